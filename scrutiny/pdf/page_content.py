"""What a page has from the nodes above it, and the states that its content leaves open. Needs no Django."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Object

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST = 100


def write_out_inherited(page: Object) -> None:
    """Put what a page has from the nodes above it on the page itself."""
    for key in _INHERITED:
        _write_out(page, key)


def _write_out(page: Object, key: str) -> None:
    node, depth = page, 0
    while key not in node and isinstance(node.get("/Parent"), Dictionary) and depth < _DEEPEST:
        node, depth = node.Parent, depth + 1
    if node is not page and key in node:
        page[key] = node[key]


def unbalanced(page: Object) -> tuple[int, int]:
    """How often a page restores a state that it never saved, and how many it leaves saved."""
    depth = lowest = 0
    if "/Contents" in page:
        for instruction in pikepdf.parse_content_stream(pikepdf.Page(page), "q Q"):
            depth += {"q": 1, "Q": -1}.get(str(instruction.operator), 0)
            lowest = min(lowest, depth)
    return -lowest, depth - lowest
