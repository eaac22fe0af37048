"""Sends broken PDFs the whole way into a pack: looked through, fitted, joined. Counts those without a proper answer.

`.venv/bin/python -m tests.benchmarks.pdf_mutants [COUNT] [SEED] [cold]`. A file is answered when it ends as safe, in a
pack that opens, or as a sentence, within 5 seconds for each child and under 500 MB. With `cold` each child is
started as in production; without, from a warm process (tests.benchmarks.warm_child).
"""

import datetime as dt
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

from django.conf import settings

from scrutiny.pdf.extract import UnreadablePdf, page_count
from scrutiny.pdf.foreign import fit
from scrutiny.pdf.join import join_papers
from scrutiny.pdf.pack import PackFacts, PageNumbers, Paper
from scrutiny.uploads.findings import Kind
from scrutiny.uploads.guard import UploadRefused, inspect_upload
from tests.benchmarks.pdf_seeds import mutant
from tests.benchmarks.warm_child import warm_children
from tests.scrutiny.foreign_files import WORDS

_ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEGABYTES = 5.0, 500
# Every tenth file is one that takes long to write: this many parts of the work have as many of them each.
_PARTS = 13
PROCESSES = 2
_DAY = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


@dataclass
class Tally:
    """What became of some files."""

    words: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    child_peak: float = 0.0
    own_peak: float = 0.0

    def add(self, other: "Tally") -> None:
        self.words += other.words
        self.wrong += other.wrong
        self.slowest = max(self.slowest, other.slowest)
        self.child_peak = max(self.child_peak, other.child_peak)
        self.own_peak = max(self.own_peak, other.own_peak)


def sent(data: bytes) -> tuple[str, float]:
    """Send a file the whole way. Returns "safe" or the sentence, and the seconds that its slower child took."""
    from_start = perf_counter()
    try:
        looked = inspect_upload(data, max_mb=50, max_pages=1000, kinds={Kind.PDF})
    except UploadRefused as refused:
        return str(refused), perf_counter() - from_start
    between = perf_counter()
    try:
        fitted = fit(looked.data, title="Appendix A", language="en-GB", words=WORDS)
    except UploadRefused as refused:
        return str(refused), max(between - from_start, perf_counter() - between)
    end = perf_counter()
    try:
        joined_with(fitted.pdf, fitted.pages)
    except UnreadablePdf as refused:
        return str(refused), max(between - from_start, end - between)
    return "safe", max(between - from_start, end - between, perf_counter() - end)


def joined_with(pdf: bytes, pages: int) -> None:
    """Join a fitted paper to a pack, which must open and have all its pages."""
    paper = Paper(pdf, "Appendix A", "appendix-a", keeps_names=False, label="Item 8, Appendix A")
    facts = PackFacts("A pack", "en-GB", "A council", "Papers", _DAY, is_accessible=False)
    fonts = Path(settings.PAPER_FONTS_DIR)
    pack = join_papers([paper], facts=facts, numbers=PageNumbers(), fonts_dir=fonts)
    if not pages or page_count(pack.pdf) != pages:
        raise ValueError(f"A pack of {pages} pages has {page_count(pack.pdf)}.")


def tally(numbers: range, seed: int, is_cold: bool = False) -> Tally:
    """Send the broken files of some numbers."""
    found = Tally()
    with nullcontext() if is_cold else warm_children() as warm:
        for number in numbers:
            name, data = mutant(number, seed)
            try:
                word, seconds = sent(data)
            except Exception as fault:  # counted, whatever it is
                word, seconds = "unanswered", 0.0
                found.wrong.append(f"{number} {name}: {fault!r}")
            if seconds > MOST_SECONDS:
                found.wrong.append(f"{number} {name}: {seconds:.1f} s")
            found.words[word] += 1
            found.slowest = max(found.slowest, seconds)
    found.child_peak = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024 if is_cold else warm.peak
    found.own_peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return found


def main(count: str = "1000", seed: str = "2026", *how: str) -> None:
    """Run with two processes, print, and end with the figures."""
    begin = perf_counter()
    total = Tally()
    parts = [range(first, int(count), _PARTS) for first in range(_PARTS)]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=ready) as pool:
        waiting = [pool.submit(tally, part, int(seed), "cold" in how) for part in parts]
        for future in waiting:
            total.add(future.result())
    for word, times in total.words.most_common():
        print(f"{times:6} × {word}")
    for line in total.wrong:
        print(f"wrong: {line}")
    print(
        f"{count} files, seed {seed}, {'cold' if 'cold' in how else 'warm'}: {perf_counter() - begin:.0f} s"
    )
    too_much = max(total.child_peak, total.own_peak) > MOST_MEGABYTES
    print(f"figure pdf_mutants_unanswered {int(count) if too_much else len(total.wrong)}")
    print(f"figure pdf_mutants_slowest_seconds {total.slowest:.2f}")
    print(f"figure pdf_mutants_child_mb {total.child_peak:.0f}")
    print(f"figure pdf_mutants_parent_mb {total.own_peak:.0f}")


def ready() -> None:
    """Give Django the few settings that a pack needs."""
    settings.configure(USE_I18N=False, PAPER_FONTS_DIR=_ROOT / "static" / "build" / "fonts")


if __name__ == "__main__":
    ready()
    main(*sys.argv[1:])
