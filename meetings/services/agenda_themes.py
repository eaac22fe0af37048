"""One action that puts every current priority on an agenda, with its theme lead and a report asked of them."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import Event, ItemKind
from meetings.models import AgendaItem, Meeting
from meetings.services import agenda_items, reports
from partnerships.enums import PlanStatus
from partnerships.models import Person, Priority, ThemeLead
from scrutiny import audit
from scrutiny.models import User


@dataclass(frozen=True)
class ThemesAdded:
    """What the action did: the items it made, and the priorities that have no theme lead on the day."""

    made: tuple[AgendaItem, ...]
    without_lead: tuple[Priority, ...]


@transaction.atomic
def add_themes(
    *,
    meeting: Meeting,
    by: User,
    heading: AgendaItem | None = None,
    title: str = "",
    due: dt.date | None = None,
    urgency_reason: str = "",
) -> ThemesAdded:
    """Make an item and a report for every priority current on the meeting's day that has none on this agenda.

    They stand under `heading`, else under a new heading called `title`. Run again it adds nothing. Raises Refused,
    and ValidationError when there is no priority, or no heading for the new items.
    """
    policies.check_edit_meeting(by, meeting)
    meeting = agenda_items.lock(meeting)
    priorities = current_priorities(meeting)
    if not priorities:
        raise ValidationError(
            _("The partnership has no adopted plan with priorities on the day of the meeting.")
        )
    missing = without_item(meeting, priorities)
    if not missing:
        return ThemesAdded((), ())
    leads = leads_on(missing, meeting.date)
    above = heading or _new_heading(meeting, by, title, urgency_reason)
    made = tuple(
        _theme_item(above, by, priority, leads.get(priority.pk), due, urgency_reason) for priority in missing
    )
    audit.record(Event.THEME_ITEMS_ADDED, by=by, subject=meeting, council=meeting.council, made=len(made))
    return ThemesAdded(made, tuple(priority for priority in missing if priority.pk not in leads))


@dataclass(frozen=True)
class ThemeToAdd:
    """A priority that the action would put on the agenda, and who leads it on the day."""

    priority: Priority
    lead: Person | None


def preview(meeting: Meeting) -> list[ThemeToAdd]:
    """What the action would add (three queries)."""
    missing = without_item(meeting, current_priorities(meeting))
    leads = leads_on(missing, meeting.date)
    return [ThemeToAdd(priority, leads.get(priority.pk)) for priority in missing]


def current_priorities(meeting: Meeting) -> list[Priority]:
    """The priorities of the partnership's adopted plan on the day of the meeting, in the plan's order (one query)."""
    adopted = Priority.objects.on(meeting.date).filter(
        plan__partnership=meeting.committee.partnership_id,
        plan__status=PlanStatus.ADOPTED,
        plan__period_start__lte=meeting.date,
        plan__period_end__gte=meeting.date,
    )
    return list(adopted.order_by("-plan__period_start", "position", "pk"))


def without_item(meeting: Meeting, priorities: list[Priority]) -> list[Priority]:
    """Those of the priorities that no item of the agenda is about (one query)."""
    there = set(meeting.items.filter(priority__in=priorities).values_list("priority", flat=True))
    return [priority for priority in priorities if priority.pk not in there]


def leads_on(priorities: list[Priority], day: dt.date) -> dict[int, Person]:
    """Theme leads on a day by the key of their priority (one query)."""
    leads = ThemeLead.objects.on(day).filter(priority__in=priorities).select_related("person")
    return {lead.priority_id: lead.person for lead in leads}


def _new_heading(meeting: Meeting, by: User, title: str, urgency_reason: str) -> AgendaItem:
    if not title:
        raise ValidationError({"title": _("Choose a heading, or enter the words of a new one.")})
    return agenda_items.add(
        meeting=meeting, by=by, title=title, kind=ItemKind.THEMES, urgency_reason=urgency_reason
    )


def _theme_item(
    heading: AgendaItem,
    by: User,
    priority: Priority,
    lead: Person | None,
    due: dt.date | None,
    urgency_reason: str,
) -> AgendaItem:
    item = agenda_items.add(
        meeting=heading.meeting,
        by=by,
        parent=heading,
        title=priority.title,
        kind=ItemKind.REPORT,
        priority=priority,
        presenter=lead,
        urgency_reason=urgency_reason,
    )
    reports.commission(item=item, by=by, author=lead, due=due, title=priority.title)
    return item
