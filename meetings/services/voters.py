"""Who may vote on an item: who was in the room, has a vote, and declared nothing that takes it away.

Sources: Localism Act 2011 s.31(4) and s.33 (disclosable interests, dispensations); Local Authorities (Model Code of
Conduct) (Wales) Order 2008 (prejudicial interests); Local Government (Wales) Measure 2011 s.78 (whip); Local Government
Finance Act 1992 s.106 (arrears).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, OuterRef, Q, Value
from django.utils.translation import gettext as _

from meetings.enums import AttendanceClass, InterestKind, Office
from meetings.minute_enums import PartKind
from meetings.models import Attendance, CommitteeMembership, Declaration, Minute, MinutePart
from meetings.services.attendance import VOTING_CLASSES, in_order, titled
from scrutiny.models.council import Nation

WENT = frozenset({PartKind.LEFT})
CAME = frozenset({PartKind.ARRIVED, PartKind.RETURNED})


@dataclass(frozen=True)
class Voter:
    """Somebody who came: `barred` says in a sentence why they took no part in the item, `no_vote` why they had none.

    Who is barred neither moves nor votes. `hint` is what the officer should think of; all are empty for most.
    """

    attendance: Attendance
    barred: str = ""
    no_vote: str = ""
    hint: str = ""

    @property
    def may_vote(self) -> bool:
        return not (self.barred or self.no_vote)

    @property
    def refusal(self) -> str:
        """Why they cannot be recorded as voting; empty when they can."""
        return self.barred or self.no_vote

    @property
    def name(self) -> str:
        return titled(self.attendance)


def of(minute: Minute) -> list[Voter]:
    """Members, substitutes and co-opted members who came, in printing order, and what keeps each from voting on the
    item of a minute (three queries)."""
    meeting = minute.minutes.meeting
    without_vote = CommitteeMembership.objects.on(meeting.date).filter(
        committee=meeting.committee_id, person=OuterRef("person"), office=Office.CO_OPTED, has_vote=False
    )
    rows = meeting.attendances.filter(
        attendance_class__in=(*VOTING_CLASSES, AttendanceClass.CO_OPTED)
    ).annotate(
        only_items=ArrayAgg("items", filter=Q(items__isnull=False), default=Value([])),
        is_without_vote=Exists(without_vote),
        arrived_place=F("arrived_at__minute__position"),
        arrived_minute=F("arrived_at__minute__pk"),
        left_place=F("left_at__minute__position"),
        left_minute=F("left_at__minute__pk"),
    )
    came = [row for row in in_order(rows) if row.is_present]
    day = _Day(minute)
    return [day.voter(row) for row in came]


class _Day:
    """What is known of a meeting, read once for all who came. A place is position and number of an entry."""

    def __init__(self, minute: Minute):
        meeting = minute.minutes.meeting
        self.item = minute.item
        self.place = (minute.position, minute.pk)
        self.is_welsh = meeting.committee.council.nation == Nation.WALES
        self.declarations = list(meeting.declarations.all())
        moves = MinutePart.objects.filter(
            minute__minutes=minute.minutes_id, attendance__isnull=False, kind__in=WENT | CAME
        ).order_by("minute__position", "minute_id", "position", "pk")
        self.moves = [
            (who, (position, pk), kind)
            for who, position, pk, kind in moves.values_list(
                "attendance_id", "minute__position", "minute_id", "kind"
            )
        ]

    def voter(self, row: Attendance) -> Voter:
        return Voter(
            row,
            barred=self._absence(row) or self._bar(row),
            no_vote=self._no_vote(row),
            hint=self._hint(row),
        )

    def _absence(self, row: Attendance) -> str:
        """Why they were not in the room at any time of the item."""
        words = {"name": titled(row)}
        if row.only_items and self.item and self.item.pk not in row.only_items:
            return _("%(name)s was present for other items only.") % words
        if row.arrived_minute and (row.arrived_place, row.arrived_minute) > self.place:
            return _("%(name)s had not arrived yet.") % words
        if row.left_minute and (row.left_place, row.left_minute) < self.place:
            return _("%(name)s had left.") % words
        return _("%(name)s was not in the room.") % words if self._was_out(row) else ""

    def _was_out(self, row: Attendance) -> bool:
        """Whether what was noted before the item leaves them outside, and they did not come back during it."""
        mine = [(place, kind) for pk, place, kind in self.moves if pk == row.pk]
        before = [kind for place, kind in mine if place < self.place]
        during = {kind for place, kind in mine if place == self.place}
        later = [kind for place, kind in mine if place > self.place]
        if during & CAME:
            return False
        if before:
            return before[-1] in WENT
        # The first that is noted of them is that they arrived, later on.
        return not during and bool(later) and later[0] == PartKind.ARRIVED

    def _bar(self, row: Attendance) -> str:
        words = {"name": titled(row)}
        for one in self._declared(row):
            if one.has_dispensation:
                continue
            sentence = _sentence(one, is_welsh=self.is_welsh)
            if sentence:
                return sentence % words
        return ""

    def _no_vote(self, row: Attendance) -> str:
        words = {"name": titled(row)}
        if row.attendance_class == AttendanceClass.CO_OPTED and row.is_without_vote:
            return _("%(name)s is co-opted without a vote.") % words
        for one in self._declared(row):
            if one.kind == InterestKind.WHIP and self.is_welsh:
                return (
                    _(
                        "%(name)s declared a party whip, so has no vote on this item: Local Government (Wales) "
                        "Measure 2011 section 78."
                    )
                    % words
                )
            if one.kind == InterestKind.ARREARS and one.item_id:
                return (
                    _(
                        "%(name)s declared arrears of council tax for this item, so has no vote on it: Local "
                        "Government Finance Act 1992 section 106."
                    )
                    % words
                )
        return ""

    def _hint(self, row: Attendance) -> str:
        kinds = {one.kind for one in self._declared(row) if not one.item_id}
        if InterestKind.ARREARS in kinds:
            return _("Declared arrears of council tax: no vote where the item is about the budget.")
        return ""

    def _declared(self, row: Attendance) -> Iterator[Declaration]:
        """What they declared for the whole meeting, for the item, or for the heading over it."""
        mine = {self.item.pk, self.item.parent_id} if self.item else set()
        for one in self.declarations:
            if row.person_id and one.person_id == row.person_id and (not one.item_id or one.item_id in mine):
                yield one


def _sentence(one: Declaration, *, is_welsh: bool) -> str:
    """Why a declaration keeps somebody from taking part, with a place for the name; empty when it does not."""
    if one.kind == InterestKind.DISCLOSABLE:
        return _(
            "%(name)s declared a disclosable pecuniary interest in this item and has no dispensation, so takes no "
            "part in it: Localism Act 2011 section 31."
        )
    if one.kind == InterestKind.PREJUDICIAL and is_welsh:
        return _(
            "%(name)s declared a prejudicial interest in this item and has no dispensation, so takes no part in it: "
            "code of conduct, paragraph 14."
        )
    return _("%(name)s left the room for this item.") if one.left_room else ""


def by_pk(voters: Iterable[Voter]) -> dict[int, Voter]:
    """The voters by the number of their row of attendance."""
    return {voter.attendance.pk: voter for voter in voters}
