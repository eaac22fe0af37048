import pytest
from django.urls import reverse

from tests.meetings.minutes_factories import make_attendance, make_held_meeting


@pytest.fixture
def row(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting.attendances.get(name="Dev Patel")


def sent(row, **fields):
    return {"name": row.name, "post": "", "office": "", "attendance_class": "member", **fields}


def test_the_name_as_printed_and_the_leaving_are_changed(client_for, clerk, row):
    item = row.meeting.items.first()
    page = client_for(clerk).post(
        reverse("meetings:attendance-edit", args=[row.pk]),
        sent(row, name="D. Patel", left_at=item.pk),
        follow=True,
    )

    assert "D. Patel" in page.text
    assert f"left at “{item.title}”" in page.text


def test_an_item_of_another_meeting_is_refused(client_for, clerk, row, committee):
    other = make_held_meeting(committee=committee, by=clerk, date=row.meeting.date.replace(year=2021))
    page = client_for(clerk).post(
        reverse("meetings:attendance-edit", args=[row.pk]), sent(row, left_at=other.items.first().pk)
    )

    assert page.status_code == 200
    assert "Select a valid choice" in page.text or "Choose an item of this meeting." in page.text


def test_a_row_recorded_by_mistake_is_taken_out(client_for, clerk, row):
    page = client_for(clerk).post(reverse("meetings:attendance-remove", args=[row.pk]), follow=True)

    assert "Dev Patel was taken out of the attendance." in page.text
    assert "Not saved yet." in page.text


def test_members_change_nothing(client_for, member, row):
    browser = client_for(member)

    assert browser.get(reverse("meetings:attendance-edit", args=[row.pk])).status_code == 403
    assert browser.post(reverse("meetings:attendance-remove", args=[row.pk])).status_code == 403


def test_the_page_needs_few_queries(client_for, clerk, row, django_assert_max_num_queries):
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(reverse("meetings:attendance-edit", args=[row.pk]))
