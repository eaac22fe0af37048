"""Whatever officers, bodies and the daily round do, in whatever order: what always holds of clocks and messages."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meetings.enums import AddresseeStatus, Answer
from meetings.models import Addressee, ChaseNotice, Digest
from meetings.recommendation_enums import DigestState, Rung
from meetings.services import chase_rounds, digests, extensions, responses
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.meetings.recommendation_factories import make_sent_recommendation

pytestmark = pytest.mark.django_db

WHICH = st.integers(0, 1)


class Chasing(RuleBasedStateMachine):
    """An officer, two bodies and the daily round, whose days only go on; set up by the test."""

    clerk, partner, keys = None, None, ()
    reached: set[str] = set()

    def __init__(self):
        super().__init__()
        self.before = transaction.savepoint()

    def teardown(self):
        transaction.savepoint_rollback(self.before)

    @initialize()
    def begin(self):
        self.day = timezone.localdate()

    def body(self, which: int) -> Addressee:
        rows = Addressee.objects.select_related("organisation", "recommendation__committee__council")
        return rows.get(pk=self.keys[which])

    def attempt(self, act):
        try:
            with transaction.atomic():
                act()
        except (ValidationError, Refused):
            pass

    @rule(which=WHICH, days=st.sampled_from([-3, 0, 1, 14, 60]), reason=st.sampled_from(["Their board.", ""]))
    def extend(self, which, days, reason):
        body = self.body(which)
        until = body.due_on + dt.timedelta(days=days)
        self.attempt(lambda: extensions.grant(addressee=body, by=self.clerk, until=until, reason=reason))

    @rule(which=WHICH, is_partial=st.booleans(), by_officer=st.booleans())
    def answer(self, which, is_partial, by_officer):
        self.attempt(
            lambda: responses.answer(
                addressee=self.body(which),
                by=self.clerk if by_officer else self.partner,
                answer=Answer.NOT_ACCEPTED,
                reason="There is no money.",
                is_partial=is_partial,
            )
        )

    @rule(which=WHICH)
    def send_back(self, which):
        given = self.body(which).open_response
        if given:
            self.attempt(lambda: responses.send_back(response=given, by=self.clerk, note="Say more."))

    @rule(days=st.sampled_from([0, 1, 1, 2, 7, 20]))
    def go(self, days):
        self.day += dt.timedelta(days=days)
        chase_rounds.go(self.day)
        self.reached |= set(ChaseNotice.objects.values_list("rung", flat=True))

    @rule(drops=st.booleans())
    def decide(self, drops):
        waiting = Digest.objects.filter(state=DigestState.WAITING).first()
        if waiting:
            self.attempt(lambda: (digests.drop if drops else digests.send)(digest=waiting, by=self.clerk))
            self.reached.add("dropped" if drops else "sent")

    @invariant()
    def dates_due_follow_from_what_is_stored(self):
        for which in (0, 1):
            body = self.body(which)
            assert body.due_on == body.clock.due
            assert body.due_on == max(
                [
                    body.sent_on + dt.timedelta(days=body.days_to_answer),
                    *body.extensions.values_list("until", flat=True),
                ]
            )
            granted = AuditEvent.objects.filter(event="addressee.time-extended", subject_id=str(body.pk))
            assert [event.detail["until"] for event in granted.order_by("pk")] == [
                one.until.isoformat() for one in body.clock.extensions
            ]

    @invariant()
    def silence_has_its_date_and_its_end(self):
        for which in (0, 1):
            body = self.body(which)
            if body.status == AddresseeStatus.SILENT:
                assert body.notices.filter(rung=Rung.REPORTED, for_date=body.due_on).exists()
                assert not body.responses.filter(state="counted", is_partial=False).exists()
            self.reached.add(body.status)

    @invariant()
    def an_address_gets_one_message_a_week_at_most_and_none_unseen(self):
        weekly = Digest.objects.values("to", "week").annotate(count=Count("pk"))
        assert all(row["count"] == 1 for row in weekly)
        assert (
            OutgoingEmail.objects.filter(kind="digest").count() == Digest.objects.filter(state="sent").count()
        )
        for digest in Digest.objects.filter(state=DigestState.SENT, decided_by=None):
            assert digest.council.digest_approvals.filter(kind=digest.kind).exists()


def test_what_always_holds_of_clocks_and_messages(clerk, chair, partner, committee, police, fire_service):
    day = timezone.localdate() - dt.timedelta(days=25)
    sent = make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=day)

    class Here(Chasing):
        keys = tuple(sent.addressees.order_by("pk").values_list("pk", flat=True))

    Here.clerk, Here.partner = clerk, partner
    quick = settings(
        max_examples=10,
        stateful_step_count=25,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=quick)
    assert {"awaiting", "silent", "given", "not-accepted", "overdue", "reported", "sent"} <= Here.reached
