"""What somebody with bad intentions tries: each page, verb, header and text field in turn."""

import datetime as dt
import re
from html import unescape

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Committee, Meeting, Publication
from meetings.papers import catalogue, subject
from meetings.services import agenda_items
from partnerships.models import Partnership
from scrutiny import outbox
from scrutiny.models import AuditEvent, Council, OutgoingEmail, User
from tests import factories
from tests.test_access_matrix import addresses

# What reading a restricted paper leaves behind is meant to stay.
READINGS = {"paper.restricted-paper-read"}
LEAVES_SESSION = {"account_logout"}
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> [x](javascript:alert(3))"
# Fields whose values are no words: fixed lists, hashes, addresses of files and of pages.
NO_WORDS = {
    "slug",
    "sha256",
    "html",
    "file",
    "result_url",
    "key",
    "password",
    "colour",
    "kind",
    "ref",
    "label",
    "scope",
}
KEPT = {"AuditEvent", "Publication", "PublicationFile", "Job", "FormSubmission", "HouseStyleVersion"}


@pytest.fixture
def world(world, hushed):
    return world


def urls_of(world) -> dict[str, str]:
    named = dict(addresses())
    return {name: reverse(name, kwargs=world.arguments(name, words)) for name, words in named.items()}


def ask(browser, url: str, typed: dict | None = None):
    """The answer to GET, or to POST of what was typed, read to its end so that no file stays open."""
    answer = browser.get(url) if typed is None else browser.post(url, typed)
    answer.body = answer.getvalue().decode("utf-8", "replace")
    return answer


def fill_with_scripts() -> None:
    """Put a script into every text that people type, past every form and service."""
    for model in [
        *apps.get_app_config("partnerships").get_models(),
        *apps.get_app_config("meetings").get_models(),
    ]:
        if model.__name__ in KEPT:
            continue
        values = {field.name: _script_for(field) for field in model._meta.concrete_fields if _is_words(field)}
        if values:
            model._base_manager.update(**values)
    User.objects.exclude(name="").update(name=SCRIPT)
    Council.objects.update(address=SCRIPT, contact_name=SCRIPT)


def _is_words(field) -> bool:
    is_text = type(field) is models.TextField or (type(field) is models.CharField and field.max_length > 100)
    return is_text and not field.choices and field.name not in NO_WORDS


def _script_for(field):
    # The key keeps apart what must be unique.
    return Concat(models.Value(SCRIPT), models.functions.Cast("pk", models.CharField()))


def is_harmful(page: str) -> bool:
    return (
        "<script>alert" in page
        or "<img src=x" in page
        or bool(re.search(r'href="\s*javascript:', unescape(page)))
    )


def runs_in_browser(answer) -> bool:
    """Whether a browser runs what was typed: never in data, as long as it is told not to look for pages in them."""
    if answer.headers.get("Content-Type", "").startswith(("text/csv", "application/json")):
        return answer.headers.get("X-Content-Type-Options") != "nosniff"
    return is_harmful(answer.body)


def test_no_text_that_somebody_typed_runs_in_a_page(
    world, clerk, member, administrator, client_for, unprinted
):
    fill_with_scripts()
    browsers = {"resident": Client(), "clerk": client_for(clerk), "administrator": client_for(administrator)}
    bad = [
        f"{person} {name}"
        for person, browser in browsers.items()
        for name, url in urls_of(world).items()
        if name not in LEAVES_SESSION and runs_in_browser(ask(browser, url))
    ]
    assert bad == []


def test_no_text_that_somebody_typed_runs_in_a_paper(world):
    fill_with_scripts()
    papers = {
        "agenda-pack": {"meeting_id": world.meeting.pk},
        "restricted-pack": {"meeting_id": world.meeting.pk},
        "minutes": {"meeting_id": world.minuted.pk},
        "letter": {"addressee_id": world.addressee.pk},
        "member-list": {"partnership_id": world.partnership.pk},
    }
    for kind, about in papers.items():
        composed = catalogue.compose(kind, subject.load(**about))
        assert "alert(1)" in composed.html, kind
        assert not is_harmful(composed.html), kind
        assert not is_harmful(catalogue.document(composed)), kind


def test_looking_changes_nothing(world, clerk, administrator, client_for, unprinted):
    before = AuditEvent.objects.count()
    for person in (clerk, administrator):
        browser = client_for(person)
        for name, url in urls_of(world).items():
            if name not in LEAVES_SESSION:
                ask(browser, url)
    new = AuditEvent.objects.order_by("pk")[before:]
    assert {event.event for event in new} <= READINGS


@pytest.mark.parametrize("person", ["member", "co_optee", "report_author", "other_clerk"])
def test_who_only_reads_changes_nothing_by_sending(person, world, request, client_for):
    browser = client_for(request.getfixturevalue(person))
    before = AuditEvent.objects.count()
    typed = {
        "direction": "up",
        "none": "on",
        "on": "2026-01-01",
        "reason": "x",
        "words": "x",
        "council": "none",
    }
    for name, url in urls_of(world).items():
        if not name.startswith("account_"):
            ask(browser, url, typed)
    new = [f"{event.event}: {event.subject}" for event in AuditEvent.objects.order_by("pk")[before:]]
    # What members themselves say of proposed wording before a meeting is theirs to take back.
    theirs = ("wording.taken-back",) if person == "member" else ()
    assert [line for line in new if not line.startswith((*READINGS, *theirs))] == []


def test_nothing_is_taken_without_the_token_of_the_page(world, clerk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)
    answers = {name: ask(browser, url, {}).status_code for name, url in urls_of(world).items()}
    assert {name: code for name, code in answers.items() if code not in (403, 404, 405)} == {}


def test_every_answer_says_what_browsers_may_do(world, clerk, client_for, unprinted):
    browser = client_for(clerk)
    urls = [*urls_of(world).values(), "/nowhere/", "/accounts/login/", "/healthz"]
    for url in urls:
        for answer in (ask(browser, url), ask(Client(), url)):
            policy = answer.headers.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy, url
            assert "frame-ancestors 'none'" in policy, url
            assert "unsafe" not in policy, url
            assert answer.headers["X-Frame-Options"] == "DENY", url
            assert answer.headers["X-Content-Type-Options"] == "nosniff", url


def test_error_pages_have_the_policy_too(client_for, member, committee, monkeypatch):
    browser = client_for(member)
    browser.raise_request_exception = False
    refused = browser.get(reverse("meetings:committee-edit", args=[committee.pk]))
    monkeypatch.setattr("scrutiny.views.pages.layout_for", lambda request: 1 / 0)
    broken = browser.get(reverse("privacy"))
    assert (refused.status_code, broken.status_code) == (403, 500)
    for answer in (refused, broken):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_signing_in_leads_nowhere_else(clerk, client):
    for address in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        form = {"login": clerk.email, "password": factories.PASSWORD, "next": address}
        answer = Client().post(reverse("account_login"), form)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/work/"


def test_signing_in_changes_the_session(clerk):
    browser = Client()
    browser.get(reverse("account_login"))
    browser.session["x"] = 1
    session = browser.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    browser.cookies["sessionid"] = planted
    browser.post(reverse("account_login"), {"login": clerk.email, "password": factories.PASSWORD})
    assert browser.cookies["sessionid"].value != planted


def test_cookies_stay_in_the_browser(clerk):
    answer = Client().post(reverse("account_login"), {"login": clerk.email, "password": factories.PASSWORD})
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_nobody_learns_who_has_an_account(clerk):
    def told(page):
        return re.sub(r"nonce=\S+|value=\S+", "", page.content.decode()).replace(
            clerk.email, "nobody@larkmere.example"
        )

    pages = [
        [
            Client().post(reverse(name), {field: address, "password": "wrong"}, follow=True)
            for address in (clerk.email, "nobody@larkmere.example")
        ]
        for name, field in (("account_login", "login"), ("account_reset_password", "email"))
    ]
    for known, unknown in pages:
        assert known.status_code == unknown.status_code
        assert told(known) == told(unknown)


def test_a_name_with_a_line_break_does_not_write_the_head_of_a_message(council, settings):
    settings.EMAIL_URL = "smtp://mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    report = type("Report", (), {"known_as": "Knife crime\r\nBcc: all@evil.example", "item": None})()
    meeting = type("Meeting", (), {"body_name": "Committee", "date": None})()
    outbox.queue(
        "report_cleared", to="a@b.example", council=council, report=report, meeting=meeting, path="/", by="P"
    )
    assert "\r" not in OutgoingEmail.objects.get(kind="report_cleared").subject
    assert [sorted(message.extra_headers) for message in mail.outbox] == [[]]


def test_health_says_no_more_than_it_must(client, db):
    assert client.get("/healthz").json() == {"database": "ok", "broker": "ok"}


@pytest.mark.parametrize("model", [Committee, Meeting, Partnership, Council])
def test_papers_of_what_is_not_public_are_not_public(model, world, clerk):
    paper = world.pack
    where = {"council": world.council.slug, "pk": paper.pk}
    urls = [reverse(f"public:{name}", kwargs=where) for name in ("paper", "paper-download")]
    assert [ask(Client(), url).status_code for url in urls] == [200, 200]
    model.objects.update(is_public=False)
    expected = 200 if model is Partnership else 404
    assert [ask(Client(), url).status_code for url in urls] == [expected] * 2
    assert Publication.objects.filter(pk=paper.pk).exists()


# Each form that offers rows of the council: its address, the field, and the other council's row sent in it.
STRANGERS = (
    ("meetings:agenda-item-create", "presenter", "person"),
    ("meetings:agenda-item-create", "earlier_meeting", "meeting"),
    ("meetings:agenda-item-edit", "on_behalf_of", "person"),
    ("meetings:agenda-add-themes", "heading", "item"),
    ("meetings:report-commission", "author", "person"),
    ("meetings:report-edit", "author", "person"),
    ("meetings:recommendation-create", "addressees", "organisation"),
    ("meetings:committee-create", "parent", "committee"),
    ("meetings:committee-create", "partnership", "partnership"),
    ("meetings:committee-membership-create", "person", "person"),
    ("meetings:committee-membership-create", "represents", "organisation"),
    ("meetings:attendance-add", "person", "person"),
    ("meetings:attendance-add", "arrived_at", "item"),
    ("meetings:declaration-create", "person", "person"),
    ("meetings:declaration-create", "item", "item"),
    ("meetings:minute-create", "item", "item"),
    ("meetings:minutes-agree", "agreed_at_meeting", "meeting"),
    ("partnerships:membership-create", "person", "person"),
    ("partnerships:membership-create", "organisation", "organisation"),
    ("partnerships:group-create", "chair", "person"),
    ("partnerships:post-create", "organisation", "organisation"),
    ("partnerships:theme-lead-create", "person", "person"),
    ("partnerships:plan-action-create", "owner", "person"),
)


def test_no_form_takes_what_belongs_to_another_council(world, clerk, other_clerk, other_council, client_for):
    by = other_clerk
    theirs = {
        "person": factories.make_person("Dr Eve Stranger", council=other_council, by=by),
        "organisation": factories.make_organisation("Strange Police", council=other_council, by=by),
        "partnership": factories.make_partnership(
            council=other_council, by=by, local_name="Strange Partnership"
        ),
        "committee": factories.make_committee(council=other_council, by=by, name="Strange Committee"),
    }
    long_ago = timezone.localdate() - dt.timedelta(days=1)
    theirs["meeting"] = factories.make_meeting(committee=theirs["committee"], by=by, date=long_ago)
    theirs["item"] = agenda_items.add(meeting=theirs["meeting"], by=by, title="Strange item")
    browser, urls, taken, shown = client_for(clerk), urls_of(world), [], []
    for name, field, noun in STRANGERS:
        answer = ask(browser, urls[name], {field: str(theirs[noun].pk)})
        if field not in answer.context["form"].errors:
            taken.append((name, field))
        if "Strange" in ask(browser, urls[name]).body:
            shown.append(name)
    assert (taken, shown) == ([], [])
