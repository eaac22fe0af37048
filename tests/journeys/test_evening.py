"""A meeting of twenty items, minuted live by two clerks at once, one typing and one recording, and then published.

The connection of the clerk who types is cut in the middle: for 60 seconds when EVENING_CUT_SECONDS=60 says so, in the
suite for a few.
"""

import os
import re

import pytest
from playwright.sync_api import Locator, expect

from meetings.enums import MinutesStatus, PaperKind
from meetings.models import Minute, Minutes, Publication
from meetings.services import minutes as minutes_service
from scrutiny.pdf import extract
from tests import factories
from tests.journeys.evening import AMENDED, PRIVATE, WITHDRAWN, Evening, make_evening
from tests.journeys.window import Window

CUT = int(os.environ.get("EVENING_CUT_SECONDS", "6"))
OPEN_WORDS = "The Superintendent said that all wards had a named officer."
PRIVATE_WORDS = "The family at 9 Tanner Row had been threatened with a knife."
PRIVATE_CLAUSE = "That the closure of 9 Tanner Row be supported."
CUT_OFF_WORDS = "Reports of hate crime rose by nine per cent."
CUT_OFF_NOTE = "Members asked for the figures by ward."
AMENDMENT = "That the Council mend the street lights in Mill Lane before winter."


@pytest.fixture
def evening(council, administrator, clerk, committee) -> Evening:
    recorder = factories.make_user("Owen Birch", council=council, by=administrator, role="committee-officer")
    return make_evening(committee=committee, by=clerk, recorder=recorder)


def test_twenty_items_two_clerks_and_a_lost_connection(window, evening):
    minutes = minutes_service.start(meeting=evening.meeting, by=evening.typist)
    typist, recorder = window(evening.typist), window(evening.recorder)
    record_who_came(recorder, minutes)
    day(typist, minutes)
    type_the_opening(typist)
    record_a_late_arrival(recorder, minutes)
    add_an_urgent_item(recorder, minutes)
    go_to(typist, "Anti-social behaviour")
    type_into(typist, OPEN_WORDS)
    amend_and_vote_by_name(recorder, entry(minutes, AMENDED))
    go_to(typist, PRIVATE)
    type_into(typist, "The officer introduced the item.")
    saved(typist)
    exclude_the_public(recorder, entry(minutes, PRIVATE))
    type_in_private(typist)
    readmit_the_public(recorder, minutes)
    type_while_cut_off(typist, recorder, minutes)
    publish(recorder, minutes)
    nothing_is_lost(recorder, minutes)
    nothing_private_is_public(window(), minutes)


def entry(minutes: Minutes, title: str) -> Minute:
    return minutes.entries.get(title=title)


def record_who_came(clerk: Window, minutes: Minutes) -> None:
    """Two members sent apologies, and each has a substitute."""
    clerk.open(f"/meetings/{minutes.meeting_id}/attendance/")
    for name in ("Ian Lowe", "Beth Carr"):
        clerk.pick("Apologies", clerk.group(name))
    clerk.choose("Who presided", "Margaret Ash")
    clerk.press("Save attendance")
    clerk.sees("Quorate")
    for substitute, member in (("Hugh Marlow", "Ian Lowe"), ("Nora Pike", "Beth Carr")):
        clerk.open(f"/meetings/{minutes.meeting_id}/attendance/substitute/")
        clerk.choose("Substitute", substitute)
        clerk.choose("Stands in for", member)
        clerk.press("Add the substitute")
    clerk.sees("Hugh Marlow", "Nora Pike")


def day(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/minutes/{minutes.pk}/day/")
    clerk.page.wait_for_selector("[data-ready]")


def opened(clerk: Window) -> Locator:
    """The item that is on the screen."""
    return clerk.page.locator("[data-entry]:not([hidden])")


def go_to(clerk: Window, title: str) -> None:
    clerk.page.locator("#items").get_by_role("link").filter(has_text=title).first.click()
    expect(clerk.page.get_by_role("heading", level=2, name=title)).to_be_visible()


def type_into(clerk: Window, words: str) -> None:
    box = opened(clerk).get_by_label("What was said")
    box.focus()
    clerk.page.keyboard.press("Control+End")
    clerk.page.keyboard.type(words)


def saved(clerk: Window) -> None:
    expect(clerk.page.locator("[data-status]")).to_contain_text("Saved at", timeout=20_000)


def type_the_opening(clerk: Window) -> None:
    """Apologies by their standing phrase, the minutes of the last meeting and the interests as they stand ready."""
    page = clerk.page
    opened(clerk).get_by_label("What was said").focus()
    page.keyboard.press("Alt+1")
    expect(opened(clerk).get_by_label("Clause")).to_have_value(
        re.compile("Councillors Beth Carr and Ian Lowe"), timeout=15_000
    )
    for title in ("Minutes of the last meeting", "Declarations of interest", "Party whip"):
        page.keyboard.press("Alt+n")
        expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()


def record_a_late_arrival(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/meetings/{minutes.meeting_id}/attendance/coming/")
    clerk.choose("Who", "Ruth Orme")
    clerk.pick("Arrived")
    clerk.choose("During the item", "Serious violence")
    clerk.fill("Time", "18:50")
    clerk.press("Save")


def add_an_urgent_item(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/minutes/{minutes.pk}/urgent/")
    clerk.fill("Title", "The fire in Mill Lane")
    clerk.fill("Special circumstances", "It happened after the agenda was published.")
    clerk.press("Add the urgent item")
    clerk.sees("The fire in Mill Lane")


def amend_and_vote_by_name(clerk: Window, minute: Minute) -> None:
    clerk.open(f"/minutes/entries/{minute.pk}/motions/")
    clerk.follow("Record a motion")
    clerk.fill("Wording", "That the Council mend the street lights.")
    clerk.choose("Mover", "Dev Patel")
    clerk.choose("Seconder", "Ruth Orme")
    clerk.press("Record it")
    clerk.follow("Record an amendment of it")
    clerk.fill("Wording", AMENDMENT)
    clerk.choose("Mover", "Hugh Marlow")
    clerk.choose("Seconder", "Nora Pike")
    clerk.press("Record it")
    amendment = minute.motions.get(amends__isnull=False)
    clerk.open(f"/minutes/motions/{amendment.pk}/vote/")
    clerk.pick("Carried")
    clerk.pick("Recorded by name")
    votes = {"Margaret Ash": "For", "Dev Patel": "Against", "Ruth Orme": "Abstained"}
    for name, vote in (votes | {"Hugh Marlow": "For", "Nora Pike": "For"}).items():
        clerk.pick(vote, clerk.group(f"Councillor {name}"))
    clerk.press("Save")
    clerk.open(f"/minutes/motions/{amendment.amends_id}/vote/")
    clerk.pick("Carried")
    clerk.pick("By assent")
    clerk.press("Save")
    clerk.press("Put it into the decision")
    clerk.sees("It is the decision of this minute.")


def exclude_the_public(clerk: Window, minute: Minute) -> None:
    clerk.open(f"/minutes/entries/{minute.pk}/exclusions/new/")
    clerk.page.locator('input[name="paragraphs"][value="7"]').check()
    clerk.fill("Time", "19:20")
    clerk.press("Save what was decided")
    clerk.sees("The public is excluded.")


def type_in_private(clerk: Window) -> None:
    page = clerk.page
    expect(opened(clerk)).to_contain_text(
        "In private: what you type now is not for publication", timeout=15_000
    )
    page.keyboard.press("Alt+o")
    page.keyboard.type(PRIVATE_WORDS)
    page.keyboard.press("Alt+c")
    page.keyboard.type(PRIVATE_CLAUSE)
    saved(clerk)


def readmit_the_public(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/minutes/{minutes.pk}/exclusions/")
    clerk.follow("Record that they came back")
    clerk.fill("Time", "19:40")
    clerk.press("Record that they came back")
    clerk.sees("The public is there.")


def type_while_cut_off(typist: Window, recorder: Window, minutes: Minutes) -> None:
    """While one clerk has no connection the other goes on recording."""
    context, page = typist.page.context, typist.page
    go_to(typist, "Hate crime")
    saved(typist)
    context.set_offline(True)
    type_into(typist, CUT_OFF_WORDS)
    page.keyboard.press("Alt+o")
    page.keyboard.type(CUT_OFF_NOTE)
    recorder.open(f"/minutes/entries/{entry(minutes, WITHDRAWN).pk}/business/")
    recorder.pick("Withdrawn")
    recorder.fill("Reason", "The report had not been finished.")
    recorder.press("Save")
    expect(page.locator("[data-status]")).to_contain_text("Not connected", timeout=15_000)
    page.wait_for_timeout(CUT * 1000)
    assert CUT_OFF_WORDS not in entry(minutes, "Hate crime").narrative
    with typist.expecting("ERR_INTERNET_DISCONNECTED", "Failed to fetch"):
        context.set_offline(False)
        saved(typist)
        typist.look()


def publish(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/minutes/{minutes.pk}/end/")
    clerk.fill("Ended at", "20:30")
    clerk.press("Save")
    clerk.follow("Publish as draft minutes")
    clerk.press("Publish as draft minutes")
    clerk.sees("Published as draft")


def nothing_is_lost(clerk: Window, minutes: Minutes) -> None:
    clerk.open(f"/minutes/{minutes.pk}/")
    clerk.sees(
        "Hugh Marlow (substitute for",
        "Nora Pike (substitute for",
        "Councillors Beth Carr and Ian Lowe",
        OPEN_WORDS,
        "Councillor Ruth Orme arrived at 6.50 pm",
        "The fire in Mill Lane",
        "It happened after the agenda was published.",
        AMENDMENT,
        "The officer introduced the item.",
        PRIVATE_WORDS,
        PRIVATE_CLAUSE,
        CUT_OFF_WORDS,
        CUT_OFF_NOTE,
        "The item was withdrawn: The report had not been finished.",
        "8.30 pm",
    )


def nothing_private_is_public(resident: Window, minutes: Minutes) -> None:
    resident.open(minutes.get_public_url())
    resident.sees(OPEN_WORDS, AMENDMENT, CUT_OFF_NOTE, "The officer introduced the item.")
    resident.misses(PRIVATE_WORDS, PRIVATE_CLAUSE, "Tanner Row", "knife")
    assert Minutes.objects.get().status == MinutesStatus.PUBLISHED
    papers = {paper.kind: words_of(paper) for paper in Publication.objects.filter(meeting=minutes.meeting)}
    assert OPEN_WORDS in papers[PaperKind.MINUTES]
    assert "Tanner Row" not in papers[PaperKind.MINUTES]
    assert PRIVATE_WORDS in papers[PaperKind.RESTRICTED_MINUTES]
    assert PRIVATE_CLAUSE in papers[PaperKind.RESTRICTED_MINUTES]


def words_of(paper: Publication) -> str:
    with paper.file.open("rb") as file:
        return " ".join(extract.full_text(file.read()).split())
