import datetime as dt

from django.urls import reverse

from partnerships.services import partnerships
from scrutiny import audit
from tests.partnerships.directory_factories import date_parts


def edit(browser, partnership, **changed):
    sent = {
        "statutory_name": partnership.statutory_name,
        "local_name": partnership.local_name,
        "is_public": "on",
        "version": partnership.version,
    }
    url = reverse("partnerships:partnership-edit", args=[partnership.pk])
    return browser.post(url, sent | changed, follow=True)


def test_officer_changes_its_local_name(client_for, partnership_officer, partnership):
    text = edit(client_for(partnership_officer), partnership, local_name="Larkmere Together").content.decode()
    assert "Larkmere Together" in text


def test_councils_served_are_changed_and_logged(client_for, clerk, partnership, other_council):
    text = edit(client_for(clerk), partnership, councils_served=[other_council.pk]).content.decode()
    assert other_council.name in text
    assert audit.history(partnership).first().detail["changed"] == {
        "councils_served": [[], [other_council.name]]
    }


def test_stale_edit_shows_both(client_for, clerk, partnership):
    stale = partnership.version
    partnerships.change(partnership=partnership, by=clerk, description="Theirs")
    text = edit(client_for(clerk), partnership, description="Mine", version=stale).content.decode()
    assert "Theirs" in text
    assert "Mine" in text
    partnership.refresh_from_db()
    assert partnership.description == "Theirs"


def test_end_before_start_stands_beside_the_end(client_for, clerk, partnership):
    dates = date_parts("start", dt.date(2020, 1, 1)) | date_parts("end", dt.date(2019, 1, 1))
    page = edit(client_for(clerk), partnership, **dates)
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_theme_lead_sees_it_and_may_not_change_it(client_for, theme_lead, partnership):
    browser = client_for(theme_lead)
    assert "Safer Larkmere" in browser.get(partnership.get_absolute_url()).content.decode()
    assert edit(browser, partnership).status_code == 403


def test_other_councils_clerk_finds_nothing(client_for, other_clerk, partnership):
    browser = client_for(other_clerk)
    assert browser.get(partnership.get_absolute_url()).status_code == 404
    assert edit(browser, partnership).status_code == 404
