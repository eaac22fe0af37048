"""The bookmarks of one paper, to hang under its own entry in the pack."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object

from scrutiny.pdf import syntax
from scrutiny.pdf.paper_names import PaperNames
from scrutiny.pdf.paper_writer import PaperWriter
from scrutiny.pdf.prepared import Chapter


@dataclass
class _Entry:
    obj: Object
    number: int = 0
    below: list[_Entry] = field(default_factory=list)


def write_outline(pdf: pikepdf.Pdf, writer: PaperWriter, names: PaperNames) -> Chapter:
    """Write the entries below the paper's own, which the pack writes.

    A paper with one bookmark that holds all others has its title there: the entry of the paper stands for it.
    """
    chapter = writer.new_number()
    seen: set[tuple[int, int]] = set()
    entries = _entries(pdf.Root.get("/Outlines", Dictionary()), seen)
    if len(entries) == 1:
        entries = entries[0].below
    _write(entries, chapter, writer, names)
    if not entries:
        return Chapter(chapter)
    return Chapter(chapter, entries[0].number, entries[-1].number, len(entries))


def _entries(parent: Object, seen: set[tuple[int, int]]) -> list[_Entry]:
    """The entries below one, and all below them; an outline that runs in a circle is cut."""
    found = []
    obj = parent.get("/First")
    while isinstance(obj, Dictionary) and obj.objgen not in seen:
        seen.add(obj.objgen)
        found.append(_Entry(obj, below=_entries(obj, seen)))
        obj = obj.get("/Next")
    return found


def _write(entries: list[_Entry], parent: int, writer: PaperWriter, names: PaperNames) -> None:
    for entry in entries:
        entry.number = writer.new_number()
    for place, entry in enumerate(entries):
        _write(entry.below, entry.number, writer, names)
        parts = [b"/Title %s/Parent %d 0 R" % (syntax.string(str(entry.obj.get("/Title", ""))), parent)]
        if place:
            parts.append(b"/Prev %d 0 R" % entries[place - 1].number)
        if place + 1 < len(entries):
            parts.append(b"/Next %d 0 R" % entries[place + 1].number)
        if entry.below:
            first, last = entry.below[0].number, entry.below[-1].number
            parts.append(b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, -len(entry.below)))
        parts.append(_target(entry.obj, writer, names))
        writer.write(entry.number, b"<<%s>>" % b"".join(parts))


def _target(obj: Object, writer: PaperWriter, names: PaperNames) -> bytes:
    place = names.destination(obj)
    if place is not None:
        text = writer.text(place) if isinstance(place, Array) else syntax.string(str(place))
        return b"/Dest" + text
    return b""
