"""The browser window of one person. Every page that it comes to is looked at: axe, console, width of a telephone."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.site import AXE_PATH

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# The kinds of element that the content of a page is made of: axe looks at one of two pages at one place made alike.
KINDS = """() => [location.pathname.replace(/\\d+/g, ""), ...new Set([...document.querySelectorAll("main *")].map(
    (e) => `${e.tagName} ${e.className} ${e.getAttribute("role")}`))].join()"""
WIDEST = """() => [...document.querySelectorAll("body *")].filter(
    (e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)"""


class Window:
    """One person's window. `seen` remembers, for all windows of a test, which pages axe has looked at."""

    def __init__(self, context: BrowserContext, url: str, seen: set[str], *, runs_scripts: bool = True):
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self._runs_scripts = runs_scripts
        self._url, self._seen = url, seen
        self._said: list[str] = []
        self.page.on("console", lambda said: self._said.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self._said.append(str(error)))

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self._url + path)
        self.look()

    def sign_in(self, email: str, password: str) -> None:
        self.open("/accounts/login/")
        self.fill("Email address", email)
        self.fill("Password", password)
        self.press("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Click a link, or a button that is one, and look at where it leads."""
        self._go(self._named("link", name, within).or_(self._named("button", name, within)).first)

    def back(self) -> None:
        """Follow the link at the top of the page that leads to what it belongs to."""
        self._go(self.page.locator(".govuk-back-link"))

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button that sends a form."""
        self._go(self._named("button", name, within).first)

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """A field by its label, required or optional."""
        return (
            (within or self.page)
            .get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$"))
            .first
        )

    def fill(self, label: str, text: str, within: Locator | None = None) -> None:
        self.field(label, within).fill(text)

    def pick(self, label: str, within: Locator | None = None) -> None:
        """Choose a radio button or tick a box."""
        self.field(label, within).check()

    def choose(self, label: str, option: str) -> None:
        """Choose from a drop-down list the first option that says this somewhere."""
        field = self.field(label)
        field.select_option(field.locator("option").filter(has_text=option).first.get_attribute("value"))

    def group(self, legend: str) -> Locator:
        """The fields under one legend."""
        return self.page.get_by_role("group", name=re.compile(rf"^\s*{re.escape(legend)}"))

    def date(self, legend: str, day: dt.date) -> None:
        boxes = self.group(legend)
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(label).fill(str(number))

    def sees(self, *texts: str) -> None:
        """What the person reads on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def misses(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).not_to_contain_text(text)

    def heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def download(self, name: str) -> bytes:
        """The file behind a link or button."""
        link = self._named("link", name).or_(self._named("button", name)).first
        answer = self.page.request.get(self._url + link.get_attribute("href"))
        assert answer.ok, f"{answer.status} for {answer.url}"
        return answer.body()

    def look(self) -> None:
        """Look at the page as it stands. Without scripts axe cannot run; the same pages with them it has seen."""
        self.page.wait_for_load_state()
        if self._runs_scripts:
            self._look_closely()
        said, self._said[:] = list(self._said), []
        assert not said, f"{self.page.url}: the console says\n" + "\n".join(said)

    @contextmanager
    def expecting(self, *said: str) -> Iterator[None]:
        """Errors of the console that belong to what is tried here, such as an answer 403."""
        yield
        self._said[:] = [line for line in self._said if not any(text in line for text in said)]

    def _go(self, target: Locator) -> None:
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        self.look()

    def _named(self, role: str, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role(role, name=name)

    def _look_closely(self) -> None:
        kinds = self.page.evaluate(KINDS)
        if kinds not in self._seen:
            self._seen.add(kinds)
            self._axe()
            self._on_a_telephone()

    def _axe(self) -> None:
        self.page.add_script_tag(url=AXE_PATH)
        options = json.dumps({"runOnly": STANDARD, "resultTypes": ["violations"], "preload": False})
        found = self.page.evaluate(f"axe.run({options}).then((result) => result.violations)")
        lines = [
            f"{rule['id']}: {rule['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert not lines, f"{self.page.url} ({self.page.title()})\n" + "\n".join(lines)

    def _on_a_telephone(self) -> None:
        self.page.set_viewport_size(TELEPHONE)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        wide = self.page.evaluate(WIDEST) if width > TELEPHONE["width"] else []
        self.page.set_viewport_size(DESK)
        assert width <= TELEPHONE["width"], f"{self.page.url} is {width} px wide on a telephone: {wide}"
