"""Which paragraphs are headings: by style or outline level, else short lines in bold or capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.markup import ListKind
from scrutiny.word import style_names
from scrutiny.word.body import Para
from scrutiny.word.marking import Mark
from scrutiny.word.pieces import is_all_bold

_LONGEST = 120
_ENDS_A_SENTENCE = (".", ";", ",", "!", "?")
_LABELLED = re.compile(r"^[^:\t]{1,60}(?::\s*\S|\t+\s*\S)")


@dataclass(frozen=True)
class Heading:
    """A heading found: its level from 1, and whether Word itself says that it is one."""

    level: int
    certain: bool


def headings_of(paras: Sequence[Para], marks: dict[int, Mark]) -> dict[int, Heading]:
    """The headings by the places of their paragraphs."""
    certain = {para.place: para.level for para in paras if para.level and _is_heading(para)}
    guessed = {}
    for number, para in enumerate(paras):
        after = paras[number + 1] if number + 1 < len(paras) else None
        if para.place not in certain and _looks_like_one(para, after, marks):
            guessed[para.place] = para
    has_capitals = any(_is_capitals(para.text) for para in guessed.values())
    found, level = {}, 0
    for para in paras:
        if para.place in certain:
            level = certain[para.place]
            found[para.place] = Heading(level, certain=True)
        elif para.place in guessed:
            below = 1 if has_capitals and not _is_capitals(para.text) and not level else 0
            found[para.place] = Heading(level + 1 + below, certain=False)
    return found


def _is_heading(para: Para) -> bool:
    is_sub = para.style.name.casefold() in style_names.SUBHEADINGS
    return bool(para.text.strip()) and not is_sub and not para.border


def _looks_like_one(para: Para, after: Para | None, marks: dict[int, Mark]) -> bool:
    text = " ".join(para.text.split())
    mark = marks.get(para.place)
    if not text or len(text) > _LONGEST or text.endswith(_ENDS_A_SENTENCE) or para.border or after is None:
        return False
    if _named_otherwise(para) or _LABELLED.match(para.text.strip()) or "\n" in para.text.strip():
        return False
    stands_out = is_all_bold(para.pieces) or _is_capitals(text)
    if mark is None or mark.kept:
        return stands_out and not para.figures
    if mark.kind is not ListKind.NUMBER:
        return False
    below = marks.get(after.place)
    return below is not None and below.counts == (*mark.counts, 1) and below.run == mark.run


def _named_otherwise(para: Para) -> bool:
    return para.style.name in style_names.NO_HEADINGS or para.style.name.casefold() == style_names.CAPTION


def _is_capitals(text: str) -> bool:
    signs = [sign for sign in text if sign.isalpha()]
    return len(signs) > 3 and all(sign.isupper() for sign in signs)
