"""Measures how fast and how small packs are, in one run: `.venv/bin/python -m tests.benchmarks.packs`.

`--sizes 97` takes one size of the three; `--only cold join` takes a part of the work: see WORK. Everything is measured
on the same generated packs; docs/performance.md says what each figure means.
"""

from __future__ import annotations

import argparse
import os
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

# Nothing here opens a database; the settings ask for an address.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DATABASE_URL", "postgresql:///none")
os.environ.setdefault("REDIS_URL", "redis://localhost")

import django
import pikepdf

django.setup()

from tests.benchmarks import pack_work  # noqa: E402  # needs Django's applications
from tests.benchmarks.pack_build import Build  # noqa: E402
from tests.benchmarks.pack_generator import FRAME, REPORTS, GeneratedPack, generated  # noqa: E402
from tests.benchmarks.pack_join import NAME  # noqa: E402
from tests.pdf_ua import failed_rules  # noqa: E402

WORK = ("whole", "chromium", "join", "edit", "memory", "verapdf")
_WHOLE_AND_CHROMIUM = (
    97,
    317,
)  # one piece of 1,016 pages takes minutes and 1.5 GB, and no figure asks for it
_TIMES = 9


def measured(size: int, wanted: set[str], folder: Path, figures: dict[str, float]) -> Path:
    """Build the pack of a size and measure what is wanted of it; the files that are to be validated."""
    pack = generated(size)
    with pack_work.processes(2, pack_work.start_worker) as pool:
        build = Build(pack, pool)
        pack_file, seconds = build.from_nothing()
        figures[f"cold_{size}"], figures[f"bytes_{size}"] = seconds, len(pack_file.pdf)
        print(f"\nabout {size} pages: {pack_file.pages} pages, {len(pack_file.pdf):,} bytes")
        _say("cold build, 2 processes", seconds, pack_file.pages)
        if "edit" in wanted:
            figures[f"edit_{size}"] = median(build.after_an_edit()[1] for _ in range(3))
            _say("one report edited", figures[f"edit_{size}"], pack_file.pages)
    if "join" in wanted:
        _join(build, size, figures)
    if "memory" in wanted:
        _memory(build, size, folder, figures)
    if size in _WHOLE_AND_CHROMIUM:
        _others(pack, size, wanted, folder, figures)
    path = folder / f"joined-{size}.pdf"
    path.write_bytes(pack_file.pdf)
    return path


def _say(what: str, seconds: float, pages: int, remark: str = "") -> None:
    print(f"{what:26}{seconds:9.3f} s {seconds / pages * 1000:9.3f} ms a page  {remark}")


def _join(build: Build, size: int, figures: dict[str, float]) -> None:
    """The tagged join beside pikepdf's page-only join of the same files, in turns."""
    files = [build.ready[name].pdf for name in build.names]
    ours, plain = [], []
    for _ in range(_TIMES):
        begin = perf_counter()
        pages = build.join().pages
        middle = perf_counter()
        _plain_join(files)
        ours.append(middle - begin)
        plain.append(perf_counter() - middle)
    figures[f"join_{size}"], figures[f"plain_{size}"] = median(ours), median(plain)
    _say("tagged join, stamps and all", median(ours), pages)
    _say("plain join", median(plain), pages, "pikepdf, pages only, no tags")


def _plain_join(files: list[bytes]) -> bytes:
    out = pikepdf.new()
    for file in files:
        out.pages.extend(pikepdf.open(BytesIO(file)).pages)
    data = BytesIO()
    out.save(data)
    return data.getvalue()


def _memory(build: Build, size: int, folder: Path, figures: dict[str, float]) -> None:
    parts = folder / f"parts-{size}"
    parts.mkdir(exist_ok=True)
    for place, name in enumerate(build.names):
        (parts / NAME.format(place)).write_bytes(build.ready[name].prepared)
    figures[f"join_peak_mb_{size}"] = pack_work.join_alone(parts)
    print(f"{'join alone':26}{figures[f'join_peak_mb_{size}']:9.0f} MB at its peak")


def _others(
    pack: GeneratedPack, size: int, wanted: set[str], folder: Path, figures: dict[str, float]
) -> None:
    """What the pack costs in one piece, in a process that is set up like the workers."""
    if "whole" in wanted:
        with pack_work.processes(1, pack_work.start_plain) as alone:
            pdf, pages, taken = alone.submit(pack_work.whole, pack.whole, FRAME, pack.images).result()
        (folder / f"whole-{size}.pdf").write_bytes(pdf)
        figures[f"whole_{size}"], figures[f"whole_bytes_{size}"] = taken, len(pdf)
        _say("whole, WeasyPrint", taken, pages, f"{pages} pages, {len(pdf):,} bytes")
    if "chromium" in wanted:
        pdf, taken = pack_work.chromium(pack.whole, pack.images, folder)
        with pikepdf.open(BytesIO(pdf)) as printed:
            pages = len(printed.pages)
        figures[f"chromium_{size}"] = taken
        _say("whole, Chromium", taken, pages, f"{pages} pages, untagged, {len(pdf):,} bytes")


_RATIOS = {
    "join_vs_plain": ("join", "plain"),
    "join_vs_whole": ("whole", "join"),
    "edit_vs_whole": ("whole", "edit"),
    "cold_vs_whole": ("whole", "cold"),
    "cold_vs_chromium": ("chromium", "cold"),
    "size_vs_whole": ("bytes", "whole_bytes"),
}


def show(figures: dict[str, float], failed: int | None) -> None:
    """The figures, one a line; those whose parts were not measured are left out."""
    print()
    for size in REPORTS:
        for name, (above, below) in _RATIOS.items():
            if f"{above}_{size}" in figures and f"{below}_{size}" in figures:
                print(f"figure {name}_{size} {figures[f'{above}_{size}'] / figures[f'{below}_{size}']:.2f}")
        if f"join_peak_mb_{size}" in figures:
            print(f"figure join_peak_mb_{size} {figures[f'join_peak_mb_{size}']:.0f}")
    if failed is not None:
        print(f"figure verapdf_failed {failed}")


def _failed(files: list[Path]) -> int:
    """How many rules of PDF/UA-1 the packs break in all; each is printed."""
    found = failed_rules(files)
    for path, rules in found.items():
        print(f"{path.name}: {len(rules)} rules of PDF/UA-1 broken", *rules, sep="\n  ")
    return sum(map(len, found.values()))


def main() -> None:
    """Measure, print, and end with the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", nargs="+", type=int, choices=REPORTS, default=[*REPORTS])
    options.add_argument("--only", nargs="+", choices=("cold", *WORK), default=WORK)
    options.add_argument("--keep", type=Path, help="a folder in which the files are kept")
    chosen = options.parse_args()
    figures: dict[str, float] = {}
    print(
        f"{os.cpu_count()} cores; {os.getloadavg()[0]:.1f} processes ran in the minute before, which must be few"
    )
    with TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        files = [measured(size, set(chosen.only), folder, figures) for size in chosen.sizes]
        failed = _failed(files) if "verapdf" in chosen.only else None
    show(figures, failed)


if __name__ == "__main__":
    main()
