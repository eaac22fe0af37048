"""The work programme of a committee: what it means to look at, planned for a meeting or for a time of the year."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.enums import Event, ItemKind
from meetings.minute_enums import ProgrammeState
from meetings.models import AgendaItem, Committee, Meeting, Resolution, WorkProgrammeEntry
from meetings.services import agenda_items
from scrutiny import audit, records
from scrutiny.models import User

COMING = (ProgrammeState.PLANNED, ProgrammeState.ON_AGENDA)
# What keeps an item from the public goes with it to another agenda.
EXEMPTION = ("exempt_paragraphs", "public_interest_reason", "exempt_review_date")


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


@transaction.atomic
def change(
    *, entry: WorkProgrammeEntry, by: User, expected_version: int | None, **fields
) -> WorkProgrammeEntry:
    """Change topic, purpose, lead or time. Raises Refused, StaleEdit, and ValidationError once it was dropped."""
    minute_policies.check_edit_programme_entry(by, entry)
    _check_state(entry, ProgrammeState.PLANNED, ProgrammeState.ON_AGENDA)
    _check_committee(entry.committee, meeting=fields.get("meeting"), item=None, clause=None)
    return records.change(
        entry,
        by=by,
        event=Event.PROGRAMME_ENTRY_CHANGED,
        council=entry.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def drop(
    *, entry: WorkProgrammeEntry, by: User, expected_version: int | None, reason: str
) -> WorkProgrammeEntry:
    """Drop a topic with the reason, such as that another board refused it; it stays to be read.

    Raises Refused, StaleEdit, and ValidationError without a reason.
    """
    minute_policies.check_edit_programme_entry(by, entry)
    _check_state(entry, ProgrammeState.PLANNED, ProgrammeState.ON_AGENDA)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why it is dropped.")})
    return _set_state(entry, ProgrammeState.DROPPED, by=by, expected_version=expected_version, reason=reason)


@transaction.atomic
def finish(*, entry: WorkProgrammeEntry, by: User) -> WorkProgrammeEntry:
    """Record that the committee has looked at a topic. Raises Refused and ValidationError."""
    minute_policies.check_edit_programme_entry(by, entry)
    _check_state(entry, ProgrammeState.PLANNED, ProgrammeState.ON_AGENDA)
    return _set_state(entry, ProgrammeState.DONE, by=by)


@transaction.atomic
def put_on_agenda(*, entry: WorkProgrammeEntry, by: User, meeting: Meeting) -> AgendaItem:
    """Make an item of a topic on the agenda of a meeting, and plan the topic for it.

    Raises Refused, and ValidationError when it is on an agenda already or the meeting is another committee's.
    """
    minute_policies.check_edit_programme_entry(by, entry)
    _check_state(entry, ProgrammeState.PLANNED)
    _check_committee(entry.committee, meeting=meeting, item=None, clause=None)
    if entry.clause and entry.clause.is_kept:
        raise ValidationError(
            {
                "meeting": _(
                    "This topic comes from a decision that is not for publication. Add the item by hand, under a "
                    "title that residents may read."
                )
            }
        )
    held_back = {name: getattr(entry.item, name) for name in EXEMPTION} if entry.item else {}
    item = agenda_items.add(
        meeting=meeting, by=by, title=entry.title, text=entry.purpose, kind=ItemKind.REPORT, **held_back
    )
    _set_state(entry, ProgrammeState.ON_AGENDA, by=by, meeting=meeting)
    return item


@transaction.atomic
def move(*, entry: WorkProgrammeEntry, by: User, direction: str) -> WorkProgrammeEntry:
    """Put a topic one place "up" or "down" among those not dropped or done; at the ends it stays. Raises Refused."""
    minute_policies.check_edit_programme_entry(by, entry)
    rows = list(entry.committee.work_programme.select_for_update(of=("self",)))
    coming = [row for row in rows if row.state in COMING]
    here = coming.index(entry) if entry in coming else -1
    there = here + {"up": -1, "down": 1}.get(direction, 0)
    if here < 0 or not 0 <= there < len(coming):
        return entry
    coming[here], coming[there] = coming[there], coming[here]
    for place, row in enumerate([*coming, *(row for row in rows if row.state not in COMING)]):
        row.position = place
    WorkProgrammeEntry.objects.bulk_update(rows, ["position"])
    audit.record(Event.PROGRAMME_ENTRY_CHANGED, by=by, subject=entry, council=entry.council, place=there + 1)
    return entry


def _set_state(
    entry: WorkProgrammeEntry, state: str, *, by: User, expected_version: int | None = None, **fields
) -> WorkProgrammeEntry:
    is_over = state in (ProgrammeState.DROPPED, ProgrammeState.DONE)
    return records.change(
        entry,
        by=by,
        event=Event.PROGRAMME_ENTRY_REMOVED if is_over else Event.PROGRAMME_ENTRY_CHANGED,
        council=entry.council,
        expected_version=expected_version,
        state=state,
        **fields,
    )


def _check_state(entry: WorkProgrammeEntry, *states: str) -> None:
    """Raise ValidationError when an entry is not in one of the states by now; its row is held."""
    saved = WorkProgrammeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if saved.state in states:
        return
    sentence = _("This topic is “%(state)s” by now, so this cannot be done.")
    raise ValidationError(sentence % {"state": saved.get_state_display()})
