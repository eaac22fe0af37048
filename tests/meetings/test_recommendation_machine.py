"""Whatever people do with a recommendation, in whatever order: what always holds."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from meetings import chain, workflows
from meetings.enums import AddresseeStatus, Answer, Audience, SendingMeans
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, Extension, ProgressUpdate, Recommendation, Response
from meetings.models.finding import BY_MINUTE, Finding
from meetings.models.recommendation import CLOSED
from meetings.recommendation_enums import FindingKind, LinkPurpose, ProgressStage, ResponseState
from meetings.recommendation_workflows import REPORTED
from meetings.services import (
    answer_links,
    chasing,
    copies,
    extensions,
    findings,
    progress,
    recommendations,
    responses,
    sending,
)
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from scrutiny import audit
from scrutiny.access.checks import Refused
from tests.factories import make_organisation
from tests.meetings.recommendation_factories import copies_owed, make_recommendation, make_resolution

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
# Most of what people do is sound, or no run would get far; what is not must change nothing.
RARELY, MOSTLY = st.sampled_from([False, False, False, True]), st.sampled_from([True, True, True, False])
# Ends, and what is no end; opened again and amended have rules of their own.
KINDS = [kind for kind in FindingKind if kind not in ("reopened", "amended")]
ENDS = st.sampled_from(KINDS)


def in_days(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


class Following(RuleBasedStateMachine):
    """Clerk, partner, member and whoever holds a link, on a recommendation to two bodies; set up by the test."""

    people, bodies, resolution, minute, other, start = {}, (), None, None, None, "made"
    # Every state that any run came to, and of each run what was found: always refused, it would prove nothing.
    reached: set[str] = set()
    runs: list[set[str]] = []

    def __init__(self):
        super().__init__()
        self.before = transaction.savepoint()
        self.runs.append(set())

    def teardown(self):
        transaction.savepoint_rollback(self.before)

    @initialize(parts=st.sampled_from([0, 2, 3]), ends=st.permutations(KINDS))
    def make(self, parts, ends):
        made = recommendations.make(
            resolution=self.resolution,
            by=self.people["clerk"],
            text="Do it.",
            addressees=self.bodies,
            parts=[f"Part {place}" for place in range(parts)],
        )
        self.pk, self.parts = made.pk, list(made.parts.all())
        if self.start != "made":
            self.send({0, 1}, 20, "clerk")
        if self.start in ("claimed", "ended"):
            self.answer(0, "clerk", Answer.ACCEPTED, partial=False, skipped=0, days=8, is_whole=True)
            self.answer(1, "partner", Answer.IN_PART, partial=False, skipped=0, days=8, is_whole=True)
            self.all_holds()
            self.look_at_the_answer(1, "clerk", back=False)
        for place in range(max(parts, 1)) if self.start in ("claimed", "ended") else ():
            self.report_progress(0, "clerk", ProgressStage.CLAIMED_DONE, 3, place)
        if self.start == "ended":
            self.amend(0, False, 0, True)
        for kind in ends if self.start == "ended" else ():
            self.find(kind, True, "clerk", True, 0)
            self.all_holds()

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
            ProgressUpdate.objects.filter(addressee__recommendation=self.pk).count(),
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

    @rule(which=WHICH, revoked=RARELY, purpose=st.sampled_from(LinkPurpose))
    def make_a_link(self, which, revoked, purpose):
        clerk, body = self.people["clerk"], self.body(which)

        def act():
            link, _key = answer_links.make(addressee=body, by=clerk, purpose=purpose, to="post@example.org")
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

    @rule(which=WHICH, by=PEOPLE, stage=st.sampled_from(ProgressStage), days=AFTER, place=st.integers(0, 2))
    def report_progress(self, which, by, stage, days, place):
        body = self.body(which)
        part = next(iter(self.parts[place : place + 1]), None)
        self.attempt(
            lambda: progress.report(
                addressee=body,
                by=self.person(by, body),
                text="News.",
                rag="amber",
                stage=stage,
                part=part,
                date=in_days(days),
            )
        )

    @rule(kind=ENDS, is_sound=MOSTLY, by=PEOPLE, by_minute=st.booleans(), days=AFTER)
    def find(self, kind, is_sound, by, by_minute, days):
        """What is closed is opened first, by who does all else as it should be."""
        if is_sound:
            by, by_minute, days = "clerk", kind in BY_MINUTE, 0
            if self.row().is_closed:
                self.record(FindingKind.REOPENED, by=by, by_minute=True, days=days)
        self.record(
            kind,
            by=by,
            by_minute=by_minute,
            days=days,
            successor=self.other if is_sound and kind == FindingKind.DUPLICATE else None,
        )

    @precondition(lambda self: hasattr(self, "pk") and self.row().status in {*CLOSED, "not-feasible"})
    @rule(is_sound=MOSTLY)
    def open_again(self, is_sound):
        self.record(FindingKind.REOPENED, by="clerk", by_minute=is_sound, days=0)

    @precondition(
        lambda self: hasattr(self, "pk") and any(self.body(one).status in REPORTED for one in (0, 1))
    )
    @rule(which=WHICH, is_of_all=RARELY, place=st.integers(0, 2), is_sound=MOSTLY)
    def amend(self, which, is_of_all, place, is_sound):
        self.record(
            FindingKind.AMENDED,
            by="clerk" if is_sound else "partner",
            by_minute=is_sound,
            days=0,
            addressee=None if is_of_all else self.body(which),
            part=next(iter(self.parts[place : place + 1]), None),
        )

    def record(self, kind, *, by, by_minute, days, **about):
        person = self.people.get(by, self.people["member"])
        minute = self.minute if by_minute else None
        about |= {"recommendation": self.row(), "kind": kind, "by": person, "on": in_days(days)}
        self.attempt(
            lambda: self.runs[-1].add(findings.record(words="So found.", minute=minute, **about).kind)
        )

    @rule(which=WHICH, until=st.sampled_from([-10, -30, 5]), by=st.sampled_from(["clerk", "partner"]))
    def give_more_time(self, which, until, by):
        body, person = self.body(which), self.people[by]
        self.attempt(
            lambda: extensions.grant(addressee=body, by=person, until=in_days(until), reason="A new board.")
        )

    @rule(which=WHICH)
    def note_silence(self, which):
        body = self.body(which)
        self.attempt(lambda: chasing.note_silence(addressee=body, by=self.people["clerk"]))

    @invariant()
    def all_holds(self):
        """Of what is stored by now, read once as the pages read it."""
        if not hasattr(self, "pk"):
            return
        found = chain.load(Recommendation.objects.all(), self.pk)
        bodies = list(found.addressees.all())
        self.no_answer_counts_before_it_was_accepted(bodies)
        self.no_state_is_without_date_and_author_and_the_log_replays(found, bodies)
        self.a_finding_stands_behind_every_end(found)
        self.the_whole_is_claimed_when_every_part_is(bodies)
        self.dates_due_are_counted_again(bodies)
        self.the_chain_walks_both_ways(found, bodies)
        if out := [body.sent_on for body in bodies if body.sent_on]:
            assert copies.owed(found, min(out)) == []

    def no_answer_counts_before_it_was_accepted(self, bodies):
        for body in bodies:
            full = [one for one in body.responses.all() if one.counts and not one.is_partial]
            assert (body.status not in NOT_YET) == bool(full)
            assert all(one.decided_by_id and one.decided_at and one.received_on for one in full)
            assert body.answer is None or body.answer.counts

    def no_state_is_without_date_and_author_and_the_log_replays(self, found, bodies):
        rows = [(workflows.RECOMMENDATION, found), *((workflows.ADDRESSEE, body) for body in bodies)]
        for workflow, row in rows:
            state = workflow.initial
            for event in audit.history(row).order_by("pk"):
                if "moved" in event.detail:
                    assert event.detail["moved"][0] == state
                    assert event.actor
                    assert event.occurred_at
                    state = event.detail["moved"][1]
            assert state == row.status
            self.reached.add(row.status)
        assert found.is_closed == bool(found.confirmed_on)

    def a_finding_stands_behind_every_end(self, row):
        """And a minute behind what the committee itself found."""
        found = sorted(row.findings.all(), key=lambda one: one.pk)
        assert all(one.minute_id or one.kind not in BY_MINUTE for one in found)
        assert all(one.by_id and one.words and row.made_on <= one.on <= timezone.localdate() for one in found)
        last = next((one for one in reversed(found) if one.kind != FindingKind.AMENDED), None)
        if last and last.kind != FindingKind.REOPENED:
            assert row.status == last.kind
        else:
            assert row.status in ("made", "sent", "answered")

    def the_whole_is_claimed_when_every_part_is(self, bodies):
        for body in bodies:
            updates = list(body.updates.all())
            assert all(one.author and body.sent_on <= one.date <= timezone.localdate() for one in updates)
            if self.parts and body.status == AddresseeStatus.CLAIMED_DONE:
                refused = {one.part for one in body.answer.parts.all() if one.answer == Answer.NOT_ACCEPTED}
                claimed = {one.part for one in body.assessments if one.is_claimed}
                assert set(self.parts) - refused <= claimed

    def dates_due_are_counted_again(self, bodies):
        for body in bodies:
            is_out = body.status != AddresseeStatus.NOT_SENT
            assert bool(body.due_on) == bool(body.sent_on) == is_out
            if is_out:
                counted = body.sent_on + dt.timedelta(days=body.days_to_answer)
                until = [one.until for one in Extension.objects.filter(addressee=body)]
                assert body.due_on == max([counted, *until])

    def the_chain_walks_both_ways(self, found, bodies):
        assert found.resolution.recommendation.pk == self.pk
        titles = [step.title for step in chain.steps(found, Audience.PUBLIC, public=True)]
        for body in bodies:
            assert body.recommendation_id == self.pk
            assert bool(body.sent_on) == (f"Sent to {body.name}" in titles)
            is_told = any(title.startswith(f"{body.name} answered") for title in titles)
            assert is_told == (body.answer is not None)
        told = [title for title in titles if title.startswith(("The committee's finding", "Recorded"))]
        assert len(told) == len(found.findings.all())
        by_minute = {one.pk for one in found.findings.all() if one.minute_id}
        assert by_minute == set(self.minute.findings.values_list("pk", flat=True))


def test_what_always_holds_of_a_recommendation(
    clerk, chair, member, partner, committee, police, fire_service, partnership_officer
):
    long_ago = timezone.localdate() - dt.timedelta(days=300)
    clause = make_resolution(committee=committee, by=clerk, date=timezone.localdate() - dt.timedelta(days=30))
    charity = make_organisation(
        "Larkmere Refuge", council=committee.council, by=partnership_officer, kind=OrganisationKind.OTHER
    )

    class Here(Following):
        people = {"clerk": clerk, "partner": partner, "member": member}
        # The first need not have a copy, so that it can have its letter later than the other.
        bodies = (charity, fire_service)
        resolution = clause
        # Of the meeting of today, that looks at what became of it.
        minute = make_resolution(committee=committee, by=clerk, date=timezone.localdate()).minute
        other = make_recommendation(police, committee=committee, by=clerk, date=long_ago)
        reached: set[str] = set()
        runs: list[set[str]] = []

    # From the beginning, from an answer claimed as done, and from one that met every end and was opened again.
    for Here.start, runs in (("made", 3), ("sent", 3), ("claimed", 4), ("ended", 3)):
        quick = settings(
            max_examples=runs,
            stateful_step_count=14,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(Here, settings=quick)
    assert {"sent", "given", "accepted", "in-progress", "claimed-done", *KINDS} <= Here.reached
    # In many runs something is found, amended or opened again, and each of them in some.
    assert set(FindingKind) == set().union(*Here.runs)
    assert sum(bool(run) for run in Here.runs) > len(Here.runs) / 3
