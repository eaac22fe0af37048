"""Which paragraph is the caption of which table or picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny.word import style_names
from scrutiny.word.body import Grid, Item, Para
from scrutiny.word.grids import is_empty

_CAPTION = re.compile(r"^\s*(?:Table|Tabl|Figure|Fig\.?|Ffigur|Chart|Map|Picture|Graph)\s*(?:\d|[A-Z]\b)")
_TABLE = re.compile(r"^\s*(?:Table|Tabl)\b", re.IGNORECASE)
_LONGEST = 250


def is_blank(item: Item) -> bool:
    """Whether nothing stands in it."""
    return isinstance(item, Para) and is_empty([item])


def captions_of(items: Sequence[Item]) -> dict[int, Para]:
    """The caption of a table or of a paragraph with a picture, by `id()` of what it is the caption of."""
    present = [item for item in items if not is_blank(item)]
    found: dict[int, Para] = {}
    for number, item in enumerate(present):
        if not isinstance(item, Para) or not _is_caption(item):
            continue
        before = present[number - 1] if number else None
        after = present[number + 1] if number + 1 < len(present) else None
        owner = _owner(item, before, after)
        if owner is not None and id(owner) not in found:
            found[id(owner)] = item
    return found


def _is_caption(para: Para) -> bool:
    is_styled = para.style.name.casefold() == style_names.CAPTION
    return (is_styled or bool(_CAPTION.match(para.text))) and len(para.text) <= _LONGEST and not para.figures


def _owner(caption: Para, before: Item | None, after: Item | None) -> Item | None:
    """A table's caption stands above it, a picture's below, unless that place has none."""
    is_of_table = bool(_TABLE.match(caption.text))
    order = (after, before) if is_of_table or isinstance(after, Grid) else (before, after)
    return next((one for one in order if one is not None and _has_caption(one, is_of_table)), None)


def _has_caption(item: Item, is_of_table: bool) -> bool:
    if isinstance(item, Grid):
        return True
    return bool(item.figures) and not is_of_table
