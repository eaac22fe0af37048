"""Theme leads: who answers for a priority, from one date to another."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Person, Priority, ThemeLead
from partnerships.services import people
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

DAY = dt.timedelta(days=1)


@transaction.atomic
def create(
    *,
    priority: Priority,
    by: User,
    person: Person,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> ThemeLead:
    """Give a priority its theme lead from a day on, or for a time.

    Raises Refused, and ValidationError when somebody else leads it on some of the days, or the person has left.
    """
    plan = priority.plan
    policies.check_edit_plan(by, plan)
    lead = ThemeLead(priority=priority, person=person, start=start, end=end)
    _check_person(lead)
    _check_lasts(lead)
    people.check_in_post(person, start=start, end=end)
    return records.create(
        lead, by=by, event=Event.THEME_LEAD_CREATED, council=plan.council, priority=priority.title
    )


@transaction.atomic
def change(*, theme_lead: ThemeLead, by: User, expected_version: int | None = None, **details) -> ThemeLead:
    """Correct the dates of a theme lead. Raises Refused, StaleEdit, and ValidationError."""
    plan = theme_lead.priority.plan
    policies.check_edit_plan(by, plan)
    saved = ThemeLead.objects.select_for_update().get(pk=theme_lead.pk)
    for name, value in details.items():
        setattr(theme_lead, name, value)
    _check_person(theme_lead)
    _check_lasts(theme_lead)
    if (saved.start, saved.end) != (theme_lead.start, theme_lead.end):
        people.check_in_post(theme_lead.person, start=theme_lead.start, end=theme_lead.end, field="start")
    return records.change(
        theme_lead,
        by=by,
        event=Event.THEME_LEAD_CHANGED,
        council=plan.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def end(*, theme_lead: ThemeLead, by: User, on: dt.date) -> ThemeLead:
    """Record the last day of a theme lead. Raises Refused, and ValidationError for a day before they began."""
    plan = theme_lead.priority.plan
    policies.check_edit_plan(by, plan)
    return records.end(theme_lead, by=by, event=Event.THEME_LEAD_ENDED, council=plan.council, on=on)


@transaction.atomic
def hand_over(*, theme_lead: ThemeLead, by: User, person: Person, on: dt.date) -> ThemeLead:
    """Hand a priority over to somebody else from a day on; the lead before ends the day before.

    Returns the new theme lead. Raises Refused, and ValidationError for the same person, and for a day that is
    not within the term of the lead before.
    """
    if person == theme_lead.person:
        raise ValidationError(
            {"person": _("Choose somebody else: %(person)s leads it now.") % {"person": person}}
        )
    if theme_lead.start and on <= theme_lead.start:
        raise ValidationError(
            {
                "on": _("%(person)s began on %(day)s. Enter a later day.")
                % {"person": theme_lead.person, "day": uk_date(theme_lead.start)}
            }
        )
    if theme_lead.end and on > theme_lead.end + DAY:
        raise ValidationError(
            {
                "on": _("%(person)s ended on %(day)s. Add the next theme lead by itself.")
                % {"person": theme_lead.person, "day": uk_date(theme_lead.end)}
            }
        )
    end(theme_lead=theme_lead, by=by, on=on - DAY)
    return create(priority=theme_lead.priority, by=by, person=person, start=on)


def end_all(*, priority: Priority, by: User, on: dt.date, field: str = "end") -> None:
    """End every theme lead who would outlast a priority that ends on a day.

    Raises Refused, and ValidationError on `field` when one begins only after the day.
    """
    for lead in priority.theme_leads.on(on + DAY).select_related("person"):
        if lead.start and lead.start > on:
            _refuse_later(lead, field)
        end(theme_lead=lead, by=by, on=on)
    later = priority.theme_leads.filter(start__gt=on).select_related("person").first()
    if later:
        _refuse_later(later, field)


def _refuse_later(lead: ThemeLead, field: str) -> None:
    raise ValidationError(
        {
            field: _("%(person)s leads “%(priority)s” from %(day)s on. Change that first.")
            % {"person": lead.person, "priority": lead.priority, "day": uk_date(lead.start)}
        }
    )


def _check_person(lead: ThemeLead) -> None:
    if lead.person.council_id != lead.priority.plan.partnership.council_id:
        raise ValidationError({"person": _("Choose a person of this council's directory.")})


def _check_lasts(lead: ThemeLead) -> None:
    """Nobody leads a priority, or a plan, after its last day."""
    plan = lead.priority.plan
    last = min((day for day in (lead.priority.end, plan.ended_on) if day), default=None)
    if last and (lead.end is None or lead.end > last):
        raise ValidationError(
            {"end": _("It ended on %(day)s. Enter that day or an earlier one.") % {"day": uk_date(last)}}
        )
