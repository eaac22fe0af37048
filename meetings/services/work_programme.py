"""The work programme of a committee: what it means to look at, planned for a meeting or for a time of the year."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.enums import Event
from meetings.models import AgendaItem, Committee, Meeting, Resolution, WorkProgrammeEntry
from scrutiny import records
from scrutiny.models import User


@transaction.atomic
def create(
    *,
    committee: Committee,
    by: User,
    title: str,
    clause: Resolution | None = None,
    item: AgendaItem | None = None,
    meeting: Meeting | None = None,
    planned_for: str = "",
    lead: str = "",
    purpose: str = "",
) -> WorkProgrammeEntry:
    """Put a topic at the end of a work programme: from a clause, an item put off, or chosen between meetings.

    `meeting` is the one it is planned for; `planned_for` a time in words, "autumn 2027". Raises Refused, and
    ValidationError for a meeting, item or clause of another committee.
    """
    minute_policies.check_plan(by, committee)
    _check_committee(committee, meeting=meeting, item=item, clause=clause)
    last = committee.work_programme.aggregate(last=Max("position"))["last"]
    entry = WorkProgrammeEntry(
        committee=committee,
        title=title,
        clause=clause,
        item=item,
        meeting=meeting,
        planned_for=planned_for,
        lead=lead,
        purpose=purpose,
        position=0 if last is None else last + 1,
    )
    return records.create(entry, by=by, event=Event.PROGRAMME_ENTRY_CREATED, council=committee.council)


def _check_committee(
    committee: Committee, *, meeting: Meeting | None, item: AgendaItem | None, clause: Resolution | None
) -> None:
    """Raise ValidationError when what an entry names is of another committee."""
    if meeting and meeting.committee_id != committee.pk:
        raise ValidationError({"meeting": _("Choose a meeting of this committee.")})
    if item and item.meeting.committee_id != committee.pk:
        raise ValidationError({"item": _("Choose an item of this committee.")})
    if clause and clause.minute.minutes.meeting.committee_id != committee.pk:
        raise ValidationError({"clause": _("Choose a clause of this committee's minutes.")})
