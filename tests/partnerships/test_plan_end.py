import datetime as dt

from django.urls import reverse
from django.utils import timezone

from partnerships.services import plans
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_measure, make_value, words


def end(browser, plan, day):
    url = reverse("partnerships:plan-end", args=[plan.pk])
    return browser.post(url, date_parts("ended_on", day), follow=True)


def test_the_plan_ends_and_its_theme_leads_with_it(client_for, partnership_officer, theme_lead, plan):
    today = timezone.localdate()
    text = words(end(client_for(partnership_officer), plan, today))
    assert "Ended" in text
    assert "Change the plan" not in text
    lead = theme_lead.people.get().themes_led.get()
    assert lead.end == today
    plan.refresh_from_db()
    assert plan.ended_on == today


def test_it_stays_public(client, client_for, partnership_officer, plan):
    end(client_for(partnership_officer), plan, plan.period_start)
    assert "Anti-social behaviour" in words(client.get(plan.get_public_url()))


def test_the_last_figures_can_still_be_recorded(client_for, partnership_officer, plan, priority):
    measure = make_measure(priority, by=partnership_officer)
    end(client_for(partnership_officer), plan, plan.period_start)
    measure.refresh_from_db()
    assert make_value(measure, 12, by=partnership_officer).value == 12


def test_a_day_before_it_began_or_after_its_period_is_refused(client_for, partnership_officer, plan):
    browser = client_for(partnership_officer)
    early = end(browser, plan, plan.period_start - dt.timedelta(days=1))
    assert early.context["form"].errors["ended_on"] == ["Enter a day on or after the plan's first day."]
    late = end(browser, plan, timezone.localdate() + dt.timedelta(days=1))
    assert late.context["form"].errors["ended_on"] == ["Enter today or an earlier day."]


def test_a_theme_lead_to_come_is_named(client_for, partnership_officer, council, plan, priority):
    person = factories.make_person("Kofi Mensah", council=council, by=partnership_officer)
    start = timezone.localdate() + dt.timedelta(days=10)
    factories.make_theme_lead(person, priority=priority, by=partnership_officer, start=start)
    page = end(client_for(partnership_officer), plan, timezone.localdate())
    assert "Kofi Mensah leads “Anti-social behaviour” from" in page.context["form"].errors["ended_on"][0]
    plan.refresh_from_db()
    assert plan.status == "adopted"


def test_the_next_plan_may_follow_at_once(partnership_officer, partnership, plan):
    plans.end(plan=plan, by=partnership_officer, on=plan.period_start)
    after = factories.make_plan(
        partnership=partnership,
        by=partnership_officer,
        period_start=plan.period_start + dt.timedelta(days=1),
    )
    assert after.status == "adopted"
