"""Reads the prose of the demonstration: reports and minutes as text files, in the product's own markup.

A file has lines "name: value", then parts that begin with "=== name (note)". In a report a part is a section by its
key, and the note says who reviewed it. In minutes a part is an entry by the title of its item, the note is what stands
in the action column, and clauses stand as bullets under a line "Resolved:". A bullet "(as usual)" is the standing
clause, and one that begins with "[R1]" becomes a recommendation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from meetings.demo.days import Words

FOLDER = Path(__file__).parent / "texts"
_PART = re.compile(r"^=== (?P<name>.+?)(?: \((?P<note>[^()]*)\))?$", re.MULTILINE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
_KEYED = re.compile(r"^\[(?P<key>R\d+)\] ")
AS_USUAL = "(as usual)"


@dataclass(frozen=True)
class Part:
    """One part of a file: its name, the note beside the name, and its text."""

    name: str
    note: str
    text: str


@dataclass(frozen=True)
class TextFile:
    """A file: its head of names and values, and its parts in order."""

    head: dict[str, str]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class WrittenClause:
    """A clause of a minute; `key` names the recommendation that is made of it."""

    text: str
    key: str = ""

    @property
    def is_as_usual(self) -> bool:
        return self.text == AS_USUAL


def read(name: str, words: Words) -> TextFile:
    """A file of texts/ with the days of the borough filled in. Raises KeyError for an unknown $name."""
    text = filled((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), words)
    head, *_rest = _PART.split(text, maxsplit=1)
    return TextFile(_head(head), tuple(_parts(text)))


def filled(text: str, words: Words) -> str:
    """A text with its $names filled in. Raises KeyError for an unknown one."""
    return Template(text).substitute(words)


def rows(text: str) -> list[list[str]]:
    """The bullets of a part whose columns are parted by a bar."""
    return [[cell.strip() for cell in bullet.split("|")] for bullet in bullets(text)]


def bullets(text: str) -> list[str]:
    """The bullets of a part, each with the lines under it."""
    return [bullet.strip() for bullet in _BULLET.split(text)[1:]]


def clauses(part: Part) -> tuple[str, list[WrittenClause]]:
    """The narrative of an entry and its clauses."""
    narrative, _line, decided = f"\n{part.text}\n".partition("\nResolved:\n")
    return narrative.strip(), [_clause(bullet) for bullet in bullets(decided)]


def _clause(bullet: str) -> WrittenClause:
    words = " ".join(bullet.split())
    found = _KEYED.match(words)
    return WrittenClause(words[found.end() :], found["key"]) if found else WrittenClause(words)


def _head(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def _parts(text: str) -> Iterator[Part]:
    found = list(_PART.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        yield Part(match["name"], match["note"] or "", text[match.end() : end].strip())
