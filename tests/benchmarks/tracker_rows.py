"""Fills a database with a council's recommendations and answers, for tests.benchmarks.tracker.

It is a council that has kept its tracker for ten years: each term of the tracker, each body, priority and
rating is there often enough that 500 recommendations fill a page with it too. Older ones are closed, later ones open.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterable, Iterator

import pgtrigger
from django.db import connection, models, transaction
from django.utils import timezone

from meetings.enums import AddresseeStatus, MinutesStatus, Office, RecommendationStatus, SendingMeans
from meetings.models import (
    Addressee,
    Finding,
    Meeting,
    Minute,
    Minutes,
    ProgressUpdate,
    Recommendation,
    Resolution,
    Response,
)
from meetings.recommendation_enums import FindingKind, ProgressStage, ResponseState
from meetings.tracker_states import ENDED
from partnerships.enums import OrganisationKind, Rag
from tests import factories

ANSWERS_EACH = 3
PER_MEETING, PER_MINUTE = 20, 5
YEARS = 10
CHUNK = 5000
BODIES = ("Police", "Fire and Rescue", "Probation", "Integrated Care Board", "Housing", "Youth Justice")
COMMITTEES = ("Crime and Disorder Scrutiny Committee", "Health Scrutiny Committee", "Overview Committee")
PRIORITIES = (
    "Anti-social behaviour",
    "Serious violence",
    "Domestic abuse",
    "Hate crime",
    "Burglary",
    "Reoffending",
)
THINGS = (
    "response times",
    "street lighting",
    "body-worn video",
    "ward panels",
    "taxi ranks",
    "late licences",
    "school patrols",
)
# Of the open ones by what the body furthest behind said; a draft, one that was not sent and what is overdue as well.
ANSWERED = (
    AddresseeStatus.ACCEPTED,
    AddresseeStatus.IN_PART,
    AddresseeStatus.NOT_ACCEPTED,
    AddresseeStatus.PLANNED,
    AddresseeStatus.IN_PROGRESS,
    AddresseeStatus.CLAIMED_DONE,
)
WAITING = (AddresseeStatus.AWAITING, AddresseeStatus.SILENT, AddresseeStatus.GIVEN)
OPEN = ("draft", "made", "overdue", "not-feasible", *WAITING, *ANSWERED)
CLOSED = (RecommendationStatus.CONFIRMED, RecommendationStatus.CONFIRMED, *ENDED[1:])
# Of what has a rating; the others were never reported on.
REPORTED = (AddresseeStatus.PLANNED, AddresseeStatus.IN_PROGRESS, AddresseeStatus.CLAIMED_DONE)


class Place:
    """A council with its committees, bodies, plan and the people who look at the tracker."""

    def __init__(self):
        root = factories.make_system_administrator()
        self.council = factories.make_council(by=root)
        make = {"council": self.council, "by": root}
        self.administrator = factories.make_user("Adaeze Bright", role="council-administrator", **make)
        make["by"] = self.administrator
        self.clerk = factories.make_user("Priya Nair", role="committee-officer", **make)
        self.author = factories.make_user("Grace Okafor", role="report-author", **make)
        self.officer = factories.make_user("Tom Hale", role="partnership-officer", **make)
        make["by"] = self.officer
        self.bodies = [
            factories.make_organisation(
                f"Larkshire {name}", kind=OrganisationKind.RESPONSIBLE_AUTHORITY, **make
            )
            for name in BODIES
        ]
        self.partnership = factories.make_partnership(**make)
        plan = factories.make_plan(partnership=self.partnership, by=self.officer)
        self.priorities = [factories.make_priority(title, plan=plan, by=self.officer) for title in PRIORITIES]
        self.committees = [
            factories.make_committee(
                council=self.council,
                by=self.clerk,
                name=name,
                partnership=self.partnership,
                is_designated=not place,
            )
            for place, name in enumerate(COMMITTEES)
        ]
        self.member = self._seated("Cllr Dev Patel", office=Office.MEMBER)
        self.co_optee = self._seated(
            "Rev. Joan Firth", office=Office.CO_OPTED, has_vote=False, sees_exempt=False
        )
        self.partner, person = self._account("Chief Officer Sam Cole")
        factories.make_partnership_member(
            person, partnership=self.partnership, by=self.officer, organisation=self.bodies[0]
        )

    def _account(self, name: str):
        user = factories.make_user(name, council=self.council, by=self.administrator)
        person = factories.make_person(name, council=self.council, by=self.officer, user=user)
        return factories.fresh(user), person

    def _seated(self, name: str, **membership):
        user, person = self._account(name)
        factories.make_committee_member(person, committee=self.committees[0], by=self.clerk, **membership)
        return user


class Filling:
    """So many recommendations, written in bulk; the triggers then tell of each once."""

    def __init__(self, place: Place, count: int):
        self.place, self.count = place, count
        self.random = random.Random(count)  # noqa: S311  # the same rows in every run
        self.today = timezone.localdate()

    def fill(self) -> None:
        self._write()
        # Only once that is committed: until then the checks of every foreign key are looked through for each row.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        Recommendation.objects.update(position="")

    @transaction.atomic
    def _write(self) -> None:
        with pgtrigger.ignore():
            clauses = self._clauses()
            recommendations = _written(
                Recommendation, (self._recommendation(n, clause) for n, clause in enumerate(clauses))
            )
            addressees = _written(
                Addressee,
                itertools.chain.from_iterable(map(self._addressees, range(self.count), recommendations)),
            )
            self._answer(addressees)
            _written(ProgressUpdate, itertools.chain.from_iterable(map(self._reports, addressees)))
            _written(Finding, (self._finding(row) for row in recommendations if row.confirmed_on))

    def _clauses(self) -> list[Resolution]:
        """A clause for each, in minutes of meetings over the years: one in twenty exempt, the last still drafts."""
        meetings = _written(Meeting, (self._meeting(n) for n in range(-(-self.count // PER_MEETING))))
        drafts = len(self.place.committees)
        minutes = _written(
            Minutes,
            (
                Minutes(
                    meeting=meeting,
                    status=MinutesStatus.DRAFT if n >= len(meetings) - drafts else MinutesStatus.PUBLISHED,
                )
                for n, meeting in enumerate(meetings)
            ),
        )
        entries = _written(
            Minute,
            (
                Minute(minutes=record, position=place, number=str(place), title=f"Item {place}")
                for record in minutes
                for place in range(PER_MEETING // PER_MINUTE)
            ),
        )
        clauses = (
            Resolution(
                minute=entry,
                position=place,
                text="That the body be asked.",
                is_exempt=self.random.random() < 0.05,
            )
            for entry in entries
            for place in range(PER_MINUTE)
        )
        return _written(Resolution, itertools.islice(clauses, self.count))

    def _meeting(self, number: int) -> Meeting:
        committees = self.place.committees
        turns = -(-self.count // PER_MEETING)
        day = self.today - dt.timedelta(days=30 + (365 * YEARS - 60) * (turns - number) // turns)
        time = dt.time(9 + number % 10, number // 10 % 60)
        return Meeting(committee=committees[number % len(committees)], date=day, start_time=time)

    def _recommendation(self, number: int, clause: Resolution) -> Recommendation:
        meeting = clause.minute.minutes.meeting
        state = self._state(number)
        status, closed = RecommendationStatus.SENT, None
        if (
            state in RecommendationStatus.values and state not in AddresseeStatus.values
        ) or state == "not-feasible":
            status = state
        if status in ENDED:
            closed = min(meeting.date + dt.timedelta(days=self.random.randrange(60, 700)), self.today)
        if state in ANSWERED:
            status = RecommendationStatus.ANSWERED
        body = self.random.choice(BODIES)
        thing = self.random.choice(THINGS)
        return Recommendation(
            committee=meeting.committee,
            resolution=clause,
            reference=f"{meeting.date.year} R{number}",
            text=f"That {body} be asked to publish its figures of {thing} by ward {self.random.randrange(400)}, to "
            "compare them with those of the year before, and to say by when residents will see a change.",
            priority=self.random.choice([None, *self.place.priorities]),
            success="Figures are published each quarter.",
            made_on=meeting.date,
            status=status,
            confirmed_on=closed,
        )

    def _state(self, number: int) -> str:
        """Of the older two fifths one that is closed, else one that is open, each in its turn."""
        states = CLOSED if number < self.count * 2 // 5 else OPEN
        return states[number % len(states)]

    def _addressees(self, number: int, recommendation: Recommendation) -> Iterator[Addressee]:
        state = self._state(number)
        bodies = self.random.sample(self.place.bodies, ANSWERS_EACH + 1)
        for place, body in enumerate(bodies):
            yield self._addressee(recommendation, body, state, is_first=place == 0)

    def _addressee(self, recommendation, body, state: str, *, is_first: bool) -> Addressee:
        row = Addressee(recommendation=recommendation, organisation=body)
        if state in ("draft", "made"):
            return row
        # The first body is the one furthest behind; of the others nobody is.
        row.status = AddresseeStatus.CLAIMED_DONE
        if is_first and state == "overdue":
            row.status = AddresseeStatus.AWAITING
        elif is_first and state in (*WAITING, *ANSWERED):
            row.status = state
        row.sent_on = recommendation.made_on + dt.timedelta(days=5)
        row.sent_by, row.sent_to, row.days_to_answer = SendingMeans.EMAIL, "liaison@larkshire.example", 28
        # What is awaited in time was given more of it.
        late = state in ("overdue", AddresseeStatus.SILENT)
        row.due_on = (
            row.sent_on + dt.timedelta(days=28)
            if late or not is_first
            else self.today + dt.timedelta(days=self.random.randrange(1, 40))
        )
        if late and is_first:
            row.due_on = min(row.due_on, self.today - dt.timedelta(days=1))
        return row

    def _answer(self, addressees: list[Addressee]) -> None:
        """As many answers as three for each: one of each that answered, and of some a partial one before."""
        answered = [row for row in addressees if row.status not in (AddresseeStatus.NOT_SENT, *WAITING[:2])]
        wanted = self.count * ANSWERS_EACH
        more = itertools.cycle(row for row in answered if row.status != AddresseeStatus.GIVEN)
        partial = [(row, True) for row in itertools.islice(more, max(0, wanted - len(answered)))]
        whole = [(row, False) for row in answered[: wanted - len(partial)]]
        _written(Response, (self._response(*one) for one in (*partial, *whole)))

    def _response(self, row: Addressee, is_partial: bool) -> Response:
        counts = row.status != AddresseeStatus.GIVEN
        return Response(
            addressee=row,
            state=ResponseState.COUNTED if counts else ResponseState.GIVEN,
            answer="accepted",
            reason="Residents ask for it.",
            action="Figures will be published each quarter.",
            lead="Head of Performance",
            target_date=row.due_on,
            is_partial=is_partial,
            received_on=row.due_on,
            given_by="Chief of staff",
            decided_by=self.place.clerk if counts else None,
            decided_at=timezone.now() if counts else None,
        )

    def _reports(self, row: Addressee) -> Iterator[ProgressUpdate]:
        if row.status in REPORTED and self.random.random() < 0.4:
            yield ProgressUpdate(
                addressee=row,
                date=row.due_on,
                text="Figures are drawn up.",
                rag=self.random.choice([Rag.RED, Rag.AMBER, Rag.GREEN, Rag.GREEN, Rag.GREEN]),
                stage=ProgressStage.IN_PROGRESS,
                said_by="Chief of staff",
            )

    def _finding(self, row: Recommendation) -> Finding:
        kind = FindingKind.CONFIRMED if row.status == RecommendationStatus.CONFIRMED else FindingKind.DELETED
        return Finding(
            recommendation=row,
            kind=kind,
            on=row.confirmed_on,
            words="The committee finds so.",
            by=self.place.clerk,
        )


def fill(count: int) -> Place:
    """A council with so many recommendations, three times as many answers, and the planner's figures of them."""
    place = Place()
    Filling(place, count).fill()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return place


def _written(model: type[models.Model], rows: Iterable) -> list:
    found = iter(rows)
    written: list = []
    while chunk := list(itertools.islice(found, CHUNK)):
        written += model._default_manager.bulk_create(chunk)
    return written
