"""Joins the prepared papers of a folder and prints the most memory it held, in megabytes: `… pack_join FOLDER`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import django
from django.conf import settings

from scrutiny.pdf.join import join
from scrutiny.pdf.pack import Joined, PackFacts, PageNumbers
from scrutiny.pdf.prepared import Prepared

FACTS = PackFacts(
    title="Agenda pack: Crime and Disorder Committee, 12 November 2026",
    language="en-GB",
    author="Northmere Borough Council",
    subject="Agenda pack",
    made_at=dt.datetime(2026, 11, 4, 9, 30, tzinfo=dt.UTC),
)
NAME = "{:04}.prepared"


def joined(papers: list[bytes]) -> Joined:
    """The pack of papers that were prepared and kept."""
    return join(
        [Prepared.from_bytes(paper) for paper in papers],
        facts=FACTS,
        numbers=PageNumbers(),
        fonts_dir=Path(settings.PAPER_FONTS_DIR),
    )


def peak() -> float:
    """The most megabytes that this process has held since it was started; getrusage would count its parent's too."""
    held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert held, "Only Linux tells how much a process held."
    return int(held[1]) / 1024


if __name__ == "__main__":
    django.setup()
    pack = joined([path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.prepared"))])
    Path(sys.argv[1], "joined.pdf").write_bytes(pack.pdf)
    print(peak())
