import datetime as dt
import uuid

import pytest
from django.urls import reverse

from partnerships.models import PlanAction
from scrutiny.once import FIELD
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_leaver, words


@pytest.fixture
def url(priority):
    return reverse("partnerships:plan-action-create", args=[priority.pk])


def sent(owner=None, due=dt.date(2024, 9, 30), **more):
    fields = {"text": "Fit alley gates", "owner": owner.pk if owner else ""}
    return fields | date_parts("due", due) | more


def test_it_shows_owner_and_due_date_and_that_it_is_overdue(client_for, partnership_officer, council, url):
    owner = factories.make_person("Kofi Mensah", council=council, by=partnership_officer)
    text = words(client_for(partnership_officer).post(url, sent(owner), follow=True))
    assert "Fit alley gates Not rated Overdue 30 September 2024 Kofi Mensah" in text


def test_sent_twice_it_is_added_once(client_for, partnership_officer, url):
    browser = client_for(partnership_officer)
    token = {FIELD: str(uuid.uuid4())}
    browser.post(url, sent() | token)
    page = browser.post(url, sent() | token, follow=True)
    assert "It was saved once." in words(page)
    assert PlanAction.objects.count() == 1


def test_an_owner_who_has_left_is_refused_beside_the_name(client_for, partnership_officer, council, url):
    leaver = make_leaver(council=council, by=partnership_officer)
    page = client_for(partnership_officer).post(url, sent(leaver))
    assert "Ida Moss left their last post on 30 June 2023." in page.context["form"].errors["owner"][0]
    assert "Fit alley gates" in page.content.decode()


def test_a_date_that_is_none_is_said_beside_it(client_for, partnership_officer, url):
    wrong = {"due-day": "31", "due-month": "2", "due-year": "2026"}
    page = client_for(partnership_officer).post(url, sent() | wrong)
    assert page.context["form"].errors["due"]
    assert 'value="31"' in page.content.decode()


def test_a_theme_lead_does_not_add_one(client_for, theme_lead, url):
    assert client_for(theme_lead).post(url, sent()).status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
