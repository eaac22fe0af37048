"""XML as text, for the files that are written."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from scrutiny.word.names import NAMESPACES

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_USED = ("w", "r", "a", "wp", "pic")
DECLARED = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in _USED)


def words(text: str) -> str:
    """Words as the content of an element."""
    return escape(_NOT_IN_XML.sub(" ", text))


def quoted(text: str) -> str:
    """Words as the value of an attribute, with its quotation marks."""
    return quoteattr(_NOT_IN_XML.sub(" ", text))


def tag(element: str, value: str | int | None = None, /, inside: str = "", **attributes: str | int) -> str:
    """An element of Word's: `tag("jc", "left")` is <w:jc w:val="left"/>."""
    said = {} if value is None else {"val": value}
    written = "".join(f" w:{key}={quoted(str(one))}" for key, one in {**said, **attributes}.items())
    return f"<w:{element}{written}>{inside}</w:{element}>" if inside else f"<w:{element}{written}/>"
