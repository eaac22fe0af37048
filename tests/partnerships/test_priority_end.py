import datetime as dt

from django.urls import reverse
from django.utils import timezone

from partnerships.services import plan_actions
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_action, make_measure, words


def end(browser, priority, day):
    url = reverse("partnerships:priority-end", args=[priority.pk])
    return browser.post(url, date_parts("end", day), follow=True)


def test_it_ends_with_its_theme_lead_and_measures(
    client_for, partnership_officer, theme_lead, plan, priority
):
    measure = make_measure(priority, by=partnership_officer)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    text = words(end(client_for(partnership_officer), priority, yesterday))
    assert "Anti-social behaviour Ended" in text
    measure.refresh_from_db()
    assert measure.end == yesterday
    assert theme_lead.people.get().themes_led.get().end == yesterday


def test_open_actions_are_closed_first(client_for, partnership_officer, priority):
    action = make_action(priority, by=partnership_officer)
    browser = client_for(partnership_officer)
    page = end(browser, priority, timezone.localdate())
    assert page.context["form"].errors["end"] == [
        "It has 1 open action. Record first whether it was done or stopped."
    ]
    plan_actions.finish(action=action, by=partnership_officer, on=timezone.localdate())
    end(browser, priority, timezone.localdate())
    priority.refresh_from_db()
    assert priority.end == timezone.localdate()


def test_before_it_began_is_refused(client_for, partnership_officer, plan):
    late = factories.make_priority("Late", plan=plan, by=partnership_officer, start=dt.date(2026, 1, 1))
    page = end(client_for(partnership_officer), late, dt.date(2025, 12, 31))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_a_theme_lead_does_not_end_it(client_for, theme_lead, priority):
    assert end(client_for(theme_lead), priority, timezone.localdate()).status_code == 403
