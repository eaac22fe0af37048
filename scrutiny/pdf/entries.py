"""How entries of PDF objects are read. Needs no Django."""

from __future__ import annotations

from typing import Any

from pikepdf import Array


def listed(value: Any) -> list[Any]:
    """An entry that may be missing, a thing or an array of things (ISO 32000-1, 14.7.2), always as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
