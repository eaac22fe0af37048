"""Minutes in which every text that can be kept from the public holds a word of its own: parts, motions, clauses."""

import datetime as dt

from django.utils import timezone

from meetings.enums import ItemKind
from meetings.minute_enums import ItemOutcome, MotionOutcome, PartKind, VoteMethod
from meetings.models import Minute, Minutes, Motion
from meetings.services import (
    actions,
    agenda_items,
    agreements,
    exclusions,
    minute_corrections,
    minute_entries,
    minute_parts,
    motions,
    recommendations,
    resolutions,
    settlings,
    votes,
    work_programme,
)
from meetings.services import minutes as minutes_service
from meetings.services.agreements import CorrectionText
from meetings.services.resolutions import ClauseText
from scrutiny import jobs
from scrutiny.models import Job
from tests import factories
from tests.meetings import minutes_factories

# What everybody may read of it.
SUMMARY = "The committee heard how a case was handled."


class SecretMinutes:
    """One meeting with an open item of which single things are kept, and one that was taken in private."""

    def __init__(self, world, mark: str):
        self.world, self.mark, self.clerk = world, mark, world.clerk
        self.minutes = self._start()
        self._keep_single_things(self.minutes.entries.get(item__title="Cameras"))
        self._go_into_private()
        self._minute_in_private(self.minutes.entries.get(item__title="Street lighting"))
        self._publish()
        self._follow_up()
        self._agree()
        self._circulate()

    def word(self, place: str) -> str:
        return f"{self.mark}-{place}"

    def _start(self) -> Minutes:
        day = timezone.localdate() - dt.timedelta(days=37)
        meeting = factories.make_meeting(committee=self.world.committee, by=self.clerk, date=day)
        kinds = {"Exclusion of press and public": ItemKind.EXCLUSION}
        for title in ("Cameras", "Exclusion of press and public", "Street lighting"):
            agenda_items.add(
                meeting=meeting, by=self.clerk, title=title, kind=kinds.get(title, ItemKind.REPORT)
            )
        minutes_factories.make_attendance(meeting=meeting, by=self.clerk)
        return minutes_service.start(meeting=meeting, by=self.clerk)

    def _keep_single_things(self, entry: Minute) -> None:
        self._fill(entry, "open-item", is_exempt=True)
        fields = {"narrative": "The cameras were discussed.", "action": self.word("open-item-action")}
        minute_entries.change(minute=entry, by=self.clerk, expected_version=None, **fields)
        self.open_entry = entry

    def _go_into_private(self) -> None:
        self.exclusion = exclusions.exclude(
            minute=self.minutes.entries.get(item__kind=ItemKind.EXCLUSION),
            by=self.clerk,
            paragraphs=["7"],
            proceedings="a case of which the press has heard",
            public_interest_reason=self.word("why-excluded"),
            record_shown=self.word("record-shown"),
        )

    def _minute_in_private(self, entry: Minute) -> None:
        self._fill(entry, "private")
        own = ("narrative", "title", "action", "outcome_reason", "presented_by", "on_behalf_of")
        fields = {name: self.word(f"private-{name.replace('_', '-')}") for name in own}
        fields["outcome"] = ItemOutcome.DEFERRED
        minute_entries.change(minute=entry, by=self.clerk, expected_version=None, summary=SUMMARY, **fields)
        self.private_entry = entry

    def _fill(self, entry: Minute, where: str, **kept) -> None:
        """Parts, a motion that was amended and decided, and clauses."""
        words = {
            name: self.word(f"{where}-{name.replace('_', '-')}") for name in ("text", "answer", "said_by")
        }
        for kind in (PartKind.NOTE, PartKind.QUESTION, PartKind.RULING, PartKind.DISSENT):
            minute_parts.add(
                minute=entry,
                by=self.clerk,
                kind=kind,
                answered_by=self.word(f"{where}-answered-by"),
                **words,
                **kept,
            )
        motion = motions.move(minute=entry, by=self.clerk, text=self.word(f"{where}-motion"), **kept)
        amendment = motions.move(
            minute=entry, by=self.clerk, text=self.word(f"{where}-amendment"), amends=motion
        )
        for row in (amendment, motion):
            self._decide(row, where)
        clause = ClauseText(
            self.word(f"{where}-clause"),
            mover=self.word(f"{where}-mover"),
            seconder=self.word(f"{where}-seconder"),
            vote=self.word(f"{where}-vote"),
            delegated_to=self.word(f"{where}-delegated"),
            **kept,
        )
        resolutions.write(minute=entry, by=self.clerk, clauses=[clause])
        motion.refresh_from_db()
        motions.resolve(motion=motion, by=self.clerk)

    def _decide(self, motion: Motion, where: str) -> None:
        motion.refresh_from_db()
        votes.record(
            motion=motion,
            by=self.clerk,
            expected_version=motion.version,
            outcome=MotionOutcome.CARRIED,
            vote_method=VoteMethod.SHOW,
            result_words=self.word(f"{where}-result"),
        )

    def _publish(self) -> None:
        minutes_service.publish(minutes=self.minutes, by=self.clerk)
        self._print()

    def _print(self) -> None:
        waiting = Job.objects.filter(status="queued", arguments__about__meeting_id=self.minutes.meeting_id)
        for pk in waiting.values_list("pk", flat=True):
            jobs.run(str(pk))

    def _follow_up(self) -> None:
        """What is made of clauses that are kept, and the final wording of one."""
        self.clauses = [entry.resolutions.first() for entry in (self.open_entry, self.private_entry)]
        for clause in self.clauses:
            actions.create(
                minute=clause.minute,
                by=self.clerk,
                text=self.word("action-text"),
                clause=clause,
                owner_name=self.word("action-owner"),
            )
            work_programme.create(
                committee=self.world.committee,
                by=self.clerk,
                title=self.word("programme-title"),
                purpose=self.word("programme-purpose"),
                clause=clause,
            )
            clause.refresh_from_db()
            settlings.settle(
                clause=clause,
                by=self.clerk,
                expected_version=clause.version,
                text=self.word("settled-clause"),
                settled_by=self.word("settled-by"),
            )
        actions.create(
            minute=self.private_entry, by=self.clerk, text=self.word("action-of-minute"), owner_name="DI Reed"
        )
        self.recommendation = recommendations.make(
            resolution=self.clauses[0],
            by=self.clerk,
            text=self.word("kept-recommendation"),
            success=self.word("kept-success"),
            parts=[self.word("kept-part"), self.word("kept-second-part")],
            addressees=[self.world.organisation],
            priority=self.world.priority,
        )

    def _agree(self) -> None:
        corrected = [
            CorrectionText(
                minutes=self.minutes,
                minute=entry,
                place="line 1",
                was=self.word("corrected-was"),
                now=self.word("corrected-now"),
            )
            for entry in (self.open_entry, self.private_entry)
        ]
        agreements.agree(
            minutes=self.minutes,
            by=self.clerk,
            agreed_on=timezone.localdate(),
            signed_by="Councillor Ash",
            corrected=corrected,
        )
        self._print()

    def _circulate(self) -> None:
        """Of the draft that went round to the members: a part that is kept, and a correction of it."""
        draft = self.world.circulated
        entry = draft.entries.first()
        self._fill(entry, "draft", is_exempt=True)
        part = entry.parts.first()
        correction = minute_corrections.propose(
            minutes=draft,
            by=self.world.member,
            place=f"part-{part.pk}",
            quoted=self.word("draft-text"),
            proposed=self.word("proposed"),
            reason=self.word("proposed-reason"),
        )
        minute_corrections.decline(correction=correction, by=self.clerk, answer=self.word("answer-of-clerk"))
        self.correction = correction
