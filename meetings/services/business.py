"""What becomes of the business of a meeting: put off, withdrawn, taken together, urgent, out of order."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, ItemKind, MeetingStatus
from meetings.minute_enums import ItemOutcome, PartKind
from meetings.models import AgendaItem, Meeting, Minute, MinutePart, Minutes, Recommendation
from meetings.services import agenda_items, minute_entries, minute_parts, private_parts, work_programme
from meetings.services.resolutions import ClauseText
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

PUT_OFF = (ItemOutcome.DEFERRED, ItemOutcome.NOT_REACHED)
NEEDS_REASON = (ItemOutcome.DEFERRED, ItemOutcome.WITHDRAWN)
# What of an item goes with it to the agenda of another meeting.
CARRIED = (
    "title",
    "kind",
    "text",
    "presenter",
    "on_behalf_of",
    "minutes_allotted",
    "priority",
    "exempt_paragraphs",
    "public_interest_reason",
    "exempt_review_date",
)


@transaction.atomic
def record(
    *,
    minute: Minute,
    by: User,
    expected_version: int | None,
    outcome: str,
    reason: str = "",
    deferred_to: Meeting | None = None,
    taken_with: Minute | None = None,
    to_programme: bool = False,
    planned_for: str = "",
    also: Iterable[Minute] = (),
    **told: str,
) -> Minute:
    """Record what became of an item (an ItemOutcome), and of those in `also` with the same words.

    An item put off to a meeting is placed on its agenda while that is a draft; with `to_programme` it goes into the
    work programme, `planned_for` a time in words. `told` are presented_by and on_behalf_of of this item. Standing text
    that nobody changed goes, since it did not happen. Raises Refused once the minutes are published, StaleEdit, and
    ValidationError with a sentence per field.
    """
    policies.check_edit_minutes(by, minute.minutes)
    _check(minute, outcome, reason, deferred_to, taken_with)
    if outcome not in PUT_OFF:
        deferred_to, to_programme = None, False
    fields = {
        "outcome": outcome,
        "outcome_reason": "" if outcome == ItemOutcome.TAKEN else reason,
        "deferred_to": deferred_to,
        "taken_with": taken_with if outcome == ItemOutcome.TOGETHER else None,
    }
    versions = {minute: expected_version, **{other: None for other in also if other != minute}}
    for entry, version in versions.items():
        if entry.minutes_id != minute.minutes_id:
            raise ValidationError({"also": _("Choose items of this meeting.")})
        _record_one(entry, by, version, fields | (told if entry is minute else {}))
        if deferred_to:
            _put_on_agenda(entry, deferred_to, by)
        if to_programme:
            _put_in_programme(entry, planned_for, by)
    return minute


@transaction.atomic
def vary(*, minute: Minute, by: User, direction: str) -> Minute:
    """Take an item "up" or "down" one place, or "next" after the one that the meeting has reached (first before it).

    The minutes then tell the order in which items were taken. At the ends, and for any other word, it stays. Raises
    Refused once the minutes are published, and ValidationError when the public would come back before it left.
    """
    minutes = minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    entries = list(minutes.entries.select_for_update(of=("self",)))
    here = entries.index(minute)
    there = _place_of_next(minutes, entries) if direction == "next" else here + _step(direction)
    if there == here or not 0 <= there < len(entries):
        return minute
    _put_at(entries, here, there)
    private_parts.mark(minutes)
    audit.record(Event.MINUTE_MOVED, by=by, subject=minute, council=minutes.council, place=there + 1)
    return minute


@transaction.atomic
def add_urgent(
    *,
    minutes: Minutes,
    by: User,
    title: str,
    reason: str,
    presented_by: str = "",
    exempt_paragraphs: Iterable[str] = (),
    public_interest_reason: str = "",
) -> Minute:
    """Add an item that the chair took as urgent to agenda and minutes, after the heading of urgent business.

    `reason` are the special circumstances for which the chair is of the opinion that it is urgent, which the minutes
    specify: Local Government Act 1972 s.100B(4)(b). Raises Refused once the minutes are published, and ValidationError.
    """
    policies.check_edit_minutes(by, minutes)
    if not reason.strip():
        raise ValidationError({"reason": _("Write the special circumstances. The minutes must state them.")})
    entries = list(minutes.entries.select_related("item"))
    heading = next((e for e in entries if e.item and e.item.kind == ItemKind.URGENT), None)
    item = agenda_items.add(
        meeting=minutes.meeting,
        by=by,
        title=title,
        after=heading.item if heading else None,
        urgency_reason=reason,
        exempt_paragraphs=list(exempt_paragraphs),
        public_interest_reason=public_interest_reason,
    )
    made = minute_entries.create(
        minutes=minutes, by=by, title=title, item=item, urgency_reason=reason, presented_by=presented_by
    )
    if heading:
        take_out_standing(heading, by=by)
        entries.append(made)
        _put_at(entries, len(entries) - 1, _place_after_urgent(entries, heading))
    private_parts.mark(minutes)
    made.refresh_from_db(fields=["position", "in_private"])
    return made


@transaction.atomic
def table_paper(*, minute: Minute, by: User, what: str) -> MinutePart:
    """Note that a paper came too late for the agenda and was tabled. Raises Refused, and ValidationError."""
    if not what.strip():
        raise ValidationError({"tabled": _("Write what was tabled.")})
    text = _("%(what)s was tabled at the meeting.") % {"what": what.strip().rstrip(".")}
    return minute_parts.add(minute=minute, by=by, kind=PartKind.NOTE, text=text)


def take_out_standing(minute: Minute, *, by: User) -> bool:
    """Take the standing text out of an entry where nobody has changed it, and return whether it was.

    A clause of which a recommendation was made stays with all the rest.
    """
    if minute.item is None or Recommendation.objects.filter(resolution__minute=minute).exists():
        return False
    clauses = list(minute.resolutions.all())
    evening = minute_entries.Evening(minute.minutes.meeting)
    standing = minute_entries.standing_text(minute.item, evening)
    is_untouched = minute.narrative == standing.narrative and standing.clauses == tuple(
        row.text for row in clauses
    )
    if not is_untouched or not (standing.narrative or clauses):
        return False
    gone = [ClauseText(row.text, pk=row.pk, remove=True) for row in clauses]
    minute_entries.change(minute=minute, by=by, expected_version=None, clauses=gone, narrative="")
    return True


def later_meetings(meeting: Meeting):
    """The meetings to which an item can be put off: later ones of the committee that are still to be held."""
    rows = meeting.committee.meetings.filter(date__gt=meeting.date)
    return rows.exclude(status__in=[MeetingStatus.CANCELLED, MeetingStatus.HELD]).order_by(
        "date", "start_time"
    )


def _record_one(entry: Minute, by: User, version: int | None, fields: dict) -> None:
    council = entry.council
    if fields["outcome"] not in (ItemOutcome.TAKEN, ItemOutcome.TOGETHER):
        # What was typed over an older version is told before anything else is changed.
        if version is not None and not Minute.objects.filter(pk=entry.pk, version=version).exists():
            raise records.StaleEdit
        if take_out_standing(entry, by=by) and version is not None:
            version = entry.version
    if fields["outcome"] == ItemOutcome.NO_MINUTE:
        _check_empty(entry)
    records.change(
        entry,
        by=by,
        event=Event.ITEM_OUTCOME_RECORDED,
        council=council,
        expected_version=version,
        **fields,
    )


def _check(
    minute: Minute, outcome: str, reason: str, deferred_to: Meeting | None, taken_with: Minute | None
) -> None:
    if outcome not in ItemOutcome.values:
        raise ValidationError({"outcome": _("Choose what became of the item.")})
    if outcome in NEEDS_REASON and not reason.strip():
        raise ValidationError({"reason": _("Write why. The minutes state the reason.")})
    if outcome in PUT_OFF and deferred_to:
        _check_later(minute.minutes.meeting, deferred_to)
    if outcome == ItemOutcome.TOGETHER:
        _check_together(minute, taken_with)


def _check_later(meeting: Meeting, later: Meeting) -> None:
    if later.committee_id != meeting.committee_id or later.date <= meeting.date:
        sentence = _("Choose a meeting of this committee after %(date)s.") % {"date": uk_date(meeting.date)}
        raise ValidationError({"deferred_to": sentence})


def _check_together(minute: Minute, other: Minute | None) -> None:
    if other is None or other.minutes_id != minute.minutes_id or other.pk == minute.pk:
        raise ValidationError({"taken_with": _("Choose the item with which it was taken.")})
    if other.outcome == ItemOutcome.TOGETHER:
        sentence = _("“%(title)s” was itself taken with another item. Choose that one.")
        raise ValidationError({"taken_with": sentence % {"title": other.title}})


def _check_empty(entry: Minute) -> None:
    if (
        entry.narrative.strip()
        or entry.resolutions.exists()
        or entry.parts.exists()
        or entry.motions.exists()
    ):
        raise ValidationError(
            {"outcome": _("Something is recorded under this item. Take that out first, or choose “Taken”.")}
        )


def _put_on_agenda(entry: Minute, later: Meeting, by: User) -> AgendaItem | None:
    """Place the item on the draft agenda of a later meeting, once; a published agenda is left to the clerk."""
    item = entry.item
    if item is None or later.is_frozen or later.items.filter(title=item.title).exists():
        return None
    carried = {name: getattr(item, name) for name in CARRIED}
    return agenda_items.add(meeting=later, by=by, **carried)


def _put_in_programme(entry: Minute, planned_for: str, by: User) -> None:
    item = entry.item
    if item and item.programme_entries.exists():
        return
    work_programme.create(
        committee=entry.minutes.meeting.committee,
        by=by,
        title=item.title if item else entry.open_title,
        item=item,
        meeting=entry.deferred_to,
        planned_for=planned_for,
    )


def _step(direction: str) -> int:
    return {"up": -1, "down": 1}.get(direction, 0)


def _place_of_next(minutes: Minutes, entries: list[Minute]) -> int:
    """The place after the item that the meeting has reached, counted without what moves there from before it."""
    reached = next((n for n, entry in enumerate(entries) if entry.pk == minutes.at_entry_id), -1)
    return reached + 1


def _place_after_urgent(entries: list[Minute], heading: Minute) -> int:
    place = next(n for n, entry in enumerate(entries) if entry.pk == heading.pk) + 1
    while place < len(entries) - 1 and entries[place].urgency_reason:
        place += 1
    return place


def _put_at(entries: list[Minute], here: int, there: int) -> None:
    entries.insert(there, entries.pop(here))
    for position, entry in enumerate(entries):
        entry.position = position
    Minute.objects.bulk_update(entries, ["position"])
