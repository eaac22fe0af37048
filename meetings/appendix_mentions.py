"""What a text says of appendices: which it names, and whether what it calls one fits the title in the list.

Pure. It flags and never corrects, and says nothing where a text does not plainly name what is attached: a false alarm
costs more trust than a slip that somebody else finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_MARK = r"(?:[A-Z]|\d{1,2})\b"
_JOIN = r"(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s*&\s*|\s+to\s+|\s*[-–]\s*)"
_NAMED = re.compile(rf"\b[Aa]ppendi(?:x|ces)\s+(?P<marks>{_MARK}(?:{_JOIN}{_MARK})*)")
_EACH = re.compile(rf"(?P<join>{_JOIN})?(?P<mark>{_MARK})")
# "Appendix 2 of the strategic assessment" is in another document.
_ELSEWHERE = re.compile(r"\s+(?:of|to|in)\s+(?!(?:this|the)\s+report\b)[a-z]")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_POINTS_BACK = re.compile(r"^(?:This|It|These|They|Both|Which)\b")
_AS_APPENDIX = re.compile(
    r"\b(?:attached|enclosed|appended|annexed|included|provided|presented)\b[^.]*?\bas\s+(?:an?\s+)?[Aa]ppendi"
)
_SAYS_WHAT_IT_IS = re.compile(
    rf"\b[Aa]ppendi(?:x|ces)\s+{_MARK}(?:{_JOIN}{_MARK})*\s*"
    r"(?:[(:–-]\s*\w|(?:is|are|shows?|sets?\s+out|contains?|gives?|lists?|summarises?)\b)"
)
_WORD = re.compile(r"[A-Za-z0-9]+")
_COMMON = frozenset(
    _WORD.findall("""
    a about after all also an and are as at be been below by can copy detail details document draft each enclosed for
    from full further given gives has have here how in included information into is it its list lists more new not of
    on or our out paper presented provided report reports see set sets shown shows some such summarises than that the
    their them there these they this those to under was were what when where which who will with within appendix
    appendices appended annexed attached committee council member members contains
    """)
)
_ENOUGH = 0.75  # of the words of a title stand in a text that speaks of it


def appendices_named(text: str) -> list[str]:
    """The marks of the appendices that a text speaks of, in order: "Appendices B and C" gives B and C, "A to C" all."""
    return [
        mark for named in _NAMED.finditer(text) if _is_own(text, named) for mark in _marks(named["marks"])
    ]


def mentions(text: str, *, mark: str, title: str, is_lone: bool) -> bool:
    """Whether a text speaks of an appendix: by its mark, by its title, or as "the appendix" when there is one only."""
    if mark in appendices_named(text):
        return True
    words = _telling(title)
    spoken = words & _telling(text)
    by_title = len(words) > 1 and len(spoken) >= _ENOUGH * len(words)
    return by_title or (is_lone and re.search(r"\b[Aa]ppendi(?:x|ces)\b", text) is not None)


def calls_it_otherwise(text: str, *, mark: str, title: str) -> bool:
    """Whether a text says what an appendix is and no telling word of its title stands in the whole of the text."""
    if not _telling(title) or _telling(title) & _telling(text):
        return False
    return any(len(claim) > 1 for claim in _claims(text, mark))


def _claims(text: str, mark: str) -> Iterator[set[str]]:
    """The telling words of each sentence that says what the appendix is, and of the one that it points back to."""
    for before, sentence in pairwise(["", *_SENTENCE.split(text)]):
        names_it = mark in appendices_named(sentence)
        if names_it and (_AS_APPENDIX.search(sentence) or _SAYS_WHAT_IT_IS.search(sentence)):
            yield _telling(f"{before} {sentence}" if _POINTS_BACK.match(sentence) else sentence)


def _is_own(text: str, named: re.Match[str]) -> bool:
    return _ELSEWHERE.match(text, named.end()) is None


def _marks(run: str) -> Iterator[str]:
    last = ""
    for found in _EACH.finditer(run):
        mark = found["mark"]
        if (found["join"] or "").strip() in ("to", "-", "–"):
            yield from _between(last, mark)
        yield mark
        last = mark


def _between(first: str, last: str) -> list[str]:
    """What stands between two marks of one kind: B between A and C."""
    if first.isdecimal() and last.isdecimal():
        return [str(number) for number in range(int(first) + 1, int(last))]
    if first.isalpha() and last.isalpha():
        return [chr(place) for place in range(ord(first) + 1, ord(last))]
    return []


def _telling(text: str) -> set[str]:
    """The words of a text that say something, without their endings."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {word.rstrip("s")[:7] for word in words if word not in _COMMON and len(word) > 1}
