"""A Word document among the appendices: it waits for its PDF, gets it from a worker, or says why not."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.enums import Audience
from meetings.papers import reports as report_papers
from meetings.services import appendix_pdf
from scrutiny import jobs, word_conversion
from scrutiny.models import Job
from scrutiny.uploads.guard import UploadRefused
from tests.meetings.report_factories import make_report, pdf_file, write_all
from tests.scrutiny.upload_files import docx_bytes, paragraph

TOO_HARD = "The Word document cannot be made into a PDF. Save it as a PDF in Word and upload that."


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


@pytest.fixture
def word(monkeypatch):
    """What LibreOffice makes; `word.refuses` is the sentence with which it gives up."""
    state = SimpleNamespace(refuses="", made=0)

    def converted(_data):
        state.made += 1
        if state.refuses:
            raise UploadRefused(state.refuses)
        return pdf_file(pages=2, words="made").read()

    monkeypatch.setattr(appendix_pdf, "word_to_pdf", converted)
    return state


@pytest.fixture
def attach(client_for, clerk, report):
    def send(words="The plan", **typed):
        url = reverse("meetings:appendix-list", args=[report.pk])
        file = SimpleUploadedFile("year_two_plan.docx", docx_bytes(paragraph(words)))
        return client_for(clerk).post(url, {"file": file} | typed, follow=True)

    return send


def work():
    """What a worker does: every job that waits."""
    for job in Job.objects.filter(status="queued"):
        jobs.run(str(job.pk))


@pytest.fixture
def told():
    """What a worker said of Word; forgotten afterwards."""
    yield lambda available: cache.set(word_conversion.KEY, available)
    cache.delete(word_conversion.KEY)


def test_it_waits_and_then_has_its_pdf(attach, report, word, client_for, clerk):
    shown = attach().text
    assert "The appendix is attached as “Year two plan”. It is being made into a PDF." in shown
    assert "Papers say “to follow” until it is ready." in shown
    appendix = report.appendices.get()
    assert client_for(clerk).get(appendix.get_absolute_url()).status_code == 404
    work()
    shown = client_for(clerk).get(reverse("meetings:appendix-list", args=[report.pk])).text
    assert "PDF, 2 pages" in shown
    assert "made of a Word document" in shown
    assert "Not tagged" in shown
    opened = client_for(clerk).get(appendix.get_absolute_url())
    assert opened.getvalue().startswith(b"%PDF-")


def test_papers_say_that_it_follows_and_it_stops_the_report(attach, report, word, client_for, clerk):
    write_all(report, by=clerk)
    attach()
    line = report_papers.paper(report, Audience.RESTRICTED).appendices[0]
    assert not line.is_shown
    shown = client_for(clerk).get(report.get_absolute_url()).text
    assert "Year two plan (to follow)" in shown
    response = client_for(clerk).post(reverse("meetings:report-submit", args=[report.pk]), follow=True)
    assert "Appendix A “Year two plan” is still being made into a PDF." in response.text
    report.refresh_from_db()
    assert report.status == "draft"


def test_what_cannot_be_made_is_said_and_tried_again(attach, report, word, client_for, clerk):
    word.refuses = TOO_HARD
    attach()
    work()
    page = reverse("meetings:appendix-list", args=[report.pk])
    shown = client_for(clerk).get(page).text
    assert TOO_HARD in shown
    assert "Try again" in shown
    assert Job.objects.get().error == TOO_HARD
    word.refuses = ""
    appendix = report.appendices.get()
    client_for(clerk).post(reverse("meetings:appendix-retry", args=[appendix.pk]))
    work()
    assert "PDF, 2 pages" in client_for(clerk).get(page).text


def test_a_job_run_twice_does_it_once(attach, report, word):
    attach()
    work()
    assert word.made == 1
    Job.objects.update(status="queued", finished_at=None)
    work()
    assert word.made == 1
    assert Job.objects.get().status == "done"


def test_what_was_replaced_meanwhile_is_left_alone(attach, report, word, client_for, clerk):
    attach()
    appendix = report.appendices.get()
    edit = reverse("meetings:appendix-edit", args=[appendix.pk])
    client_for(clerk).post(edit, {"title": "Plan", "version": 1, "file": pdf_file(pages=5)})
    work()
    appendix.refresh_from_db()
    assert word.made == 0
    assert (appendix.kind, appendix.pages, appendix.source.name) == ("pdf", 5, "")


def test_where_no_worker_has_libreoffice_the_page_asks_for_a_pdf(attach, report, told, client_for, clerk):
    told(False)
    page = client_for(clerk).get(reverse("meetings:appendix-list", args=[report.pk])).text
    assert "Save a Word document as a PDF first." in page
    assert "Word documents can&#x27;t be converted here." in attach().text
    assert not report.appendices.exists()
    told(True)
    page = client_for(clerk).get(reverse("meetings:appendix-list", args=[report.pk])).text
    assert "A PDF, a Word document (.docx) or a picture" in page


def test_a_worker_tells_whether_it_has_libreoffice(settings, told):
    settings.LIBREOFFICE = "/nowhere/soffice"
    told(True)
    assert not word_conversion.tell()
    assert word_conversion.is_missing()


def test_who_only_reads_cannot_try_again(attach, report, word, client_for, partnership_officer):
    attach()
    url = reverse("meetings:appendix-retry", args=[report.appendices.get().pk])
    assert client_for(partnership_officer).post(url).status_code == 403
