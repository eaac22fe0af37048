import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import MinutesStatus, PaperKind, Presence
from meetings.minute_enums import NumberRun
from meetings.models import Publication
from meetings.services import minutes as minutes_service
from scrutiny.access.checks import Refused
from scrutiny.models import OutgoingEmail
from tests.meetings.minutes_factories import (
    make_attendance,
    make_entry,
    make_exempt_item,
    make_held_meeting,
    make_minutes,
)

DAY = dt.timedelta(days=1)


@pytest.fixture
def held(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


def publish_url(minutes):
    return reverse("meetings:minutes-publish", args=[minutes.pk])


def numbers(minutes):
    return list(minutes.entries.values_list("number", flat=True))


def renumber(committee, run, pattern="{number}"):
    committee.number_run, committee.number_pattern, committee.number_width = run, pattern, 1
    committee.save(update_fields=["number_run", "number_pattern", "number_width"])


def test_publishing_numbers_the_minutes_and_tells_the_members(client_for, clerk, held, member):
    make_attendance(meeting=held, by=clerk)
    minutes = make_minutes(meeting=held, by=clerk)

    page = client_for(clerk).post(publish_url(minutes), follow=True)

    assert "The draft minutes are published and the members have been told." in page.text
    assert numbers(minutes) == ["01", "02", "03", "04"]
    mail = OutgoingEmail.objects.get(kind="minutes_published", to=member.email)
    assert mail.subject.startswith("Draft minutes of ")
    assert minutes.get_absolute_url() in mail.body


def test_the_page_says_what_is_not_recorded(client_for, clerk, held):
    minutes = make_minutes(meeting=held, by=clerk)
    make_entry("Matters arising", minutes=minutes, by=clerk)

    page = client_for(clerk).get(publish_url(minutes))

    assert "No attendance is recorded." in page.text
    assert "The time at which the meeting ended is not recorded." in page.text
    assert "Nothing is recorded under “Matters arising”." in page.text


def test_the_page_says_that_nobody_presided_and_that_there_was_no_quorum(client_for, clerk, held, member):
    minutes = make_minutes(meeting=held, by=clerk)
    make_attendance(meeting=held, by=clerk, absent=[member.people.get()])
    held.attendances.update(in_the_chair=False)

    page = client_for(clerk).get(publish_url(minutes))

    assert "It is not recorded who presided." in page.text
    assert "Voting members recorded as present: 1. The committee&#x27;s quorum is 3." in page.text
    assert "Dev Patel sent apologies and is not named in the minute of apologies." in page.text


def test_with_nothing_recorded_it_is_refused(client_for, clerk, committee):
    meeting = make_held_meeting(committee=committee, by=clerk, items=[("other", "Any other business")])
    minutes = make_minutes(meeting=meeting, by=clerk)

    page = client_for(clerk).post(publish_url(minutes))

    assert "Nothing is recorded yet. Write at least one minute, then publish." in page.text
    assert not OutgoingEmail.objects.filter(kind="minutes_published").exists()


def test_minutes_of_a_meeting_to_come_are_refused(client_for, clerk, committee):
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() + DAY)
    minutes = make_minutes(meeting=meeting, by=clerk)

    page = client_for(clerk).post(publish_url(minutes))

    assert "Its minutes can be published once it has taken place." in page.text


def test_publishing_twice_is_answered_with_the_state(client_for, clerk, held):
    minutes = make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)

    page = client_for(clerk).post(publish_url(minutes))

    assert "it is now “Published as draft”" in page.text


def test_running_numbers_go_on_through_the_municipal_year(clerk, committee, council):
    council.year_start_month, council.year_start_day = 1, 1
    council.save()
    renumber(committee, NumberRun.MUNICIPAL_YEAR)
    today = timezone.localdate()
    older = make_held_meeting(committee=committee, by=clerk, date=today.replace(year=today.year - 1))
    earlier = make_held_meeting(committee=committee, by=clerk, date=today.replace(day=1, month=1))
    later = make_held_meeting(committee=committee, by=clerk, date=today)
    for meeting in (older, earlier, later):
        make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    assert numbers(older.minutes) == numbers(earlier.minutes) == ["1", "2", "3", "4"]
    assert numbers(later.minutes) == ["5", "6", "7", "8"]


def test_number_and_year(clerk, committee):
    renumber(committee, NumberRun.CALENDAR_YEAR, "{number}/{yy}")
    meeting = make_held_meeting(committee=committee, by=clerk, date=dt.date(2021, 2, 2))
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    assert numbers(minutes)[:2] == ["1/21", "2/21"]


def test_a_typed_number_stays_and_may_not_have_been_used_before(clerk, committee, council):
    renumber(committee, NumberRun.MUNICIPAL_YEAR)
    first = make_held_meeting(committee=committee, by=clerk, date=dt.date(2021, 6, 1))
    minutes = make_minutes(meeting=first, by=clerk)
    minutes.entries.filter(title="Public questions").update(number="31")
    make_minutes(meeting=first, by=clerk, status=MinutesStatus.PUBLISHED)
    assert numbers(minutes) == ["1", "2", "3", "31"]

    second = make_minutes(
        meeting=make_held_meeting(committee=committee, by=clerk, date=dt.date(2021, 7, 1)), by=clerk
    )
    second.entries.filter(title="Public questions").update(number="31")
    with pytest.raises(ValidationError, match="31 was used at the meeting of 1 June 2021"):
        minutes_service.publish(minutes=second, by=clerk)


def test_attendance_changes_no_more(clerk, held):
    make_attendance(meeting=held, by=clerk)
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)

    with pytest.raises(Refused, match="attendance and interests are fixed"):
        make_attendance(meeting=held, by=clerk)
    assert not held.attendances.filter(presence=Presence.APOLOGIES).exists()


def test_only_officers_publish(client_for, member, other_clerk, held, clerk):
    minutes = make_minutes(meeting=held, by=clerk)

    assert client_for(member).post(publish_url(minutes)).status_code == 404
    assert client_for(other_clerk).post(publish_url(minutes)).status_code == 404
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)
    assert client_for(member).post(publish_url(minutes)).status_code == 403


def test_the_page_needs_few_queries(client_for, clerk, held, django_assert_max_num_queries):
    make_attendance(meeting=held, by=clerk)
    minutes = make_minutes(meeting=held, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(publish_url(minutes))


@pytest.mark.worker
def test_the_pdf_is_made_and_published_at_once(client, clerk, chair, committee, pdf_ua):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.AGREED)

    first, second = Publication.objects.filter(meeting=meeting, kind=PaperKind.MINUTES).order_by("number")
    assert second.supersedes == first
    assert first.facts["faults"] == second.facts["faults"] == []
    assert pdf_ua(first.file.path) == pdf_ua(second.file.path) == []
    assert "Draft" in first.html
    assert client.get(reverse("public:paper", args=[meeting.council.slug, second.pk])).status_code == 200


@pytest.mark.worker
def test_the_exempt_minutes_are_a_pdf_of_their_own(clerk, chair, committee, pdf_ua):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    make_exempt_item("A review of one case", meeting=meeting, by=clerk)
    make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)

    paper = Publication.objects.get(meeting=meeting, kind=PaperKind.RESTRICTED_MINUTES)
    assert paper.facts["faults"] == []
    assert pdf_ua(paper.file.path) == []


def test_an_exempt_item_whose_minute_is_open_is_pointed_out(client_for, clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    make_exempt_item("A review of one case", meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    minutes.entries.filter(item__title="A review of one case").update(is_exempt=False)

    words = client_for(clerk).get(publish_url(minutes)).content.decode()
    assert "“A review of one case” is the minute of an exempt item and will be public" in words
