"""A public paper that says what is exempt is found before anybody reads it, whatever made it say so."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings import visibility
from meetings.enums import Audience, PaperKind
from meetings.papers import catalogue, subject
from meetings.papers.pictures import images
from meetings.services import exemptions, leak_checks, minute_entries, report_parts, reports
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny.pdf.leaks import Place
from scrutiny.pdf.paper import print_html
from tests import factories
from tests.meetings import minutes_factories, papers_factories, report_factories

SECRET = "Martha Okonkwo of 14 Lime Walk was seen at the surgery with bruises on three days in May."


@pytest.fixture
def meeting(meeting, clerk):
    return papers_factories.make_agenda(meeting, by=clerk, secret=SECRET)


def composed(meeting, kind=PaperKind.AGENDA_PACK):
    return catalogue.compose(kind, subject.load(meeting_id=meeting.pk))


def printed(paper):
    return print_html(
        catalogue.document(paper), frame=paper.frame, images=images(catalogue.pictures(paper))
    ).pdf


def test_the_public_pack_says_nothing_exempt(meeting):
    paper = composed(meeting)
    assert (
        leak_checks.leaks_of_paper(meeting, pdf=printed(paper), html=paper.html, names=["agenda.pdf"]) == []
    )


def test_the_restricted_pack_would_be_stopped(meeting):
    paper = composed(meeting, PaperKind.RESTRICTED_PACK)
    found = leak_checks.leaks_of_paper(meeting, pdf=printed(paper), html=paper.html)
    assert {Place.PAGE_TEXT, Place.HTML_TEXT} <= {leak.place for leak in found}
    assert any("Martha Okonkwo" in leak.words for leak in found)


def test_a_mistake_in_what_the_public_sees_is_found(meeting, monkeypatch):
    everything = visibility.of_item
    monkeypatch.setattr(visibility, "of_item", lambda item, audience: everything(item, Audience.RESTRICTED))
    paper = composed(meeting)
    found = leak_checks.leaks_of_paper(meeting, html=paper.html)
    assert any("was seen at the surgery with bruises" in leak.words for leak in found)


@pytest.fixture
def exempt_section(meeting, clerk):
    """A cleared report in public with a section and an appendix of which the public reads nothing."""
    report = report_factories.make_report(meeting=meeting, by=clerk, title="In part")
    part = report_parts.add(report=report, by=clerk, kind="sections", heading="What Aoife Dowd told us")
    texts = {part.pk: "Neighbours heard shouting from flat nine on most nights."}
    report_parts.save_texts(report=report, by=clerk, texts=texts)
    report_factories.write_all(report, by=clerk)
    day = timezone.localdate() + dt.timedelta(days=90)
    exempt = {"exempt_paragraphs": ["7"], "public_interest_reason": "It would name her."}
    exemptions.exempt(part=part, by=clerk, exempt_review_date=day, **exempt)
    report.refresh_from_db()
    reports.submit(report=report, by=clerk)
    report_factories.sign_off_all(report, by=clerk)
    return reports.clear(report=report, by=clerk)


@pytest.mark.usefixtures("exempt_section")
def test_a_section_that_is_shown_by_mistake_is_found(meeting, monkeypatch):
    assert leak_checks.leaks_of_paper(meeting, html=composed(meeting).html) == []
    monkeypatch.setattr(visibility, "may_see_section", lambda *_args: True)
    words = " ".join(leak.words for leak in leak_checks.leaks_of_paper(meeting, html=composed(meeting).html))
    assert "Aoife Dowd" in words
    assert "heard shouting from flat nine" in words


def test_a_minute_that_is_shown_by_mistake_is_found(committee, clerk, chair, member, monkeypatch):
    day = timezone.localdate() - dt.timedelta(days=30)
    held = factories.make_meeting(committee=committee, by=clerk, date=day)
    item = minutes_factories.make_exempt_item("A case", meeting=held, by=clerk)
    minutes_factories.make_attendance(meeting=held, by=clerk)
    minutes = minutes_service.start(meeting=held, by=clerk)
    minute = minutes.entries.get(item=item)
    clauses = [ClauseText("That the tenancy of Aoife Dowd be ended", mover="Ivor Pask")]
    changed = {"title": "The flat", "narrative": SECRET, "clauses": clauses}
    minute_entries.change(minute=minute, by=clerk, expected_version=minute.version, **changed)
    minutes_service.publish(minutes=minutes, by=clerk)
    paper = composed(held, PaperKind.MINUTES)
    assert leak_checks.leaks_of_paper(held, html=paper.html) == []
    monkeypatch.setattr(visibility, "may_see_minute", lambda *_args: True)
    paper = composed(held, PaperKind.MINUTES)
    words = " ".join(leak.words for leak in leak_checks.leaks_of_paper(held, html=paper.html))
    assert all(one in words for one in ("Aoife Dowd", "Ivor Pask", "Martha Okonkwo"))


def test_words_that_an_officer_accepts_stop_nothing(meeting):
    html = "<p>Thanks to Martha Okonkwo, who retires.</p>"
    assert leak_checks.leaks_of_paper(meeting, html=html)
    assert leak_checks.leaks_of_paper(meeting, html=html, accepted=["Martha Okonkwo"]) == []


def test_names_of_files_titles_and_search_entries_are_looked_at(meeting):
    found = leak_checks.leaks_of_paper(
        meeting,
        names=["martha-okonkwo.pdf"],
        titles=["Bruises on Okonkwo"],
        searched=["'okonkwo':3 'seen':5"],
    )
    assert {leak.place for leak in found} == {Place.FILE_NAME, Place.TITLE, Place.SEARCH_INDEX}


def test_the_queries_do_not_grow(meeting, clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        leak_checks.exempt_words(meeting)
