"""Links that cannot be used: whatever is wrong, one page and one sentence that tell nothing; and no key in a log."""

import datetime as dt
import io
import logging
import re
import statistics
import time

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from structlog.stdlib import ProcessorFormatter

from meetings.models import AnswerLink
from meetings.models.addressee import new_key
from meetings.services import answer_links, responses
from scrutiny import throttle
from scrutiny.access.checks import Refused
from scrutiny.log_masks import without_keys
from scrutiny.models import AuditEvent
from tests.kept import kept
from tests.meetings.link_factories import open_link, send_link, typed, write_and_give
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db
SENTENCE = "Ask the council's committee officer, who wrote to you, for a new link."


@kept
def sent(clerk, chair, committee, fire_service, police):
    return make_sent_recommendation(fire_service, police, committee=committee, by=clerk)


@pytest.fixture(autouse=True)
def nobody_waits():
    cache.clear()


@pytest.fixture
def addressee(sent, fire_service):
    return sent.addressees.get(organisation=fire_service)


@pytest.fixture
def mailed(addressee, clerk):
    return send_link(addressee, by=clerk)


def refused_page() -> str:
    """What a guess gets."""
    return _page(Client(), f"/answer/{new_key()}/")


def _page(browser: Client, url: str, method: str = "get") -> str:
    response = getattr(browser, method)(url)
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "private, no-store"
    # Each page has a nonce of its own for its style.
    return re.sub(r'nonce="[^"]*"', "", response.content.decode())


def assert_refused(browser: Client, url: str) -> None:
    for method in ("get", "post"):
        words = _page(browser, url, method)
        assert SENTENCE in words
        assert words == refused_page()


def test_a_guessed_link():
    assert_refused(Client(), f"/answer/{new_key()}/")
    assert_refused(Client(), "/answer/x/")


def test_a_link_whose_time_is_over(mailed):
    link, address = mailed
    AnswerLink.objects.filter(pk=link.pk).update(
        made_at=timezone.now() - dt.timedelta(days=90), expires_at=timezone.now() - dt.timedelta(seconds=1)
    )
    assert_refused(Client(), address)


def test_a_link_that_is_used_up_even_in_its_own_browser(mailed):
    link, address = mailed
    browser = open_link(address)
    assert write_and_give(link, browser).status_code == 302
    assert_refused(browser, address)
    assert_refused(browser, reverse("public:answer-write", args=[link.pk]))
    assert_refused(browser, reverse("public:answer-check", args=[link.pk]))


def test_a_link_that_was_forwarded_to_another_browser(mailed):
    link, address = mailed
    open_link(address)
    assert_refused(Client(), address)
    assert_refused(Client(), reverse("public:answer-write", args=[link.pk]))


def test_a_revoked_link_even_in_its_own_browser(client_for, clerk, mailed):
    link, address = mailed
    browser = open_link(address)
    client_for(clerk).post(reverse("meetings:answer-link-revoke", args=[link.pk]))
    assert_refused(browser, address)
    assert_refused(browser, reverse("public:answer-write", args=[link.pk]))


def test_a_new_link_revokes_the_one_before(clerk, mailed, addressee):
    _link, address = mailed
    send_link(addressee, by=clerk)
    assert_refused(Client(), address)


def test_a_link_once_the_body_answered_with_its_account(partner, mailed, addressee):
    _link, address = mailed
    make_answer(addressee, by=partner)
    assert_refused(Client(), address)


def test_a_link_opens_nothing_of_another_body(clerk, mailed, sent, police):
    _link, address = mailed
    browser = open_link(address)
    other, _address = send_link(sent.addressees.get(organisation=police), by=clerk)
    assert_refused(browser, reverse("public:answer-write", args=[other.pk]))
    # Nor when the browser's own key is put under the other's name.
    own = next(name for name in browser.cookies if name.startswith("answer_"))
    browser.cookies[f"answer_{other.pk}"] = browser.cookies[own].value
    assert_refused(browser, reverse("public:answer-write", args=[other.pk]))


def test_a_holder_cannot_answer_for_another_body_at_the_service_either(mailed, sent, police):
    link, _address = mailed
    holder = answer_links.LinkHolder(link, "Jo Marsh")
    with pytest.raises(Refused, match="This link cannot be used"):
        responses.save_draft(addressee=sent.addressees.get(organisation=police), by=holder, words={})


def test_the_cookie_is_for_these_pages_alone_and_no_script_reads_it(mailed):
    _link, address = mailed
    cookie = next(morsel for name, morsel in open_link(address).cookies.items() if name.startswith("answer_"))
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/answer/", "Lax", True)


def test_the_page_with_the_key_sends_no_referer(client, mailed):
    _link, address = mailed
    headers = client.get(address).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "private, no-store"
    # What follows has no key in its address.
    assert address.split("/")[2] not in client.post(address).headers["Location"]


def test_a_form_of_a_link_needs_its_token(mailed):
    link, address = mailed
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(address).status_code == 302
    assert browser.post(reverse("public:answer-write", args=[link.pk]), typed()).status_code == 403


def test_too_many_guesses_from_one_address_wait(mailed):
    _link, address = mailed
    browser = Client()
    codes = [browser.get(f"/answer/{new_key()}/").status_code for _try in range(throttle.MOST + 1)]
    assert codes == [404] * throttle.MOST + [429]
    over = browser.get(address)
    assert over.status_code == 429
    assert "Wait ten minutes" in over.content.decode()
    assert Client(REMOTE_ADDR="203.0.113.9").get(address).status_code == 200


def test_behind_a_proxy_only_who_guesses_waits(mailed, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    _link, address = mailed
    for _try in range(throttle.MOST):
        Client().get(f"/answer/{new_key()}/", headers={"x-forwarded-for": "198.51.100.7"})
    # What the sender itself writes into the header is not believed.
    forged = {"x-forwarded-for": "203.0.113.9, 198.51.100.7"}
    assert Client().get(address, headers=forged).status_code == 429
    assert Client().get(address, headers={"x-forwarded-for": "203.0.113.9"}).status_code == 200


@pytest.fixture
def log():
    """What the service writes to its log, as it is written there."""
    root, text = logging.getLogger(), io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(
        next(one.formatter for one in root.handlers if isinstance(one.formatter, ProcessorFormatter))
    )
    root.addHandler(handler)
    yield text
    root.removeHandler(handler)


def test_the_key_stands_in_no_log_and_not_in_the_audit(mailed, log):
    _link, address = mailed
    key = address.split("/")[2]
    open_link(address)
    Client().get(address)
    told = log.getvalue()
    assert "POST /answer/" in told
    assert "Not Found: /answer/" in told
    assert key not in told
    assert [event for event in AuditEvent.objects.all() if key in f"{event.subject} {event.detail}"] == []


def test_a_key_is_left_out_wherever_it_stands_in_an_event():
    event = {"event": "Not Found: /answer/abcdefghijklmnopqrstuvwxyz0123456789/", "code": 404}
    assert without_keys(None, "info", event) == {"event": "Not Found: /answer/…/", "code": 404}


def test_a_key_that_is_nearly_right_takes_as_long_as_any(mailed):
    """By the median of many tries, generously: a comparison of the key itself sign by sign is not what is sought."""
    _link, address = mailed
    key = address.split("/")[2]
    nearly, other = f"{key[:-1]}{'A' if key[-1] != 'A' else 'B'}", new_key()
    taken: dict[str, list[float]] = {nearly: [], other: []}
    for _try in range(150):
        for guess, times in taken.items():
            start = time.perf_counter()
            with pytest.raises(answer_links.LinkRefused):
                answer_links.find(guess)
            times.append(time.perf_counter() - start)
    one, two = (statistics.median(times) for times in taken.values())
    assert 0.5 < one / two < 2
