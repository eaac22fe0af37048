"""The paper of minutes is made of published minutes only."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from scrutiny.models import Job
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


def test_minutes_being_written_make_no_paper(client_for, clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_minutes(meeting=meeting, by=clerk)
    page = reverse("meetings:minutes-build", args=[meeting.pk])
    words = client_for(clerk).post(page, follow=True).content.decode()
    assert "The minutes are still being written." in words
    assert not Job.objects.exists()


def test_published_minutes_can_be_made_again(client_for, clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    before = Job.objects.count()
    client_for(clerk).post(reverse("meetings:minutes-build", args=[meeting.pk]))
    assert Job.objects.count() == before + 1
