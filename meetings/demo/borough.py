"""Enters one borough from its facts: directory, partnership and plan, committee, and its meetings."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from meetings.demo import agendas, clearance, committees, evenings, follow_up, people, plans, sittings
from meetings.demo.days import days_of
from meetings.demo.evening_shapes import Evening, Phrase
from meetings.demo.shapes import Body, Group, Seat, Sitting, Somebody, Theme
from meetings.demo.world import World
from meetings.models import Meeting
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.models import User
from scrutiny.services import councils


@dataclass(frozen=True)
class Plan:
    """The partnership's plan."""

    title: str
    summary: str
    years: int
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Borough:
    """All facts of a borough. `weekday` is when its committee meets; `accounts` are names and roles.

    `reviewers` are names and roles. Without an `administrator` of its own the system administrator lets people in.
    `recent` is a meeting of a few days ago whose minutes are still a draft.
    """

    place: str
    weekday: int
    council: dict[str, object]
    administrator: str
    clerk: str
    officer: str
    accounts: tuple[tuple[str, str], ...]
    linked: tuple[str, ...]
    bodies: tuple[Body, ...]
    people: tuple[Somebody, ...]
    partnership: dict[str, str]
    members: tuple[plans.Member, ...]
    groups: tuple[Group, ...]
    plan: Plan
    committee: dict[str, object]
    seats: tuple[Seat, ...]
    standing: tuple[tuple[str, str], ...]
    last: Sitting
    review: Sitting
    coming: Sitting
    signed_by: str
    reviewers: tuple[tuple[str, str], ...] = ()
    prints_members: bool = False
    recent: Evening | None = None
    phrases: tuple[Phrase, ...] = ()


@transaction.atomic
def enter(facts: Borough, *, by: User) -> None:
    """Enter the borough as it stands today; `by` is the system administrator."""
    council = councils.create(by=by, **facts.council)
    days = days_of(timezone.localdate(), weekday=facts.weekday, nation=Nation(council.nation))
    world = World(days, council, facts.clerk, facts.officer)
    _enter_directory(world, facts, by)
    _enter_partnership(world, facts)
    clearance.appoint_reviewers(world, facts.reviewers)
    committees.enter_committee(world, facts.seats, facts.standing, **facts.committee)
    last = _enter_last_year(world, facts)
    review = _enter_review(world, facts, last)
    people.rename_bodies(world, facts.bodies)
    evenings.enter_phrases(world, facts.phrases)
    if facts.recent:
        evenings.enter_evening(world, facts.recent, review)
    agendas.enter_meeting(world, facts.coming, world.days.coming)


def _enter_directory(world: World, facts: Borough, by: User) -> None:
    if facts.administrator:
        people.enter_account(world, facts.administrator, "council-administrator", by=by)
    administrator = world.by(facts.administrator) if facts.administrator else by
    for name, role in facts.accounts:
        people.enter_account(world, name, role, by=administrator)
    people.enter_bodies(world, facts.bodies)
    people.enter_people(world, facts.people)
    people.link_accounts(world, facts.linked, by=administrator)


def _enter_partnership(world: World, facts: Borough) -> None:
    plans.enter_partnership(world, facts.partnership)
    plans.enter_members(world, facts.members)
    plans.enter_groups(world, facts.groups)
    plan = facts.plan
    plans.enter_plan(world, plan.themes, title=plan.title, summary=plan.summary, years=plan.years)


def _enter_last_year(world: World, facts: Borough) -> Meeting:
    """The crime and disorder meeting of last year, with the recommendations that it made."""
    meeting = agendas.enter_meeting(world, facts.last, world.days.last)
    if facts.prints_members:
        sittings.print_member_list(world)
    agendas.publish_pack(world, meeting)
    agendas.publish_late_papers(world, meeting, facts.last.papers)
    sittings.enter_attendance(world, meeting, facts.last.attended)
    clauses = sittings.enter_minutes(world, meeting, facts.last.minutes)
    follow_up.enter_recommendations(world, facts.last.recommended, clauses, meeting)
    return meeting


def _enter_review(world: World, facts: Borough, last: Meeting) -> Meeting:
    """The meeting that looked at the answers and agreed the minutes of last year's meeting."""
    meeting = agendas.enter_meeting(world, facts.review, world.days.review)
    agendas.publish_pack(world, meeting)
    sittings.enter_attendance(world, meeting, facts.review.attended)
    sittings.agree_minutes(world, last, meeting, signed_by=facts.signed_by)
    clauses = sittings.enter_minutes(world, meeting, facts.review.minutes)
    follow_up.enter_findings(world, facts.last.recommended, meeting)
    follow_up.enter_recommendations(world, facts.review.recommended, clauses, meeting)
    return meeting
