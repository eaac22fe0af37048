"""bin/screenshots: pictures of the demonstration for the README, and of every kind of page for looking at."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from scrutiny.local import system_packages
from scrutiny.local.folders import ROOT, Refused

# Who is signed in for the pictures: the demonstration's committee officer of Larkmere.
OFFICER = "priya.nair@larkmere.example"
PASSWORD = "five clear working days"  # noqa: S105  # bin/run prints it for everybody
IMAGES = ROOT / "docs" / "images"
OPENED_OF_EACH_KIND = 4
WIDTHS = {1280: 900, 390: 844}
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
# Addresses that answer with a file, or end the session.
NO_PAGES = re.compile(r"/download/|/appendices/|/accounts/|/static/")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bin/screenshots", description=__doc__)
    parser.add_argument(
        "--url", default="http://127.0.0.1:8000", help="where bin/run serves the demonstration"
    )
    parser.add_argument(
        "--all", type=Path, metavar="DIR", help="also a picture of every kind of page, in DIR"
    )
    return parser.parse_args()


def sign_in(page: Page, url: str) -> None:
    """Sign in by the form. Raises Refused when the demonstration is not there."""
    page.goto(f"{url}/accounts/login/")
    page.get_by_label("Email address").fill(OFFICER)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    if not page.get_by_role("button", name="Sign out").is_visible():
        raise Refused(f"{OFFICER} could not sign in at {url}: start the demonstration with bin/run.")


def readme_pictures(page: Page, url: str) -> None:
    """The agenda editor of the coming meeting, and a recommendation that the committee found complete."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    page.goto(f"{url}/meetings/?when=coming")
    page.get_by_role("main").locator("table a:visible").first.click()
    page.get_by_role("button", name="Edit the agenda").click()
    page.screenshot(path=IMAGES / "agenda.png")
    page.goto(f"{url}/recommendations/?state=confirmed")
    page.get_by_role("main").locator("table a:visible").first.click()
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.screenshot(path=IMAGES / "recommendation.png")


def pages_of_each_kind(page: Page, start: str) -> Iterator[str]:
    """Follow links from a page and yield the first of each pattern of address; the browser stands on it.

    A few more of each are opened for their links: one meeting has minutes and another has none.
    """
    site = urlsplit(start).netloc
    waiting: list[str] = [start]
    opened: Counter[str] = Counter()
    known: set[str] = set()
    while waiting:
        address = waiting.pop(0)
        kind = pattern_of(address)
        if address in known or opened[kind] == OPENED_OF_EACH_KIND:
            continue
        if NO_PAGES.search(address) or urlsplit(address).netloc != site:
            continue
        known.add(address)
        page.goto(address)
        if not opened[kind]:
            yield kind
        opened[kind] += 1
        waiting += page.eval_on_selector_all(
            "a[href]", "links => links.map((link) => link.href.split('#')[0])"
        )


def pattern_of(address: str) -> str:
    """An address without its numbers and query, as a file's name: meetings-N-agenda."""
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "N", urlsplit(address).path)
    return path.strip("/").replace("/", "-") or "home"


def picture_all(browser: Browser, url: str, folder: Path) -> None:
    """One picture of each kind of page at both widths, for the officer and for residents."""
    for who, start in (("officer", "/work/"), ("resident", "/public/larkmere/")):
        page = browser.new_page()
        if who == "officer":
            sign_in(page, url)
        for kind in pages_of_each_kind(page, url + start):
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                page.screenshot(path=folder / f"{who}-{kind}-{width}.png", full_page=True)
        page.close()


def main() -> int:
    """Take the pictures and return the exit code."""
    asked = options()
    try:
        system_packages.need_browser()
        with sync_playwright() as playwright:
            program = system_packages.browser()
            browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            sign_in(page, asked.url)
            readme_pictures(page, asked.url)
            if asked.all:
                asked.all.mkdir(parents=True, exist_ok=True)
                picture_all(browser, asked.url, asked.all)
            browser.close()
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
