"""Minute numbers are written down when they are given, never given again, and explained where they are left out."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import IssuedNumber, Minutes
from meetings.services import committees, issued_numbers, minute_entries, minute_numbering
from meetings.services import minutes as minutes_service
from tests.meetings.minutes_factories import make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db
MARCH, APRIL = dt.date(2026, 3, 10), dt.date(2026, 4, 14)


@pytest.fixture
def committee(committee, clerk):
    """Numbers run through the municipal year with its first year: CD/1/25."""
    return committees.change(
        committee=committee,
        by=clerk,
        number_run="municipal-year",
        number_pattern="{code}/{number}/{yy}",
        number_width=1,
        number_code="CD",
    )


def held(committee, clerk, date, first=""):
    """Published minutes of a meeting on a day; the first minute has the number typed."""
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, date=date), by=clerk)
    if first:
        entry = minutes.entries.first()
        minute_entries.change(minute=entry, by=clerk, expected_version=None, number=first)
    return minutes_service.publish(minutes=minutes, by=clerk)


def page_of(client_for, clerk, committee):
    return client_for(clerk).get(reverse("meetings:issued-number-list", args=[committee.pk])).content.decode()


def test_every_number_given_is_written_down(committee, clerk, chair):
    held(committee, clerk, MARCH)
    rows = IssuedNumber.objects.filter(committee=committee)
    assert [row.number for row in rows] == ["CD/1/25", "CD/2/25", "CD/3/25", "CD/4/25"]
    assert {row.run for row in rows} == {"2025/26"}
    assert all(row.minute.number == row.number for row in rows)


def test_nothing_is_written_down_when_publication_fails(committee, clerk, chair):
    held(committee, clerk, MARCH)
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, date=APRIL), by=clerk)
    minute_entries.change(minute=minutes.entries.first(), by=clerk, expected_version=None, number="CD/2/25")
    with pytest.raises(ValidationError, match="was used at the meeting of 10 March 2026"):
        minutes_service.publish(minutes=minutes, by=clerk)
    assert IssuedNumber.objects.count() == 4
    assert Minutes.objects.get(pk=minutes.pk).status == MinutesStatus.DRAFT


def test_a_gap_is_shown_and_explained_and_its_numbers_are_never_given(client_for, committee, clerk, chair):
    held(committee, clerk, MARCH)
    held(committee, clerk, APRIL, first="CD/7/25")
    page = page_of(client_for, clerk, committee)
    assert "CD/5/25 to CD/6/25" in page
    address = reverse("meetings:issued-number-explain", args=[committee.pk])
    where = f"{address}?run=2025/26&first=5&last=6"
    assert "CD/5/25 to CD/6/25" in client_for(clerk).get(where).content.decode()
    answer = client_for(clerk).post(where, {"reason": "Given to the urgency sub-committee."})
    assert answer.status_code == 302
    page = page_of(client_for, clerk, committee)
    assert "Given to the urgency sub-committee." in page
    assert "CD/5/25 to CD/6/25" not in page
    with pytest.raises(ValidationError, match="CD/5/25 was left out and is not given again"):
        held(committee, clerk, dt.date(2026, 4, 21), first="CD/5/25")


def test_the_page_of_publication_says_which_numbers_it_leaves_out(client_for, committee, clerk, chair):
    held(committee, clerk, MARCH)
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, date=APRIL), by=clerk)
    minute_entries.change(
        minute=minutes.entries.first(),
        by=clerk,
        expected_version=None,
        number="CD/9/25",
        narrative="The {chair} spoke of … lamps.",
    )
    page = client_for(clerk).get(reverse("meetings:minutes-publish", args=[minutes.pk])).content.decode()
    assert "leaves out the minute numbers from CD/5/25 to CD/8/25" in page
    assert "still has a gap (…) to fill in." in page


def test_an_explanation_without_words_gets_a_sentence(client_for, committee, clerk, chair):
    held(committee, clerk, MARCH, first="CD/3/25")
    address = reverse("meetings:issued-number-explain", args=[committee.pk])
    page = client_for(clerk).post(f"{address}?run=2025/26&first=1&last=2", {"reason": " "}).content.decode()
    assert "Say why the numbers are left out" in page
    assert IssuedNumber.objects.filter(minute=None).count() == 0


@pytest.mark.parametrize("where", ["", "?run=x&first=1&last=2", "?run=2025/26&first=&last=-1"])
def test_an_address_that_names_no_gap_leads_back_to_the_list(client_for, committee, clerk, chair, where):
    held(committee, clerk, MARCH)
    address = reverse("meetings:issued-number-explain", args=[committee.pk]) + where
    assert client_for(clerk).get(address)["Location"] == reverse(
        "meetings:issued-number-list", args=[committee.pk]
    )


def test_what_is_no_gap_is_not_explained(committee, clerk, chair):
    held(committee, clerk, MARCH)
    with pytest.raises(ValidationError, match="not left out any more"):
        issued_numbers.explain(
            committee=committee, by=clerk, run="2025/26", first=2, last=3, reason="None of these."
        )


def test_minutes_published_before_numbers_were_written_down_are_listed(client_for, committee, clerk, chair):
    held(committee, clerk, MARCH)
    IssuedNumber.objects.all().delete()
    page = page_of(client_for, clerk, committee)
    assert "CD/4/25" in page
    assert minute_numbering.next_numbers(committee, APRIL) == ("CD/5/25", "CD/6/25")


def test_members_read_who_got_a_number_and_explain_nothing(client_for, committee, clerk, chair):
    held(committee, clerk, MARCH, first="CD/2/25")
    page = page_of(client_for, chair, committee)
    assert "CD/2/25" in page
    assert reverse("meetings:issued-number-explain", args=[committee.pk]) not in page
    address = reverse("meetings:issued-number-explain", args=[committee.pk])
    assert client_for(chair).get(f"{address}?run=2025/26&first=1&last=1").status_code == 403


def test_an_exempt_minute_is_listed_by_the_title_of_its_item(client_for, committee, clerk, chair, substitute):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, date=MARCH), by=clerk)
    minute_entries.change(
        minute=minutes.entries.last(),
        by=clerk,
        expected_version=None,
        is_exempt=True,
        title="Operation Marigold",
        narrative="Secret.",
    )
    minutes_service.publish(minutes=minutes, by=clerk)
    page = page_of(client_for, clerk, committee)
    assert "Operation Marigold" not in page
    assert "Public questions" in page
