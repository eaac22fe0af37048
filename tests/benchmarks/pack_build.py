"""A pack built from nothing, and built again after an edit, in the steps of meetings.services.pack_builds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from time import perf_counter

from scrutiny.pdf.pack import Joined
from scrutiny.pdf.prepared import OWN_SLOTS
from tests.benchmarks.pack_generator import FRAME, GeneratedPack
from tests.benchmarks.pack_join import joined
from tests.benchmarks.pack_work import Ready, Work, make_ready

# Slots for each paper: a report of twelve pages takes eight or sixteen.
PLACE = 32


@dataclass
class Build:
    """A pack on its way, with its papers that are ready by their names.

    Workers prepare each paper for its place as soon as it is laid out: every paper has the same room, PLACE slots.
    """

    pack: GeneratedPack
    workers: Executor
    ready: dict[str, Ready] = field(default_factory=dict)

    def from_nothing(self) -> tuple[Joined, float]:
        """The pack, and the seconds that it took."""
        begin = perf_counter()
        self._make_ready(self.names, {})
        self._number()
        return self.join(), perf_counter() - begin

    def after_an_edit(self) -> tuple[Joined, float]:
        """The pack after its first report was edited: every other paper is ready. The pages are counted again."""
        begin = perf_counter()
        report = next(part.name for part in self.pack.parts if part.pictures)
        self._make_ready([report], {})
        self._make_ready(self._numbered, self._first_pages())
        self._number()
        return self.join(), perf_counter() - begin

    def join(self) -> Joined:
        """The pack of what is ready."""
        return joined([self.ready[name].prepared for name in self.names])

    @property
    def names(self) -> list[str]:
        return [part.name for part in self.pack.parts]

    @property
    def _numbered(self) -> list[str]:
        """The papers that say on which pages others begin."""
        return [part.name for part in self.pack.parts if part.shows_pages]

    def _number(self) -> None:
        """Lay out the papers that show page numbers until their own lengths no longer change them."""
        shown: Mapping[str, str] = {}
        while (pages := self._first_pages()) != shown:
            self._make_ready(self._numbered, pages)
            shown = pages

    def _first_pages(self) -> dict[str, str]:
        pages, page = {}, 1
        for name in self.names:
            pages[name] = str(page)
            page += self.ready[name].pages
        return pages

    def _make_ready(self, names: Collection[str], pages: Mapping[str, str]) -> None:
        """Papers laid out and prepared, as many at a time as there are workers."""
        waiting = {name: self.workers.submit(make_ready, self._work(name, pages), FRAME) for name in names}
        self.ready |= {name: future.result() for name, future in waiting.items()}
        assert all(self.ready[name].slots <= PLACE for name in names)

    def _work(self, name: str, pages: Mapping[str, str]) -> Work:
        at, part = next((at, one) for at, one in enumerate(self.pack.parts) if one.name == name)
        order = self.pack.order(part, pages)
        images = {picture.sha256: self.pack.images[picture.sha256] for picture in part.pictures}
        return Work(order.html, images, order.styles, part.title, part.name, OWN_SLOTS + at * PLACE)
