"""Wrong dates, wrong addresses and a second press of the button on the way of a recommendation."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import ProgressUpdate, Report
from meetings.services import recommendations
from partnerships.services import theme_leads
from scrutiny import audit
from tests import factories
from tests.meetings.recommendation_factories import (
    boxes_of,
    make_answer,
    make_recommendation,
    make_sent_recommendation,
)
from tests.meetings.report_factories import make_item, make_report

TOMORROW = timezone.localdate() + dt.timedelta(days=1)


@pytest.mark.parametrize("verb", ["supersede", "delete"])
def test_a_finding_is_not_of_a_day_to_come(verb, client_for, clerk, chair, committee, police):
    made = make_sent_recommendation(police, committee=committee, by=clerk)
    url = reverse(f"meetings:recommendation-{verb}", args=[made.pk])
    page = client_for(clerk).post(url, {"on": TOMORROW.isoformat(), "words": "It was done well."})
    assert "This day is still to come. Record the finding once it has been made." in page.content.decode()
    assert "It was done well." in page.content.decode()


def test_it_is_not_sent_on_a_day_to_come(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    form = boxes_of(made, on=TOMORROW.isoformat())
    page = client_for(clerk).post(reverse("meetings:recommendation-send", args=[made.pk]), form)
    assert "This day is still to come. Enter the day on which it was sent." in page.content.decode()
    assert "1 High Street" in page.content.decode()


def test_an_address_with_a_second_line_is_none(client_for, clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    row = made.addressees.get()
    address = {f"means_{row.pk}": "email", f"to_{row.pk}": "a@b.example\nBcc: all@evil.example"}
    form = boxes_of(made, **address)
    page = client_for(clerk).post(reverse("meetings:recommendation-send", args=[made.pk]), form)
    assert "Enter the email address it goes to, or choose another way." in page.content.decode()


def test_progress_sent_twice_is_kept_once(client_for, clerk, partner, chair, committee, fire_service):
    made = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    addressee = made.addressees.get()
    make_answer(addressee, by=partner, taken_by=clerk)
    browser, url = client_for(partner), reverse("meetings:addressee-progress", args=[addressee.pk])
    token = re.search(r'name="_once" value="([^"]+)"', browser.get(url).content.decode())[1]
    form = {
        "_once": token,
        "text": "Half done.",
        "rag": "amber",
        "date": timezone.localdate().isoformat(),
        "stage": "in-progress",
    }
    assert [browser.post(url, form).status_code for _press in range(2)] == [302, 302]
    assert ProgressUpdate.objects.count() == 1


def test_the_log_says_which_bodies_were_changed(clerk, chair, committee, police, fire_service):
    made = make_recommendation(police, committee=committee, by=clerk)
    recommendations.change(
        recommendation=made,
        by=clerk,
        expected_version=made.version,
        addressees=[fire_service],
        text=made.text,
    )
    assert audit.history(made).first().changes == [("addressees", police.name, fire_service.name)]


def test_a_theme_lead_who_has_handed_over_reads_no_new_reports(
    client_for, clerk, theme_lead, partnership_officer, priority, meeting
):
    item = make_item(meeting=meeting, by=clerk, priority=priority)
    report = make_report(meeting=meeting, by=clerk, item=item)
    assert Report.objects.visible_to(theme_lead).filter(pk=report.pk).exists()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    theme_leads.end(theme_lead=priority.theme_leads.get(), by=partnership_officer, on=yesterday)
    page = client_for(factories.fresh(theme_lead)).get(report.get_absolute_url())
    assert page.status_code == 404
