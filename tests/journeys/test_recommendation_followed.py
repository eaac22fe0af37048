"""One recommendation in the browser, from what three members suggest to the update that next year's meeting agrees.

Six people sign in; the police and the health board answer by the links in their letters, without an account. Beforehand
there are the committee, the bodies of the register and a cleared report with the wording that it proposes.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from meetings.models import Committee
from meetings.services import standing_items
from partnerships.enums import OrganisationKind
from scrutiny.models import User
from tests import factories
from tests.journeys import steps_answers as answers
from tests.journeys import steps_committee as committee_steps
from tests.journeys import steps_minutes as minutes
from tests.journeys import steps_papers as papers
from tests.journeys import steps_recommendations as recommendations
from tests.journeys import steps_wording as wording
from tests.meetings.wording_factories import make_proposed

POLICE, FIRE, HEALTH = (
    "Larkshire Police",
    "Larkshire Fire and Rescue Service",
    "Larkshire Integrated Care Board",
)
HOMES = "Larkmere Homes"
POLICE_MAIL, HEALTH_MAIL = "liaison@larkshire-police.example", "office@larkshire-icb.example"
TITLE, REFERENCE = "Night-time economy", "2026/27 R1"
UPDATE = "Update on last year's recommendations"
MEETING_DAY, THURSDAY = dt.date(2026, 12, 17), "17 December 2026"
NEXT_DAY, NEXT_THURSDAY = dt.date(2027, 12, 9), "9 December 2027"
PROPOSED = "That the report be noted."
BY_WARD, BY_MONTH = (
    "That the report be noted and figures be published by ward.",
    "That the report be noted and figures be published each month.",
)
MERGED = "That figures of the night-time economy be published by ward each month."
WATERY = "That the report be welcomed."
POLICE_ACTION, HEALTH_ACTION = "We publish them from April.", "We add attendances from April."
FIRE_ACTION, DONE = "We add call-outs from April.", "Call-outs by ward are on the web page each month."
FINDING = "The committee was content that fire publishes its call-outs."


@dataclass(frozen=True)
class Cast:
    """Who signs in, and the committee they meet in."""

    committee: Committee
    clerk: User
    chair: User
    patel: User
    hill: User
    co_optee: User
    partner: User


@pytest.fixture
def cast(council, committee, clerk, chair, member, co_optee, seat, partner, police) -> Cast:
    factories.make_organisation(HEALTH, council=council, by=clerk, contact_email=HEALTH_MAIL)
    homes = {"kind": OrganisationKind.CO_OPERATING_BODY, "address": "1 Mill Lane, Larkmere"}
    factories.make_organisation(HOMES, council=council, by=clerk, **homes)
    return Cast(
        committee=committee,
        clerk=clerk,
        chair=chair,
        patel=member,
        hill=seat("Cllr Ruth Hill", committee),
        co_optee=co_optee,
        partner=partner,
    )


def test_from_three_amendments_to_the_update_of_next_year(window, clock, cast):
    publish_the_agenda(cast)
    suggest(window, cast)
    merge(window(cast.clerk))
    clock.go_to(MEETING_DAY + dt.timedelta(days=4))
    clerk = window(cast.clerk)
    resolve(clerk)
    recommend(clerk)
    clock.go_to(dt.date(2027, 1, 11))
    answer(window, cast)
    clock.go_to(dt.date(2027, 11, 22))
    write_the_update(window, cast)
    clock.go_to(NEXT_DAY + dt.timedelta(days=5))
    agree_the_update(window, cast)


def publish_the_agenda(cast: Cast) -> None:
    """A report whose one proposed recommendation is bland, on an agenda that is out."""
    meeting = factories.make_meeting(committee=cast.committee, by=cast.clerk, date=MEETING_DAY)
    make_proposed(meeting=meeting, by=cast.clerk, title=TITLE)
    standing_items.start_with_usual(committee=cast.committee, by=cast.clerk)


def suggest(window, cast: Cast) -> None:
    for user, words, reason in (
        (cast.patel, BY_WARD, "Residents ask by ward."),
        (cast.hill, BY_MONTH, "A year is too long to wait."),
        (cast.co_optee, WATERY, "It is good work."),
    ):
        reader = window(user)
        wording.open_list(reader, THURSDAY)
        wording.say(reader, "Amend", wording=words, reason=reason)
    chair = window(cast.chair)
    wording.open_list(chair, THURSDAY)
    chair.sees("Amend: 3", "Residents ask by ward.", "A year is too long to wait.")
    wording.say(chair, "Support", reason="It can be mended.")
    resident = window()
    papers.go_to_public_meeting(resident, "Larkmere Borough Council", THURSDAY)
    resident.misses("too long to wait", "by ward")


def merge(clerk) -> None:
    wording.open_list(clerk, THURSDAY)
    wording.merge(clerk, MERGED, "Cllr Dev Patel", "Cllr Dev Patel", "Cllr Ruth Hill")
    wording.decline_the_other(clerk, "Joan Firth", "It asks nobody for anything.")


def resolve(clerk) -> None:
    committee_steps.go_to_meeting(clerk, THURSDAY)
    minutes.hold(clerk, "8.40 pm")
    minutes.record_attendance(
        clerk, "Margaret Ash", present=("Margaret Ash", "Dev Patel", "Ruth Hill", "Rev. Joan Firth")
    )
    minutes.start(clerk)
    wording.carry(clerk, TITLE, PROPOSED, "Ruth Hill", "Dev Patel")
    minutes.publish(clerk)


def recommend(clerk) -> None:
    recommendations.make(clerk, "", POLICE, FIRE, HEALTH)
    recommendations.send_with_copy(clerk, "18 January 2027", HOMES, "1 Mill Lane, Larkmere")
    recommendations.add_proof(clerk, HOMES, "Recorded delivery AB 123")


def answer(window, cast: Cast) -> None:
    """The police answer by their link; what the health board answers by its own is sent back, and comes anew."""
    contact = window()
    answers.open_link(contact, POLICE_MAIL, "Larkmere Borough Council")
    contact.sees(MERGED)
    answers.write(contact, "Accepted", reason="We want it too.", action="Ongoing")
    answers.attach(contact, "A trial in two wards")
    answers.keep_for_later(contact)
    contact.sees("A trial in two wards")
    contact.press("Save and check it")
    contact.sees("There is a problem", "“ongoing” is not a date")
    answers.write(
        contact, "Accepted", reason="We want it too.", action=POLICE_ACTION, by=dt.date(2027, 4, 30)
    )
    answers.give(contact, POLICE_ACTION, "A trial in two wards")
    clerk = window(cast.clerk)
    look_at(clerk)
    clerk.misses(POLICE_ACTION)
    recommendations.take(clerk, POLICE)
    health = window()
    answers.open_link(health, HEALTH_MAIL, "Larkmere Borough Council")
    answers.write(
        health, "Accepted in part", reason="Wards are small.", action="Soon.", by=dt.date(2027, 4, 30)
    )
    answers.give(health, "Soon.")
    look_at(clerk)
    answers.send_back(clerk, HEALTH, "Say which figures you add.")
    anew = window()
    answers.open_link(anew, HEALTH_MAIL, "Larkmere Borough Council")
    anew.sees("Say which figures you add.")
    anew.fill("Action that will be taken", HEALTH_ACTION)
    answers.give(anew, HEALTH_ACTION)
    look_at(clerk)
    recommendations.take(clerk, HEALTH)
    partner = window(cast.partner)
    look_at(partner)
    recommendations.accept(partner, FIRE, "We can.", FIRE_ACTION, dt.date(2027, 4, 30))
    look_at(clerk)
    recommendations.take(clerk, FIRE)
    clerk.sees("Answered by every body")


def write_the_update(window, cast: Cast) -> None:
    partner = window(cast.partner)
    look_at(partner)
    recommendations.report_progress(partner, FIRE, DONE, "Green: on track", done=True)
    clerk = window(cast.clerk)
    committee_steps.arrange(clerk, NEXT_DAY)
    clerk.press("Write the update on recommendations")
    clerk.sees(MERGED, POLICE_ACTION, HEALTH_ACTION, DONE)
    clerk.press("Submit report")
    clerk.press("Clear for the agenda")
    committee_steps.go_to_meeting(clerk, NEXT_THURSDAY)
    clerk.follow("Does the update on recommendations agree?")
    clerk.sees("Nothing: what is there agrees.")
    clerk.back()
    clerk.follow("Papers")
    papers.build(clerk, "Build the agenda pack")
    papers.publish(clerk)


def agree_the_update(window, cast: Cast) -> None:
    """The committee agrees the update and finds by minute what is done; residents read the whole chain."""
    clerk = window(cast.clerk)
    committee_steps.go_to_meeting(clerk, NEXT_THURSDAY)
    minutes.hold(clerk, "8.10 pm")
    minutes.record_attendance(clerk, "Margaret Ash", present=("Margaret Ash", "Dev Patel", "Ruth Hill"))
    clerk.back()
    clerk.press("Start the minutes")
    minutes.write(clerk, UPDATE, "Members read the update.", "That the update be agreed.")
    minutes.publish(clerk)
    look_at(clerk)
    recommendations.confirm(clerk, NEXT_THURSDAY, FINDING)
    resident = window()
    papers.go_to_public_meeting(resident, "Larkmere Borough Council", NEXT_THURSDAY)
    told = papers.words_of_pdf(resident, "PDF of version 1")
    for words in (MERGED, POLICE_ACTION, HEALTH_ACTION, DONE):
        assert words in told
    resident.follow("Recommendations", resident.page.get_by_role("navigation"))
    resident.follow(REFERENCE)
    steps = recommendations.chain(resident)
    for step in (TITLE, MERGED, POLICE_ACTION, HEALTH_ACTION, FIRE_ACTION, DONE, FINDING):
        expect(steps).to_contain_text(step)
    resident.misses("It is good work.", "Say which figures you add.", "Soon.", POLICE_MAIL)


def look_at(window) -> None:
    window.follow("Recommendations")
    window.follow(REFERENCE)
