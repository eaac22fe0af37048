"""Each request leaves a line in the log that says who asked and by which number to find it; and the 500 page."""

import logging

import pytest
from django.test import Client

from scrutiny import work


def breaks_down(user, council):
    raise ZeroDivisionError


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="django_structlog")

    def of(event):
        found = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
        return [line for line in found if line["event"] == event]

    return of


def test_a_request_is_logged_with_its_number_and_the_person(client_for, clerk, lines):
    client_for(clerk).get("/work/")
    (line,) = lines("request_finished")
    assert (line["request"], line["code"], line["user_id"]) == ("GET /work/", 200, clerk.pk)
    assert line["request_id"]


@pytest.mark.parametrize("behind_proxy", [True, False])
def test_the_number_that_a_proxy_gave_is_kept_and_a_strangers_is_not(
    behind_proxy, client, db, lines, settings
):
    settings.DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = behind_proxy
    client.get("/", headers={"X-Request-ID": "from-the-proxy"})
    (line,) = lines("request_finished")
    assert (line["request_id"] == "from-the-proxy") is behind_proxy
    assert line["user_id"] is None


def broken_page(clerk, monkeypatch):
    monkeypatch.setattr(work, "_PROVIDERS", [f"{__name__}.breaks_down"])
    browser = Client(raise_request_exception=False)
    browser.force_login(clerk)
    return browser.get("/work/")


def test_what_breaks_says_so_in_words_and_not_in_code(clerk, monkeypatch):
    page = broken_page(clerk, monkeypatch)
    assert page.status_code == 500
    assert "Something went wrong" in page.text
    assert "Your last step may not have been saved." in page.text
    assert "ZeroDivisionError" not in page.text
    assert "Traceback" not in page.text


def test_what_breaks_is_in_the_log_with_its_number(clerk, monkeypatch, lines):
    broken_page(clerk, monkeypatch)
    (line,) = lines("request_failed")
    assert (line["request"], line["user_id"]) == ("GET /work/", clerk.pk)
    assert line["request_id"]
