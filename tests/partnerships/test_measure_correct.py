import pytest
from django.urls import reverse

from partnerships.services import measures
from scrutiny import audit
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_measure, make_value, words


@pytest.fixture
def value(priority, partnership_officer):
    return make_value(make_measure(priority, by=partnership_officer), 400, by=partnership_officer)


def correct(browser, row, **changed):
    fields = {"period": row.period, "value": "400", "note": "", "version": row.version}
    url = reverse("partnerships:measure-correct", args=[row.pk])
    return browser.post(url, fields | date_parts("period_end", row.period_end) | changed, follow=True)


def test_a_theme_lead_corrects_it_and_the_log_keeps_what_it_was(client_for, theme_lead, value):
    assert "398.5 incidents" in words(correct(client_for(theme_lead), value, value="398.5"))
    assert audit.history(value.measure).first().detail["changed"] == {"value": ["400.00", "398.5"]}


def test_a_stale_correction_is_not_saved(client_for, theme_lead, value):
    before = value.version
    measures.correct_value(recorded=value, by=theme_lead, note="Theirs")
    page = correct(client_for(theme_lead), value, note="Mine", version=before)
    assert "Someone else saved this while you were writing" in words(page)
    value.refresh_from_db()
    assert value.note == "Theirs"


def test_another_council_finds_nothing(client_for, other_clerk, value):
    assert correct(client_for(other_clerk), value).status_code == 404
