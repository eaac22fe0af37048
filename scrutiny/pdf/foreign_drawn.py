"""Form fields and comments of a page, drawn as they are seen. Needs no Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Annotation, Dictionary, Name, Object, Stream

_HIDDEN, _NO_VIEW = 2, 32
# Links are moved and not drawn; a popup is the window of a comment, which nobody sees on paper.
_NOT_DRAWN = ("/Link", "/Popup")


@dataclass(frozen=True)
class Drawn:
    """What an annotation looked like: `draws` paints it in the page's own space, with `look` under `name`."""

    obj: Object
    name: str
    look: Stream
    draws: bytes
    is_field: bool


def drawn(page: Object, is_off: Callable[[Object], bool]) -> Iterator[Drawn]:
    """The seen annotations of a page that are no links; `is_off` tells those in layers that are not shown."""
    taken = set(page.Resources.get("/XObject", Dictionary()).keys())
    turn = int(float(page.get("/Rotate", 0)))
    for annotation in annotations_of(page):
        if annotation.get("/Subtype") in _NOT_DRAWN or is_off(annotation):
            continue
        seen = Annotation(annotation)
        look = seen.get_appearance_stream(Name.N)
        if not isinstance(look, Stream):
            continue
        name = _free(taken)
        draws = seen.get_page_content_for_appearance(Name(name), turn, 0, _HIDDEN | _NO_VIEW)
        if draws:
            yield Drawn(annotation, name, look, draws, annotation.get("/Subtype") == "/Widget")


def annotations_of(page: Object) -> list[Object]:
    """The annotations of a page that are any."""
    held = page.get("/Annots")
    return [one for one in held if isinstance(one, Dictionary)] if isinstance(held, pikepdf.Array) else []


def _free(taken: set[str]) -> str:
    count = 0
    while f"/Seen{count}" in taken:
        count += 1
    taken.add(f"/Seen{count}")
    return f"/Seen{count}"
