"""An appendix said in words: on the officer's page, in the pack before the file, and never an exempt one in public."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemKind, PaperKind
from meetings.services import agenda_items, appendices, appendix_words, exemptions, reports
from scrutiny.pdf import extract
from tests.meetings.papers_factories import make_cleared_report, make_pack
from tests.meetings.report_factories import make_appendix, pdf_file

WORDS = "Burglary fell in every ward but Mill Lane."

pytestmark = pytest.mark.django_db


@pytest.fixture
def appendix(clerk, meeting):
    item = agenda_items.add(meeting=meeting, by=clerk, title="Burglary", kind=ItemKind.REPORT)
    report = make_cleared_report(item, by=clerk)
    reports.send_back(report=report, by=clerk, reason="An appendix is missing.")
    appendix = make_appendix(report, by=clerk, title="Map of burglaries")
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    appendix.refresh_from_db()
    return appendix


def say(browser, appendix, **typed):
    url = reverse("meetings:appendix-words", args=[appendix.pk])
    return browser.post(url, {"version": appendix.version, **typed}, follow=True)


def text_of(publication) -> str:
    with publication.file.open("rb") as file:
        return " ".join(extract.full_text(file.read()).split())


def test_an_officer_says_a_file_in_words_and_the_pack_has_them_before_it(
    client_for, clerk, meeting, appendix
):
    shown = say(
        client_for(clerk), appendix, text_alternative=WORDS, web_version="https://larkmere.example/map"
    )
    assert "What “Map of burglaries” says in words is saved." in shown.text
    pack = make_pack(meeting, by=clerk)
    words = text_of(pack)
    assert WORDS in words
    assert "https://larkmere.example/map" in words
    names = [part["name"] for part in pack.facts["parts"]]
    assert names.index(f"appendix-{appendix.pk}-words") + 1 == names.index(f"appendix-{appendix.pk}")


def test_an_address_that_is_none_is_refused_and_nothing_typed_is_lost(client_for, clerk, appendix):
    shown = say(client_for(clerk), appendix, text_alternative=WORDS, web_version="the map page")
    assert WORDS in shown.text
    appendix.refresh_from_db()
    assert appendix.text_alternative == ""


def test_a_stale_edit_saves_nothing(client_for, clerk, appendix):
    appendix_words.give(appendix=appendix, by=clerk, text_alternative="First.")
    shown = say(client_for(clerk), appendix, text_alternative="Second.")
    assert "Someone else saved this" in shown.text
    appendix.refresh_from_db()
    assert appendix.text_alternative == "First."


def test_the_words_of_an_exempt_appendix_are_in_the_restricted_pack_only(clerk, meeting, appendix):
    report = appendix.report
    reports.send_back(report=report, by=clerk, reason="It is exempt.")
    exemptions.exempt(
        part=appendix,
        by=clerk,
        exempt_paragraphs=["3"],
        public_interest_reason="Prices of a contract.",
        exempt_review_date=timezone.localdate() + dt.timedelta(days=365),
    )
    appendix_words.give(appendix=appendix, by=clerk, text_alternative=WORDS)
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    assert WORDS not in make_pack(meeting, by=clerk).html
    assert WORDS in text_of(make_pack(meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK))


def test_a_new_file_keeps_the_words(clerk, appendix):
    appendix_words.give(appendix=appendix, by=clerk, text_alternative=WORDS)
    reports.send_back(report=appendix.report, by=clerk, reason="Another map.")
    appendix.refresh_from_db()
    changed, _remarks = appendices.change(
        appendix=appendix, by=clerk, title=appendix.title, file=pdf_file(words="a newer map")
    )
    assert changed.text_alternative == WORDS
