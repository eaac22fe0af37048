"""What real meetings did with capacities and bodies, by the number of the edge case: recorded, and printed."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import AttendanceClass, ItemKind
from meetings.minute_enums import PartKind
from meetings.services import attendance, committees, minute_parts
from partnerships.models import Post
from partnerships.services import organisations
from tests import factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.people_factories import add_person, words_of

REPORT = "Keeping the town centre safe"


@pytest.fixture
def held(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


def came(meeting, clerk, presided=None):
    make_attendance(meeting=meeting, by=clerk, presided=presided.people.get() if presided else None)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.mark.parametrize("capacity", ["", "Crime and Disorder Committee"])
def test_15_the_committee_sits_in_a_capacity_for_a_whole_meeting(committee, clerk, chair, capacity):
    meeting = make_held_meeting(committee=committee, by=clerk, capacity=capacity)
    words = words_of(came(meeting, clerk))

    assert (f"Minutes of the {committee.name} – Crime and Disorder Committee" in words) == bool(capacity)


def test_15_the_capacity_is_an_items_title_or_begins_at_a_line_inside_an_item(committee, clerk, chair):
    title = "Sitting as the Crime and Disorder Committee: police performance"
    meeting = make_held_meeting(committee=committee, by=clerk, items=[(ItemKind.REPORT, title)])
    minutes = came(meeting, clerk)
    line = "The committee then sat as the Crime and Disorder Committee."
    minute_parts.add(minute=minutes.entries.get(title=title), by=clerk, kind=PartKind.NOTE, text=line)

    assert title in words_of(minutes)
    assert line in words_of(minutes)


def test_17_hosts_alternate_and_the_chair_of_that_day_is_printed(held, clerk, chair, member):
    minutes = came(held, clerk, presided=member)
    attendance.change(
        attendance=held.attendances.get(name="Dev Patel"), by=clerk, of_council="Wexbourne Borough Council"
    )

    assert "Dev Patel (Wexbourne Borough Council; in the Chair)" in words_of(minutes)


def test_20_a_mayor_and_a_policy_committee_print_posts_as_they_were(held, clerk):
    add_person(held, "Mayor Ida Crane", by=clerk, kind=AttendanceClass.ALSO_PRESENT, post="Elected Mayor")

    assert "Also present Mayor Ida Crane, Elected Mayor" in words_of(came(held, clerk))


def test_16_a_body_that_is_renamed_afterwards_keeps_its_name_of_that_day(
    held, clerk, council, police, partnership_officer
):
    person = factories.make_person("Supt Nora Quill", council=council, by=clerk)
    Post.objects.create(person=person, organisation=police, title="Superintendent")
    attendance.add(meeting=held, by=clerk, person=person, attendance_class=AttendanceClass.PARTNER)
    organisations.rename(
        organisation=police, by=partnership_officer, name="Larkshire Constabulary", on=timezone.localdate()
    )

    assert "Supt Nora Quill, Superintendent, Larkshire Police" in words_of(came(held, clerk))


def test_16_minutes_of_a_committee_that_has_ended_stay(held, clerk, committee):
    minutes = came(held, clerk)
    committees.end(committee=committee, by=clerk, on=held.date + dt.timedelta(days=1))

    assert f"Minutes of the {committee.name}" in words_of(minutes)


def test_18_a_committee_that_meets_once_a_year_has_its_members_of_each_day(committee, clerk, chair, seat):
    a_year_ago = make_held_meeting(
        committee=committee, by=clerk, date=timezone.localdate() - dt.timedelta(days=370)
    )
    this_year = make_held_meeting(committee=committee, by=clerk)
    seat("Cllr Ruth Orme", committee, start=this_year.date)

    assert "Ruth Orme" not in words_of(came(a_year_ago, clerk))
    assert "Ruth Orme" in words_of(came(this_year, clerk))


def test_19_the_partnerships_chair_is_printed_in_the_local_names(held, clerk):
    post = "Chief Fire Officer, Chair of the Safer Larkmere Partnership"
    add_person(held, "Sam Cole", by=clerk, kind=AttendanceClass.PARTNER, post=post)

    assert f"Partners Sam Cole, {post}" in words_of(came(held, clerk))
