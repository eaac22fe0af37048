"""What the cross-references, quotations and pictures of a text stand for in one paper: given to `render_blocks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny.markup.blocks import ListBlock, Reference, Span


@dataclass(frozen=True)
class Referred:
    """What a cross-reference prints just now, and where it leads ("" for nowhere on this page)."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Quoted:
    """The label and the words of a recommendation that is quoted: "Recommendation A"."""

    label: str
    spans: tuple[Span, ...]
    lists: tuple[ListBlock, ...] = ()


@dataclass(frozen=True)
class PictureFacts:
    """Where the page or the PDF finds a picture, its size in pixels, and its number among the figures."""

    src: str
    width: int
    height: int
    label: str


@dataclass(frozen=True)
class Anchors:
    """What the cross-references, quotations and figures of a text stand for in one paper."""

    referred: Mapping[Reference, Referred] = field(default_factory=dict)
    quoted: Mapping[str, Quoted] = field(default_factory=dict)
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)


NOWHERE = Anchors()
