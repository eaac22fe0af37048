import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import priorities
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import words


@pytest.fixture
def url(priority):
    return reverse("partnerships:priority-edit", args=[priority.pk])


def sent(priority, **changed):
    fields = {"title": priority.title, "description": priority.description, "version": priority.version}
    return fields | date_parts("start", priority.start) | date_parts("end", priority.end) | changed


def test_clerk_changes_the_description(client_for, clerk, priority, url):
    page = client_for(clerk).post(url, sent(priority, description="Quieter nights"), follow=True)
    assert "Quieter nights" in words(page)


def test_an_end_before_the_start_is_said_beside_it(client_for, clerk, priority, url):
    dates = date_parts("start", dt.date(2024, 4, 1)) | date_parts("end", dt.date(2023, 4, 1))
    page = client_for(clerk).post(url, sent(priority, description="Typed") | dates)
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]
    assert "Typed" in page.content.decode()


def test_a_stale_edit_shows_both_texts(client_for, clerk, priority, url):
    mine = sent(priority, description="My words")
    priorities.change(priority=priority, by=clerk, description="Their words")
    text = words(client_for(clerk).post(url, mine))
    assert "Their words" in text
    assert "My words" in text


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
