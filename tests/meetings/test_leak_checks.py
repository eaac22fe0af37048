"""A public paper that says what is exempt is found before anybody reads it, whatever made it say so."""

import pytest

from meetings import visibility
from meetings.enums import Audience, PaperKind
from meetings.papers import catalogue, subject
from meetings.services import leak_checks
from scrutiny.pdf.leaks import Place
from scrutiny.pdf.paper import print_html
from tests.meetings import papers_factories

SECRET = "Martha Okonkwo of 14 Lime Walk was seen at the surgery with bruises on three days in May."


@pytest.fixture
def meeting(meeting, clerk):
    return papers_factories.make_agenda(meeting, by=clerk, secret=SECRET)


def composed(meeting, kind=PaperKind.AGENDA_PACK):
    return catalogue.compose(kind, subject.load(meeting_id=meeting.pk))


def printed(paper):
    return print_html(catalogue.document(paper), frame=paper.frame, images=catalogue.images(paper)).pdf


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
