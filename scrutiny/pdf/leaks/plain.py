"""Text as it is compared: without accents, ligatures, unseen characters, case, spaces and line-end hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

# What stands between two texts that are searched as one: a letter that no needle has, so nothing is found across it.
BREAK = "ʘ"

# Soft hyphens, zero-width characters, marks of direction, and how PDFium writes a hyphen at a line's end.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]|[\x02\ufffe]\\s*"
)
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_GLUE = re.compile(r"[\W_]+")
# Letters that NFKD keeps, and Cyrillic and Greek letters that look like ours.
_TWINS = str.maketrans(
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
    if text.isascii():
        return text if "\x02" not in text else _UNSEEN.sub("", text)
    text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
    return _MARKS.sub("", text).translate(_TWINS)


def squeezed(text: str) -> str:
    """Only the letters and digits of a text, in small letters."""
    return _GLUE.sub("", plain(text).lower())


class Hay:
    """A text that is searched: as it reads, and squeezed to letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        # After `plain` every letter has one small letter, so places in `lower` are places in `text`.
        self.lower = self.text.lower()
        self.squeezed = _GLUE.sub("", self.lower)

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
