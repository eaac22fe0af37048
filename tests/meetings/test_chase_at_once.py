"""Two workers make the daily round in the same second, and two officers give more time or decide on a message."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import AddresseeStatus
from meetings.models import Addressee, ChaseNotice, Digest, Extension
from meetings.recommendation_enums import DigestKind, Rung
from meetings.services import chase_rounds, chasing, digests, extensions
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation
from tests.meetings.test_two_at_once import as_now, at_once

pytestmark = pytest.mark.django_db(transaction=True)

DAY = dt.timedelta(days=1)


def late_monday(addressee):
    return digests.monday_of(addressee.due_on) + 28 * DAY


def test_two_workers_raise_each_step_and_write_each_message_once(clerk, chair, committee, police):
    row = make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()
    day = late_monday(row)
    at_once(lambda: chase_rounds.go(day), lambda: chase_rounds.go(day))
    assert sorted(ChaseNotice.objects.values_list("rung", flat=True)) == [Rung.OVERDUE, Rung.REPORTED]
    assert sorted(Digest.objects.values_list("kind", flat=True)) == sorted(DigestKind.values)
    assert AuditEvent.objects.filter(event="addressee.silence-noted").count() == 1


def test_an_answer_comes_while_silence_is_noted(clerk, chair, committee, police):
    row = make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()
    council, day = row.recommendation.council, late_monday(row)
    said = at_once(
        lambda: make_answer(Addressee.objects.get(pk=row.pk), by=as_now(clerk)),
        lambda: chasing.climb(council=council, day=day),
    )
    assert said == ["done", "done"]
    assert as_now(row).status == AddresseeStatus.ACCEPTED


def test_two_officers_give_more_time(clerk, chair, committee, police):
    row = make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()
    until = row.due_on + 14 * DAY
    act = [
        lambda: extensions.grant(addressee=as_now(row), by=as_now(clerk), until=until, reason="Their board.")
    ]
    said = at_once(*act * 2)
    assert sorted(said)[1] == "done"
    assert "Choose a day after" in sorted(said)[0]
    assert Extension.objects.count() == 1
    assert as_now(row).due_on == as_now(row).clock.due == until


def test_two_officers_send_a_message(clerk, chair, committee, police):
    row = make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()
    made = digests.make(council=row.recommendation.council, day=late_monday(row))
    letter = next(one for one in made if one.kind == DigestKind.BODY)
    said = at_once(*[lambda: digests.send(digest=as_now(letter), by=as_now(clerk))] * 2)
    assert sorted(said)[1] == "done"
    assert OutgoingEmail.objects.filter(kind="digest", to=letter.to).count() == 1
    assert timezone.localdate() < row.due_on
