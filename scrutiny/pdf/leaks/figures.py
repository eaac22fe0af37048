"""Figures of a text in one form each: money, numbers, percentages and dates, however they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from scrutiny.pdf.leaks.names import TELEPHONE
from scrutiny.pdf.leaks.plain import plain

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
_IN_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMBER = re.compile(
    r"(?P<pound>[£€$]\s?)?(?<![\d.,/])(?P<digits>\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?P<part>\.\d+)?(?![\d/]|\.\d)"
    r"(?:\s?(?P<scale>million|billion|thousand|m|bn|k)\b)?(?P<percent>\s?(?:%|per\s?cent\b))?"
)
_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
}
# When the file itself was made is no figure of what it says.
_TIMES = re.compile(r"\bD:\d{8,14}|\b\d{4}-\d\d-\d\dT[\d:.]+")


def figures(text: str) -> set[str]:
    """Dates as 2026-03-12, money and numbers as digits, percentages with a sign.

    Numbers count from four digits (years do not), money always, percentages when they have decimals; decimals below
    a hundred without a sign look like numbers of paragraphs and times of day, and do not count.
    """
    text = TELEPHONE.sub(" ", _TIMES.sub(" ", plain(text))).lower()
    found = set()
    for pattern, order in _DATES:
        found |= {day for match in pattern.finditer(text) if (day := _day(match, order))}
        text = pattern.sub(" ", text)
    return found | set(_numbers(text))


_DATES = (
    (_DAY_FIRST, (3, 2, 1)),
    (_MONTH_FIRST, (3, 1, 2)),
    (_YEAR_FIRST, (1, 2, 3)),
    (_IN_DIGITS, (4, 3, 1)),
)


def _day(match: re.Match[str], order: tuple[int, int, int]) -> str:
    year, month, day = (match[group] for group in order)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)).isoformat()
    except ValueError:
        return ""


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[, ]", "", match["digits"])
        value = Decimal(digits + (match["part"] or "")).scaleb(_SCALES.get(match["scale"] or "", 0))
        written = f"{value.normalize():f}"
        if match["percent"]:
            if match["part"]:
                yield f"{written}%"
        elif value >= 1000:
            if not _is_year(match, digits):
                yield written
        elif match["pound"]:
            yield f"£{written}"
        elif match["part"] and (value >= 100 or len(match["part"]) > 3):
            yield written


def _is_year(match: re.Match[str], digits: str) -> bool:
    bare = not (match["pound"] or match["part"] or match["scale"] or "," in match["digits"])
    return bare and len(digits) == 4 and digits[:2] in ("19", "20")
