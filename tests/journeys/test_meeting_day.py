"""A meeting minuted live in real browsers: by keys, by two clerks at once, and through a lost connection."""

import pytest
from playwright.sync_api import expect

from meetings.models import MinutePart, Minutes
from tests.factories import make_user
from tests.journeys.window import Window
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

REPORT = "Keeping the town centre safe"


@pytest.fixture
def minutes(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def second_clerk(council, administrator):
    return make_user("Sam Doyle", council=council, by=administrator, role="committee-officer")


def report_of(minutes: Minutes):
    return minutes.entries.get(title=REPORT)


def opened(window: Window, minutes: Minutes, entry=None) -> Window:
    window.open(f"/minutes/{minutes.pk}/day/" + (f"?entry={entry.pk}" if entry else ""))
    window.page.wait_for_selector("[data-ready]")
    return window


def said(window: Window):
    """The box of the open item."""
    return window.page.locator("[data-entry]:not([hidden])").get_by_label("What was said")


def status(window: Window):
    return window.page.locator("[data-status]")


def test_a_routine_evening_by_keys_alone(window, minutes, clerk):
    page = opened(window(clerk), minutes)
    keyboard = page.page.keyboard
    said(page).focus()
    keyboard.press("Control+Enter")
    keyboard.press("Alt+n")
    expect(page.page.get_by_role("heading", level=2, name=REPORT)).to_be_visible()
    keyboard.type("Burglary fell.")
    keyboard.press("Alt+q")
    keyboard.type("Cllr Ash")
    keyboard.press("Tab")
    keyboard.type("Why did robbery rise?")
    keyboard.press("Tab")
    keyboard.type("Supt Reed")
    keyboard.press("Tab")
    keyboard.type("More people call us.")
    keyboard.press("Alt+c")
    keyboard.type("That the Police be thanked.")
    page.look()
    expect(status(page)).to_contain_text("Saved at")
    page.open(minutes.get_absolute_url())
    page.sees(
        "Burglary fell.", "Why did robbery rise?", "More people call us.", "That the Police be thanked."
    )
    assert Minutes.objects.get().at_entry == report_of(minutes)


def test_nothing_is_lost_while_there_is_no_connection(window, minutes, clerk):
    page = opened(window(clerk), minutes, report_of(minutes))
    context, keyboard = page.page.context, page.page.keyboard
    context.set_offline(True)
    said(page).focus()
    keyboard.type("Typed without a line.")
    keyboard.press("Alt+o")
    keyboard.type("A note without a line.")
    expect(status(page)).to_contain_text("Not connected: 2 changes wait on this device", timeout=15_000)
    keyboard.press("Alt+p")
    keyboard.type("And nobody was missed.")
    expect(status(page)).to_contain_text("Not connected: 3 changes wait on this device")
    page.page.wait_for_timeout(5000)
    assert not MinutePart.objects.exists()

    with page.expecting("ERR_INTERNET_DISCONNECTED", "Failed to fetch"):
        context.set_offline(False)
        page.page.reload()
        expect(status(page)).to_contain_text("Saved at", timeout=15_000)
    page.open(minutes.get_absolute_url())
    page.sees("Typed without a line.", "A note without a line.", "And nobody was missed.")
    assert MinutePart.objects.count() == 1
    assert page.page.evaluate("localStorage.length") == 0


def test_an_answer_that_was_lost_on_the_way_saves_once(window, minutes, clerk):
    page = opened(window(clerk), minutes, report_of(minutes))
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.page.route("**/day/part/", lose, times=2)
    page.page.keyboard.press("Alt+o")
    page.page.keyboard.type("Said once.")
    with page.expecting("net::ERR_FAILED"):
        expect(status(page)).to_contain_text("Saved at", timeout=20_000)
    assert len(lost) == 2
    assert [part.text for part in MinutePart.objects.all()] == ["Said once."]


def test_two_clerks_see_each_other_and_lose_nothing(window, minutes, clerk, second_clerk):
    report = report_of(minutes)
    one, other = opened(window(clerk), minutes, report), opened(window(second_clerk), minutes, report)
    said(one).focus()
    one.page.keyboard.type("The first clerk types.")
    expect(said(other)).to_have_value("The first clerk types.", timeout=15_000)
    one.page.keyboard.press("Alt+c")
    one.page.keyboard.type("That it be done.")
    clause = other.page.get_by_role("textbox", name="Clause").last
    expect(clause).to_have_value("That it be done.", timeout=15_000)

    one.page.route("**/day/", lambda route: route.abort())
    said(one).focus()
    one.page.keyboard.press("Control+End")
    one.page.keyboard.type(" Mine.")
    said(other).focus()
    other.page.keyboard.press("Control+End")
    other.page.keyboard.type(" Theirs.")
    expect(status(other)).to_contain_text("Saved at", timeout=15_000)
    one.page.unroute("**/day/")
    with one.expecting("net::ERR_FAILED", "409"):
        beside = one.page.get_by_role("textbox", name="Note")
        expect(beside).to_have_value("The first clerk types. Mine.", timeout=20_000)
        expect(said(one)).to_have_value("The first clerk types. Theirs.")
    one.look()
    one.page.get_by_role("button", name="Put it in").click()
    expect(one.page.get_by_role("button", name="Put it in")).to_have_count(0)
    part = MinutePart.objects.get()
    assert (part.text, part.is_beside) == ("The first clerk types. Mine.", False)


def test_a_routine_item_is_two_keys(window, minutes, clerk):
    """The phrase, and on to the next; without a connection too."""
    report = report_of(minutes)
    report.resolutions.all().delete()
    page = opened(window(clerk), minutes, report)
    entry = page.page.locator(f'[data-entry="{report.pk}"]')
    expect(entry.locator("[data-digit='1']")).to_be_visible()
    label = entry.locator("[data-digit='1']")
    words = label.get_attribute("data-narrative"), label.get_attribute("data-clause-words")
    page.look()
    page.page.keyboard.press("Alt+1")
    expect(entry.get_by_role("textbox", name="Clause").or_(said(page)).first).to_be_visible()
    page.page.wait_for_timeout(1500)
    report.refresh_from_db()
    stands = [report.narrative, *(row.text for row in report.resolutions.all())]
    assert any(text and (text in words[0] or text in words[1]) for text in stands), (stands, words)

    page.page.context.set_offline(True)
    thanks = entry.get_by_role("button", name="Thanks")
    page.page.keyboard.press(f"Alt+{thanks.get_attribute('data-digit')}")
    expect(status(page)).to_contain_text("Not connected", timeout=15_000)
    page.page.keyboard.press("Control+Enter")
    expect(page.page.get_by_role("heading", level=2, name="Public questions")).to_be_visible()
    with page.expecting("ERR_INTERNET_DISCONNECTED", "Failed to fetch"):
        page.page.context.set_offline(False)
        expect(status(page)).to_contain_text("Saved at", timeout=15_000)
    report.refresh_from_db()
    assert "thank" in " ".join([report.narrative, *(row.text for row in report.resolutions.all())])
