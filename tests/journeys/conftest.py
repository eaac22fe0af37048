"""Journeys: people with a real browser before the running product."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from scrutiny.models import User
from tests.factories import PASSWORD
from tests.journeys.clock import Clock
from tests.journeys.site import Site
from tests.journeys.window import DESK, Window

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without one the journeys fail."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("The journeys need Chromium: as root run 'apt-get install chromium'.", pytrace=False)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; the tests between its calls are ordinary code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def site(db) -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def window(chromium, site) -> Iterator[Callable[..., Window]]:
    """`window(user)`: a new window in which that person signs in by the form; `window()` is a resident's.

    With `scripts=False` it is one of a browser without JavaScript.
    """
    contexts, seen = [], set()

    def opened(user: User | None = None, *, scripts: bool = True) -> Window:
        contexts.append(chromium.new_context(viewport=DESK, locale="en-GB", java_script_enabled=scripts))
        made = Window(contexts[-1], site.url, seen, runs_scripts=scripts)
        if user:
            made.sign_in(user.email, PASSWORD)
        return made

    yield opened
    for context in contexts:
        context.close()
