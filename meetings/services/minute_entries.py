"""Entries of minutes: one for an item or for business that was on no agenda, in the order in which it was taken."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies, standing_minutes
from meetings.enums import AttendanceClass, Event, ItemKind, Presence
from meetings.minute_enums import ItemOutcome
from meetings.models import AgendaItem, Attendance, Meeting, Minute, Minutes, Resolution
from meetings.services import agenda, declared_texts, motions, phrase_texts, private_parts, resolutions
from meetings.services.attendance import titled
from meetings.services.resolutions import ClauseText
from meetings.standing_minutes import Facts, Wording
from partnerships.models import Person
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.models.council import Nation
from scrutiny.templatetags.british import uk_date

MEMBER_CLASSES = (AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE)


@transaction.atomic
def create(
    *,
    minutes: Minutes,
    by: User,
    title: str,
    item: AgendaItem | None = None,
    clauses: Iterable[ClauseText] = (),
    **fields,
) -> Minute:
    """Add an entry at the end, for an item that has none or (None) for business that was on no agenda.

    Other `fields`: number, narrative, decision_word (the committee's unless given), action, is_exempt. Raises Refused
    once the minutes are published, and ValidationError.
    """
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    if item and item.meeting_id != minutes.meeting_id:
        raise ValidationError({"item": _("Choose an item of this meeting.")})
    if item and Minute.objects.filter(item=item).exists():
        raise ValidationError(
            {"item": _("This item already has an entry. Edit that one, or choose another item.")}
        )
    fields.setdefault("decision_word", minutes.meeting.committee.decision_word)
    fields.setdefault("is_exempt", bool(item and item.is_exempt))
    entry = Minute(minutes=minutes, item=item, title=title, position=minutes.entries.count(), **fields)
    records.create(entry, by=by, event=Event.MINUTE_CREATED, council=minutes.council)
    resolutions.write(minute=entry, by=by, clauses=clauses)
    entry.refresh_from_db(fields=["in_private"])
    return entry


@transaction.atomic
def change(
    *,
    minute: Minute,
    by: User,
    expected_version: int | None,
    clauses: Iterable[ClauseText] | None = None,
    **fields,
) -> Minute:
    """Change an entry and its clauses (None: leave the clauses).

    Raises Refused once the minutes are published, StaleEdit, and ValidationError.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    before = _clause_texts(minute)
    records.change(
        minute,
        by=by,
        event=Event.MINUTE_CHANGED,
        council=minute.council,
        expected_version=expected_version,
        **fields,
    )
    if clauses is not None:
        resolutions.write(minute=minute, by=by, clauses=clauses)
        after = _clause_texts(minute)
        if after != before:
            changed = {"clauses": [before, after]}
            audit.record(Event.MINUTE_CHANGED, by=by, subject=minute, council=minute.council, changed=changed)
    return minute


@transaction.atomic
def remove(*, minute: Minute, by: User) -> Minutes:
    """Take an entry out, since its item needs no minute, and return the minutes.

    Raises Refused once the minutes are published, and ValidationError when a recommendation or a motion hangs on it or
    an exclusion of the public begins or ends in it.
    """
    minutes = minute.minutes
    policies.check_edit_minutes(by, minutes)
    private_parts.lock(minutes)
    private_parts.check_entry_free(minute)
    resolutions.check_free(minute)
    if minute.actions.exists():
        raise ValidationError(_("An action was made under this item, so its entry stays."))
    motions.check_none(minute)
    said = {"text": minute.narrative, "clauses": _clause_texts(minute)}
    audit.record(Event.MINUTE_REMOVED, by=by, subject=minute, council=minute.council, **said)
    minute.delete()
    private_parts.mark(minutes)
    return minutes


@transaction.atomic
def move(*, minute: Minute, by: User, direction: str) -> Minute:
    """Put an entry one place "up" or "down"; at the ends, and for any other word, it stays.

    What comes out of private with it stays exempt until somebody says otherwise. Raises Refused, and ValidationError
    when the public would come back before it left.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    entries = list(minute.minutes.entries.select_for_update())
    place = next(n for n, entry in enumerate(entries) if entry.pk == minute.pk)
    target = place + {"up": -1, "down": 1}.get(direction, 0)
    if not 0 <= target < len(entries):
        return minute
    entries[place], entries[target] = entries[target], entries[place]
    for position, entry in enumerate(entries):
        entry.position = position
    Minute.objects.bulk_update(entries, ["position"])
    private_parts.mark(minute.minutes)
    minute.refresh_from_db(fields=["in_private", "is_exempt"])
    audit.record(Event.MINUTE_MOVED, by=by, subject=minute, council=minute.council, place=target + 1)
    return minute


@transaction.atomic
def rewrite(*, minute: Minute, by: User) -> Minute:
    """Write the standing text of a routine item again, from attendance and declarations as they are recorded by now.

    Raises Refused once the minutes are published, and ValidationError when the item is not routine or a
    recommendation hangs on the entry.
    """
    policies.check_edit_minutes(by, minute.minutes)
    if minute.item is None or not standing_minutes.has_standing_text(minute.item.kind):
        raise ValidationError(_("There is no standing text for this item."))
    resolutions.check_free(minute)
    text = standing_text(minute.item, Evening(minute.minutes.meeting))
    gone = [ClauseText(row.text, pk=row.pk, remove=True) for row in minute.resolutions.all()]
    new = [ClauseText(clause) for clause in text.clauses]
    return change(
        minute=minute, by=by, expected_version=None, clauses=[*gone, *new], narrative=text.narrative
    )


@transaction.atomic
def prepare(*, minutes: Minutes, by: User) -> list[Minute]:
    """Make an entry with its standing text for every item of the agenda but headings over other items."""
    evening = Evening(minutes.meeting)
    made = []
    for node in agenda.nodes(agenda.tree(minutes.meeting)):
        if node.children and not standing_minutes.has_standing_text(node.item.kind):
            continue
        text = standing_text(node.item, evening)
        made.append(
            create(
                minutes=minutes,
                by=by,
                title=node.item.title,
                item=node.item,
                narrative=text.narrative,
                clauses=[ClauseText(clause) for clause in text.clauses],
                **_presented(node.item),
                **_became_before(node.item),
            )
        )
    return made


def _presented(item: AgendaItem) -> dict[str, str]:
    """Who is to present an item, and for whom, each with the post they hold on the day of the meeting."""
    if item.is_withdrawn or item.presenter is None:
        return {}
    day = item.meeting.date
    spoken_for = _with_post_on(item.on_behalf_of, day) if item.on_behalf_of else ""
    return {"presented_by": _with_post_on(item.presenter, day)[:300], "on_behalf_of": spoken_for[:300]}


def _with_post_on(person: Person, day: dt.date) -> str:
    post = person.post_on(day)
    return f"{person}, {post.title}" if post else str(person)


def _became_before(item: AgendaItem) -> dict[str, str]:
    """What had become of an item before the meeting began: withdrawn from the published agenda, with its reason."""
    if not item.is_withdrawn:
        return {}
    return {"outcome": ItemOutcome.WITHDRAWN, "outcome_reason": item.withdrawn_reason}


class Evening:
    """What was recorded of a meeting, and how its council words it, read once for all its entries (four queries)."""

    def __init__(self, meeting: Meeting):
        self.meeting = meeting
        self.rows = list(meeting.attendances.select_related("person"))
        self.declarations = list(meeting.declarations.select_related("item", "person"))
        self.exempt_items = [item for item in meeting.items.all() if item.is_exempt]
        self.phrases = phrase_texts.own(meeting.council)

    @property
    def apologies(self) -> list[Attendance]:
        return [row for row in self.rows if row.presence == Presence.APOLOGIES]


def standing_text(item: AgendaItem, evening: Evening) -> Wording:
    """The routine wording for an item, in the council's own words where it has some."""
    facts = facts_of(item, evening)
    return phrase_texts.worded(facts, evening.phrases, words_of(item, evening, facts))


def facts_of(item: AgendaItem, evening: Evening) -> Facts:
    """What routine wording needs to know of an item."""
    co_opted = [row for row in evening.apologies if row.attendance_class == AttendanceClass.CO_OPTED]
    members = [row for row in evening.apologies if row.attendance_class in MEMBER_CLASSES]
    others = [row for row in evening.apologies if row not in (*members, *co_opted)]
    is_welsh = evening.meeting.council.nation == Nation.WALES
    return Facts(
        kind=item.kind,
        ref=item.ref,
        withdrawn_reason=item.withdrawn_reason if item.is_withdrawn else "",
        earlier_meetings=[uk_date(meeting.date) for meeting in earlier_meetings(item)],
        apologies=[_with_note(row, row.name) for row in members],
        co_opted_apologies=[_with_post(row) for row in co_opted],
        other_apologies=[_with_post(row) for row in others],
        declared=declared_texts.under(item, evening.declarations, evening.rows, evening.meeting),
        as_table=evening.meeting.committee.interests_as_table,
        exempt_paragraphs=sorted({p for one in evening.exempt_items for p in one.exempt_paragraphs}, key=int),
        schedule_part="4" if is_welsh else "1",
    )


def words_of(item: AgendaItem | None, evening: Evening, facts: Facts | None) -> dict[str, str]:
    """What the fields of a standing phrase print for an item; for business on no agenda, what the meeting has."""
    chair = next((row for row in evening.rows if row.in_the_chair), None)
    presided = titled(chair) if chair else ""
    return phrase_texts.words_of(item, evening.meeting, facts, presided)


def earlier_meetings(item: AgendaItem) -> list[Meeting]:
    """The meetings whose minutes are to be agreed under an item, oldest first (a query for one of that kind)."""
    if item.kind != ItemKind.MINUTES:
        return []
    named = [item.earlier_meeting] if item.earlier_meeting else []
    return sorted({*named, *item.also_earlier.all()}, key=lambda meeting: meeting.date)


def open_interests(minutes: Minutes) -> str:
    """What was declared at a meeting, in the markup, a paragraph each, or that nothing was (five queries).

    For everybody: nothing of what was declared while an item was taken whose minute is kept from the public.
    """
    evening = Evening(minutes.meeting)
    kept = {entry.item_id for entry in minutes.entries.all() if entry.is_exempt or entry.in_private}
    told = [
        one for one in evening.declarations if one.declared_at_id is None or one.declared_at_id not in kept
    ]
    told = declared_texts.of(told, evening.rows, minutes.meeting)
    return standing_minutes.wording(Facts(kind=ItemKind.INTERESTS, declared=told)).narrative


def _with_post(row: Attendance) -> str:
    return _with_note(row, f"{row.name} ({row.post})" if row.post else row.name)


def _with_note(row: Attendance, name: str) -> str:
    """A name with the note of the attendance: “told after the meeting began”."""
    return f"{name} ({row.note})" if row.note else name


def _clause_texts(minute: Minute) -> list[str]:
    rows: Iterable[Resolution] = minute.resolutions.order_by("position", "pk")
    return [
        " · ".join(part for part in (row.text, row.mover, row.seconder, row.vote) if part) for row in rows
    ]
