import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships.services import plan_actions
from tests import factories
from tests.partnerships.plan_factories import (
    fill,
    make_action,
    make_large_plan,
    make_leaver,
    make_measure,
    words,
)


def test_it_shows_priorities_in_order_with_lead_actions_and_measures(
    client_for, clerk, plan, priority, theme_lead, partnership_officer
):
    owner = theme_lead.people.get()
    action = make_action(priority, by=partnership_officer, owner=owner, due=dt.date(2024, 5, 3))
    plan_actions.report_progress(
        action=action, by=theme_lead, rag="amber", text="Two gates are in", date=dt.date(2024, 4, 1)
    )
    fill(make_measure(priority, by=partnership_officer, target=380), by=partnership_officer)
    page = client_for(clerk).get(plan.get_absolute_url())
    text = words(page)
    assert text.index("Anti-social behaviour") < text.index("Serious violence")
    assert "Theme lead: Supt. Elin Rhys, since 1 April" in text
    assert "3 May 2024" in text
    assert "Overdue" in text
    assert "1 action is overdue." in text
    assert "Amber: at risk" in text
    assert "Two gates are in" in text
    assert "402 incidents (Q4 2023), target 380 incidents" in text
    assert "Lower is better: improving" in text
    assert "Target not met" in text
    picture = page.content.decode().partition("<svg")[2].partition("</svg>")[0]
    assert "From 403 incidents in Q1 2021 to 402 incidents in Q4 2023." in picture
    assert "style=" not in picture


def test_a_large_plan_takes_no_more_than_twelve_queries(
    client_for, clerk, council, partnership, partnership_officer
):
    lead = factories.make_person("Elin Rhys", council=council, by=partnership_officer)
    plan = make_large_plan(partnership=partnership, by=partnership_officer, lead=lead)
    browser = client_for(clerk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = browser.get(plan.get_absolute_url())
    assert page.content.decode().count("<svg") >= 30
    assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)


def test_a_theme_lead_who_has_left_is_named(client_for, clerk, council, plan, priority, partnership_officer):
    leaver = make_leaver(council=council, by=partnership_officer, left=timezone.localdate())
    factories.make_theme_lead(leaver, priority=priority, by=partnership_officer)
    leaver.posts.update(end=dt.date(2024, 1, 5))
    text = words(client_for(clerk).get(plan.get_absolute_url()))
    assert "Ida Moss left their last post on 5 January 2024: hand over to somebody else." in text


def test_a_theme_lead_reads_it_and_finds_no_link_to_change_it(client_for, theme_lead, plan):
    text = client_for(theme_lead).get(plan.get_absolute_url()).content.decode()
    assert "Anti-social behaviour" in text
    assert "Add a priority" not in text
    assert "Change the plan" not in text
    assert "Only partnership officers and committee officers" in text


def test_another_council_finds_nothing(client_for, other_clerk, plan):
    assert client_for(other_clerk).get(plan.get_absolute_url()).status_code == 404
