"""A sign-off that came by letter or email is recorded by an officer, with who gave it and when."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import SignOff
from tests.meetings.report_factories import implication, make_report


@pytest.fixture
def report(meeting, clerk, reviewer):
    return make_report(meeting=meeting, by=clerk, style="decimal", status="submitted")


@pytest.fixture
def send(client_for, clerk, report):
    section = implication(report)

    def sender(user=clerk, day=None, **typed):
        day = day or timezone.localdate()
        date = {"signed_on-day": day.day, "signed_on-month": day.month, "signed_on-year": day.year}
        sent = {"read": section.body, "name": "Helen Quill", "comment": "Email of today", **date, **typed}
        url = reverse("meetings:sign-off-record", args=[section.pk])
        return client_for(user).post(url, sent, follow=True)

    return sender


def test_it_says_whose_it_is_and_who_recorded_it(client_for, report, clerk, send):
    url = reverse("meetings:sign-off-record", args=[implication(report).pk])
    assert 'value="Helen Quill"' in client_for(clerk).get(url).text
    day = timezone.localdate() - dt.timedelta(days=2)
    page = send(day=day).text
    assert f"Signed off by Helen Quill, Monitoring Officer, on {day.day} {day:%B %Y}." in page
    assert "Recorded by Priya Nair." in page
    assert "Comment: Email of today" in page
    assert SignOff.objects.get().user is None


def test_a_day_to_come_is_refused(send):
    page = send(day=timezone.localdate() + dt.timedelta(days=1)).text
    assert "The day of the sign-off must be today or before." in page
    assert not SignOff.objects.exists()


def test_a_name_is_needed(send):
    assert "Enter the name of the person who signed it off." in send(name="").text


def test_another_text_than_the_one_agreed_to_is_refused(send):
    assert "The text changed while you were reading." in send(read="Something else.").text


def test_who_only_signs_does_not_record(send, reviewer, partnership_officer):
    for user in (reviewer, partnership_officer):
        refused = send(user=user)
        assert refused.status_code == 403
        assert "Only committee officers record sign-offs" in refused.text
