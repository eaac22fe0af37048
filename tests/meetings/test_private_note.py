"""Read and prepare: a member's private notes, where they stand when the text changes, and who has opened a report."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import PrivateNote, ReportReading
from meetings.services import agenda, paragraph_keys, private_notes, readings, wordings
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent
from scrutiny.records import StaleEdit
from tests.kept import kept
from tests.meetings.conftest import SECRET
from tests.meetings.papers_factories import make_agenda

pytestmark = pytest.mark.django_db


@kept
def papers(meeting, clerk):
    """A published agenda with an open report and an exempt one."""
    make_agenda(meeting, by=clerk, secret=SECRET)
    agenda.freeze(meeting=meeting, by=clerk)
    return meeting


@pytest.fixture
def report(papers):
    return papers.items.get(title="Anti-social behaviour").report


@pytest.fixture
def secret(papers):
    return papers.items.get(title="A review of one case").report


def page(report):
    return reverse("meetings:private-note-list", args=[report.pk])


def first_place(report, user):
    return next(place for place in private_notes.places(report, user) if place.key)


def put_text(report, user, text):
    """Other words in the section of the first place, as another hand writes them."""
    section = report.sections.get(pk=first_place(report, user).section.pk)
    paragraph_keys.put(section, by=user, text=text)
    section.save()


def attached(report, user):
    return private_notes.attached(report, user, private_notes.places(report, user))


def test_a_member_notes_at_a_paragraph_and_reads_it_there(client_for, member, report):
    slug = first_place(report, member).slug
    url = reverse("meetings:private-note-create", args=[report.pk])
    answer = client_for(member).post(url, {"place": slug, "text": "Ask for the wards."}, follow=True)
    assert "Ask for the wards." in answer.content.decode()
    assert PrivateNote.objects.get().quotation == "Nuisance fell by a tenth in the year."


def test_an_empty_note_is_refused_beside_its_field(client_for, member, report):
    url = reverse("meetings:private-note-create", args=[report.pk])
    answer = client_for(member).post(url, {"place": "", "text": " "})
    assert "Fill in “Your note”." in answer.content.decode()


def test_nobody_else_reads_a_note(client_for, clerk, chair, member, report):
    before = AuditEvent.objects.count()
    note = private_notes.write(report=report, by=member, text="Weak on knife crime.")
    assert AuditEvent.objects.count() == before
    assert "Weak on knife crime." not in client_for(chair).get(page(report)).content.decode()
    for user in (clerk, chair):
        for verb in ("edit", "move"):
            url = reverse(f"meetings:private-note-{verb}", args=[note.pk])
            assert client_for(user).get(url).status_code == 404
        assert (
            client_for(user).post(reverse("meetings:private-note-remove", args=[note.pk])).status_code == 404
        )
    with pytest.raises(Refused):
        private_notes.change(note=note, by=chair, text="Mine", expected_version=1)


def test_an_exempt_report_is_for_those_whose_seat_allows_it(client_for, member, co_optee, clerk, secret):
    assert SECRET in client_for(member).get(page(secret)).content.decode()
    assert client_for(co_optee).get(page(secret)).status_code == 404
    assert client_for(clerk).get(page(secret)).status_code == 404
    with pytest.raises(Refused):
        private_notes.write(report=secret, by=co_optee, text="What is it?")


def test_an_exempt_section_is_kept_from_a_co_opted_member(client_for, member, co_optee, report):
    section = first_place(report, member).section
    type(section).objects.filter(pk=section.pk).update(
        body="The flat in Tanner Row.", exempt_paragraphs=["7"], public_interest_reason="A person is named."
    )
    assert "Tanner Row" in client_for(member).get(page(report)).content.decode()
    assert "Tanner Row" not in client_for(co_optee).get(page(report)).content.decode()


def test_what_an_exempt_section_proposes_is_kept_from_a_co_opted_member(client_for, member, co_optee, report):
    proposed = report.proposed_recommendations.first()
    kept = report.sections.filter(key="recommendations")
    assert kept.update(exempt_paragraphs=["7"], public_interest_reason="A person is named.") == 1
    assert proposed.text in client_for(member).get(page(report)).text
    assert proposed.text not in client_for(co_optee).get(page(report)).text
    assert wordings.readable(member).filter(pk=proposed.pk).exists()
    assert not wordings.readable(co_optee).filter(pk=proposed.pk).exists()


def test_what_was_quoted_of_a_section_that_became_exempt_is_not_repeated(client_for, co_optee, report):
    place = first_place(report, co_optee)
    private_notes.write(report=report, by=co_optee, text="Which street?", place=place.slug)
    PrivateNote.objects.update(quotation="Nuisance fell by a tenth in Tanner Row.")
    type(place.section).objects.filter(pk=place.section.pk).update(
        body="The flat in Tanner Row.", exempt_paragraphs=["7"], public_interest_reason="A person is named."
    )
    text = client_for(co_optee).get(page(report)).content.decode()
    assert "Which street?" in text
    assert "Tanner Row" not in text


def test_a_draft_agenda_is_not_read_by_members(client_for, member, meeting, clerk):
    make_agenda(meeting, by=clerk)
    report = meeting.items.get(title="Anti-social behaviour").report
    assert client_for(member).get(page(report)).status_code == 404


def test_a_note_follows_its_paragraph_when_others_are_put_before_it(member, report):
    place = first_place(report, member)
    private_notes.write(report=report, by=member, text="Which year?", place=place.slug)
    put_text(report, member, f"A new beginning.\n\n{place.words}")
    assert list(attached(report, member).by_slug) == [place.slug]


def test_a_note_whose_key_is_gone_stands_at_the_nearest_same_words(member, report):
    place = first_place(report, member)
    note = private_notes.write(report=report, by=member, text="Which year?", place=place.slug)
    put_text(report, member, "Something else.\n\nNuisance fell by a fifth in the year.")
    PrivateNote.objects.filter(pk=note.pk).update(
        paragraph_key="gone", quotation="Nuisance fell by a seventh in the year."
    )
    found = attached(report, member)
    ((placed,),) = found.by_slug.values()
    assert (placed.has_moved, placed.has_changed, found.orphans) == (True, True, [])


def test_an_orphan_is_listed_with_its_quotation_and_put_elsewhere(client_for, member, report):
    place = first_place(report, member)
    note = private_notes.write(report=report, by=member, text="Which year?", place=place.slug)
    PrivateNote.objects.filter(pk=note.pk).update(
        paragraph_key="gone", quotation="Burglary doubled overnight."
    )
    browser = client_for(member)
    text = browser.get(page(report)).content.decode()
    assert "Notes whose paragraph is gone" in text
    assert "Burglary doubled overnight." in text
    browser.post(reverse("meetings:private-note-move", args=[note.pk]), {"place": place.slug})
    text = browser.get(page(report)).content.decode()
    assert "Which year?" in text
    assert "Notes whose paragraph is gone" not in text


def test_a_proposed_recommendation_can_be_noted_on(client_for, member, report):
    proposed = report.proposed_recommendations.get()
    slug = f"recommendation-{proposed.pk}"
    private_notes.write(report=report, by=member, text="Too weak.", place=slug)
    assert [placed.note.text for placed in attached(report, member).by_slug[slug]] == ["Too weak."]


def test_two_windows_do_not_overwrite_each_other(client_for, member, report):
    note = private_notes.write(report=report, by=member, text="First")
    private_notes.change(note=note, by=member, text="Second", expected_version=1)
    with pytest.raises(StaleEdit):
        private_notes.change(note=note, by=member, text="Third", expected_version=1)
    url = reverse("meetings:private-note-edit", args=[note.pk])
    text = client_for(member).post(url, {"text": "Third", "version": "1"}).content.decode()
    assert "Second" in text
    assert "Third" in text
    note.refresh_from_db()
    assert note.text == "Second"


def test_opening_a_report_is_noted_once_a_reader_and_to_the_minute(client_for, member, report):
    client_for(member).get(page(report))
    client_for(member).get(page(report))
    reading = ReportReading.objects.get()
    assert reading.last_at == reading.first_at
    later = timezone.now() + dt.timedelta(minutes=5)
    readings.mark(report=report, by=member, at=later)
    reading.refresh_from_db()
    assert reading.last_at == later
