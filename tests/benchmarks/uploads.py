"""Sends broken uploads through the guarded inspection and counts those that get no proper answer.

`.venv/bin/python -m tests.benchmarks.uploads [COUNT] [SEED]`. A file is answered when it is cleaned or refused
with a sentence within 5 seconds, by a child that never held more than 300 MB, while this process lives on.
"""

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

from django.conf import settings

from scrutiny.uploads.guard import UploadRefused, inspect_upload
from tests.benchmarks.upload_mutants import Mutant, good_files, mutant

LIMITS = {"max_mb": 50, "max_pages": 1000}
MOST_SECONDS, MOST_MEGABYTES = 5, 300
OUTCOMES = ("cleaned", "refused", "unanswered")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: one of OUTCOMES, the sentence or what went wrong, and how long it took."""

    word: str
    remark: str
    seconds: float


def peak(who: int = RUSAGE_CHILDREN) -> float:
    """The most memory in megabytes that any child (or this process) has held so far."""
    return getrusage(who).ru_maxrss / 1024


def sent(data: bytes) -> Outcome:
    """Send a file through the guarded inspection."""
    held, start = peak(), perf_counter()
    try:
        inspect_upload(data, **LIMITS)
        word, remark = "cleaned", ""
    except UploadRefused as refused:
        word, remark = "refused", str(refused)
    except Exception as fault:  # counted, whatever it is
        word, remark = "unanswered", repr(fault)
    seconds = perf_counter() - start
    if seconds > MOST_SECONDS:
        return Outcome("unanswered", f"{seconds:.1f} s", seconds)
    if peak() > max(held, MOST_MEGABYTES):
        return Outcome("unanswered", f"{peak():.0f} MB", seconds)
    return Outcome(word, remark, seconds)


def all_sent(maker: Executor, count: int, seed: int) -> Iterator[tuple[Mutant, Outcome]]:
    """Send the broken uploads, which another process makes: a child counts its parent's memory as its own first."""
    for number in range(count):
        before, broken = peak(), maker.submit(mutant, number, seed).result()
        yield replace(broken, data=b""), sent(broken.data)
        if peak() > before:
            print(f"peak: {peak():.0f} MB at {broken.family} {broken.way}")


def start_up() -> None:
    """Print what a child costs for a small sound file of each kind, beside this process doing nothing."""
    for name, data in good_files().items():
        outcomes = sorted((sent(data) for _ in range(7)), key=lambda outcome: outcome.seconds)
        print(f"{name:5} sound: {outcomes[0].word}, {outcomes[3].seconds * 1000:.0f} ms (median of 7)")


def table(results: list[tuple[Mutant, Outcome]]) -> None:
    """Print the outcomes by family, then the slowest files and the sentences."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for broken, outcome in results:
        counts[broken.family][outcome.word] += 1
    print(f"\n{'':10}" + "".join(f"{word:>12}" for word in OUTCOMES))
    for family, counter in counts.items():
        print(f"{family:10}" + "".join(f"{counter[word]:12}" for word in OUTCOMES))
    for broken, outcome in sorted(results, key=lambda result: -result[1].seconds)[:5]:
        print(
            f"slowest: {outcome.seconds:.2f} s {broken.family} {broken.way}: {outcome.word} {outcome.remark}"
        )
    for sentence, times in Counter(outcome.remark for _, outcome in results).most_common():
        print(f"{times:5} × {sentence or 'cleaned'}")


class Counted(logging.Handler):
    """Counts what the guard writes into the log: children that crashed, and errors that nobody foresaw."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines[record.getMessage()] += 1


def main(count: int = 500, seed: int = 2026) -> None:
    """Run, print, and end with the figure."""
    settings.configure(USE_I18N=False)
    logging.getLogger().addHandler(counted := Counted())
    start_up()
    with ProcessPoolExecutor(1, get_context("spawn")) as maker:
        results = list(all_sent(maker, count, seed))
        still_well = all(sent(data).word == "cleaned" for data in good_files().values())
        held = peak()  # before the maker ends, which is a child too
    table(results)
    for line, times in counted.lines.most_common():
        print(f"{times:5} × in the log: {line}")
    print(f"memory: children at most {held:.0f} MB, this process {peak(RUSAGE_SELF):.0f} MB")
    unanswered = sum(outcome.word == "unanswered" for _, outcome in results)
    print(f"figure uploads_unanswered {unanswered if still_well else count}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
