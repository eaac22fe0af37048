"""The facts of a report's header and contacts, from labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meetings.house_style_sheet import HouseStyleSheet
from meetings.word.heading_names import fact_key, is_contacts_heading
from scrutiny.word import HeaderLine

_DATE = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}$|^\d{1,2}/\d{1,2}/\d{2,4}$")
_BODY = re.compile(r"\b(?:committee|board|panel|commission|cabinet|council|pwyllgor)\b", re.IGNORECASE)
# A header has a dozen lines; what goes on for hundreds is no header, and is only named.
_MOST_LEFT = 200
_NOTHING = frozenset({"n/a", "none", "not applicable", "-", "–"})
# What is said of these stands in the records of the meeting, and is never written from a file.
FROM_RECORDS = frozenset({"committee", "date", "agenda_item", "committee_and_date", "exempt"})


def may_be_title(line: HeaderLine, sheet: HouseStyleSheet) -> bool:
    """Whether a line is no fact, no date and no name of a committee."""
    if line.label:
        return not fact_key(line.label, sheet) and not is_contacts_heading(line.label, sheet)
    return bool(line.words) and not _DATE.match(line.words) and not _BODY.search(line.words)


class Facts:
    """The facts found so far; the first to say something of a fact is right."""

    def __init__(self, sheet: HouseStyleSheet) -> None:
        self.sheet = sheet
        self.found: dict[str, str] = {}
        self.left: list[str] = []
        self._waiting = ""

    def take(self, lines: Iterable[HeaderLine], *, title: str) -> None:
        """Take labelled lines, and those without a label that can only be one thing; the others are left."""
        for line in lines:
            if title in (f"{line.label}: {line.words}", line.words):
                continue
            if len(self.left) > _MOST_LEFT:
                self.left.append(": ".join(filter(None, (line.label, line.words))))
            elif not line.label:
                self._unlabelled(line.words, title)
            elif not self.labelled(line):
                self.left.append(f"{line.label}: {line.words}")

    def labelled(self, line: HeaderLine) -> bool:
        """Take a line by its label; False when the label means nothing here."""
        key = fact_key(line.label, self.sheet)
        if not line.words and (key or is_contacts_heading(line.label, self.sheet)):
            self._waiting = key or "author"
            return True
        self._waiting = ""
        if not key:
            return False
        return self._keep(key, line.words)

    def _unlabelled(self, words: str, title: str) -> None:
        waiting, self._waiting = self._waiting, ""
        if words == title:
            return
        if waiting and self._keep(waiting, words):
            return
        if _DATE.match(words) and self._keep("date", words):
            return
        if "committee" not in self.found and _BODY.search(words) and len(words) < 150:
            self.found["committee"] = words
        elif words:
            self.left.append(words)

    def _keep(self, key: str, words: str) -> bool:
        kept = "" if words.strip().casefold() in _NOTHING else words
        if self.found.setdefault(key, kept) != kept and kept:
            if self.found[key]:
                return False
            self.found[key] = kept
        return True
