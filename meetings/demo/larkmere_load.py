"""Enters Larkmere: its directory, plan and committee, last year's meetings, and this year's to come."""

from meetings.demo import agendas, committees, follow_up, larkmere, larkmere_follow_up, larkmere_meetings
from meetings.demo import larkmere_plan as plan
from meetings.demo import people, plans, sittings
from meetings.demo.world import World
from meetings.models import Meeting
from meetings.services import minutes as minutes_service
from meetings.services import recommendation_updates, reports
from scrutiny.models import User

OFFICER = "Tom Hale"


def enter(world: World, *, by: User) -> None:
    """Enter the whole borough; `by` is the system administrator."""
    _directory(world, by)
    _partnership(world)
    last = _last_year(world)
    _review(world, last)
    people.rename_bodies(world, larkmere.BODIES, OFFICER)
    _coming(world)


def _directory(world: World, by: User) -> None:
    people.account(world.administrator, "council-administrator", world=world, by=by)
    for name, role in larkmere.ACCOUNTS:
        people.account(name, role, world=world, by=world.by(world.administrator))
    people.enter_bodies(world, larkmere.BODIES, OFFICER)
    people.enter_people(world, larkmere.PEOPLE, OFFICER)
    people.link_accounts(world, larkmere.LINKED)


def _partnership(world: World) -> None:
    plans.enter_partnership(world, OFFICER, **larkmere.PARTNERSHIP)
    plans.enter_members(world, larkmere.MEMBERS, OFFICER)
    plans.enter_groups(world, larkmere.GROUPS, OFFICER)
    plans.enter_plan(
        world, plan.THEMES, OFFICER, title=plan.TITLE, summary=plan.SUMMARY, years=plan.YEARS
    )
    committees.enter_committee(world, larkmere.SEATS, larkmere.STANDING, **larkmere.COMMITTEE)


def _last_year(world: World) -> Meeting:
    facts = larkmere_meetings
    meeting = agendas.enter_meeting(
        world, facts.LAST_ITEMS, date=world.days.last, **facts.IN_THE_CHAMBER
    )
    agendas.enter_themes(world, meeting, larkmere.THEMES)
    agendas.number_refs(world, meeting)
    agendas.enter_reports(world, meeting, facts.LAST_PAPERS)
    sittings.print_member_list(world)
    agendas.publish_pack(world, meeting)
    sittings.enter_attendance(world, meeting, **facts.LAST_ATTENDANCE)
    sittings.enter_declarations(world, meeting, facts.LAST_DECLARED)
    sittings.hold(world, meeting, ended="21:10")
    _minutes, clauses = sittings.enter_minutes(world, meeting, "last_minutes")
    follow_up.enter_recommendations(world, larkmere_follow_up.OF_LAST_YEAR, clauses, meeting)
    return meeting


def _review(world: World, last: Meeting) -> None:
    """The meeting of the Board that looked at the answers and agreed last year's minutes."""
    facts = larkmere_meetings
    meeting = agendas.enter_meeting(world, facts.REVIEW_ITEMS, date=world.days.review, **facts.AS_BOARD)
    for title in facts.REVIEW_DROPPED:
        agendas.drop_item(world, meeting, title)
    agendas.number_refs(world, meeting)
    report = recommendation_updates.draft(meeting=meeting, by=world.by(), author=world.people[OFFICER])
    agendas.hand_in(world, report)
    agendas.publish_pack(world, meeting)
    sittings.enter_attendance(world, meeting, **facts.REVIEW_ATTENDANCE)
    sittings.hold(world, meeting, ended="20:05")
    _minutes, clauses = sittings.enter_minutes(world, meeting, "review_minutes")
    follow_up.enter_findings(world, larkmere_follow_up.OF_LAST_YEAR, meeting)
    follow_up.enter_recommendations(world, larkmere_follow_up.OF_THE_REVIEW, clauses, meeting)
    minutes_service.agree(
        minutes=last.minutes, by=world.by(), agreed_at_meeting=meeting, signed_by="Councillor Anthony Corley"
    )
    sittings.print_minutes(world, last, on=meeting.date)
    sittings.print_minutes(world, meeting)


def _coming(world: World) -> None:
    facts = larkmere_meetings
    meeting = agendas.enter_meeting(
        world, facts.COMING_ITEMS, date=world.days.coming, **facts.IN_THE_CHAMBER
    )
    agendas.enter_themes(world, meeting, larkmere.THEMES)
    agendas.number_refs(world, meeting)
    agendas.enter_reports(world, meeting, facts.COMING_PAPERS)
    report = recommendation_updates.draft(meeting=meeting, by=world.by(), author=world.people[OFFICER])
    reports.submit(report=report, by=world.by(OFFICER))
