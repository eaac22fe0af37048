"""Interests that members have on record for every meeting of a committee: kept, ended, and taken over at a meeting."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.enums import Event
from meetings.models import Committee, Declaration, Meeting, StandingDeclaration
from meetings.services import declarations
from partnerships.models import Person
from scrutiny import records
from scrutiny.models import User


def of(committee: Committee) -> list[StandingDeclaration]:
    """Those that hold, then those that have ended, by surname (one query)."""
    rows = committee.standing_declarations.select_related("person")
    return sorted(rows, key=lambda row: row.has_ended)


@transaction.atomic
def create(
    *,
    committee: Committee,
    by: User,
    person: Person,
    kind: str,
    nature: str,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> StandingDeclaration:
    """Keep a declaration for every meeting from `start` (None: always) to `end` (None: until it is ended).

    Raises Refused, and ValidationError when the member already has the same on record.
    """
    minute_policies.check_keep_standing_declarations(by, committee)
    same = committee.standing_declarations.filter(person=person, kind=kind, nature__iexact=nature.strip())
    if any(not row.has_ended for row in same):
        raise ValidationError({"nature": _("This is already on record for the member.")})
    row = StandingDeclaration(
        committee=committee, person=person, kind=kind, nature=nature, start=start, end=end
    )
    return records.create(row, by=by, event=Event.STANDING_DECLARATION_CREATED, council=committee.council)


@transaction.atomic
def end(*, standing: StandingDeclaration, by: User, on: dt.date) -> StandingDeclaration:
    """End a standing declaration on its last day; what was taken over at meetings stays. Raises Refused and
    ValidationError."""
    minute_policies.check_keep_standing_declarations(by, standing.committee)
    return records.end(
        standing, by=by, event=Event.STANDING_DECLARATION_ENDED, council=standing.council, on=on
    )


def waiting(meeting: Meeting) -> list[StandingDeclaration]:
    """Those of who is recorded as present, on the day of the meeting, that were not taken over yet (three queries)."""
    taken = set(meeting.declarations.exclude(standing=None).values_list("standing", flat=True))
    here = {row.person_id for row in meeting.attendances.all() if row.is_present and row.person_id}
    rows = meeting.committee.standing_declarations.on(meeting.date).select_related("person")
    return [row for row in rows if row.pk not in taken and row.person_id in here]


@transaction.atomic
def take_over(*, meeting: Meeting, by: User) -> list[Declaration]:
    """Record what waits as declared at the meeting, for all of it; a second call takes over nothing more.

    Raises Refused once the minutes are published, and ValidationError when nothing waits.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    rows = waiting(meeting)
    if not rows:
        raise ValidationError(
            _("There is nothing to take over: nobody who is recorded as present has more on record.")
        )
    return [
        declarations.declare(
            meeting=meeting, by=by, person=row.person, kind=row.kind, nature=row.nature, standing=row
        )
        for row in rows
    ]
