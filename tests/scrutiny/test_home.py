"""The front door, and what waits for who has signed in."""

import datetime as dt

import pytest

from scrutiny import work


def test_a_resident_finds_the_councils_with_public_pages(client, council, other_council):
    other_council.is_public = False
    other_council.save(update_fields=["is_public"])
    page = client.get("/")
    assert council.name in page.text
    assert council.get_public_url() in page.text
    assert other_council.name not in page.text
    assert "Sign in" in page.text


def test_who_has_signed_in_is_sent_to_their_work(client_for, clerk):
    page = client_for(clerk).get("/", follow=True)
    assert page.redirect_chain == [("/work/", 302)]
    assert "Your work" in page.text
    assert "Committee officer" in page.text


def test_staff_find_their_councils_public_pages(client_for, clerk, council):
    assert f'href="{council.get_public_url()}">Public pages' in client_for(clerk).get("/work/").text


def things(user, council):
    yield work.WorkItem("Reports", "Second", "/b/", due=dt.date(2026, 3, 2))
    yield work.WorkItem("Reports", "First", "/a/", due=dt.date(2026, 3, 1), overdue=True, note="Item 8.1")
    yield work.WorkItem("Minutes", "Third", "/c/")


@pytest.fixture
def providers(monkeypatch):
    monkeypatch.setattr(work, "_PROVIDERS", [f"{__name__}.things"])


def test_what_waits_is_grouped_with_the_most_urgent_first(client_for, clerk, providers):
    page = client_for(clerk).get("/work/").text
    assert page.index("Reports") < page.index("First") < page.index("Second") < page.index("Minutes")
    assert "by 1 March 2026" in page
    assert page.count("Overdue") == 1
    assert "Item 8.1" in page


def test_who_holds_no_role_is_told_whom_to_ask(client_for, clerk):
    clerk.council_roles.update(end=dt.date(2021, 1, 1))
    page = client_for(clerk).get("/work/")
    assert "You hold no role today." in page.text


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/work/").headers["Location"] == "/accounts/login/?next=/work/"
