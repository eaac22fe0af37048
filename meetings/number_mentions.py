"""Numbers of paragraphs and agenda items that somebody typed: "see paragraph 4.2", "items 8.1 to 8.7".

Pure. Numbers of other documents are left out where the text says that they are: "paragraph 7 of Schedule 12A".
"""

from __future__ import annotations

import re

_JOIN = r"(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+or\s+|\s*&\s*|\s+to\s+|\s*[-–]\s*)"
_PARAGRAPH = r"\d{1,3}(?:\.\d{1,3})*"
_ITEM = r"\d{1,3}[A-Z]?(?:\.\d{1,3})*\b"
_PARAGRAPHS = re.compile(rf"\b[Pp]ara(?:graph)?s?\.?\s+(?P<run>{_PARAGRAPH}(?:{_JOIN}{_PARAGRAPH})*)(?!\w)")
_ITEMS = re.compile(rf"\b[Ii]tems?\s+(?:[Nn]o\.?\s*)?(?P<run>{_ITEM}(?:{_JOIN}{_ITEM})*)")
_NUMBER = re.compile(r"\d{1,3}[A-Z]?(?:\.\d{1,3})*")
_ELSEWHERE = re.compile(
    r"(?:\([a-z0-9]+\))*,?\s+(?:of|to|in|under|at|on)\s+"
    r"(?!this\b|the\s+(?:report|agenda)\b(?!\s+(?:of|for|to)\b)|page\b)\w"
)
_OF_A_LAW = re.compile(r"\b(?:Schedule|Act|Regulations|Order|Part|Guidance|Code)\b[^.;]{0,40}$")


def paragraphs_named(text: str) -> list[str]:
    """The numbers of this report's paragraphs that a text names, in order; of "3 to 5" the two that it names."""
    return _named(_PARAGRAPHS, text)


def items_named(text: str) -> list[str]:
    """The numbers of this agenda's items that a text names, in order."""
    return _named(_ITEMS, text)


def _named(pattern: re.Pattern[str], text: str) -> list[str]:
    return [
        number
        for found in pattern.finditer(text)
        if not _ELSEWHERE.match(text, found.end()) and not _OF_A_LAW.search(text[: found.start()])
        for number in _NUMBER.findall(found["run"])
    ]
