import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Post
from tests import factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting


@pytest.fixture
def held(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


def add_url(meeting):
    return reverse("meetings:attendance-add", args=[meeting.pk])


def sent(**fields):
    return {"attendance_class": "officer", "presence": "present", **fields}


def test_a_substitute_is_added_for_a_member(client_for, clerk, held, member, substitute):
    make_attendance(meeting=held, by=clerk, absent=[member.people.get()])
    data = sent(
        person=substitute.people.get().pk,
        attendance_class="substitute",
        substitute_for=member.people.get().pk,
    )
    page = client_for(clerk).post(add_url(held), data, follow=True)

    assert "Hugh Marlow" in page.text
    assert "for Cllr Dev Patel" in page.text
    assert "Voting members saved as present: 2." in page.text


def test_an_officers_post_is_that_of_the_day(client_for, clerk, council, held, police):
    person = factories.make_person("Supt Nora Quill", council=council, by=clerk)
    Post.objects.create(person=person, organisation=police, title="Superintendent", end=timezone.localdate())
    Post.objects.create(
        person=person, title="Chief Constable", start=timezone.localdate() + dt.timedelta(days=1)
    )
    client_for(clerk).post(add_url(held), sent(person=person.pk, attendance_class="partner"))

    row = held.attendances.get(person=person)
    assert (row.name, row.post) == ("Supt Nora Quill", "Superintendent, Larkshire Police")


def test_somebody_who_is_in_no_directory_is_added_by_name(client_for, clerk, held):
    page = client_for(clerk).post(
        add_url(held),
        sent(name="Mo Visitor", post="Street Pastors", attendance_class="also-present"),
        follow=True,
    )

    assert "Mo Visitor" in page.text


def test_a_late_arrival_is_recorded_by_item(client_for, clerk, held):
    item = held.items.get(title="Keeping the town centre safe")
    client_for(clerk).post(add_url(held), sent(name="Ivy Late", arrived_at=item.pk))

    assert held.attendances.get(name="Ivy Late").arrived_at == item


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a person, or write the name of somebody who is not in the directory."),
        ({"name": "A", "attendance_class": ""}, "Choose an answer for “Attended as”."),
    ],
)
def test_bad_input_is_answered_beside_the_field(client_for, clerk, held, fields, sentence):
    page = client_for(clerk).post(add_url(held), sent(post="Kept as typed") | fields)

    assert sentence in page.text
    assert "Kept as typed" in page.text


def test_only_a_substitute_stands_in_for_a_member(client_for, clerk, held, member):
    page = client_for(clerk).post(add_url(held), sent(name="Ivy", substitute_for=member.people.get().pk))

    assert "Only a substitute stands in for a member." in page.text


def test_the_same_form_sent_twice_adds_one_row(client_for, clerk, held):
    data = sent(name="Mo Visitor", _once="6f0f4b4e-1f7e-4e0c-9f52-6d6a3a1e0a11")
    browser = client_for(clerk)
    browser.post(add_url(held), data)
    browser.post(add_url(held), data)

    assert held.attendances.filter(name="Mo Visitor").count() == 1


def test_members_add_nobody(client_for, member, held):
    assert client_for(member).post(add_url(held), sent(name="Mo")).status_code == 403
