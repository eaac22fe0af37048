"""The program that looks through one file, or fits one for a pack.

Bytes on standard input, a note in JSON and bytes on standard output.

Started by scrutiny.uploads.guard alone. Needs no Django.
"""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any

from scrutiny.uploads import limits
from scrutiny.uploads.findings import FIT, MEGABYTE, TABLE, Kind, Reason, Refused

_MORE = 64  # megabytes by which a cleaned file may be larger than the largest upload; a picture fits into it
# Python imports a codec when it is first used, which is too late in a child.
_CODECS = ("ascii", "cp437", "cp1252", "latin-1", "utf-16", "utf-16-be", "utf-16-le", "utf-8-sig")
_ENCRYPTED = b"/Encrypt"
# Only the one that is needed is imported: pikepdf alone takes two thirds of a child's start.
_TASKS = {
    Kind.PDF: ("scrutiny.uploads.pdf", "inspect_pdf"),
    Kind.WORD: ("scrutiny.uploads.word", "inspect_word"),
    Kind.PICTURE: ("scrutiny.uploads.picture", "inspect_picture"),
    FIT: ("scrutiny.pdf.foreign_fit", "fit_pdf"),
    TABLE: ("scrutiny.uploads.table", "read_table"),
}


def main(task: dict[str, Any]) -> None:
    """Do what `task` asks: its `kind`, and `max_mb` and whatever else the function for that takes."""
    module, name = _TASKS[task.pop("kind")]
    work = getattr(import_module(module), name)
    for codec in _CODECS:
        codecs.lookup(codec)
    given = sys.stdin.buffer.read()
    if _ENCRYPTED in given:
        import_module("scrutiny.uploads.pdf_random")
    limits.close_in(answer_limit=(task["max_mb"] + _MORE) * MEGABYTE)
    note, data = answer(work, given, **task)
    sys.stdout.buffer.write(json.dumps(note).encode() + b"\n" + data)
    sys.stdout.buffer.flush()


def answer(work: Callable[..., Any], data: bytes, **task: Any) -> tuple[dict[str, Any], bytes]:
    """Return the note and the bytes that `work` made, which are its `data`; the rest of what it found is the note.

    Every error is an answer: a file that is not understood is refused.
    """
    try:
        found = work(data, **task)
    except Refused as refused:
        return {"refused": refused.reason, "numbers": refused.numbers}, b""
    except MemoryError:
        return {"refused": Reason.TOO_MUCH_INSIDE, "numbers": {}}, b""
    except Exception as fault:  # a library met what it did not expect; the parent logs its name
        return {"refused": Reason.DAMAGED, "numbers": {}, "fault": type(fault).__name__}, b""
    facts = asdict(found)
    cleaned = facts.pop("data")
    return {"facts": facts, "changed": cleaned is not None}, cleaned or b""


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
