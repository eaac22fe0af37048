"""A pack built from nothing, and built again after an edit, in the steps of meetings.services.pack_builds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from time import perf_counter

from scrutiny.paper_parts import HtmlPart
from scrutiny.pdf.join import prepare
from scrutiny.pdf.pack import Joined, Paper
from tests.benchmarks.pack_generator import FRAME, GeneratedPack
from tests.benchmarks.pack_join import joined
from tests.benchmarks.pack_work import LaidOut, lay_out


@dataclass
class Build:
    """A pack on its way: what its papers look like, and their prepared forms as they are kept, by name."""

    pack: GeneratedPack
    workers: Executor
    rendered: dict[str, LaidOut] = field(default_factory=dict)
    prepared: dict[str, bytes] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    joined: Joined | None = None

    def run(self) -> None:
        """Everything, with the time that each step took."""
        begin = perf_counter()
        self._layout_of_all()
        laid_out = perf_counter()
        self.prepare(self.names)
        ready = perf_counter()
        self.join()
        done = perf_counter()
        self.seconds = {"layout": laid_out - begin, "prepare": ready - laid_out, "join": done - ready, "all": done - begin}

    @property
    def names(self) -> list[str]:
        return [part.name for part in self.pack.parts]

    @property
    def showing(self) -> list[str]:
        """The papers that say on which pages others begin."""
        return [part.name for part in self.pack.parts if part.shows_pages]

    def _layout_of_all(self) -> None:
        showing = self.showing
        orders = self.pack.orders({})
        self.lay_out({name: orders[name] for name in self.names if name not in showing})
        self.number()

    def number(self) -> None:
        """Lay out the papers that show page numbers until their own lengths no longer change them."""
        lengths = dict.fromkeys(self.showing, 1) | {name: one.pages for name, one in self.rendered.items()}
        while True:
            orders = self.pack.orders(self._first_pages(lengths))
            self.lay_out({name: orders[name] for name in self.showing})
            found = {name: self.rendered[name].pages for name in self.names}
            if found == lengths:
                return
            lengths = found

    def _first_pages(self, lengths: Mapping[str, int]) -> dict[str, str]:
        pages, page = {}, 1
        for name in self.names:
            pages[name] = str(page)
            page += lengths[name]
        return pages

    def lay_out(self, orders: Mapping[str, HtmlPart]) -> None:
        """Lay out papers, as many at a time as there are workers."""
        waiting = {name: self.workers.submit(lay_out, *self._work(name, order)) for name, order in orders.items()}
        self.rendered.update({name: future.result() for name, future in waiting.items()})

    def _work(self, name: str, order: HtmlPart) -> tuple[object, ...]:
        part = next(part for part in self.pack.parts if part.name == name)
        images = {picture.sha256: self.pack.images[picture.sha256] for picture in part.pictures}
        return order.html, FRAME, images, order.styles

    def prepare(self, names: Iterable[str]) -> None:
        """Write the papers of those names in the form in which they are joined."""
        wanted, slot = set(names), 1
        for part in self.pack.parts:
            if part.name in wanted:
                paper = Paper(self.rendered[part.name].pdf, part.title, part.name)
                self.prepared[part.name] = prepare(paper, slot=slot).to_bytes()
            slot += 1

    def join(self) -> None:
        self.joined = joined([self.prepared[name] for name in self.names])


def edited(build: Build) -> tuple[Joined, float]:
    """A pack built again after one report was edited; every other paper is ready."""
    begin = perf_counter()
    name = next(part.name for part in build.pack.parts if part.pictures)
    build.lay_out({name: build.pack.orders({})[name]})
    build.number()
    build.prepare([name, *build.showing])
    build.join()
    assert build.joined
    return build.joined, perf_counter() - begin
