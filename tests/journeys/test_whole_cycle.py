"""One whole cycle in the browser: from an empty committee to the update of the year after.

Beforehand there are the council and the accounts of those who sign in. Easter 2026 lies between the last lawful day
to publish and the meeting: Good Friday is 3 April, Easter Monday 6 April.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from scrutiny.models import User
from tests import factories
from tests.journeys import steps_agenda as agenda
from tests.journeys import steps_committee as committee
from tests.journeys import steps_directory as directory
from tests.journeys import steps_minutes as minutes
from tests.journeys import steps_papers as papers
from tests.journeys import steps_plan as plan
from tests.journeys import steps_recommendations as recommendations
from tests.journeys import steps_reports as reports

PARTNERSHIP, PLAN = "Safer Larkmere Partnership", "Community safety plan"
NUISANCE, VIOLENCE = "Anti-social behaviour", "Serious violence"
POLICE, FIRE = "Larkshire Police", "Larkshire Fire and Rescue Service"
MEETING_DAY, THURSDAY = dt.date(2026, 4, 9), "9 April 2026"
NEXT_DAY, NEXT_THURSDAY = dt.date(2027, 3, 11), "11 March 2027"
EXEMPT, SECRET = "A review of one case", "The family moved to Fenwick Street after the attack."
ASKED = "That police and fire publish their response times by ward."
DONE = "Response times are on the web page each quarter."


@dataclass(frozen=True)
class Cast:
    """Who signs in."""

    administrator: User
    clerk: User
    theme_lead: User
    chair: User
    member: User
    partner: User


@pytest.fixture
def cast(council, administrator, clerk) -> Cast:
    def account(name):
        return factories.make_user(name, council=council, by=administrator)

    return Cast(
        administrator=administrator,
        clerk=clerk,
        theme_lead=account("Supt. Elin Rhys"),
        chair=account("Cllr Margaret Ash"),
        member=account("Cllr Dev Patel"),
        partner=account("Chief Fire Officer Sam Cole"),
    )


def test_one_whole_cycle(window, clock, cast):
    clock.go_to(dt.date(2026, 2, 2))
    clerk = window(cast.clerk)
    set_up_the_directory(clerk, window(cast.administrator), cast)
    set_up_the_plan(clerk)
    set_up_the_committee(clerk)
    clock.go_to(dt.date(2026, 3, 10))
    write_the_reports(window, cast)
    clock.go_to(dt.date(2026, 3, 26))
    publish_the_pack(window(cast.clerk))
    read_the_pack(window, cast)
    clock.go_to(dt.date(2026, 4, 14))
    clerk = window(cast.clerk)
    record_the_meeting(clerk)
    recommend(clerk)
    clock.go_to(dt.date(2026, 5, 5))
    answer(window, cast)
    clock.go_to(dt.date(2027, 2, 22))
    report_back_a_year_later(window, cast)
    clock.go_to(dt.date(2027, 3, 12))
    close_the_circle(window, cast)


def set_up_the_directory(clerk, administrator, cast):
    directory.add_organisation(clerk, POLICE, "Responsible authority", address="Station Road")
    directory.add_organisation(clerk, FIRE, "Responsible authority", email="post@larkshire-fire.example")
    directory.add_person(clerk, "Supt.", "Elin", "Rhys", post="Superintendent", organisation=POLICE)
    directory.add_person(clerk, "", "Sam", "Cole", post="Chief Fire Officer", organisation=FIRE)
    directory.add_councillor(clerk, "Margaret", "Ash")
    directory.add_councillor(clerk, "Dev", "Patel")
    for surname, user in (
        ("Rhys", cast.theme_lead),
        ("Ash", cast.chair),
        ("Patel", cast.member),
        ("Cole", cast.partner),
    ):
        directory.give_account(administrator, surname, user)


def set_up_the_plan(clerk):
    plan.set_up_partnership(clerk, PARTNERSHIP)
    plan.add_member(clerk, "Rhys", POLICE, chairs=True)
    plan.add_member(clerk, "Cole", FIRE)
    plan.draft_plan(clerk, PLAN, dt.date(2025, 4, 1), dt.date(2029, 3, 31))
    for title in (NUISANCE, VIOLENCE):
        plan.add_priority(clerk, title, f"What is done about {title.lower()}.")
        plan.name_theme_lead(clerk, title, "Rhys")
    plan.add_action(clerk, NUISANCE, "Patrols in the market square.", dt.date(2026, 9, 30))
    plan.adopt(clerk, dt.date(2026, 1, 28), "Full Council")


def set_up_the_committee(clerk):
    committee.set_up(clerk, PARTNERSHIP)
    committee.seat(clerk, "Ash", "Chair")
    committee.seat(clerk, "Patel", "Member")
    committee.use_the_standing_items(clerk)
    committee.arrange(clerk, MEETING_DAY)
    agenda.add_priorities(clerk, dt.date(2026, 3, 6), NUISANCE, VIOLENCE)
    agenda.add_exempt_item(
        clerk, EXEMPT, SECRET, "1. Information relating to any individual", "The family could be known."
    )
    agenda.number_refs(clerk)


def write_the_reports(window, cast):
    author, clerk = window(cast.theme_lead), window(cast.clerk)
    for title in (NUISANCE, VIOLENCE):
        reports.open_from_work(author, title)
        reports.write(author, f"Offences of {title.lower()} fell by a tenth in the year.")
        if title == NUISANCE:
            reports.attach(author, "Figures by ward")
        reports.submit(author)
    reports.send_back(clerk, VIOLENCE, "Add the figures for March.")
    reports.open_from_work(author, VIOLENCE)
    author.sees("Add the figures for March.")
    author.press("Submit report")
    for title in (NUISANCE, VIOLENCE):
        reports.clear(clerk, title)


def publish_the_pack(clerk):
    committee.go_to_meeting(clerk, THURSDAY)
    clerk.sees("Monday 30 March 2026")
    clerk.follow("Papers")
    papers.see_last_lawful_day(clerk, "Monday 30 March 2026", "Good Friday", "Easter Monday")
    papers.build(clerk, "Build the agenda pack")
    papers.publish(clerk)
    clerk.back()
    papers.build(clerk, "Build the restricted pack")
    papers.publish(clerk)


def read_the_pack(window, cast):
    resident = window()
    papers.go_to_public_meeting(resident, "Larkmere Borough Council", THURSDAY)
    resident.sees(NUISANCE, EXEMPT, "Information relating to any individual")
    resident.misses(SECRET)
    words = papers.words_of_pdf(resident, "PDF of version 1")
    assert "fell by a tenth" in words
    assert EXEMPT in words
    assert SECRET not in words
    resident.follow("Agenda pack")
    resident.sees("fell by a tenth")
    resident.misses(SECRET)
    for user in (cast.chair, cast.member):
        reader = window(user)
        committee.go_to_meeting(reader, THURSDAY)
        reader.follow("Papers")
        reader.follow("Restricted agenda pack")
        assert SECRET in papers.words_of_pdf(reader, "Open the PDF")
        reader.follow("Read as a web page")
        reader.sees(SECRET)


def record_the_meeting(clerk):
    committee.go_to_meeting(clerk, THURSDAY)
    minutes.hold(clerk, "8.40 pm")
    minutes.record_attendance(clerk, "Margaret Ash", present=("Margaret Ash", "Dev Patel"))
    minutes.declare(clerk, "Ash", NUISANCE, "Her sister leads a residents' association.")
    minutes.start(clerk)
    minutes.write(
        clerk,
        NUISANCE,
        "Superintendent Rhys presented the report. Members asked how quickly calls were answered.",
        "That the report be noted.",
        ASKED,
    )
    minutes.publish(clerk)


def recommend(clerk):
    committee.go_to_meeting(clerk, THURSDAY)
    clerk.follow("Minutes", clerk.page.get_by_role("navigation", name="Papers and record"))
    clerk.follow("Minutes as PDF")
    clerk.follow("Minutes version 1")
    assert ASKED in papers.words_of_pdf(clerk, "Open the PDF")
    clerk.back()
    clerk.back()
    clerk.follow("Minutes", clerk.page.get_by_role("navigation", name="Papers and record"))
    recommendations.make(clerk, "(ii)", POLICE, FIRE)
    recommendations.send(clerk, "12 May 2026")


def answer(window, cast):
    partner = window(cast.partner)
    reports.open_from_work(partner, "2025/26 R1")
    recommendations.accept(
        partner, FIRE, "Residents ask us.", "We publish them each quarter.", dt.date(2026, 9, 30)
    )
    clerk = window(cast.clerk)
    clerk.follow("Recommendations")
    clerk.follow("2025/26 R1")
    recommendations.take(clerk, FIRE)
    partner.follow("Recommendations")
    partner.follow("2025/26 R1")
    recommendations.report_progress(partner, FIRE, "Two quarters are on the web page.", "Amber: at risk")
    recommendations.enter_refusal(clerk, POLICE, "Numbers by ward are too small.", dt.date(2026, 5, 4))
    clerk.sees("Answered by every body")


def report_back_a_year_later(window, cast):
    partner = window(cast.partner)
    partner.follow("Recommendations")
    partner.follow("2025/26 R1")
    recommendations.report_progress(partner, FIRE, DONE, "Green: on track", done=True)
    clerk = window(cast.clerk)
    committee.arrange(clerk, NEXT_DAY)
    clerk.press("Write the update on recommendations")
    clerk.sees(ASKED, DONE, "too small")
    clerk.follow("Write the report")
    clerk.follow("Write", clerk.page.locator(".app-written").first)
    clerk.press("Save")
    clerk.back()
    clerk.back()
    clerk.press("Submit report")
    clerk.press("Clear for the agenda")
    committee.go_to_meeting(clerk, NEXT_THURSDAY)
    clerk.follow("Papers")
    papers.build(clerk, "Build the agenda pack")
    papers.publish(clerk)


def close_the_circle(window, cast):
    clerk = window(cast.clerk)
    committee.go_to_meeting(clerk, NEXT_THURSDAY)
    minutes.hold(clerk, "8.10 pm")
    minutes.record_attendance(clerk, "Margaret Ash", present=("Margaret Ash", "Dev Patel"))
    minutes.start(clerk)
    minutes.publish(clerk)
    committee.go_to_meeting(clerk, THURSDAY)
    clerk.follow("Minutes", clerk.page.get_by_role("navigation", name="Papers and record"))
    minutes.agree(clerk, NEXT_THURSDAY, "Councillor Margaret Ash")
    clerk.follow("Recommendations")
    clerk.follow("2025/26 R1")
    recommendations.confirm(
        clerk, "11 March 2027", "The committee was content that fire publishes its times."
    )
    resident = window()
    papers.go_to_public_meeting(resident, "Larkmere Borough Council", NEXT_THURSDAY)
    assert DONE in papers.words_of_pdf(resident, "PDF of version 1")
    resident.follow("Recommendations", resident.page.get_by_role("navigation"))
    resident.follow("2025/26 R1")
    steps = recommendations.chain(resident)
    for step in (NUISANCE, ASKED, "too small", DONE, "The committee was content"):
        expect(steps).to_contain_text(step)
