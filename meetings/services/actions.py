"""Actions: what somebody was asked to do at a meeting, by when, and what became of it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import action_words, minute_policies
from meetings.enums import Event, MeetingStatus
from meetings.minute_enums import ActionState
from meetings.models import Action, AgendaItem, Meeting, Minute, Resolution
from meetings.services import agenda_items
from partnerships.models import Organisation, Person
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def create(
    *,
    minute: Minute,
    by: User,
    text: str,
    clause: Resolution | None = None,
    owner: Person | None = None,
    owner_name: str = "",
    organisation: Organisation | None = None,
    due_on: dt.date | None = None,
) -> Action:
    """Ask somebody to do something, in a minute or in one clause of it.

    `owner_name` is the owner as printed, name and post as they were that day; without it the owner's name. Raises
    Refused, and ValidationError when nobody is named, the clause is of another minute, or the day is before the
    meeting.
    """
    minute_policies.check_create_action(by, minute)
    meeting = minute.minutes.meeting
    if clause and clause.minute_id != minute.pk:
        raise ValidationError({"clause": _("Choose a clause of this minute.")})
    action = Action(
        committee=meeting.committee,
        minute=minute,
        clause=clause,
        text=text,
        owner=owner,
        owner_name=owner_name or (str(owner) if owner else ""),
        organisation=organisation,
        due_on=due_on,
    )
    _check(action)
    return records.create(action, by=by, event=Event.ACTION_CREATED, council=meeting.council)


@transaction.atomic
def change(*, action: Action, by: User, expected_version: int | None, **fields) -> Action:
    """Change what is to be done, by whom or by when. Raises Refused, StaleEdit, and ValidationError as `create`."""
    minute_policies.check_edit_action(by, action)
    for name, value in fields.items():
        setattr(action, name, value)
    _check(action)
    return records.change(
        action,
        by=by,
        event=Event.ACTION_CHANGED,
        council=action.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def close(
    *,
    action: Action,
    by: User,
    expected_version: int | None,
    state: str,
    note: str,
    closed_on: dt.date | None = None,
) -> Action:
    """Record that an action is done, dropped or a duplicate (an ActionState), on a day (today), and what was done.

    Raises Refused, StaleEdit, and ValidationError when it is closed already, without a word on what was done, or for a
    day before the meeting or still to come.
    """
    minute_policies.check_edit_action(by, action)
    saved = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if saved.state != ActionState.OPEN:
        raise ValidationError(_("This action is closed already. Open it again to change it."))
    if state not in ActionState.values or state == ActionState.OPEN:
        raise ValidationError({"state": _("Choose what became of it.")})
    if not note.strip():
        raise ValidationError({"note": _("Write what was done, or why it is no longer needed.")})
    day = closed_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError(
            {"closed_on": _("This day is still to come. Enter the day on which it was done.")}
        )
    _check_after_meeting(action, "closed_on", day)
    return records.change(
        action,
        by=by,
        event=Event.ACTION_CLOSED,
        council=action.council,
        expected_version=expected_version,
        state=state,
        note=note,
        closed_on=day,
    )


@transaction.atomic
def reopen(*, action: Action, by: User, expected_version: int | None) -> Action:
    """Open a closed action again; what was done stays as a note. Raises Refused, StaleEdit and ValidationError."""
    minute_policies.check_edit_action(by, action)
    if action.state == ActionState.OPEN:
        raise ValidationError(_("This action is open."))
    return records.change(
        action,
        by=by,
        event=Event.ACTION_CHANGED,
        council=action.council,
        expected_version=expected_version,
        state=ActionState.OPEN,
        closed_on=None,
    )


def _check(action: Action) -> None:
    """Raise ValidationError when nobody is named, or it would be due before it was asked for."""
    if not (action.owner_id or action.owner_name.strip() or action.organisation_id):
        raise ValidationError(
            {"owner_name": _("Say who is to do it: choose a person or an organisation, or type the name.")}
        )
    if action.due_on:
        _check_after_meeting(action, "due_on", action.due_on)


def _check_after_meeting(action: Action, field: str, day: dt.date) -> None:
    held = action.minute.minutes.meeting.date
    if day < held:
        sentence = _("The meeting was on %(date)s. Enter that day or a later one.")
        raise ValidationError({field: sentence % {"date": uk_date(held)}})


@transaction.atomic
def write_on_agenda(*, item: AgendaItem, by: User) -> AgendaItem:
    """Write the matters arising under an item of a coming meeting, in place of those that were written there before.

    Told is what residents may read: open actions of published minutes, and those closed since the committee last met.
    Raises Refused, and ValidationError when there is nothing to tell or the item is withdrawn.
    """
    minute_policies.check_write_matters_arising(by, item)
    lines = [action_words.line_of(action) for action in matters_arising(item.meeting)]
    if not lines:
        raise ValidationError({"item": _("No action of published minutes is open.")})
    heading = _("Matters arising:")
    kept = item.text.partition(heading)[0].rstrip()
    text = "\n".join([*([kept, ""] if kept else []), heading, *lines])
    return agenda_items.change(item=item, by=by, text=text)


def matters_arising(meeting: Meeting) -> list[Action]:
    """The published actions that a meeting is told: open ones, and those closed since the one before (two queries)."""
    committee = meeting.committee
    earlier = committee.meetings.filter(date__lt=meeting.date, status=MeetingStatus.HELD)
    since = earlier.order_by("date").values_list("date", flat=True).last()
    told = Q(state=ActionState.OPEN) | (Q(closed_on__gte=since) if since else Q())
    rows = Action.objects.published().filter(
        told, committee=committee, minute__minutes__meeting__date__lt=meeting.date
    )
    return list(rows.select_related("organisation", "minute__minutes__meeting"))
