"""Joins papers page by page; replaced by the tagged join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf

from scrutiny.pdf.pack import Joined, PackFacts, PageNumbers, Paper

FORMAT = 0


@dataclass(frozen=True)
class Prepared:
    """A paper as it is joined."""

    name: str
    pdf: bytes
    slots: int = 1

    def to_bytes(self) -> bytes:
        return self.name.encode() + b"\n" + self.pdf

    @classmethod
    def from_bytes(cls, data: bytes) -> Prepared:
        name, _, pdf = data.partition(b"\n")
        return cls(name.decode(), pdf)


def prepare(paper: Paper, *, slot: int) -> Prepared:
    return Prepared(paper.name, paper.pdf)


def join(prepared: Sequence[Prepared], *, facts: PackFacts, numbers: PageNumbers, fonts_dir: Path) -> Joined:
    out = pikepdf.new()
    first = {}
    for one in prepared:
        first[one.name] = len(out.pages) + 1
        out.pages.extend(pikepdf.open(BytesIO(one.pdf)).pages)
    data = BytesIO()
    out.save(data, deterministic_id=True)
    return Joined(data.getvalue(), len(out.pages), sha256(data.getvalue()).hexdigest(), first)
