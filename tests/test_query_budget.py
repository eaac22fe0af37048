"""No page asks the database more than a dozen times, however much there is to show."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Audience, MinutesStatus
from meetings.house_style_edits import setting
from meetings.models import Minutes
from meetings.papers import minutes_paper
from meetings.services import (
    actions,
    agenda_items,
    meetings,
    minute_corrections,
    minute_entries,
    report_parts,
    reports,
    work_programme,
)
from meetings.services import minutes as minutes_service
from meetings.services.agreements import CorrectionText
from meetings.services.resolutions import ClauseText
from partnerships.services import measures, people, plan_actions, priorities
from scrutiny.models.council import Nation
from tests import factories
from tests.access_world import CAST, World
from tests.kept import kept
from tests.meetings import (
    agenda_factories,
    full_minutes,
    house_style_factories,
    minutes_factories,
    recommendation_factories,
)
from tests.partnerships import directory_factories
from tests.test_access_matrix import addresses

MOST = 12
MANY = 8
# Saving points of a transaction are no questions.
NO_QUESTIONS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


@kept(of=CAST)
def large_world(**cast):
    """The world of the access table with eight more of everything that pages list."""
    world = World(cast.__getitem__)
    for number in range(MANY):
        add_to_partnership(world, number)
        add_to_committee(world, number)
    house_style_factories.change(world.house_style, setting(quote_label="Draft"), by=world.clerk)
    # Everybody who sits on the committee by now came to the meeting that is being minuted.
    minutes_factories.make_attendance(meeting=world.held, by=world.clerk)
    world.minute = full_minutes.fill(world.draft_minutes, by=world.clerk, entries=1, moved=MANY)
    world.motion = world.minute.motions.first()
    agenda_factories.make_frozen(world.meeting, by=world.clerk)
    return world


def add_to_partnership(world, number: int) -> None:
    by, council = world.officer, world.council
    body = factories.make_organisation(f"Body {number}", council=council, by=by)
    person = people.create(council=council, by=by, forename="Ann", surname=f"Number{number}")
    directory_factories.make_post(person, by=by, organisation=body, start=factories.LONG_AGO)
    directory_factories.make_seat(
        world.partnership, by=by, person=person, organisation=body, start=factories.LONG_AGO
    )
    directory_factories.make_group(world.partnership, by=by, name=f"Group {number}")
    priority = priorities.create(plan=world.plan, by=by, title=f"Priority {number}")
    factories.make_theme_lead(person, priority=priority, by=by)
    for parent in (world.priority, priority):
        plan_actions.create(priority=parent, by=by, text=f"Action {number}", owner=person)
        measure = measures.create(priority=parent, by=by, name=f"Measure {number}", unit="incidents")
        measures.record_value(
            measure=measure, by=by, period="2024/25", period_end=dt.date(2025, 3, 31), value=number
        )
    factories.make_committee_member(person, committee=world.committee, by=world.clerk)
    house_style_factories.make_style(council=council, by=world.clerk, name=f"Style {number}")
    house_style_factories.change(world.house_style, setting(quote_label=f"Ask {number}"), by=world.clerk)
    house_style_factories.use(world.house_style, by=world.clerk)
    world.person = person


def add_to_committee(world, number: int) -> None:
    by = world.clerk
    day = timezone.localdate() - dt.timedelta(days=100 + 7 * number)
    recommendation_factories.make_recommendation(
        world.organisation, world.police, committee=world.committee, by=by, date=day
    )
    meetings.arrange(
        committee=world.committee,
        by=by,
        date=timezone.localdate() + dt.timedelta(days=90 + number),
        start_time=dt.time(19),
    )
    item = agenda_items.add(
        meeting=world.meeting, by=by, title=f"Item {number}", presenter=world.person, parent=world.agenda_item
    )
    reports.commission(item=item, by=by, author=world.person)
    for kind, fields in (
        ("recommendations", {"text": "Note it."}),
        ("background-papers", {"title": "The plan"}),
    ):
        report_parts.add(report=world.report, by=by, kind=kind, **fields)
    follow_up(world, number)
    minute_entries.create(
        minutes=world.draft_minutes,
        by=by,
        title=f"Minute {number}",
        clauses=[ClauseText("Noted."), ClauseText("Agreed.")],
    )


def follow_up(world, number: int) -> None:
    """An action of published minutes and a topic of the work programme that comes from the same clause."""
    clause = world.resolution
    actions.create(
        minute=clause.minute,
        by=world.clerk,
        text=f"Action {number}",
        clause=clause,
        owner=world.person,
        organisation=world.police,
    )
    work_programme.create(committee=world.committee, by=world.clerk, title=f"Topic {number}", clause=clause)


def asked(browser, url: str) -> list[str]:
    """What the database was asked for a page that was shown; nothing for others."""
    with CaptureQueriesContext(
        connection,
    ) as context:
        answer = browser.get(url)
        answer.getvalue()
    queries = [query["sql"] for query in context.captured_queries]
    return [sql for sql in queries if not sql.startswith(NO_QUESTIONS)] if answer.status_code == 200 else []


@pytest.mark.parametrize("person", ["clerk", "member", "partner", "theme_lead", "administrator", "resident"])
def test_a_page_asks_no_more_than_a_dozen_times(person, large_world, request, client_for, hushed, unprinted):
    browser = Client() if person == "resident" else client_for(request.getfixturevalue(person))
    found = {}
    for name, words in addresses():
        queries = asked(browser, reverse(name, kwargs=large_world.arguments(name, words)))
        if len(queries) > MOST:
            found[name] = len(queries)
    assert not found, found


@pytest.fixture
def minutes_of(committee, clerk, chair, member, co_optee):
    """`minutes_of(9, status)`: of a Welsh council, with so many entries full of everything, agreed with a correction of
    each."""

    # There the page of minutes tells more: by when decisions must be out.
    council = committee.council
    council.nation = Nation.WALES
    council.save(update_fields=["nation"])

    def made(entries: int, status: str) -> Minutes:
        day = timezone.localdate() - dt.timedelta(days=7 + entries)
        minutes = full_minutes.make_full(committee=committee, by=clerk, entries=entries, date=day)
        minute_corrections.circulate(minutes=minutes, by=clerk)
        if status != MinutesStatus.DRAFT:
            minutes_service.publish(minutes=minutes, by=clerk)
        if status == MinutesStatus.AGREED:
            corrected = [CorrectionText(minutes, "Thirteen.", entry) for entry in minutes.entries.all()]
            today = timezone.localdate()
            minutes_service.agree(minutes=minutes, by=clerk, agreed_on=today, corrected=corrected)
        return minutes

    return made


# The pages that show minutes as a whole, by the state in which they are shown.
OF_MINUTES = {
    MinutesStatus.DRAFT: ("minutes-detail", "meeting-day", "meeting-day-state", "correction-list"),
    MinutesStatus.PUBLISHED: ("minutes-detail", "correction-list"),
    MinutesStatus.AGREED: ("minutes-detail", "correction-list"),
}


@pytest.mark.parametrize("status", MinutesStatus.values)
def test_minutes_ask_the_same_however_much_happened(status, minutes_of, clerk, client_for):
    short, long = (asked_for_minutes(minutes_of(count, status), client_for(clerk)) for count in (1, 3))
    assert short == long
    assert all(0 < count <= MOST for count in long.values()), long


def asked_for_minutes(minutes: Minutes, browser: Client) -> dict[str, int]:
    """How many times the database is asked for each page, and for the paper that pages and PDF are made of."""
    names = OF_MINUTES[MinutesStatus(minutes.status)]
    found = {name: len(asked(browser, reverse(f"meetings:{name}", args=[minutes.pk]))) for name in names}
    if minutes.status != MinutesStatus.DRAFT:
        found["public"] = len(asked(Client(), minutes.get_public_url()))
    again = Minutes.objects.select_related("meeting__committee__council").get(pk=minutes.pk)
    with CaptureQueriesContext(connection) as context:
        minutes_paper.compose(again, Audience.RESTRICTED)
    return found | {"paper": len(context.captured_queries)}
