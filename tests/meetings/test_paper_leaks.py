"""A public paper that says what is exempt is never published; who publishes sees where, and nobody else any word."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings import visibility
from meetings.enums import Audience, ItemKind, PaperKind
from meetings.models import Publication
from meetings.services import agenda_items, leak_checks, minute_entries, paper_leaks, publications
from meetings.services import minutes as minutes_service
from scrutiny import jobs
from scrutiny.models import AuditEvent, Job, OutgoingEmail
from scrutiny.pdf.extract import UnreadablePdf
from scrutiny.pdf.leaks import Leak, Place
from tests.meetings.leak_factories import SECRET, make_secret_item, with_hits
from tests.meetings.minutes_factories import make_attendance, make_exempt_item, make_held_meeting
from tests.meetings.papers_factories import make_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(meeting, clerk):
    """With an exempt item that says more than the public may read."""
    agenda_items.add(meeting=meeting, by=clerk, title="Apologies for absence")
    make_secret_item(meeting, by=clerk)
    return meeting


@pytest.fixture
def broken(monkeypatch):
    """A mistake: the public is shown everything."""
    everything = visibility.of_item
    monkeypatch.setattr(visibility, "of_item", lambda item, audience: everything(item, Audience.RESTRICTED))


def publish(browser, paper):
    return browser.post(reverse("meetings:publication-publish", args=[paper.pk]), {"seen": "on"})


def test_a_pack_that_says_what_is_exempt_is_stopped_and_shows_where(client_for, clerk, meeting, broken):
    pack = make_pack(meeting, by=clerk)
    browser = client_for(clerk)
    page = browser.get(pack.get_absolute_url()).content.decode()
    assert "Exempt words in this public paper" in page
    assert "the text of the page" in page
    assert "Martha Okonkwo" in page
    assert "From: Item 2: A review of one case" in page
    assert "Publish this version" not in page
    answer = publish(browser, pack)
    assert answer.status_code == 409
    assert "of this public paper. Its page lists" in answer.content.decode()
    assert not Publication.objects.get(pk=pack.pk).is_published


def test_the_log_keeps_how_much_and_where_and_no_word_of_it(clerk, meeting, broken):
    pack = make_pack(meeting, by=clerk)
    with pytest.raises(ValidationError, match="Words of exempt parts"):
        publications.publish(publication=pack, by=clerk)
    found = AuditEvent.objects.get(event="paper.built").detail["leaks"]
    assert found["page-text"] >= 1
    said = " ".join(
        str(vars(row)) for row in [*AuditEvent.objects.filter(event__startswith="paper."), *Job.objects.all()]
    )
    assert "Okonkwo" not in said
    assert not OutgoingEmail.objects.filter(body__contains="Okonkwo").exists()


def test_a_paper_without_a_leak_goes_out_and_keeps_no_words(clerk, meeting):
    pack = make_pack(meeting, by=clerk)
    assert pack.facts["leaks"] == []
    assert publications.publish(publication=pack, by=clerk).facts["leaks"] == []


def test_publishing_as_ordered_ends_with_a_sentence_and_leaves_the_paper_built(clerk, meeting, broken):
    job = publications.start_build(
        kind=PaperKind.AGENDA_PACK, by=clerk, council=meeting.council, meeting_id=meeting.pk, publish=True
    )
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert "Words of exempt parts stand in" in job.error
    assert "Okonkwo" not in str(vars(job))
    assert not Publication.objects.get(job=job).is_published


def test_what_becomes_exempt_after_the_build_is_searched_for(client_for, clerk, meeting, monkeypatch):
    pack = make_pack(meeting, by=clerk)
    item = meeting.items.get(title="A review of one case")
    agenda_items.change(item=item, by=clerk, text=f"{SECRET} Oswald Finch came too.")
    found = [Leak(Place.BOOKMARK, None, "Oswald Finch")]
    monkeypatch.setattr(leak_checks, "leaks_of_paper", lambda *args, **options: found)
    with pytest.raises(ValidationError, match="Words of exempt parts"):
        publications.publish(publication=pack, by=clerk)
    page = (
        client_for(clerk)
        .post(reverse("meetings:allowed-words-check", args=[pack.pk]), follow=True)
        .content.decode()
    )
    assert "The paper was searched again for exempt words." in page
    assert "Oswald Finch" in page
    assert "A bookmark" in page


def test_a_file_that_cannot_be_searched_is_not_published(client_for, clerk, meeting, monkeypatch):
    def unreadable(*args, **options):
        raise UnreadablePdf("The PDF needs a password to open.")

    monkeypatch.setattr(leak_checks, "leaks_of_paper", unreadable)
    pack = make_pack(meeting, by=clerk)
    page = client_for(clerk).get(pack.get_absolute_url()).content.decode()
    assert "It could not be searched for exempt words" in page
    with pytest.raises(ValidationError, match="could not be searched"):
        publications.publish(publication=pack, by=clerk)


def test_letters_and_restricted_papers_may_say_it(meeting):
    assert paper_leaks.is_searched(PaperKind.MINUTES, Audience.PUBLIC, meeting)
    assert not paper_leaks.is_searched(PaperKind.LETTER, Audience.PUBLIC, meeting)
    assert not paper_leaks.is_searched(PaperKind.RESTRICTED_PACK, Audience.RESTRICTED, meeting)


def test_a_zip_of_the_papers_is_searched_too(clerk, meeting):
    pack = make_pack(meeting, by=clerk)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.txt", "Papers on Martha Okonkwo")
    [leak] = paper_leaks.leaks_in(pack, archive=file.getvalue(), names=["papers.zip"])
    assert leak.words == "Martha Okonkwo"
    assert leak.file == "manifest.txt"


def test_exempt_minutes_of_the_meeting_before_are_searched_for(clerk, chair, committee, meeting, monkeypatch):
    before = make_held_meeting(committee=committee, by=clerk, items=())
    make_exempt_item("Another case", meeting=before, by=clerk)
    make_attendance(meeting=before, by=clerk)
    minutes = minutes_service.start(meeting=before, by=clerk)
    minute = minutes.entries.get()
    minute_entries.change(
        minute=minute,
        by=clerk,
        expected_version=minute.version,
        clauses=[],
        narrative=f"It heard of {SECRET}",
    )
    minutes_service.publish(minutes=minutes, by=clerk)
    agenda_items.add(
        meeting=meeting, by=clerk, title="Minutes", kind=ItemKind.MINUTES, earlier_meeting=before
    )
    assert make_pack(meeting, by=clerk).facts["leaks"] == []
    meeting.items.exclude(kind=ItemKind.MINUTES).delete()
    monkeypatch.setattr(visibility, "may_see_minute", lambda is_exempt, audience: True)
    found = paper_leaks.hits(make_pack(meeting, by=clerk))
    assert any("surgery with bruises" in hit.words for hit in found)
    assert any(hit.part.startswith("Minutes of") for hit in found)


def test_the_page_takes_few_queries(client_for, clerk, meeting, django_assert_max_num_queries):
    pack = with_hits(make_pack(meeting, by=clerk), *(f"Person Number{number}" for number in range(20)))
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        page = browser.get(pack.get_absolute_url()).content.decode()
    assert page.count("Person Number") >= 20
