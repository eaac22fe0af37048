"""Nobody finds a word of an exempt item, wherever they look, unless they may read exempt papers."""

import functools
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from meetings.enums import PaperKind
from scrutiny.models import AuditEvent, OutgoingEmail
from scrutiny.pdf import extract
from tests.access_world import CAST
from tests.kept import kept
from tests.meetings.secret_minutes import SUMMARY
from tests.meetings.secret_world import MARK, OF_THE_ADDRESSEE, SecretWorld
from tests.test_access_matrix import addresses

NOT_FOR = (
    "resident",
    "system_administrator",
    "administrator",
    "partnership_officer",
    "report_author",
    "co_optee",
    "theme_lead",
    "partner",
    "other_clerk",
)
OF_THE_PARTS = (
    "own-heading",
    "withheld-text",
    "caption",
    "alternative",
    "withheld-proposal",
    "withheld-lead",
)


@functools.cache
def paper_text(pdf: bytes) -> str:
    """What a PDF says; everybody is given the same few."""
    return f"{extract.full_text(pdf)} {extract.metadata(pdf)} {extract.bookmarks(pdf)}"


def words_in(response) -> set[str]:
    """The marked words of an answer: its text, its headers, or the text and title of a PDF."""
    body = response.getvalue()
    told = paper_text(body) if body.startswith(b"%PDF") else body.decode("utf-8", "replace")
    told += str(dict(response.headers))
    return set(re.findall(rf"{MARK}[a-z-]*[a-z]", told))


def places(world) -> list[str]:
    """Every address, on the records of the exempt item."""
    named = [(name, world.arguments(name, words)) for name, words in addresses()]
    return sorted({reverse(name, kwargs=kwargs) for name, kwargs in named + world.everything()})


def leaks(browser, urls, allowed=frozenset()) -> dict[str, set[str]]:
    found = {url: words_in(browser.get(url)) - allowed for url in urls}
    return {url: words for url, words in found.items() if words}


@kept(of=CAST)
def secret_world(**cast):
    return SecretWorld(cast.__getitem__)


@pytest.fixture
def world(secret_world, hushed):
    return secret_world


def test_nobody_without_exempt_papers_reads_a_word_on_any_page(world, request, client_for, printed_once):
    urls, found = places(world), {}
    for person in NOT_FOR:
        browser = Client() if person == "resident" else client_for(request.getfixturevalue(person))
        allowed = OF_THE_ADDRESSEE if person == "partner" else frozenset()
        found |= {f"{person} {url}": sorted(words) for url, words in leaks(browser, urls, allowed).items()}
    assert not found, "\n".join(f"{place}: {words}" for place, words in found.items())


def test_members_and_officers_do_read_them(world, member, clerk, client_for):
    for person in (member, clerk):
        browser = client_for(person)
        assert words_in(browser.get(reverse("meetings:minutes-detail", args=[world.minutes.pk])))
        assert words_in(browser.get(world.recommendation.get_absolute_url()))
        pack = words_in(browser.get(reverse("meetings:publication-read", args=[world.publication.pk])))
        assert {f"{MARK}-{part}" for part in OF_THE_PARTS} <= pack
        late = words_in(browser.get(reverse("meetings:publication-read", args=[world.supplement.pk])))
        assert {f"{MARK}-late", f"{MARK}-late-urgency"} <= late


def test_no_message_says_a_word_of_it(world):
    messages = [f"{mail.subject} {mail.body}" for mail in OutgoingEmail.objects.all()]
    assert [text for text in messages if MARK in text] == []


def test_open_minutes_tell_what_is_open_of_a_meeting_that_went_into_private(world, client):
    secret = world.secret_minutes
    page = client.get(secret.minutes.get_public_url())
    assert words_in(page) == set()
    told = " ".join(page.content.decode().split())
    for words in ("The cameras were discussed.", SUMMARY, "be excluded from the meeting", "Street lighting"):
        assert words in told


def test_exempt_minutes_tell_all_of_it(world, member, client_for):
    secret = world.secret_minutes
    page = words_in(client_for(member).get(reverse("meetings:minutes-detail", args=[secret.minutes.pk])))
    for where in ("open-item", "private"):
        parts = (
            "text",
            "answer",
            "said-by",
            "answered-by",
            "motion",
            "amendment",
            "mover",
            "vote",
            "result",
            "action",
        )
        assert {f"{MARK}-{where}-{part}" for part in parts} <= page
    own = ("narrative", "title", "outcome-reason")
    assert {f"{MARK}-private-{part}" for part in own} <= page
    assert {
        f"{MARK}-{part}" for part in ("why-excluded", "record-shown", "corrected-now", "settled-clause")
    } <= page


def test_open_minutes_as_pdf_say_no_word_of_it_and_exempt_ones_all(world):
    printed = world.secret_minutes.minutes.meeting.publications
    public = printed.filter(kind=PaperKind.MINUTES)
    assert public.exists()
    for paper in public:
        assert MARK not in pdf_of(paper)
        assert SUMMARY in pdf_of(paper)
    restricted = printed.filter(kind=PaperKind.RESTRICTED_MINUTES).last()
    assert f"{MARK}-private-text" in pdf_of(restricted)


def pdf_of(paper) -> str:
    with paper.file.open("rb") as file:
        return " ".join(paper_text(file.read()).split())


def test_the_log_names_nothing_by_a_word_of_it_and_tells_values_only_to_who_reads_papers(world):
    assert [event.subject for event in AuditEvent.objects.filter(subject__contains=MARK)] == []
    events = [event for event in AuditEvent.objects.all() if MARK in json.dumps(event.detail)]
    assert events
    assert {event.event for event in events if not event.may_be_exempt} == set()
