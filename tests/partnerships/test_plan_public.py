import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import partnerships, people, plan_actions
from tests import factories
from tests.partnerships.plan_factories import fill, make_action, make_large_plan, make_measure, words


@pytest.fixture
def filled(plan, priority, theme_lead, partnership_officer):
    """The plan with one action and one measure."""
    owner = theme_lead.people.get()
    people.change(person=owner, by=partnership_officer, email="elin.rhys@larkshire.example")
    action = make_action(priority, by=partnership_officer, owner=owner, due=dt.date(2024, 5, 3))
    plan_actions.report_progress(
        action=action, by=theme_lead, rag="green", text="Two gates are in", date=dt.date(2024, 4, 1)
    )
    fill(make_measure(priority, by=partnership_officer), by=partnership_officer)
    return plan


def test_residents_read_priorities_leads_actions_and_measures(client, filled):
    page = client.get(filled.get_public_url())
    text = words(page)
    for words_of_it in ("Anti-social behaviour", "Supt. Elin Rhys", "Fit alley gates", "Green: on track"):
        assert words_of_it in text
    assert "402 incidents" in text
    assert "<svg" in page.content.decode()


def test_nothing_can_be_changed_and_no_email_address_is_shown(client, filled):
    html = client.get(filled.get_public_url()).content.decode()
    assert "<form" not in html
    assert "/plans/actions/" not in html
    assert "@" not in html


def test_a_draft_and_a_partnership_that_is_not_public_are_not_found(
    client, partnership, partnership_officer, filled
):
    draft = factories.make_plan(
        partnership=partnership,
        by=partnership_officer,
        adopted=False,
        period_start=dt.date(2040, 4, 1),
        period_end=dt.date(2043, 3, 31),
    )
    assert client.get(draft.get_public_url()).status_code == 404
    partnerships.change(partnership=partnership, by=partnership_officer, is_public=False)
    assert client.get(filled.get_public_url()).status_code == 404


def test_under_another_council_it_is_not_found(client, other_council, filled):
    assert client.get(reverse("public:plan", args=[other_council.slug, filled.pk])).status_code == 404


def test_the_partnership_page_leads_to_it(client, filled):
    page = client.get(filled.partnership.get_public_url())
    assert filled.get_public_url() in page.content.decode()


def test_a_large_plan_takes_no_more_than_twelve_queries(
    client, council, partnership, partnership_officer, django_assert_max_num_queries
):
    lead = factories.make_person("Elin Rhys", council=council, by=partnership_officer)
    plan = make_large_plan(partnership=partnership, by=partnership_officer, lead=lead)
    with django_assert_max_num_queries(12):
        assert "Measure 10.3" in words(client.get(plan.get_public_url()))
