"""More time for one body's answer, and the working of its date."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings import due_dates
from meetings.enums import AddresseeStatus
from meetings.models import Extension
from meetings.services import answer_links, extensions
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from scrutiny.templatetags.british import uk_date
from scrutiny.workflow import WrongState
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation
from tests.partnerships.directory_factories import date_parts

pytestmark = pytest.mark.django_db


@kept
def asked(clerk, chair, committee, police):
    """The police, asked three days ago."""
    return make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()


def later(addressee, days=14):
    return addressee.due_on + dt.timedelta(days=days)


def grant(addressee, by, until=None, reason="Their board meets in three weeks."):
    return extensions.grant(addressee=addressee, by=by, until=until or later(addressee), reason=reason)


def send(browser, addressee, until, reason="Their board meets late."):
    return browser.post(
        reverse("meetings:addressee-extend", args=[addressee.pk]),
        {**date_parts("until", until), "reason": reason},
    )


def test_an_officer_gives_more_time_and_the_card_shows_how_the_date_came(asked, clerk, client_for):
    counted, until = asked.due_on, later(asked)
    browser = client_for(clerk)
    assert "How the date was counted" in browser.get(asked.get_absolute_url()).content.decode()
    answer = send(browser, asked, until)
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert (asked.due_on, asked.clock.due, asked.counted_due.date) == (until, until, counted)
    page = browser.get(asked.get_absolute_url()).content.decode()
    assert f"answer due by {uk_date(until)}" in page
    assert f"28 calendar days after {uk_date(asked.sent_on)} is {uk_date(counted)}." in page
    assert f"Extended to {uk_date(until)} on {uk_date(timezone.localdate())}. Their board meets late." in page


def test_a_second_extension_is_shown_below_the_first(asked, clerk):
    grant(asked, clerk)
    grant(asked, clerk, reason="Their chief officer is ill.")
    asked.refresh_from_db()
    assert [one.reason for one in asked.clock.extensions] == [
        "Their board meets in three weeks.",
        "Their chief officer is ill.",
    ]
    assert asked.clock.due == asked.due_on == asked.clock.extensions[-1].until
    assert type(asked).objects.with_extensions().get(pk=asked.pk).clock == asked.clock


def test_a_day_no_later_than_the_one_due_is_refused_beside_its_box(asked, clerk, client_for):
    page = send(client_for(clerk), asked, asked.due_on, reason="Kept words").content.decode()
    assert f"Choose a day after {uk_date(asked.due_on)}" in page
    assert "Kept words" in page
    assert not Extension.objects.exists()


def test_a_later_day_that_has_passed_is_refused(clerk, chair, committee, police):
    long_ago = timezone.localdate() - dt.timedelta(days=60)
    row = make_sent_recommendation(police, committee=committee, by=clerk, on=long_ago).addressees.get()
    with pytest.raises(ValidationError, match="has passed"):
        grant(row, clerk, until=row.due_on + dt.timedelta(days=1))


def test_no_time_is_given_without_a_reason(asked, clerk):
    with pytest.raises(ValidationError, match="why more time"):
        grant(asked, clerk, reason=" ")


def test_once_the_answer_is_in_no_more_time_is_given(asked, clerk, client_for):
    make_answer(asked, by=clerk)
    with pytest.raises(WrongState):
        grant(asked, clerk)
    assert client_for(clerk).get(reverse("meetings:addressee-extend", args=[asked.pk])).status_code == 302
    assert not Extension.objects.exists()


def test_a_partner_gives_itself_no_time(asked, partner):
    with pytest.raises(Refused, match="committee officers give more time"):
        grant(asked, partner)


def test_the_log_says_from_when_to_when_and_why(asked, clerk):
    was, until = asked.due_on, later(asked)
    grant(asked, clerk)
    event = AuditEvent.objects.get(event="addressee.time-extended")
    assert event.actor == str(clerk)
    assert (event.detail["was"], event.detail["until"]) == (str(was), str(until))
    assert event.detail["reason"] == "Their board meets in three weeks."


def test_the_body_learns_of_it_and_its_link_stays_open_as_long_after_the_new_date(asked, clerk):
    link, _key = answer_links.make(addressee=asked, by=clerk)
    before = link.expires_at
    grant(asked, clerk)
    link.refresh_from_db()
    assert (link.expires_at - before).days in (13, 14, 15)
    mail = OutgoingEmail.objects.get(kind="time_extended")
    assert mail.to == asked.contact_email
    assert uk_date(later(asked, 0)) in mail.subject
    assert "Their board meets in three weeks." in mail.body


def test_of_a_kept_clause_neither_mail_nor_log_repeats_the_reason(asked, clerk):
    clause = asked.recommendation.resolution
    type(clause).objects.filter(pk=clause.pk).update(is_exempt=True)
    asked.recommendation.resolution.refresh_from_db()
    grant(asked, clerk, reason="Marigold is not over.")
    mail = OutgoingEmail.objects.get(kind="time_extended")
    assert "Marigold" not in mail.body
    assert asked.recommendation.text not in mail.body
    assert "Marigold" not in str(AuditEvent.objects.get(event="addressee.time-extended").detail)


def test_a_given_answer_that_is_sent_back_may_get_more_time(asked, clerk):
    assert asked.status == AddresseeStatus.AWAITING
    grant(asked, clerk)
    assert asked.status == AddresseeStatus.AWAITING


days = st.dates(dt.date(2019, 1, 1), dt.date(2034, 12, 31))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sent=days, length=st.integers(1, 365), steps=st.lists(st.integers(1, 200), max_size=5))
def test_the_date_follows_from_the_day_sent_the_days_and_the_extensions(sent, length, steps):
    due, granted = sent + dt.timedelta(days=length), []
    for step in steps:
        due += dt.timedelta(days=step)
        granted.append(due_dates.Extended(due, "More time.", sent))
    found = due_dates.clock(sent, length, granted)
    assert found.due == due
    assert len(found.lines) == 1 + len(steps)
    assert uk_date(sent) in found.working
