"""Large print and the ZIP of a published pack: made once, in the background, of what was published."""

import ctypes
import hashlib
import io
import json
import zipfile

import pypdfium2
import pypdfium2.raw as raw
import pytest
from django.urls import reverse

from meetings.enums import PaperFormat
from meetings.models import Publication
from meetings.papers import large_print, single_papers
from meetings.services import agenda_items, paper_formats
from scrutiny import jobs
from scrutiny.models import Job, PaperPart
from scrutiny.pdf import checks, extract
from tests.meetings.papers_factories import make_agenda, make_published_pack

pytestmark = pytest.mark.django_db


def public_address(pack, form) -> str:
    return reverse("public:paper-form", args=[pack.council.slug, pack.pk, form])


def read(pack, form) -> bytes:
    with pack.files.get(format=form).file.open("rb") as file:
        return file.read()


def test_the_forms_are_made_of_a_published_pack_and_listed(client, client_for, clerk, public_pack, pdf_ua):
    pack = public_pack
    browser = client_for(clerk)
    assert "Make the forms that are missing" in browser.get(pack.get_absolute_url()).content.decode()
    answer = browser.post(reverse("meetings:paper-format-order", args=[pack.pk]))
    assert "are being made" in browser.get(pack.get_absolute_url()).content.decode()
    jobs.run(answer.url.rstrip("/").rpartition("/")[2])
    assert {file.format for file in pack.files.all()} == set(PaperFormat)
    assert "Make the forms" not in browser.get(pack.get_absolute_url()).content.decode()
    for place, key in (("paper", pack.pk), ("meeting", pack.meeting_id)):
        page = client.get(reverse(f"public:{place}", args=[pack.council.slug, key])).content.decode()
        assert "Very large print, 24 point" in page
    for form in (PaperFormat.LARGE_16, PaperFormat.LARGE_24):
        large = read(pack, form)
        assert pdf_ua(large) == checks.problems(large) == []
        assert client.get(public_address(pack, form)).getvalue() == large


def test_the_zip_holds_every_paper_and_the_pack_with_their_hashes(client, pack_with_forms, pdf_ua):
    pack = pack_with_forms
    answer = client.get(public_address(pack, PaperFormat.ZIP))
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as held:
        manifest = json.loads(held.read("manifest.json"))
        sums = dict(reversed(line.split("  ", 1)) for line in held.read("SHA256SUMS").decode().splitlines())
        for line in manifest["files"]:
            digest = hashlib.sha256(held.read(line["name"])).hexdigest()
            assert line["sha256"] == sums[line["name"]] == digest
            # What holds an appendix without tags does not claim that everybody can read it (rule 5-1).
            assert [rule for rule in pdf_ua(held.read(line["name"])) if not rule.startswith("5-1:")] == []
        names = [line["name"] for line in manifest["files"]]
        assert names[:3] == ["00 Whole pack.pdf", "01 Front sheet.pdf", "02 Contents.pdf"]
        assert names[4:] == ["04 Item 2 Anti-social behaviour.pdf", *names[5:]]
        assert sum(line["pages"] for line in manifest["files"][1:]) == pack.pages
        assert manifest["files"][0]["sha256"] == pack.sha256
        said = " ".join(extract.full_text(held.read(name)) for name in names)
    assert "Marigold" not in said
    assert manifest["council"] == pack.council.name
    assert manifest["published"] == pack.published_at.isoformat(timespec="seconds")


def test_large_print_says_the_same_in_type_that_is_large_enough(pack_with_forms):
    pack = pack_with_forms
    with pack.file.open("rb") as file:
        whole = set(extract.full_text(file.read()).split())
    for form, size in ((PaperFormat.LARGE_16, 16), (PaperFormat.LARGE_24, 24)):
        large = read(pack, form)
        assert smallest_type(large) >= size - 0.01
        words = set(extract.full_text(large).split())
        assert {word for word in whole - words if word.isalpha()} == set()
        assert "Marigold" not in words
        assert f"Large print, {size} point." in " ".join(extract.full_text(large).split())
        assert pack.files.get(format=form).pages == extract.page_count(large) >= pack.pages


def smallest_type(pdf: bytes) -> float:
    """The smallest type that anything is set in, in points."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = set()
    for page in document:
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(one, size)
            sizes.add(size.value * one.get_matrix().get()[0])
    document.close()
    return min(size for size in sizes if size > 0)


def test_a_file_from_elsewhere_is_replaced_by_a_page_that_says_so(pack_with_forms):
    words = " ".join(extract.full_text(read(pack_with_forms, PaperFormat.LARGE_16)).split())
    assert "Plan (not in large print)" in words
    assert "This file came from elsewhere and cannot be set in large print." in words
    assert pack_with_forms.facts["appendices"][0]["sha256"][:40] in words.replace(" ", "")


def test_forms_are_those_of_what_was_published_though_the_records_changed(
    clerk, public_pack, pack_with_forms
):
    agenda_items.add(meeting=public_pack.meeting, by=clerk, title="Petitions of the market traders")
    PaperPart.objects.all().delete()
    published = Publication.objects.get(pk=public_pack.pk)
    assert single_papers.zipped(published) == read(public_pack, PaperFormat.ZIP)
    again = large_print.parts(published, PaperFormat.LARGE_16)
    assert [part.name for part in again] == [part["name"] for part in published.facts["parts"]]
    assert "market traders" not in "".join(part.html for part in again)


def test_a_job_run_twice_makes_each_form_once(clerk, public_pack, monkeypatch):
    monkeypatch.setattr(paper_formats, "missing", lambda publication: [PaperFormat.ZIP])
    job = jobs.claim(str(paper_formats.order(publication=public_pack, by=clerk).pk))
    progress = jobs.Progress(job)
    first = paper_formats.make(job, progress)
    kept = public_pack.files.get()
    assert paper_formats.make(job, progress) == first
    assert public_pack.files.get() == kept


def test_a_pack_has_its_forms_ordered_when_it_is_published(settings, clerk, meeting):
    settings.PAPER_FORMATS_AHEAD = True
    pack = make_published_pack(make_agenda(meeting, by=clerk), by=clerk)
    job = Job.objects.get(kind="paper-formats")
    assert job.subject_key == f"paper-formats:publication:{pack.pk}"
    assert paper_formats.order(publication=pack, by=clerk) == job
