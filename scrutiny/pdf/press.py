"""What a process sets up once to lay papers out: the fonts, and the style sheets as they are parsed.

Setting up costs as much as two pages of text. Each thread has a press of its own, as Pango's font maps ask for.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock, local
from typing import NamedTuple, TypeVar

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle

from scrutiny.pdf import fonts
from scrutiny.pdf.addresses import OwnThingsOnly

# Sheets differ by the council's colour and by the kind of paper; a process that serves many forgets the oldest.
_MOST_SHEETS = 64


Result = TypeVar("Result")


class _Sheet(NamedTuple):
    css: CSS
    counters: Mapping[str, object]


class Press:
    """The fonts of one folder, and parsed style sheets by their text."""

    def __init__(self, fonts_dir: Path) -> None:
        """Raises FontsMissing."""
        font_css = fonts.font_css(fonts_dir)
        self.fonts_dir = fonts_dir
        self.font_config = fonts.own_fonts_only()
        self._fetcher = OwnThingsOnly(fonts_dir, {})
        self._fonts = self._parsed(font_css)
        self._sheets: dict[str, _Sheet] = {}

    def sheets(self, texts: Sequence[str]) -> tuple[list[CSS], CounterStyle]:
        """The style sheets of a paper, that of the fonts first, and the counter styles that they define.

        Raises RefusedAddress when a sheet asks for anything but our fonts.
        """
        found = [self._fonts, *map(self._sheet, texts)]
        counters = CounterStyle()
        for sheet in found:
            counters.update(sheet.counters)
        return [sheet.css for sheet in found], counters

    def _sheet(self, text: str) -> _Sheet:
        sheet = self._sheets.pop(text, None) or self._parsed(text)
        self._sheets[text] = sheet  # last: the one used longest ago stands first
        if len(self._sheets) > _MOST_SHEETS:
            del self._sheets[next(iter(self._sheets))]
        return sheet

    def _parsed(self, text: str) -> _Sheet:
        counters = CounterStyle()
        css = CSS(
            string=text, font_config=self.font_config, counter_style=counters, url_fetcher=self._fetcher
        )
        return _Sheet(css, counters)


_here = local()
# A press that came with a fork belongs to the parent, whose folder of fonts must stay when the child ends.
_of_the_parent: list[Press] = []


def press(fonts_dir: Path) -> Press:
    """The press of this thread, set up when it is first asked for. Raises FontsMissing."""
    found: Press | None = getattr(_here, "press", None)
    if found is None or found.fonts_dir != fonts_dir:
        found = _here.press = Press(fonts_dir)
    return found


def put_away() -> None:
    """Forget the press of this thread, and with it its folder of fonts: a process that ends by itself asks for it."""
    _here.__dict__.clear()


def _leave_to_the_parent() -> None:
    if found := getattr(_here, "press", None):
        _of_the_parent.append(found)
        put_away()


os.register_at_fork(after_in_child=_leave_to_the_parent)
# Not later: Pango's objects outlive neither the modules of Python nor each other in any order.
atexit.register(put_away)

_running = 0
_count = Lock()
# In words of 8 bytes: more than half of a piece of the stack, which Python then makes of 512 kB.
_ROOM = 40_000


def undisturbed(work: Callable[[], Result]) -> Result:
    """Do a layout without what Python does meanwhile to no avail.

    Its search for cycles of objects costs a fifth of a layout and finds nothing until the end; then one search among
    the young objects lets them go. And see `_with_room`.
    """
    global _running
    with _count:
        _running += 1
        gc.disable()
    try:
        return _with_room(work)
    finally:
        with _count:
            _running -= 1
            if not _running:
                gc.enable()
        gc.collect(0)


def _with_room(work: Callable[[], Result]) -> Result:
    """Call `work` with room on Python's stack for all that it calls.

    Python keeps its stack in pieces of 16 kB. A call that crosses the end of a piece asks the system for another one
    and gives it back when it returns; a layout, whose calls go deep, does so thousands of times, which is a tenth of
    its time. This function says that it needs a large piece itself, and the calls below it stand in the rest of that.
    """
    return work()


_with_room.__code__ = _with_room.__code__.replace(co_stacksize=_ROOM)
