"""Items of an agenda: added, changed, moved, removed before publication and withdrawn after it."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import Event, MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.services import exemption_rules, parts_ahead
from scrutiny import audit, records
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import clear_days
from scrutiny.models import Council, User

DEEPEST = 3


@transaction.atomic
def add(
    *,
    meeting: Meeting,
    by: User,
    title: str,
    parent: AgendaItem | None = None,
    after: AgendaItem | None = None,
    also_earlier: Iterable[Meeting] = (),
    **fields,
) -> AgendaItem:
    """Add an item: after another, or last under `parent`, or last of all.

    `also_earlier` are further meetings whose minutes are to be agreed under it, beside its `earlier_meeting`.

    Once the agenda is published the item is late, and needs the special circumstances when too few clear days are
    left: Local Government Act 1972 s.100B(4)(b). Raises Refused, and ValidationError with a sentence per field.
    """
    policies.check_edit_meeting(by, meeting)
    meeting = lock(meeting)
    _check_open(meeting)
    above = after.parent if after else parent
    _check_depth(above)
    item = AgendaItem(
        meeting=meeting,
        parent=above,
        title=title,
        is_late=meeting.is_frozen,
        **exemption_rules.ordered(fields),
    )
    _check_urgency(item)
    _check_ties(item)
    siblings = list(siblings_of(item))
    place = siblings.index(after) + 1 if after else len(siblings)
    records.create(item, by=by, event=Event.ITEM_CREATED, council=meeting.council)
    item.also_earlier.set(_others(also_earlier, item))
    siblings.insert(place, item)
    _number_places(siblings)
    parts_ahead.soon(meeting, by=by)
    return item


@transaction.atomic
def change(
    *,
    item: AgendaItem,
    by: User,
    expected_version: int | None = None,
    also_earlier: Iterable[Meeting] | None = None,
    **fields,
) -> AgendaItem:
    """Change an item's words, people and exempt status; its place is changed by `move`.

    `also_earlier` are the further meetings whose minutes are to be agreed, None to leave them.

    Raises Refused, StaleEdit when it no longer has `expected_version`, and ValidationError with a sentence per field.
    """
    policies.check_edit_item(by, item)
    meeting = lock(item.meeting)
    saved = AgendaItem.objects.get(pk=item.pk)
    saved.meeting = meeting
    if saved.is_withdrawn:
        raise ValidationError(_("The item is withdrawn. It stays as it was."))
    fields = exemption_rules.ordered(fields)
    event = _event_of_change(saved, fields)
    _check_ties(AgendaItem(pk=saved.pk, meeting=meeting, **fields), before=saved)
    if saved.is_late and "urgency_reason" in fields:
        _check_urgency(AgendaItem(meeting=meeting, is_late=True, urgency_reason=fields["urgency_reason"]))
    records.change(
        saved, by=by, event=event, council=meeting.council, expected_version=expected_version, **fields
    )
    if also_earlier is not None:
        saved.also_earlier.set(_others(also_earlier, saved))
    parts_ahead.soon(meeting, by=by)
    return saved


@transaction.atomic
def move(*, item: AgendaItem, by: User, direction: str) -> None:
    """Move an item "up" or "down" among those beside it, "in" under the one before it or "out" of the one above it.

    It moves from where it is by now; where there is no way on, nothing happens. Raises Refused, and ValidationError
    when its number is published.
    """
    policies.check_edit_item(by, item)
    meeting = lock(item.meeting)
    saved = AgendaItem.objects.select_related("parent").get(pk=item.pk)
    if saved.is_frozen:
        raise ValidationError(_("The agenda is published and its numbers stay. Withdraw the item instead."))
    MOVES[direction](saved)
    audit.record(Event.ITEM_MOVED, by=by, subject=saved, council=meeting.council, direction=direction)
    parts_ahead.soon(meeting, by=by)


@transaction.atomic
def remove(*, item: AgendaItem, by: User) -> None:
    """Take an item off a draft agenda. Raises Refused, and ValidationError when it is published or not empty."""
    policies.check_edit_item(by, item)
    meeting = lock(item.meeting)
    saved = AgendaItem.objects.get(pk=item.pk)
    if saved.is_frozen:
        raise ValidationError(_("The agenda is published, so the item stays on it. Withdraw it instead."))
    if saved.items.exists():
        raise ValidationError(_("Remove the items under it first, or move them elsewhere."))
    if hasattr(saved, "report") or hasattr(saved, "minute"):
        raise ValidationError(
            _("The item has a report or a minute, which are kept. Withdraw the item instead.")
        )
    audit.record(Event.ITEM_REMOVED, by=by, subject=saved, council=meeting.council)
    saved.delete()


@transaction.atomic
def withdraw(*, item: AgendaItem, by: User, reason: str) -> AgendaItem:
    """Withdraw an item with its reason; it keeps its number. Raises Refused, and ValidationError the second time."""
    policies.check_edit_item(by, item)
    lock(item.meeting)
    saved = AgendaItem.objects.select_related("meeting__committee__council").get(pk=item.pk)
    if saved.is_withdrawn:
        raise ValidationError(_("The item has been withdrawn already."))
    return records.change(
        saved,
        by=by,
        event=Event.ITEM_WITHDRAWN,
        council=saved.council,
        withdrawn_at=timezone.now(),
        withdrawn_reason=reason,
    )


@transaction.atomic
def number_refs(*, meeting: Meeting, by: User, in_order: list[AgendaItem]) -> int:
    """Give REF numbers in the order of the agenda and return how many were given.

    A draft agenda is numbered afresh from 1; a published one keeps its REFs, and items without one go on after the
    highest. Raises Refused.
    """
    policies.check_edit_meeting(by, meeting)
    meeting = lock(meeting)
    fresh = not meeting.is_frozen
    if fresh:
        meeting.items.update(ref="")
    without = [item for item in in_order if fresh or not item.ref]
    highest = 0 if fresh else max((int(item.ref) for item in in_order if item.ref.isdigit()), default=0)
    for number, item in enumerate(without, start=highest + 1):
        item.ref = str(number)
    AgendaItem.objects.bulk_update(without, ["ref"])
    audit.record(Event.REFS_NUMBERED, by=by, subject=meeting, council=meeting.council, given=len(without))
    return len(without)


def _others(meetings: Iterable[Meeting], item: AgendaItem) -> list[Meeting]:
    """Further meetings, without the one that the item names by itself. Raises ValidationError for one to come."""
    meetings = list(meetings)
    if any(meeting.date >= item.meeting.date for meeting in meetings):
        raise ValidationError({"also_earlier": _("Choose meetings that were before this one.")})
    return [meeting for meeting in meetings if meeting.pk != item.earlier_meeting_id]


def lacks_notice(meeting: Meeting, on: dt.date) -> bool:
    """Whether too few clear working days are left for an item made public on that day (one query)."""
    council: Council = meeting.council
    left = clear_days(on, meeting.date, nation=Nation(council.nation), closures=council.closure_dates)
    return not left.enough_for(council.notice_days)


def lock(meeting: Meeting) -> Meeting:
    """The meeting, held until the end of the transaction, so that two people never order one agenda at once."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee__council")
        .get(pk=meeting.pk)
    )


def siblings_of(item: AgendaItem):
    """The items beside an item, itself among them once it is saved, in order."""
    return AgendaItem.objects.filter(meeting_id=item.meeting_id, parent_id=item.parent_id)


def _move_by(item: AgendaItem, steps: int) -> None:
    siblings = list(siblings_of(item))
    here = siblings.index(item)
    there = here + steps
    if 0 <= there < len(siblings):
        siblings.insert(there, siblings.pop(here))
        _number_places(siblings)


def _move_in(item: AgendaItem) -> None:
    siblings = list(siblings_of(item))
    here = siblings.index(item)
    if here == 0:
        return
    new_parent = siblings[here - 1]
    _check_depth(new_parent, below=_height(item))
    _put(item, new_parent, list(new_parent.items.all()), at=None)


def _move_out(item: AgendaItem) -> None:
    if item.parent is None:
        return
    siblings = list(siblings_of(item.parent))
    _put(item, item.parent.parent, siblings, at=siblings.index(item.parent) + 1)


def _put(item: AgendaItem, parent: AgendaItem | None, siblings: list[AgendaItem], *, at: int | None) -> None:
    item.parent = parent
    item.save(update_fields=["parent"])
    siblings.insert(len(siblings) if at is None else at, item)
    _number_places(siblings)


MOVES = {
    "up": lambda item: _move_by(item, -1),
    "down": lambda item: _move_by(item, 1),
    "in": _move_in,
    "out": _move_out,
}


def _number_places(siblings: list[AgendaItem]) -> None:
    for place, row in enumerate(siblings):
        row.position = place
    AgendaItem.objects.bulk_update(siblings, ["position"])


def _height(item: AgendaItem) -> int:
    """How many levels stand under an item."""
    return max((1 + _height(child) for child in item.items.all()), default=0)


def _check_depth(parent: AgendaItem | None, below: int = 0) -> None:
    levels = below + 1
    while parent is not None:
        levels, parent = levels + 1, parent.parent
    if levels > DEEPEST:
        raise ValidationError(_("An agenda has three levels at most: 8, 8.1 and 8.1.1."))


def _check_open(meeting: Meeting) -> None:
    if meeting.status == MeetingStatus.CANCELLED:
        raise ValidationError(_("The meeting is cancelled. Arrange it again before you add to its agenda."))


def _check_urgency(item: AgendaItem) -> None:
    today = timezone.localdate()
    is_to_come = item.meeting.date >= today
    if item.is_late and is_to_come and not item.urgency_reason and lacks_notice(item.meeting, today):
        raise ValidationError(
            {
                "urgency_reason": _(
                    "Too few clear days are left before the meeting. Enter the special circumstances for which the "
                    "chair is of the opinion that the item is urgent; the minutes state them."
                )
            }
        )


def _check_ties(item: AgendaItem, before: AgendaItem | None = None) -> None:
    """An exemption has what it needs; an earlier meeting is earlier."""
    exemption = {name: getattr(item, name) for name in exemption_rules.OPENED}
    exemption_rules.check(exemption, council=item.meeting.council, before=before)
    if item.earlier_meeting and item.earlier_meeting.date >= item.meeting.date:
        raise ValidationError({"earlier_meeting": _("Choose a meeting that was before this one.")})


def _event_of_change(saved: AgendaItem, fields: dict) -> Event:
    """Marking an item exempt and opening it are events of their own."""
    will_be = bool(fields.get("exempt_paragraphs", saved.exempt_paragraphs))
    if will_be == saved.is_exempt:
        return Event.ITEM_CHANGED
    return Event.ITEM_EXEMPTED if will_be else Event.ITEM_OPENED
