"""Enters a partnership with its members, groups and plan, and how the plan has gone."""

import datetime as dt
from decimal import Decimal

from meetings.demo.days import DAY, figures, quarters
from meetings.demo.people import LONG_AGO
from meetings.demo.shapes import Action, Group, Measured, Theme
from meetings.demo.world import World
from partnerships.models import Plan, Priority
from partnerships.services import (
    groups,
    measures,
    memberships,
    partnerships,
    plan_actions,
    plans,
    priorities,
    theme_leads,
)

# A member of the partnership: person, body, and whether they chair it.
Member = tuple[str, str, bool]


def enter_partnership(world: World, names: dict[str, str]) -> None:
    """Set the partnership up."""
    world.partnership = partnerships.create(council=world.council, by=world.by(world.officer), **names)


def enter_members(world: World, members: tuple[Member, ...]) -> None:
    """Give seats in the order of the printed list."""
    for person, body, is_chair in members:
        memberships.create(
            partnership=world.partnership,
            by=world.by(world.officer),
            person=world.people[person],
            organisation=world.body(body),
            is_chair=is_chair,
            start=LONG_AGO,
        )


def enter_groups(world: World, all_groups: tuple[Group, ...]) -> None:
    """Set up boards and groups, those above before those under them."""
    made = {}
    for group in all_groups:
        made[group.name] = groups.create(
            partnership=world.partnership,
            by=world.by(world.officer),
            name=group.name,
            kind=group.kind,
            parent=made.get(group.under),
            purpose=group.purpose,
            chair=world.person(group.chair),
        )


def enter_plan(world: World, themes: tuple[Theme, ...], *, title: str, summary: str, years: int) -> Plan:
    """Draft the plan with its priorities, and record that it was adopted."""
    start = world.days.plan_start
    plan = plans.create(
        partnership=world.partnership,
        by=world.by(world.officer),
        title=title,
        period_start=start,
        period_end=dt.date(start.year + years, 3, 31),
        summary=world.words(summary),
    )
    for theme in themes:
        _enter_theme(world, plan, theme)
    return plans.adopt(
        plan=plan, by=world.by(world.officer), adopted_on=start - 34 * DAY, adopted_by="Full Council"
    )


def _enter_theme(world: World, plan: Plan, theme: Theme) -> None:
    priority = priorities.create(
        plan=plan, by=world.by(world.officer), title=theme.title, description=theme.description
    )
    world.themes[theme.title] = priority
    lead = theme_leads.create(
        priority=priority,
        by=world.by(world.officer),
        person=world.people[theme.lead],
        start=world.days.plan_start,
    )
    if theme.handed_to:
        theme_leads.hand_over(
            theme_lead=lead,
            by=world.by(world.officer),
            person=world.people[theme.handed_to],
            on=world.days.ago(theme.days_ago),
        )
    for action in theme.actions:
        _enter_action(world, priority, action)
    for measured in theme.measures:
        _enter_measure(world, priority, measured)


def _enter_action(world: World, priority: Priority, told: Action) -> None:
    action = plan_actions.create(
        priority=priority,
        by=world.by(world.officer),
        text=told.text,
        owner=world.person(told.owner),
        due=world.days.to_come(told.due),
    )
    for said in told.said:
        plan_actions.report_progress(
            action=action,
            by=world.by(world.officer),
            rag=said.rag,
            text=said.text,
            date=world.days.ago(said.days_ago),
        )
    if told.closed:
        close = {"finish": plan_actions.finish, "stop": plan_actions.stop}[told.closed]
        close(
            action=action, by=world.by(world.officer), on=world.days.ago(told.closed_ago), text=told.last_word
        )


def _enter_measure(world: World, priority: Priority, told: Measured) -> None:
    measure = measures.create(
        priority=priority,
        by=world.by(world.officer),
        name=told.name,
        unit=told.unit,
        good_direction=told.good,
        target=Decimal(told.target) if told.target else None,
        source=told.source,
    )
    values = figures(told.values)
    for (period, last_day), value in zip(quarters(len(values), world.days.today), values, strict=True):
        measures.record_value(
            measure=measure, by=world.by(world.officer), period=period, period_end=last_day, value=value
        )
