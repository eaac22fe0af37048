"""What only the exempt papers of a meeting say, so that it can be searched for in what everybody will read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from scrutiny.pdf.leaks.figures import figures
from scrutiny.pdf.leaks.names import codes, names
from scrutiny.pdf.leaks.pictures import PictureMark, mark_of
from scrutiny.pdf.leaks.plain import BREAK, Hay, plain

WORDS_IN_A_PHRASE = 5
_SHORTEST_PHRASE = 14
_WORD = re.compile(r"[^\W_]+(?:['-]\s?[^\W_]+)*")
_GLUE = re.compile(r"[\W_]+")
# A phrase of nothing else says nothing.
_SMALL_WORDS = """
a an the this that these those of in on at to for from by with without as and or but not no nor is
are was were be been being has have had do does did will would shall should may might can could must
it its they them their he him his she her we us our you your i me my who whom which what when where
there here if then than so such any all some each other into over under about up out only also more
most very
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# How many of its first characters a needle is looked up by: the longest that it has.
_KEYS = (12, 6, 3)


@dataclass(frozen=True)
class Needles:
    """What is searched for, in the form of `plain.squeezed`: `phrases` of five words wherever they stand, `names`
    where they stand alone, `figures` as figures.figures writes them, and `pictures`."""

    phrases: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)
    figures: frozenset[str] = field(default=frozenset(), repr=False)
    pictures: frozenset[PictureMark] = field(default=frozenset(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.phrases or self.names or self.figures or self.pictures)

    def found_in(self, text: str, *, with_figures: bool = True) -> tuple[str, ...]:
        """The words of a text that are needles, each once, in order; phrases that overlap are one."""
        if not text or not self:
            return ()
        hay = Hay(text)
        found = [hay.words(start, end) for start, end in _joined(self._spans(hay))]
        if with_figures and self.figures:
            found += sorted(self.figures & figures(text))
        return tuple(dict.fromkeys(found))

    def without(self, words: Iterable[str]) -> Needles:
        """The needles that none of these texts has: what was accepted as open, or what is public anyway."""
        text = f"\n{BREAK}\n".join(words)
        hay = Hay(text)
        gone = {hay.squeezed[start:end] for start, end in self._spans(hay)}
        return replace(
            self,
            phrases=self.phrases - gone,
            names=self.names - gone,
            figures=self.figures - figures(text.replace(BREAK, "\n")),
        )

    def with_pictures(self, exempt: Iterable[bytes], public: Iterable[bytes] = ()) -> Needles:
        """Also search for pictures that only exempt papers show (the bytes of picture files)."""
        shown = {mark for data in public if (mark := mark_of(data))}
        kept = {mark for data in exempt if (mark := mark_of(data))}
        return replace(
            self, pictures=self.pictures | {mark for mark in kept if not any(map(mark.is_like, shown))}
        )

    def _spans(self, hay: Hay) -> list[tuple[int, int]]:
        """Where needles stand in the squeezed text."""
        found = []
        text = hay.squeezed
        for size, table in self._tables.items():
            places = [place for place in hay.starts if text[place : place + size] in table]
            for place in places:
                for needle in table[text[place : place + size]]:
                    if not text.startswith(needle, place):
                        continue
                    end = place + len(needle)
                    if needle in self.phrases or hay.stands_alone(place, end):
                        found.append((place, end))
        return found

    @cached_property
    def _tables(self) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
        tables: dict[int, dict[str, list[str]]] = {}
        for needle in self.phrases | self.names:
            size = next(size for size in _KEYS if len(needle) >= size)
            tables.setdefault(size, defaultdict(list))[needle[:size]].append(needle)
        return {
            size: {key: tuple(sorted(found)) for key, found in table.items()}
            for size, table in tables.items()
        }


def needles(exempt_text: Iterable[str], public_text: Iterable[str] = ()) -> Needles:
    """What the exempt texts say and the public ones do not.

    Each text stands alone: no phrase is made across two. The public ones are all that the public file may rightly say:
    public reports, titles, and the system's own headings and legal phrases.
    """
    texts = [plain(text) for text in exempt_text]
    phrases: set[str] = set()
    for text in texts:
        phrases |= _phrases(text)
    together = "\n\n".join(texts)
    named = {one for text in texts for one in codes(text)} | names(together)
    found = Needles(
        phrases=frozenset(phrases),
        names=frozenset(one for one in named if len(one) >= _KEYS[-1]),
        figures=frozenset(figures(together)),
    )
    return found.without(public_text)


def _phrases(text: str) -> set[str]:
    """Every five words of a text that stand together and say something, squeezed."""
    words = [_GLUE.sub("", word) for word in _WORD.findall(text.lower())]
    says = [word not in _SMALL and len(word) > 2 for word in words]
    found = set()
    for start in range(len(words) - WORDS_IN_A_PHRASE + 1):
        if not any(says[start : start + WORDS_IN_A_PHRASE]):
            continue
        phrase = "".join(words[start : start + WORDS_IN_A_PHRASE])
        if len(phrase) >= _SHORTEST_PHRASE and not phrase.isdigit():
            found.add(phrase)
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
