"""Whatever people do with a recommendation, in whatever order: what always holds."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meetings import chain, workflows
from meetings.enums import AddresseeStatus, Answer, Audience, SendingMeans
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, Recommendation, RecommendationPart, Response
from meetings.models.finding import BY_MINUTE, Finding
from meetings.recommendation_enums import FindingKind, ProgressStage, ResponseState
from meetings.services import answer_links, copies, findings, progress, recommendations, responses, sending
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from scrutiny import audit
from scrutiny.access.checks import Refused
from tests.factories import make_organisation
from tests.meetings.recommendation_factories import copies_owed, make_resolution

pytestmark = pytest.mark.django_db

NOT_YET = {
    AddresseeStatus.NOT_SENT,
    AddresseeStatus.AWAITING,
    AddresseeStatus.SILENT,
    AddresseeStatus.GIVEN,
}
WHICH = st.integers(0, 1)
PEOPLE = st.sampled_from(["clerk", "clerk", "partner", "partner", "link", "member"])
# Days ago: of sending, and of what comes after it; now and then before the meeting, or still to come.
SENDING, AFTER = st.sampled_from([20, 15, 12, 12, 40, -1]), st.sampled_from([0, 1, 3, 8, 30, -1])
# What ends a recommendation is rarer than what goes on, or no run would get far.
RARELY = st.sampled_from([False, False, False, True])


def in_days(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


class Following(RuleBasedStateMachine):
    """Clerk, partner, member and whoever holds a link, on a recommendation to two bodies; set up by the test."""

    people, bodies, resolution = {}, (), None
    # Every state that any run came to: a machine that is always refused would prove nothing.
    reached: set[str] = set()

    def __init__(self):
        super().__init__()
        self.before = transaction.savepoint()

    def teardown(self):
        transaction.savepoint_rollback(self.before)

    @initialize(parts=st.integers(0, 2), is_sent=st.booleans())
    def make(self, parts, is_sent):
        made = recommendations.make(
            resolution=self.resolution, by=self.people["clerk"], text="Do it.", addressees=self.bodies
        )
        self.pk = made.pk
        RecommendationPart.objects.bulk_create(
            RecommendationPart(recommendation=made, position=place + 1, text=f"Part {place}")
            for place in range(parts)
        )
        if is_sent:
            self.send({0, 1}, 20, "clerk")

    def row(self) -> Recommendation:
        return Recommendation.objects.select_related("committee__council").get(pk=self.pk)

    def body(self, which: int) -> Addressee:
        rows = Addressee.objects.select_related("organisation", "recommendation__committee__council")
        return rows.filter(recommendation=self.pk).order_by("pk")[which]

    def person(self, name: str, body: Addressee):
        """Who acts; a link is made for a body that can have one, else the member tries instead."""
        if name != "link":
            return self.people[name]
        link = body.links.first()
        return LinkHolder(link, "Area Commander") if link else self.people["member"]

    def attempt(self, act):
        """Do it; what is refused has changed nothing."""
        before = self.states()
        try:
            act()
        except (ValidationError, Refused):
            assert self.states() == before

    def states(self):
        rows = Addressee.objects.filter(recommendation=self.pk).order_by("pk")
        given = Response.objects.filter(addressee__recommendation=self.pk).order_by("pk")
        return (
            self.row().status,
            list(rows.values_list("status", "sent_on", "due_on")),
            list(given.values_list("pk", "state")),
            Finding.objects.filter(recommendation=self.pk).count(),
        )

    @rule(which=st.sets(WHICH, min_size=1), days=SENDING, by=PEOPLE)
    def send(self, which, days, by):
        sendings = [Sending(self.body(one), means=SendingMeans.POST, to="Station Road") for one in which]
        person = self.person(by, self.body(0))
        if isinstance(person, LinkHolder):
            return
        self.attempt(
            lambda: sending.send(
                recommendation=self.row(),
                by=person,
                on=in_days(days),
                sendings=sendings,
                copies_to=copies_owed(self.row(), on=in_days(days)),
            )
        )

    @rule(which=WHICH, revoked=st.booleans())
    def make_a_link(self, which, revoked):
        clerk, body = self.people["clerk"], self.body(which)

        def act():
            link, _key = answer_links.make(addressee=body, by=clerk, to="post@example.org")
            if revoked:
                answer_links.revoke(link=link, by=clerk)

        self.attempt(act)

    @rule(
        which=WHICH,
        by=PEOPLE,
        answer=st.sampled_from(Answer),
        partial=st.booleans(),
        skipped=st.sampled_from([0, 0, 1]),
        days=AFTER,
        is_whole=st.sampled_from([True, True, False]),
    )
    def answer(self, which, by, answer, partial, skipped, days, is_whole):
        body = self.body(which)
        said = {
            "answer": answer,
            "reason": "Because.",
            "action": "Do it." if is_whole else "",
            "lead": "",
            "target_date": in_days(-60) if is_whole else None,
        }
        parts = {part: dict(said) for part in list(body.recommendation.parts.all())[skipped:]}
        self.attempt(
            lambda: responses.answer(
                addressee=body,
                by=self.person(by, body),
                **({} if parts else said),
                parts=parts,
                is_partial=partial,
                received_on=in_days(days),
                given_by="Area Commander",
            )
        )

    @rule(which=WHICH, by=st.sampled_from(["clerk", "partner"]), back=RARELY)
    def look_at_the_answer(self, which, by, back):
        body = self.body(which)
        given = body.responses.filter(state=ResponseState.GIVEN).first()
        if given is None:
            return
        person = self.people[by]
        self.attempt(
            lambda: (
                responses.send_back(response=given, by=person, note="Which wards?")
                if back
                else responses.take(response=given, by=person)
            )
        )

    @rule(which=WHICH, by=PEOPLE, stage=st.sampled_from(ProgressStage), days=AFTER)
    def report_progress(self, which, by, stage, days):
        body = self.body(which)
        self.attempt(
            lambda: progress.report(
                addressee=body,
                by=self.person(by, body),
                text="News.",
                rag="amber",
                stage=stage,
                date=in_days(days),
            )
        )

    @rule(
        kind=st.sampled_from(FindingKind),
        by=PEOPLE,
        by_minute=st.booleans(),
        days=AFTER,
        which=WHICH,
        is_now=RARELY,
    )
    def find(self, kind, by, by_minute, days, which, is_now):
        if not is_now:
            return
        person = self.people.get(by, self.people["member"])
        minute = self.resolution.minute if by_minute else None
        body = self.body(which) if kind == FindingKind.AMENDED else None
        self.attempt(
            lambda: findings.record(
                recommendation=self.row(),
                kind=kind,
                by=person,
                on=in_days(days),
                words="So found.",
                minute=minute,
                addressee=body,
            )
        )

    @invariant()
    def nothing_is_out_while_a_copy_is_owed(self):
        if not hasattr(self, "pk"):
            return
        first = Addressee.objects.filter(recommendation=self.pk, sent_on__isnull=False).order_by("sent_on")
        if row := first.first():
            assert copies.owed(self.row(), row.sent_on) == []

    @invariant()
    def no_answer_counts_before_it_was_accepted(self):
        if not hasattr(self, "pk"):
            return
        for body in (self.body(0), self.body(1)):
            full = [one for one in body.responses.all() if one.counts and not one.is_partial]
            assert (body.status not in NOT_YET) == bool(full)
            assert all(one.decided_by and one.decided_at and one.received_on for one in full)
            assert body.answer is None or body.answer.counts

    @invariant()
    def no_state_is_without_its_date_and_author_and_the_log_replays(self):
        if not hasattr(self, "pk"):
            return
        for workflow, row in (
            (workflows.RECOMMENDATION, self.row()),
            (workflows.ADDRESSEE, self.body(0)),
            (workflows.ADDRESSEE, self.body(1)),
        ):
            state = workflow.initial
            for event in audit.history(row).order_by("pk"):
                if "moved" in event.detail:
                    assert event.detail["moved"][0] == state
                    assert event.actor
                    assert event.occurred_at
                    state = event.detail["moved"][1]
            assert state == row.status
            self.reached.add(row.status)
        assert self.row().is_closed == bool(self.row().confirmed_on)
        assert all(one.minute or one.kind not in BY_MINUTE for one in self.row().findings.all())

    @invariant()
    def dates_due_are_counted_again(self):
        if not hasattr(self, "pk"):
            return
        for body in (self.body(0), self.body(1)):
            assert (
                (body.due_on is None) == (body.sent_on is None) == (body.status == AddresseeStatus.NOT_SENT)
            )
            if body.due_on:
                assert body.due_on == body.sent_on + dt.timedelta(days=body.days_to_answer)
                assert body.due_on == body.counted_due.date

    @invariant()
    def the_chain_walks_both_ways(self):
        if not hasattr(self, "pk"):
            return
        found = chain.load(Recommendation.objects.all(), self.pk)
        assert found.resolution.recommendation.pk == self.pk
        assert found in Recommendation.objects.filter(resolution__minute=found.resolution.minute)
        titles = [step.title for step in chain.steps(found, Audience.PUBLIC, public=True)]
        for body in (self.body(0), self.body(1)):
            assert body.recommendation_id == self.pk
            assert bool(body.sent_on) == (f"Sent to {body.name}" in titles)
            is_told = any(title.startswith(f"{body.name} answered") for title in titles)
            assert is_told == (body.answer is not None)
        for finding in found.findings.all():
            assert finding.minute is None or finding in finding.minute.findings.all()


def test_what_always_holds_of_a_recommendation(
    clerk, chair, member, partner, committee, police, fire_service, partnership_officer
):
    charity = make_organisation(
        "Larkmere Refuge", council=committee.council, by=partnership_officer, kind=OrganisationKind.OTHER
    )

    class Here(Following):
        people = {"clerk": clerk, "partner": partner, "member": member}
        # The first need not have a copy, so that it can have its letter later than the other.
        bodies = (charity, fire_service)
        resolution = make_resolution(
            committee=committee, by=clerk, date=timezone.localdate() - dt.timedelta(days=30)
        )

    quick = settings(
        max_examples=12,
        stateful_step_count=35,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=quick)
    assert {"sent", "given", "accepted", "claimed-done"} <= Here.reached
