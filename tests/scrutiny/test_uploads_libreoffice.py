"""LibreOffice and its limits, with a small script in its place that does what it could do."""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scrutiny.uploads import libreoffice
from scrutiny.uploads.guard import UploadRefused
from scrutiny.uploads.libreoffice import libreoffice_available, word_to_pdf
from tests.scrutiny.upload_files import rich_docx


@pytest.fixture
def open_folder():
    """A folder that every account may write to, because a root worker runs LibreOffice as another one."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def office(open_folder, settings):
    """Puts a shell script in LibreOffice's place; $OUT is the PDF that it has to make, $OPEN an open folder."""

    def replace(script):
        program = open_folder / "office"
        program.write_text(f"#!/bin/sh\nOUT=$PWD/out/document.pdf\nOPEN={open_folder}\n{script}\n")
        program.chmod(0o755)
        settings.LIBREOFFICE = str(program)

    return replace


def refusal():
    with pytest.raises(UploadRefused) as refused:
        word_to_pdf(b"a document")
    return str(refused.value)


def is_running(pid):
    """Whether a process is there and no mere entry that waits for its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_document_goes_in_and_the_pdf_comes_out(office):
    office('cat "$PWD/document.docx" > "$OUT"')
    assert word_to_pdf(rich_docx()) == rich_docx()


def test_it_is_there_or_not(office, settings):
    settings.LIBREOFFICE = "/no/such/program"
    assert not libreoffice_available()
    assert "cannot be converted here" in refusal()
    office("true")
    assert libreoffice_available()


def test_it_starts_with_a_profile_of_its_own_and_without_macros(office):
    office('{ echo "$@"; cat "$PWD"/profile/user/registrymodifications.xcu; } > "$OUT"')
    said = word_to_pdf(b"a document").decode()
    assert "--headless" in said
    assert "-env:UserInstallation=file:///" in said
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in said


def test_it_knows_no_secret_and_is_not_root(office, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of the council")
    office('{ env; id -u; ulimit -d; ulimit -c; } > "$OUT"')
    *names, user, memory, core = word_to_pdf(b"a document").decode().split()
    assert not any(name.startswith("SECRET_KEY") for name in names)
    assert user != "0"
    assert (memory, core) == (str(2 * 1024 * 1024), "0")


def test_nothing_made_is_a_sentence(office):
    office("exit 1")
    assert "cannot be made into a PDF" in refusal()


def test_too_long_is_a_sentence_and_leaves_nothing_behind(office, open_folder, monkeypatch):
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    office('sleep 600 & echo $! > "$OPEN/pid"; pwd > "$OPEN/folder"; wait')
    assert "takes too long to convert" in refusal()
    end = time.monotonic() + 5
    child = int((open_folder / "pid").read_text())
    while is_running(child) and time.monotonic() < end:
        time.sleep(0.01)
    assert not is_running(child)
    assert not os.path.exists((open_folder / "folder").read_text().strip())
