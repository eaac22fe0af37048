"""The way in for files from outside: each is looked through in a child that may crash, hang or fill its memory.

The child has its own limits (scrutiny.uploads.limits) and no secrets: an almost empty environment, no
settings, no database, and no file that it could open. What it answers is read with a limit and believed only
as far as codes go.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from scrutiny.uploads import limits, sentences
from scrutiny.uploads.findings import NOTE_LIMIT, Kind, Part, Reason, Refused, Remark
from scrutiny.uploads.recognise import recognise

_ROOT = Path(__file__).resolve().parents[2]
# -E and -s: nothing from the environment or from a home is imported; -m finds the product in the folder below.
_COMMAND = (sys.executable, "-E", "-s", "-m", "scrutiny.uploads.child")
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
# What reading an answer can raise that a child gave whom the file had taken over.
NONSENSE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_log = logging.getLogger(__name__)


class UploadRefused(Exception):
    """The file cannot be taken; the message is a sentence that says why and what to do."""


@dataclass(frozen=True)
class UploadFacts:
    """A file that can be taken: its bytes as they are to be kept, and what is known of it.

    `removed` names what was taken out, `warnings` are sentences for whoever uploaded it. A sound PDF from
    which nothing was taken is kept byte for byte; documents and pictures are always written anew. `pages`,
    `title` and `tagged` are told of a PDF; `width` and `height` (pixels) of a picture.
    """

    kind: Kind
    data: bytes = field(repr=False)
    content_type: str
    sha256: str
    removed: tuple[str, ...]
    warnings: tuple[str, ...]
    pages: int
    title: str
    tagged: bool
    width: int
    height: int


def inspect_upload(
    data: bytes, *, max_mb: int, max_pages: int, kinds: Collection[Kind] = tuple(Kind)
) -> UploadFacts:
    """Recognise a file by its content, look through it in a child, and return it cleaned with what is known.

    Takes at most 5 seconds and 300 MB of memory beside this process. Raises UploadRefused for a file that is
    none of `kinds`, is over `max_mb` megabytes or `max_pages` pages, is locked or damaged, or does harm.
    """
    try:
        kind = recognise(data, max_mb=max_mb, kinds=kinds)
        note, cleaned = ask_child({"kind": kind, "max_mb": max_mb, "max_pages": max_pages}, data)
        if "refused" in note:
            raise UploadRefused(refusal_in(note, kinds))
        return _facts(kind, cleaned if note["changed"] else data, note["facts"])
    except Refused as refused:
        raise UploadRefused(sentences.refusal(refused.reason, refused.numbers, kinds)) from refused
    except NONSENSE as nonsense:
        _log.warning("The child that looked through an upload gave no sense: %r", nonsense)
        raise UploadRefused(sentences.refusal(Reason.DAMAGED, {}, kinds)) from nonsense


def ask_child(task: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """What a child says of a file, as a note and bytes, and which task it was given (scrutiny.uploads.child).

    Raises Refused when it says nothing. What the note holds is as the file wants it: believe only what you check.
    """
    with TemporaryFile() as given, TemporaryFile() as answer:
        given.write(data)
        given.seek(0)
        code = _run([*_COMMAND, json.dumps(task)], given, answer)
        answer.seek(0)
        note = json.loads(answer.readline(NOTE_LIMIT) or "{}")
        if code or not note:
            _log.warning("The child that looked through an upload stopped with %s", code)
            raise Refused(Reason.DAMAGED)
        if "fault" in note:
            _log.warning("An upload was refused as damaged after %.80s", note["fault"])
        return note, answer.read()


def _run(command: list[str], given: IO[bytes], answer: IO[bytes]) -> int:
    child = subprocess.Popen(
        command,
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        start_new_session=True,
    )
    try:
        return child.wait(limits.SECONDS)
    except subprocess.TimeoutExpired:
        raise Refused(Reason.TOO_SLOW) from None
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def refusal_in(note: dict[str, Any], kinds: Collection[Kind]) -> str:
    """The sentence for a refusal that a child noted."""
    numbers = {name: int(number) for name, number in note["numbers"].items()}
    return sentences.refusal(Reason(note["refused"]), numbers, kinds)


def _facts(kind: Kind, data: bytes, told: dict[str, Any]) -> UploadFacts:
    return UploadFacts(
        kind=kind,
        data=data,
        content_type=str(told["content_type"]),
        sha256=sha256(data).hexdigest(),
        removed=tuple(sentences.part(Part(code)) for code in told["removed"]),
        warnings=tuple(sentences.remark(Remark(code)) for code in told["remarks"]),
        pages=int(told["pages"]),
        title=str(told["title"]),
        tagged=bool(told["tagged"]),
        width=int(told["width"]),
        height=int(told["height"]),
    )
