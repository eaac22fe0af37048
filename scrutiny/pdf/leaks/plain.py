"""Text as it is compared: without accents, ligatures, unseen characters, case, spaces and line-end hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from itertools import accumulate

# What stands between two texts that are searched as one: a letter that no needle has, so nothing is found across it.
BREAK = "ʘ"

# How PDFium writes a hyphen at a line's end.
_LINE_END = re.compile("[\x02\ufffe]\\s*")
# Soft hyphens, zero-width characters, marks of direction, and accents once they stand apart from their letters.
_UNSEEN = (
    *(
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ),
    *(*range(0xFE00, 0xFE10), *range(0x300, 0x370), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00)),
    *(*range(0x20D0, 0x2100), *range(0xFE20, 0xFE30)),
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Letters that NFKD keeps, and Cyrillic and Greek letters that look like ours.
_PLAIN: dict[int, str | None] = dict.fromkeys(_UNSEEN) | str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        **dict(zip("‘’‛ʼ′`“”„″‐‑‒–—−", "''''''\"\"\"\"------", strict=True)),
        **dict(zip("асеіјорѕхуАВСЕНІЈКМОРЅТХУ", "aceijopsxyABCEHIJKMOPSTXY", strict=True)),
        **dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True)),
    }
)


def plain(text: str) -> str:
    """The text in plain letters, its case and spaces kept."""
    if text.isascii() and "\x02" not in text:
        return text
    return unicodedata.normalize("NFKD", _LINE_END.sub("", text)).translate(_PLAIN)


def squeezed(text: str) -> str:
    """Only the letters and digits of a text, in small letters."""
    return "".join(_WORD.findall(plain(text).lower()))


class Hay:
    """A text that is searched: as it reads, and squeezed to letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        # After `plain` every letter has one small letter, so places in `lower` are places in `text`.
        self.lower = self.text.lower()
        words = _WORD.findall(self.lower)
        self.squeezed = "".join(words)
        # Where words and numbers begin in it: no needle is looked for anywhere else.
        self.starts = tuple(accumulate(map(len, words), initial=0))[:-1]

    @cached_property
    def places(self) -> list[int]:
        """Where in the text each squeezed character stands."""
        return [place for place, sign in enumerate(self.lower) if sign.isalnum()]

    def words(self, start: int, end: int) -> str:
        """The words of the text behind a stretch of the squeezed characters."""
        return " ".join(self.text[self.places[start] : self.places[end - 1] + 1].replace("\0", "").split())

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a stretch of the squeezed characters is not a part of a longer word or number."""
        return self._parted(start) and self._parted(end)

    def _parted(self, place: int) -> bool:
        if place in (0, len(self.squeezed)):
            return True
        before, after = self.squeezed[place - 1], self.squeezed[place]
        return self.places[place] - self.places[place - 1] > 1 or before.isdigit() != after.isdigit()
