from django.urls import reverse
from django.utils import timezone

from partnerships.services import priorities
from scrutiny import audit
from tests import factories


def move(browser, priority, direction):
    url = reverse("partnerships:priority-move", args=[priority.pk])
    return browser.post(url, {"direction": direction})


def titles(plan):
    return [priority.title for priority in plan.priorities.all()]


def test_it_goes_down_and_up_again(client_for, partnership_officer, plan, priority):
    browser = client_for(partnership_officer)
    move(browser, priority, "down")
    assert titles(plan) == ["Serious violence", "Anti-social behaviour"]
    assert audit.history(priority).first().event == "priority.moved"
    move(browser, priority, "up")
    assert titles(plan) == ["Anti-social behaviour", "Serious violence"]


def test_at_the_top_it_stays(client_for, partnership_officer, plan, priority):
    assert move(client_for(partnership_officer), priority, "up").status_code == 302
    assert titles(plan)[0] == "Anti-social behaviour"


def test_one_that_has_ended_is_passed_over(client_for, partnership_officer, plan, priority):
    second = plan.priorities.last()
    factories.make_priority("Re-offending", plan=plan, by=partnership_officer)
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    priorities.end(priority=second, by=partnership_officer, on=yesterday)
    move(client_for(partnership_officer), priority, "down")
    assert titles(plan) == ["Serious violence", "Re-offending", "Anti-social behaviour"]


def test_a_partner_does_not_move_it(client_for, partner, priority):
    assert move(client_for(partner), priority, "down").status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, priority):
    assert move(client_for(other_clerk), priority, "down").status_code == 404
