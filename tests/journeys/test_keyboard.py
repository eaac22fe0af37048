"""Everything can be done with the keyboard alone: no test here clicks."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.window import Window
from tests.meetings.agenda_factories import make_items, printed

LONGEST_WAY = 120
# What a person who hears the page is told of where they are.
HERE = """() => { const e = document.activeElement; return (e.labels?.[0]?.textContent || e.textContent || "")
    .replace(/\\s+/g, " ").trim() }"""
SHOWS_FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e);
    return e === document.body || s.outlineStyle !== "none" || s.boxShadow !== "none" }"""


@pytest.fixture
def agenda(meeting, clerk):
    make_items(meeting, "Apologies for absence", "Response times", "Any other business", by=clerk)
    return meeting


def test_sign_in_and_reorder_and_add_with_the_keyboard(window, agenda, clerk):
    page = window()
    page.open("/accounts/login/")
    tab_to(page, "Email address")
    page.page.keyboard.type(clerk.email)
    tab_to(page, "Password")
    page.page.keyboard.type(factories.PASSWORD)
    enter(page)

    page.open(f"/meetings/{agenda.pk}/agenda/")
    tab_to(page, "Move up Response times")
    enter(page)
    assert printed(agenda) == ["1 Response times", "2 Apologies for absence", "3 Any other business"]

    tab_to(page, "Add an item")
    enter(page)
    tab_to(page, "Title")
    page.page.keyboard.type("Work programme")
    tab_to(page, "Add the item")
    enter(page)
    assert printed(agenda)[-1] == "4 Work programme"


def test_the_first_stop_skips_to_the_content(window):
    page = window()
    page.open("/")
    tab_to(page, "Skip to main content")
    page.page.keyboard.press("Enter")
    expect(page.page).to_have_url(f"{page.page.url.partition('#')[0]}#main-content")


def tab_to(window: Window, name: str) -> None:
    """Press Tab until the focus is there; it must be visible at every stop."""
    for _stop in range(LONGEST_WAY):
        window.page.keyboard.press("Tab")
        here = window.page.evaluate(HERE)
        assert window.page.evaluate(SHOWS_FOCUS), f"Nothing shows that the focus is on “{here}”."
        if here.startswith(name):
            return
    pytest.fail(f"The Tab key never comes to “{name}”.")


def enter(window: Window) -> None:
    with window.page.expect_navigation(wait_until="load"):
        window.page.keyboard.press("Enter")
    window.look()
