"""Two people write one section in real browsers: with the editor's tools, seeing each other, losing nothing."""

import pytest
from playwright.sync_api import Locator, expect

from meetings.models import ReportSection, SectionVersion
from tests.journeys.window import Window
from tests.meetings.report_factories import make_report, write
from tests.meetings.section_factories import page_of, section_of

# Every request of the page itself takes a second longer.
SLOW_NETWORK = """() => { const at_once = window.fetch;
    window.fetch = (...words) => new Promise((done) => setTimeout(() => done(at_once(...words)), 1000)) }"""


@pytest.fixture
def section(meeting, clerk, priority):
    report = make_report(meeting=meeting, by=clerk, title="Response times")
    write(report, {"purpose": "Burglary fell by a fifth.", "report": "What was done."}, by=clerk)
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    return section_of(report)


def box(window: Window) -> Locator:
    return window.page.get_by_role("textbox", name="Purpose")


def tool(window: Window, name: str) -> Locator:
    return window.page.get_by_role("toolbar", name="Text tools").get_by_role("button", name=name, exact=True)


def type_at_the_end(window: Window, words: str, *, name: str = "Purpose") -> None:
    """As a person would: the editor looks at the cursor a moment after the focus came and after a key was pressed."""
    window.page.get_by_role("textbox", name=name).focus()
    window.page.wait_for_timeout(100)
    window.page.keyboard.press("Control+End")
    window.page.wait_for_timeout(100)
    window.page.keyboard.type(words)


def saved(window: Window) -> None:
    expect(window.page.get_by_text("Saved at")).to_be_visible()


def body_of(section: ReportSection) -> str:
    return ReportSection.objects.get(pk=section.pk).body


def test_write_with_the_tools_of_the_editor(window, section, clerk):
    page = window(clerk)
    page.open(page_of(section))
    type_at_the_end(page, " And ")
    tool(page, "Bold").click()
    page.page.keyboard.type("robbery")
    tool(page, "Bold").click()
    page.page.keyboard.type(" rose, see ")
    tool(page, "Cross-reference").click()
    choice = page.page.get_by_label("What does the text refer to?")
    choice.select_option(label="2 What was done.")
    page.page.get_by_role("dialog").get_by_role("button", name="Put in").click()
    page.page.keyboard.press("Enter")
    tool(page, "Table").click()
    page.page.keyboard.type("Ward")
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.type("2016")
    tool(page, "First column heads the rows").click()
    page.look()
    saved(page)
    key = ReportSection.objects.get(report=section.report, key="report").paragraph_keys[0]
    assert body_of(section) == (
        f"Burglary fell by a fifth. And **robbery** rose, see {{para {key}}}\n\n"
        "| Ward | 2016 | |\n|| | | |\n|| | | |"
    )
    page.press("Save")
    page.sees("is saved.")
    expect(box(page).get_by_role("table")).to_contain_text("Ward")


def test_lists_boxes_and_the_keyboard(window, section, clerk):
    page = window(clerk)
    page.open(page_of(section))
    type_at_the_end(page, " It did so:")
    page.page.keyboard.press("Enter")
    tool(page, "a. Letters").click()
    page.page.keyboard.type("first")
    page.page.keyboard.press("Enter")
    page.page.keyboard.type("under it")
    page.page.keyboard.press("Alt+Shift+ArrowRight")
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Alt+Shift+ArrowLeft")
    page.page.keyboard.type("second")
    page.page.keyboard.press("Tab")
    expect(box(page)).not_to_be_focused()
    saved(page)
    assert body_of(section) == ("Burglary fell by a fifth. It did so:\n\na. first\n  i. under it\nb. second")


def test_the_toolbar_is_one_stop_with_arrows_inside(window, section, clerk):
    page = window(clerk)
    page.open(page_of(section))
    box(page).focus()
    page.page.keyboard.press("Shift+Tab")
    expect(tool(page, "Bold")).to_be_focused()
    page.page.keyboard.press("ArrowRight")
    expect(tool(page, "Italic")).to_be_focused()
    page.page.keyboard.press("ArrowLeft")
    page.page.keyboard.press("ArrowLeft")
    expect(tool(page, "Redo")).to_be_focused()


def test_a_button_pressed_while_a_save_is_on_its_way_waits_for_it(window, section, clerk):
    page = window(clerk)
    page.open(page_of(section))
    page.page.evaluate(SLOW_NETWORK)
    type_at_the_end(page, " In May.")
    expect(page.page.get_by_text("Saving …")).to_be_visible()
    type_at_the_end(page, " In June.")
    page.press("Save")
    page.sees("is saved.")
    assert body_of(section) == "Burglary fell by a fifth. In May. In June."
    assert not SectionVersion.objects.exists()


def test_two_people_in_one_section(window, section, clerk, theme_lead):
    one, other = window(clerk), window(theme_lead)
    one.open(page_of(section))
    other.open(page_of(section))
    other.sees(f"{clerk} is writing here too.")
    one.page.evaluate("dispatchEvent(new Event('focus'))")
    one.sees(f"{theme_lead} is writing here too.")

    type_at_the_end(one, " In May.")
    type_at_the_end(other, " In June.")
    saved(one)
    with other.expecting("409"):
        other.sees(f"{clerk} saved this section while you were writing.")
    assert body_of(section) == "Burglary fell by a fifth. In May."
    assert SectionVersion.objects.get().body == "Burglary fell by a fifth. In June."
    with other.expecting("409"):
        type_at_the_end(other, " And July.")
        other.sees("Not saved yet")
        other.sees(f"{clerk} saved this section while you were writing.")
    assert SectionVersion.objects.get().body == "Burglary fell by a fifth. In June. And July."

    other.follow("Compare both texts")
    other.heading("Two texts of one section")
    expect(other.page.locator("ins")).to_contain_text("June.")
    type_at_the_end(other, " And in May.", name="Both put together")
    other.press("Save both put together")
    other.sees("is saved.")
    assert body_of(section) == "Burglary fell by a fifth. In June. And July. And in May."
    other.follow("Versions of this section")
    other.sees("typed at the same time")
