import pytest
from django.urls import reverse

from tests.partnerships.plan_factories import make_measure, words


@pytest.fixture
def url(priority):
    return reverse("partnerships:measure-create", args=[priority.pk])


def sent(**changed):
    fields = {"name": "Recorded incidents", "unit": "incidents", "good_direction": "down"}
    return fields | {"target": "1,200", "source": "Police recorded crime"} | changed


def test_partnership_officer_adds_one_with_a_target(client_for, partnership_officer, url):
    text = words(client_for(partnership_officer).post(url, sent(), follow=True))
    assert "No value has been recorded yet. The target is 1,200 incidents." in text
    assert "Lower is better" in text
    assert "Police recorded crime" in text


def test_a_name_twice_is_refused_beside_it(client_for, partnership_officer, priority, url):
    make_measure(priority, by=partnership_officer)
    page = client_for(partnership_officer).post(url, sent())
    assert page.context["form"].errors["name"] == ["The priority already has a measure with this name."]


def test_a_target_that_is_no_number_is_said_and_kept(client_for, partnership_officer, url):
    page = client_for(partnership_officer).post(url, sent(target="a few"))
    assert page.context["form"].errors["target"] == ["Enter a number, such as 1,204 or 12.5."]
    assert 'value="a few"' in page.content.decode()


def test_a_theme_lead_does_not_add_one(client_for, theme_lead, url):
    assert client_for(theme_lead).post(url, sent()).status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, url):
    assert client_for(other_clerk).get(url).status_code == 404
