"""The ZIP of papers: readable names in order, a manifest of hashes, and the same bytes each time."""

import io
import json
import subprocess
import zipfile
from hashlib import sha256

import pytest

from scrutiny.paper_archive import MANIFEST, SUMS, ArchivedFile, archive, changed, file_name

FILES = [
    ArchivedFile("00 Whole pack.pdf", b"%PDF whole", {"title": "Pack", "pages": 3}),
    ArchivedFile("01 Ŵyl y pentref.pdf", b"%PDF one", {"title": "Ŵyl y pentref", "pages": 1}),
]


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_manifest_has_the_hash_of_each_file():
    with opened(archive(FILES, about={"council": "Larkmere"})) as held:
        manifest = json.loads(held.read(MANIFEST))
        assert held.namelist() == [MANIFEST, SUMS, "00 Whole pack.pdf", "01 Ŵyl y pentref.pdf"]
        assert manifest["council"] == "Larkmere"
        for line in manifest["files"]:
            data = held.read(line["name"])
            assert (line["sha256"], line["bytes"]) == (sha256(data).hexdigest(), len(data))


def test_the_sums_are_as_sha256sum_reads_them(tmp_path):
    with opened(archive(FILES, about={})) as held:
        held.extractall(tmp_path)
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_it_says_nothing_of_when_and_where_it_was_made():
    data = archive(FILES, about={})
    assert data == archive(iter(FILES), about={})
    with opened(data) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.extra for entry in held.infolist()} == {b""}
        assert held.comment == b""


def test_changed_files_have_their_new_hashes_in_the_manifest():
    with opened(changed(archive(FILES, about={"council": "Larkmere"}), bytes.upper)) as held:
        manifest = json.loads(held.read(MANIFEST))
        assert held.read("01 Ŵyl y pentref.pdf") == b"%PDF ONE"
        assert manifest["council"] == "Larkmere"
        assert manifest["files"][1]["sha256"] == sha256(b"%PDF ONE").hexdigest()
        assert manifest["files"][1]["title"] == "Ŵyl y pentref"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Item 5: Recommendations tracker", "02 Item 5 Recommendations tracker.pdf"),
        ("../../etc/passwd\n", "02 .. .. etc passwd.pdf"),
        ('What? "All": <none> | C:\\*', "02 What All none C.pdf"),
        ("Ŵyl…", "02 Ŵyl….pdf"),
        ("???", "02.pdf"),
        ("x" * 300, f"02 {'x' * 100}.pdf"),
    ],
)
def test_names_of_files_are_fit_for_every_system(title, name):
    assert file_name(title, number=2) == name
