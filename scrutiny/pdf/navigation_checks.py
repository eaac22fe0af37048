"""Whether one finds one's way in a PDF: its pages, bookmarks and destinations hang together. Validators do not ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from django.utils.translation import gettext
from pikepdf import Array, Dictionary, Object

_Key = tuple[int, int]


def navigation_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with page tree, bookmarks and destinations, in sentences."""
    pages = {page.obj.objgen for page in pdf.pages}
    if _leaves(pdf.Root.Pages) != len(pages):
        yield gettext("The tree of pages does not agree with the pages.")
    names = list(_named_places(pdf))
    if any(before[0] >= after[0] for before, after in pairwise(names)):
        yield gettext("The destinations are not in order: some programs will not find all of them.")
    if any(not _is_there(place, pages) for _name, place in names):
        yield gettext("A destination is not on a page of the file.")
    known = {name for name, _place in names}
    outline = pdf.Root.get("/Outlines", Dictionary())
    if not _hangs_together(outline):
        yield gettext("The bookmarks do not hang together.")
    if any(_leads_nowhere(entry, pages, known) for entry in _entries(outline)):
        yield gettext("A bookmark leads to a place that is not there.")


def _leaves(node: Object) -> int:
    """How many pages a node has; -1 when it, or one below it, says something else or names another parent."""
    count = 0
    for kid in node.Kids:
        if kid.get("/Parent", Dictionary()).objgen != node.objgen:
            return -1
        below = _leaves(kid) if "/Kids" in kid else 1
        if below < 0:
            return -1
        count += below
    return count if count == int(node.get("/Count", -1)) else -1


def _named_places(pdf: pikepdf.Pdf) -> Iterator[tuple[bytes, Object]]:
    """Every named destination, in the order in which the file has them."""
    waiting = [pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())]
    while waiting:
        node = waiting.pop()
        held = node.get("/Names", Array())
        for place in range(0, len(held) - 1, 2):
            yield bytes(held[place]), held[place + 1]
        waiting += reversed(list(node.get("/Kids", Array())))


def _is_there(place: Object, pages: set[_Key]) -> bool:
    if isinstance(place, Dictionary):
        return _is_there(place.get("/D", Array()), pages)
    return (
        isinstance(place, Array)
        and len(place) > 0
        and isinstance(place[0], Dictionary)
        and place[0].objgen in pages
    )


def _entries(parent: Object) -> Iterator[Object]:
    """Every bookmark below one, in reading order; a circle is walked once."""
    seen = set()
    waiting = [parent.get("/First")]
    while waiting:
        entry = waiting.pop()
        if entry is None or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        waiting += [entry.get("/Next"), entry.get("/First")]


def _hangs_together(outline: Object) -> bool:
    """Whether each bookmark names its parent and the one before it, and each parent its last."""
    for parent in (outline, *_entries(outline)):
        before, entry = None, parent.get("/First")
        while entry is not None:
            if _key(entry.get("/Parent")) != parent.objgen or _key(entry.get("/Prev")) != before:
                return False
            before, entry = entry.objgen, entry.get("/Next")
        if _key(parent.get("/Last")) != before:
            return False
    return True


def _key(obj: Object | None) -> _Key | None:
    return obj.objgen if obj is not None else None


def _leads_nowhere(entry: Object, pages: set[_Key], known: set[bytes]) -> bool:
    action = entry.get("/A", Dictionary())
    place = action.get("/D") if action.get("/S") == "/GoTo" else entry.get("/Dest")
    if isinstance(place, pikepdf.String):
        return bytes(place) not in known
    return isinstance(place, Array) and not _is_there(place, pages)
