"""Every address × every role, against the table in tests/access_table.txt.

The table says what each person gets on GET, and for addresses that take only POST what they get when they send
next to nothing. Who adds an address adds its row: without one the test fails.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from scrutiny.tasks import run_job

PEOPLE = (
    "resident",
    "administrator",
    "clerk",
    "partnership_officer",
    "report_author",
    "chair",
    "member",
    "substitute",
    "co_optee",
    "theme_lead",
    "partner",
    "system_administrator",
    "other_clerk",
)
TABLE = Path(__file__).with_name("access_table.txt")
WORDS = {200: "ok", 302: "go", 400: "bad", 403: "no", 404: "--", 405: "post"}


def addresses(resolver=None, spaces=()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each address and the words in it that stand for records."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            below = (*spaces, entry.namespace) if entry.namespace else spaces
            for name, words in addresses(entry, below):
                yield name, (*entry.pattern.converters, *words)
        elif isinstance(entry, URLPattern):
            yield ":".join((*spaces, entry.name)), tuple(entry.pattern.regex.groupindex)


def table() -> dict[tuple[str, str], dict[str, str]]:
    """What each person should get, by method and address."""
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if line and not line[0].startswith("#")]
    return {(method, name): dict(zip(PEOPLE, cells, strict=True)) for method, name, *cells in rows}


def answer(browser: Client, method: str, url: str) -> str:
    """What comes back, in a word of the table; nothing that it did stays."""
    with transaction.atomic():
        response = browser.get(url) if method == "GET" else browser.post(url, {"direction": "up"})
        response.getvalue()  # a file is closed when it has been read
        transaction.set_rollback(True)
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return "in"
    return WORDS.get(response.status_code, str(response.status_code))


def test_every_address_has_its_row():
    named = {name for name, _words in addresses()}
    rows = table()
    assert named == {name for method, name in rows if method == "GET"}
    post_only = {name for method, name in rows if method == "GET" and "post" in rows[method, name].values()}
    assert post_only == {name for method, name in rows if method == "POST"}


@pytest.fixture
def quiet(hushed, unprinted, monkeypatch):
    """No paper is laid out: that is not what this is about, and takes its time."""
    monkeypatch.setattr(run_job, "delay", lambda job_id: None)


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_gets_what_the_table_says(person, world, request, client_for, quiet):
    browser = Client() if person == "resident" else client_for(request.getfixturevalue(person))
    words_of = dict(addresses())
    wrong = {}
    for (method, name), expected in table().items():
        url = reverse(name, kwargs=world.arguments(name, words_of[name]))
        got = answer(browser, method, url)
        if got != expected[person]:
            wrong[f"{method} {name}"] = f"expected {expected[person]}, got {got}"
    assert wrong == {}
