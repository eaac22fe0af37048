import pytest
from django.urls import reverse

from partnerships.services import plans
from tests.partnerships.plan_factories import words


@pytest.fixture
def url(plan):
    return reverse("partnerships:priority-create", args=[plan.pk])


def test_it_stands_at_the_end_of_the_plan(client_for, partnership_officer, url):
    sent = {"title": "Re-offending", "description": "Fewer people come back to court."}
    text = words(client_for(partnership_officer).post(url, sent, follow=True))
    assert text.index("Serious violence") < text.index("Re-offending")
    assert "Fewer people come back to court." in text


def test_a_title_twice_is_refused_beside_it(client_for, partnership_officer, url):
    sent = {"title": "Serious violence", "description": "Typed"}
    page = client_for(partnership_officer).post(url, sent)
    assert page.context["form"].errors["title"] == ["The plan already has a priority with this title."]
    assert "Typed" in page.content.decode()


def test_a_plan_that_has_ended_takes_none(client_for, partnership_officer, plan, url):
    plans.end(plan=plan, by=partnership_officer, on=plan.period_start)
    page = client_for(partnership_officer).post(url, {"title": "Too late"})
    assert "and stays as it was." in words(page)


def test_a_theme_lead_does_not_add_one(client_for, theme_lead, url):
    assert client_for(theme_lead).post(url, {"title": "Mine"}).status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
