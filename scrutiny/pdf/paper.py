"""From a template of templates/papers to a finished PDF in the look of the council's papers."""

from __future__ import annotations

import gc
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from scrutiny.pdf.render import Image, Rendered, render

_COLOUR = re.compile(r"^#(?:[0-9a-fA-F]{3}){1,2}$")


@dataclass(frozen=True)
class Frame:
    """What stands around a paper on every page.

    `body` and `date` head each page, `label` stands at its foot until a part of the paper sets its own.
    `status` is the watermark of a draft, "" when it is none. `accent` is the council's colour as #rrggbb.
    """

    title: str
    body: str
    date: str
    label: str
    status: str = ""
    language: str = "en-GB"
    accent: str = "#0b3d5c"


_FIRST = Frame(title="1", body="", date="", label="")


def render_paper(
    template_name: str,
    context: Mapping[str, Any],
    *,
    frame: Frame,
    images: Mapping[str, Image] = MappingProxyType({}),
) -> Rendered:
    """Render a template that extends papers/base.html as a tagged PDF.

    The template is given the context and `frame`. Raises what `print_html` raises.
    """
    html = render_to_string(template_name, {**context, "frame": frame})
    return print_html(html, frame=frame, images=images)


def print_html(
    html: str,
    *,
    frame: Frame,
    images: Mapping[str, Image] = MappingProxyType({}),
    styles: Sequence[str] = (),
) -> Rendered:
    """Render the HTML of a whole paper as a tagged PDF in the look of papers.css.

    `styles` names further style sheets of static/css, such as "papers-in-pack.css". Raises ValueError for an
    accent that is no colour, and what `scrutiny.pdf.render.render` raises.
    """
    if not _COLOUR.match(frame.accent):
        raise ValueError(f"A paper's accent is a colour such as #0b3d5c, not {frame.accent!r}.")
    return render(
        html,
        title=frame.title,
        language=frame.language,
        fonts_dir=Path(settings.PAPER_FONTS_DIR),
        stylesheets=(*style_sheets(styles), f":root {{ --paper-accent: {frame.accent} }}"),
        images=images,
    )


def warm_up() -> None:
    """Set up this process for laying out papers, so that its first paper takes no longer than the next.

    For processes that will do nothing else for long, before they do: what is in memory now is taken to stay there.
    Raises FontsMissing.
    """
    html = render_to_string("papers/document.html", {"frame": _FIRST, "body": "<h1>1</h1>"})
    print_html(html, frame=_FIRST)
    gc.collect()
    gc.freeze()


def style_sheets(further: Sequence[str] = ()) -> tuple[str, ...]:
    """The texts of the style sheets of a paper: those of every paper, and further ones by name."""
    return tuple(_style(name) for name in ("papers-marks.css", "papers.css", *further))


@cache
def _style(name: str) -> str:
    found = finders.find(f"css/{name}")
    if not found:
        raise FileNotFoundError(f"static/css/{name} is missing.")
    return Path(found).read_text(encoding="utf-8")
