import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.models import ThemeLead
from scrutiny.once import FIELD
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_leaver, words


@pytest.fixture
def lead(theme_lead):
    return theme_lead.people.get().themes_led.get()


@pytest.fixture
def kofi(council, partnership_officer):
    return factories.make_person("Kofi Mensah", council=council, by=partnership_officer)


def hand_over(browser, lead, person, on, **more):
    url = reverse("partnerships:theme-lead-hand-over", args=[lead.pk])
    return browser.post(url, {"person": person.pk} | date_parts("on", on) | more, follow=True)


def test_the_old_one_ends_the_day_before(client_for, clerk, lead, kofi):
    text = words(hand_over(client_for(clerk), lead, kofi, dt.date(2026, 3, 1)))
    assert f"{lead.start.day} April {lead.start.year} to 28 February 2026" in text
    assert "Kofi Mensah since 1 March 2026" in text


def test_a_day_to_come_is_announced_on_the_plan(client_for, clerk, lead, kofi, plan):
    browser = client_for(clerk)
    hand_over(browser, lead, kofi, timezone.localdate() + dt.timedelta(days=5))
    text = words(browser.get(plan.get_absolute_url()))
    assert "Theme lead: Supt. Elin Rhys" in text
    assert "Kofi Mensah leads it from" in text


def test_sent_twice_it_is_handed_over_once(client_for, clerk, lead, kofi):
    browser = client_for(clerk)
    token = {FIELD: str(uuid.uuid4())}
    for _ in range(2):
        hand_over(browser, lead, kofi, dt.date(2026, 3, 1), **token)
    assert ThemeLead.objects.filter(person=kofi).count() == 1


def test_before_the_old_one_began_is_refused_beside_the_date(client_for, clerk, lead, kofi):
    page = hand_over(client_for(clerk), lead, kofi, lead.start)
    assert "Supt. Elin Rhys began on 1 April" in page.context["form"].errors["on"][0]
    lead.refresh_from_db()
    assert lead.end is None


def test_to_the_same_person_is_refused(client_for, clerk, lead):
    page = hand_over(client_for(clerk), lead, lead.person, dt.date(2026, 3, 1))
    assert page.context["form"].errors["person"] == ["Choose somebody else: Supt. Elin Rhys leads it now."]


def test_to_somebody_who_has_left_is_refused_and_nothing_is_ended(client_for, clerk, council, lead):
    leaver = make_leaver(council=council, by=clerk)
    page = hand_over(client_for(clerk), lead, leaver, dt.date(2026, 3, 1))
    assert "Ida Moss left their last post on 30 June 2023." in page.context["form"].errors["person"][0]
    lead.refresh_from_db()
    assert lead.end is None


def test_another_council_finds_nothing(client_for, other_clerk, lead, kofi):
    assert hand_over(client_for(other_clerk), lead, kofi, dt.date(2026, 3, 1)).status_code == 404
