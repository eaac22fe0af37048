"""A ZIP of papers with a manifest of their hashes: same papers, same bytes, and nothing of the machine that made it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

MANIFEST = "manifest.json"
# As `sha256sum --check SHA256SUMS` reads it.
SUMS = "SHA256SUMS"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the date that a ZIP has for none
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 100


@dataclass(frozen=True)
class ArchivedFile:
    """One file: its name, what it holds, and what the manifest says of it beside name, size and hash."""

    name: str
    data: bytes = field(repr=False)
    facts: Mapping[str, Any] = field(default_factory=dict)


def archive(files: Iterable[ArchivedFile], *, about: Mapping[str, Any]) -> bytes:
    """The ZIP of the files in their order, after a manifest that says `about` and lists them with their SHA-256."""
    held = list(files)
    lines = [{"name": file.name, **_measured(file.data), **file.facts} for file in held]
    sums = "".join(f"{line['sha256']}  {line['name']}\n" for line in lines)
    manifest = json.dumps({**about, "files": lines}, ensure_ascii=False, indent=2) + "\n"
    return _zipped([(MANIFEST, manifest.encode()), (SUMS, sums.encode()), *((f.name, f.data) for f in held)])


def changed(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """An archive of ours with every file changed, and a manifest that says so."""
    with ZipFile(BytesIO(data)) as held:
        about = json.loads(held.read(MANIFEST))
        lines = about.pop("files")
        files = [ArchivedFile(line["name"], change(held.read(line["name"])), line) for line in lines]
    return archive((_measured_anew(file) for file in files), about=about)


def file_name(title: str, *, number: int, suffix: str = ".pdf") -> str:
    """A name that every system takes and that sorts in its place: "02 Item 5 Recommendations tracker.pdf"."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST_NAME].rstrip(" .")
    return f"{number:02} {words}{suffix}" if words else f"{number:02}{suffix}"


def _measured(data: bytes) -> dict[str, Any]:
    return {"sha256": sha256(data).hexdigest(), "bytes": len(data)}


def _measured_anew(file: ArchivedFile) -> ArchivedFile:
    return ArchivedFile(file.name, file.data, {**file.facts, **_measured(file.data)})


def _zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as target:  # a PDF is compressed already
        for name, data in members:
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            target.writestr(entry, data)
    return out.getvalue()
