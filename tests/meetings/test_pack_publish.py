"""Publishing a pack: versions that never change, the lawful day, frozen numbers, and what residents get."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import PaperKind
from meetings.models import Publication
from meetings.services import agenda_items, meetings, publications
from scrutiny.models import AuditEvent
from tests.meetings.papers_factories import make_agenda, make_pack, make_published_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon(committee, clerk):
    """A meeting too near for five clear working days."""
    day = timezone.localdate() + dt.timedelta(days=3)
    return meetings.arrange(
        committee=committee, by=clerk, date=day, start_time=dt.time(19), venue="Town Hall"
    )


def test_the_officer_publishes_and_residents_read_web_page_and_pdf(client, client_for, clerk, meeting):
    make_agenda(meeting, by=clerk)
    pack = make_pack(meeting, by=clerk)
    assert client.get(reverse("public:paper", args=[meeting.council.slug, pack.pk])).status_code == 404
    client_for(clerk).post(reverse("meetings:publication-publish", args=[pack.pk]))
    page = client.get(meeting.get_public_url()).content.decode()
    assert "Agenda pack" in page
    assert "Anti-social behaviour" in page
    paper = client.get(reverse("public:paper", args=[meeting.council.slug, pack.pk])).content.decode()
    assert "Nuisance fell by a tenth" in paper
    pdf = client.get(reverse("public:paper-download", args=[meeting.council.slug, pack.pk]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")
    assert pdf["X-Content-Type-Options"] == "nosniff"


def test_publishing_freezes_the_numbers_and_keeps_the_working(clerk, meeting):
    make_agenda(meeting, by=clerk)
    make_published_pack(meeting, by=clerk)
    meeting.refresh_from_db()
    assert meeting.is_frozen
    event = AuditEvent.objects.get(event="paper.published")
    assert event.detail["clear_days"] >= event.detail["needed"] == 5


def test_a_later_version_supersedes_and_the_earlier_stays(client, clerk, meeting):
    make_agenda(meeting, by=clerk)
    first = make_published_pack(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="A late item")
    second = make_published_pack(meeting, by=clerk)
    assert second.supersedes == first
    old = client.get(reverse("public:paper", args=[meeting.council.slug, first.pk])).content.decode()
    assert "There is a newer version." in old
    assert "A late item" not in old
    assert "2A" in second.html


def test_a_published_paper_is_never_changed_or_deleted(clerk, meeting):
    make_agenda(meeting, by=clerk)
    pack = make_published_pack(meeting, by=clerk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=pack.pk).update(title="Another title")
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=pack.pk).delete()


def test_what_changed_since_it_was_built_is_built_again_first(client_for, clerk, meeting):
    make_agenda(meeting, by=clerk)
    pack = make_pack(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="Another item")
    answer = client_for(clerk).post(reverse("meetings:publication-publish", args=[pack.pk]))
    assert "Build it again." in answer.content.decode()
    pack.refresh_from_db()
    assert not pack.is_published


def test_late_papers_need_the_special_circumstances_and_print_them(client_for, clerk, soon):
    make_agenda(soon, by=clerk)
    browser = client_for(clerk)
    page = reverse("meetings:pack-build", args=[soon.pk])
    assert "The last day the law allows was" in browser.get(page).content.decode()
    words = browser.post(page, {"late_reason": ""}).content.decode()
    assert "Give the special circumstances" in words
    pack = make_pack(soon, by=clerk, late_reason="The review ended on Friday.")
    assert "The review ended on Friday." in pack.html
    assert publications.publish(publication=pack, by=clerk).is_published


def test_the_same_version_is_published_once(clerk, meeting):
    make_agenda(meeting, by=clerk)
    pack = make_published_pack(meeting, by=clerk)
    with pytest.raises(ValidationError, match="published already"):
        publications.publish(publication=pack, by=clerk)


@pytest.mark.parametrize("who", ["member", "chair", "clerk"])
def test_those_who_may_read_exempt_papers_open_the_restricted_pack(request, client_for, who, clerk, meeting):
    person = request.getfixturevalue(who)
    make_agenda(meeting, by=clerk, secret="Operation Marigold")
    pack = make_published_pack(meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    words = client_for(person).get(reverse("meetings:publication-read", args=[pack.pk])).content.decode()
    assert "Operation Marigold" in words
    assert AuditEvent.objects.filter(event="paper.restricted-paper-read", actor=str(person)).exists()


@pytest.mark.parametrize("who", ["co_optee", "partner", "theme_lead", "partnership_officer", "other_clerk"])
def test_others_do_not_find_the_restricted_pack(request, client_for, who, clerk, meeting):
    person = request.getfixturevalue(who)
    make_agenda(meeting, by=clerk, secret="Operation Marigold")
    pack = make_published_pack(meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    browser = client_for(person)
    for name in ("publication-detail", "publication-read", "publication-download"):
        assert browser.get(reverse(f"meetings:{name}", args=[pack.pk])).status_code == 404


def test_the_papers_of_a_meeting_take_few_queries(client_for, clerk, meeting, django_assert_max_num_queries):
    make_agenda(meeting, by=clerk, secret="Operation Marigold")
    for _n in range(2):
        make_pack(meeting, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(reverse("meetings:publication-list", args=[meeting.pk]))
