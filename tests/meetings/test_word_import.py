"""Word files: uploaded, looked at, put into the report when confirmed; texts before are kept, nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.enums import ReportStatus
from meetings.models import SectionVersion, WordImport
from meetings.services import report_parts, reports
from meetings.word import received
from scrutiny.markup import figures, parse
from scrutiny.word import read_docx
from tests.meetings.report_factories import make_report, write
from tests.scrutiny.word_files import PNG, docx, h, level, numbering, p, picture, r, tbl

NUMBERS = numbering(level(0, "decimal", "%1."), level(0, "lowerLetter", "%1."), again={3: (2, 1)})


def report_in_word(**parts) -> bytes:
    return docx(
        tbl(["Report of:", "The Safer Wexbourne Partnership"], ["Date of Meeting:", "11 March 2026"])
        + p("Anti-social behaviour", style="Title")
        + h("1. PURPOSE")
        + p("To tell the committee what was done.", num=(1, 0))
        + h("Recommendations:")
        + p("The Committee is recommended to note the report.", num=(1, 0))
        + p("That the police are asked to:", num=(1, 0))
        + p("patrol; and", num=(2, 0))
        + p("report.", num=(2, 0))
        + h("Main report")
        + p("Crime fell.", num=(1, 0))
        + p(picture("chart", "A falling line"))
        + p("Figure 1: Burglary", style="Caption")
        + h("Wider context")
        + p("Across the county it rose.", num=(1, 0))
        + h("Appendix")
        + p("A – Year two plan")
        + h("List of Background Papers – Local Government Act 1972, Section 100D")
        + p("Partnership plan (Town Hall)", num=(1, 0))
        + p("Seen ", r("hidden", "<w:vanish/>"), "by all"),
        numbering=NUMBERS,
        media={"chart.png": PNG},
        **parts,
    )


def word_file(data: bytes | None = None, name: str = "report.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, report_in_word() if data is None else data)


@pytest.fixture
def report(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft."}, by=clerk)
    return report


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


@pytest.fixture
def upload(browser, report):
    def send(file):
        url = reverse("meetings:word-import-list", args=[report.pk])
        return browser.post(url, {"file": file}, follow=True)

    return send


def confirm(browser, shown):
    row = WordImport.objects.get()
    url = reverse("meetings:word-import-confirm", args=[row.pk])
    return browser.post(url, {"fingerprint": shown.context["fingerprint"]}, follow=True)


def body(report, key: str) -> str:
    return report.sections.get(key=key).body


def test_the_preview_says_what_goes_where_and_saves_nothing(upload, report):
    shown = upload(word_file())
    for words in (
        "Nothing is saved yet",
        "The first draft.",
        "To tell the committee what was done.",
        "note the report.",
        "a. patrol; and",
        "New section",
        "Wider context",
        "Partnership plan – Town Hall",
        "The Safer Wexbourne Partnership",
        "1 picture comes with it.",
        "A – Year two plan",
        "Hidden words were left out: “hidden”",
    ):
        assert words in shown.text, words
    assert body(report, "purpose") == "The first draft."
    assert not report.proposed_recommendations.exists()
    assert not report.pictures.exists()


def test_confirming_puts_it_in_and_keeps_the_text_before(upload, browser, report):
    done = confirm(browser, upload(word_file()))
    assert "The file is in the report." in done.text
    report.refresh_from_db()
    assert body(report, "purpose") == "To tell the committee what was done."
    (figure,) = figures(parse(body(report, "report")))
    assert report.pictures.get().key == figure.picture
    assert SectionVersion.objects.get(section__key="purpose").body == "The first draft."
    assert report.sections.get(key="").heading == "Wider context"
    asked = report.proposed_recommendations.filter(parent=None)
    assert [(row.verb, row.text) for row in asked] == [
        ("note", "the report."),
        ("", "That the police are asked to:"),
    ]
    assert [row.text for row in asked[1].parts.all()] == ["patrol; and", "report."]
    papers = [(row.title, row.location) for row in report.background_papers.all()]
    assert papers[0] == ("Partnership plan", "Town Hall")
    assert report.report_of == "The Safer Wexbourne Partnership"


def test_the_picture_is_shown_and_the_report_prints(upload, browser, report):
    confirm(browser, upload(word_file()))
    page = browser.get(report.get_absolute_url()).text
    assert 'alt="A falling line"' in page
    picture_url = report.pictures.get().get_absolute_url()
    assert picture_url in page
    picture = browser.get(picture_url)
    assert picture["Content-Type"] == "image/png"
    assert picture.getvalue().startswith(b"\x89PNG")


def test_the_file_and_its_remarks_stay_readable_after_it_is_handed_in(upload, browser, report, clerk):
    confirm(browser, upload(word_file()))
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    row = WordImport.objects.get()
    page = browser.get(reverse("meetings:word-import-detail", args=[row.pk])).text
    assert "Hidden words were left out: “hidden”." in page
    assert "Attach the file itself." in page
    assert row.original_name in browser.get(reverse("meetings:word-import-list", args=[report.pk])).text
    file = browser.get(reverse("meetings:word-import-download", args=[row.pk]))
    assert read_docx(file.getvalue()) == read_docx(report_in_word())
    refused = browser.post(
        reverse("meetings:word-import-list", args=[report.pk]), {"file": word_file()}, follow=True
    )
    assert "The report has been handed in." in refused.text
    assert WordImport.objects.count() == 1
    assert report.status == ReportStatus.CLEARED


def test_what_the_report_says_already_is_not_added_twice(upload, browser, report):
    confirm(browser, upload(word_file()))
    WordImport.objects.all().delete()
    again = upload(word_file())
    assert "The report says all of this already." in again.text
    confirm(browser, again)
    assert report.proposed_recommendations.filter(parent=None).count() == 2
    assert report.sections.filter(key="").count() == 1


def test_a_report_changed_meanwhile_is_looked_at_again(upload, browser, report, clerk):
    shown = upload(word_file())
    write(report, {"purpose": "Somebody wrote this."}, by=clerk)
    done = confirm(browser, shown)
    assert "Look through what would change once more." in done.text
    assert body(report, "purpose") == "Somebody wrote this."


def test_a_file_can_be_taken_away_again(upload, browser, report):
    upload(word_file())
    row = WordImport.objects.get()
    done = browser.post(reverse("meetings:word-import-remove", args=[row.pk]), follow=True)
    assert "The file is taken away." in done.text
    assert not WordImport.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 a PDF in disguise", "The file is not a Word document (.docx)."),
        (b"PK\x03\x04 broken", "The file is"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_word_file_is_refused_beside_the_field(upload, data, sentence):
    refused = upload(word_file(data))
    assert sentence in refused.text
    assert "Error:" in refused.text
    assert not WordImport.objects.exists()


def test_a_file_too_large_is_refused_beside_the_field(upload, monkeypatch):
    monkeypatch.setattr(received, "MOST_MEGABYTES", 1)
    refused = upload(word_file(b"PK\x03\x04" + b"0" * 1_100_000))
    assert "The largest that can be uploaded is 1 MB." in refused.text
    assert not WordImport.objects.exists()


def test_the_report_is_taken_out_as_word(browser, report, clerk):
    report_parts.add(report=report, by=clerk, kind="recommendations", verb="note", text="it.")
    for address in (report.get_absolute_url(), reverse("meetings:word-import-list", args=[report.pk])):
        assert "Take it out as Word" in browser.get(address).text
    file = browser.get(reverse("meetings:word-import-take-out", args=[report.pk]))
    assert file["Content-Disposition"] == 'attachment; filename="Anti-social_behaviour.docx"'
    assert file.content.startswith(b"PK")
