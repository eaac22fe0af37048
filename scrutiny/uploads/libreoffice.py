"""From Word to PDF by LibreOffice, where it is installed: in a folder of its own, with limits, and then it is gone.

The document must have been through `inspect_upload`, which takes out what would lead LibreOffice outside. The
profile that it starts with says the same again: no macros, no links followed, no way to the network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils.translation import gettext

from scrutiny.uploads.guard import UploadRefused

SECONDS = 90
_MEMORY = (
    2 * 1024 * 1024
)  # kilobytes that each of its processes may write to; a large report needs about 400,000
_LARGEST_FILE = 400 * 1024  # in blocks of 512 bytes, as POSIX counts for `ulimit -f`
_LIMITED = 'ulimit -c 0 && ulimit -d "$1" && ulimit -f "$2" && shift 2 && exec "$@"'
_NOBODY = 65534
_PROFILE = Path(__file__).with_name("libreoffice_profile.xcu")
# A tagged PDF with bookmarks; links of the text stay links.
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def libreoffice_available() -> bool:
    """Whether Word documents can be made into PDFs here."""
    return _program() is not None


def word_to_pdf(data: bytes) -> bytes:
    """Make a cleaned .docx into a PDF, which is to go through `inspect_upload` like any other.

    Takes up to 90 seconds, so call it in a worker. Raises UploadRefused when LibreOffice is not installed,
    cannot read the document, or needs too long or too much memory.
    """
    program = _program()
    if program is None:
        raise UploadRefused(
            gettext("Word documents cannot be converted here. Save it as a PDF and upload that.")
        )
    with TemporaryDirectory(prefix="word-") as name:
        folder = Path(name)
        _lay_out(folder, data)
        _run([program, *_arguments(folder)], folder)
        made = folder / "out" / "document.pdf"
        if not made.is_file():
            raise UploadRefused(
                gettext(
                    "The Word document cannot be made into a PDF. Save it as a PDF in Word and upload that."
                )
            )
        return made.read_bytes()


def _program() -> str | None:
    return shutil.which(settings.LIBREOFFICE or "soffice")


def _lay_out(folder: Path, data: bytes) -> None:
    """The folder in which it lives; a root worker gives it to the account that LibreOffice then has."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (folder / "out").mkdir()
    shutil.copyfile(_PROFILE, profile / "registrymodifications.xcu")
    (folder / "document.docx").write_bytes(data)
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)


def _arguments(folder: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(folder / "out"),
        str(folder / "document.docx"),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Run it as the leader of a group of processes, all of which end with it or with its time."""
    is_root = os.geteuid() == 0
    process = subprocess.Popen(
        ["sh", "-c", _LIMITED, "sh", str(_MEMORY), str(_LARGEST_FILE), *command],
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        user=_NOBODY if is_root else None,
        group=_NOBODY if is_root else None,
        extra_groups=[] if is_root else None,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise UploadRefused(
            gettext("The Word document takes too long to convert. Save it as a PDF in Word and upload that.")
        ) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
