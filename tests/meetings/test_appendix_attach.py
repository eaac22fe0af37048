"""Appendices: attached as PDF, refused with a sentence, listed with their letters, read by who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Appendix
from tests.meetings.report_factories import make_appendix, make_report, pdf_file


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


@pytest.fixture
def attach(client_for, clerk, report):
    browser = client_for(clerk)

    def send(file, title="Year two plan"):
        url = reverse("meetings:appendix-list", args=[report.pk])
        return browser.post(url, {"title": title, "file": file}, follow=True)

    return send


def test_a_pdf_is_attached_and_lettered(attach, report, client_for, clerk):
    assert "The appendix is attached as “Year two plan”." in attach(pdf_file(pages=3)).text
    shown = attach(pdf_file(words="another"), title="Strategy").text
    assert "A – Year two plan" in shown
    assert "PDF, 3 pages" in shown
    assert "B – Strategy" in shown
    second = report.appendices.last()
    client_for(clerk).post(reverse("meetings:appendix-move", args=[second.pk]), {"direction": "up"})
    assert "A – Strategy" in client_for(clerk).get(report.get_absolute_url()).text


def test_numbers_in_the_decimal_style(meeting, clerk, client_for):
    report = make_report(meeting=meeting, by=clerk, style="decimal", title="The plan")
    make_appendix(report, by=clerk, title="Draft plan")
    assert "Appendix 1 – Draft plan" in client_for(clerk).get(report.get_absolute_url()).text


def test_what_is_no_pdf_is_refused_and_the_title_stays(attach, report):
    response = attach(SimpleUploadedFile("plan.pdf", b"MZ a program in disguise"))
    assert "is not a PDF" in response.text
    assert 'value="Year two plan"' in response.text
    broken = attach(SimpleUploadedFile("plan.pdf", b"%PDF-1.7\nnothing more"))
    assert broken.status_code == 200
    assert "Error" in broken.text
    assert not report.appendices.exists()


def test_two_hundred_megabytes_are_refused(attach, report, settings):
    settings.APPENDIX_MAX_MEGABYTES = 1
    response = attach(SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n" + b"0" * 1_500_000))
    assert "MB" in response.text
    assert 'value="Year two plan"' in response.text
    assert not report.appendices.exists()


def test_the_same_file_twice_is_a_sentence(attach, report):
    file = pdf_file()
    attach(file)
    file.seek(0)
    assert "This file is attached already as “Year two plan”." in attach(file, title="Again").text
    assert report.appendices.count() == 1


def test_the_file_comes_as_a_download(client_for, clerk, report):
    appendix = make_appendix(report, by=clerk)
    response = client_for(clerk).get(appendix.get_absolute_url())
    assert response["Content-Disposition"] == 'attachment; filename="Year two plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_an_exempt_one_is_named_and_not_read(client_for, clerk, partnership_officer, report):
    appendix = make_appendix(report, by=clerk, title="Case notes", is_exempt=True)
    browser = client_for(partnership_officer)
    shown = browser.get(report.get_absolute_url()).text
    assert "Case notes (not for publication)" in shown
    assert appendix.get_absolute_url() not in shown
    assert browser.get(appendix.get_absolute_url()).status_code == 404
    opened = client_for(clerk).get(appendix.get_absolute_url())
    assert opened.status_code == 200
    opened.close()


def test_another_councils_appendix_is_not_there(client_for, other_clerk, clerk, report):
    appendix = make_appendix(report, by=clerk)
    assert client_for(other_clerk).get(appendix.get_absolute_url()).status_code == 404


def test_removing_takes_the_file_too(client_for, clerk, report):
    appendix = make_appendix(report, by=clerk)
    storage, name = appendix.file.storage, appendix.file.name
    browser = client_for(clerk)
    url = reverse("meetings:appendix-remove", args=[appendix.pk])
    assert "The file is deleted." in browser.get(url).text
    browser.post(url)
    assert not Appendix.objects.exists()
    assert not storage.exists(name)


def test_the_title_is_changed(client_for, clerk, report):
    appendix = make_appendix(report, by=clerk)
    url = reverse("meetings:appendix-edit", args=[appendix.pk])
    response = client_for(clerk).post(url, {"title": "Year three plan", "version": 1}, follow=True)
    assert "Year three plan" in response.text
