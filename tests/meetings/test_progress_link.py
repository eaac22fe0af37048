"""A body reports progress by a link, without an account: for this purpose alone, and once."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus
from meetings.link_holder import LinkHolder
from meetings.models import AnswerLink, Evidence, ProgressUpdate, RecommendationPart
from meetings.recommendation_enums import LinkPurpose
from meetings.services import answer_links, findings, progress, responses
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.kept import kept
from tests.meetings.link_factories import open_link, progress_link, send_link, typed
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation
from tests.meetings.report_factories import pdf_file
from tests.meetings.test_answer_link_refused import assert_refused

pytestmark = pytest.mark.django_db


@kept
def sent(clerk, chair, committee, fire_service, police):
    made = make_sent_recommendation(fire_service, police, committee=committee, by=clerk)
    make_answer(made.addressees.get(organisation=fire_service), by=clerk)
    return made


@pytest.fixture(autouse=True)
def nobody_waits():
    cache.clear()


@pytest.fixture
def addressee(sent, fire_service):
    return sent.addressees.get(organisation=fire_service)


@pytest.fixture
def mailed(addressee, clerk):
    return progress_link(addressee, by=clerk)


def page_of(link: AnswerLink) -> str:
    return reverse("public:progress-write", args=[link.pk])


def told(**changes) -> dict:
    return {
        "text": "Two wards are on the web page.",
        "rag": "amber",
        "stage": "in-progress",
        "date": timezone.localdate().isoformat(),
        "said_by": "Jo Marsh, Area Commander",
        **changes,
    }


def test_an_officer_sends_the_link_from_the_card(client_for, clerk, sent, addressee):
    officer = client_for(clerk)
    assert (
        "Link to report progress without an account" in officer.get(sent.get_absolute_url()).content.decode()
    )
    page = reverse("meetings:answer-link-create", args=[addressee.pk])
    words = officer.post(page, {"to": "jo@fire.example"}, follow=True).content.decode()
    assert "The link is on its way to jo@fire.example." in words
    assert AnswerLink.objects.get(sent_to="jo@fire.example").purpose == LinkPurpose.PROGRESS
    mail = OutgoingEmail.objects.get(kind="progress_link")
    assert "report how far it is" in mail.subject
    assert mail.is_secret


def test_the_body_reports_with_evidence_and_the_link_is_used_up(mailed, addressee):
    link, address = mailed
    browser = open_link(address)
    assert "publish response times by ward" in browser.get(page_of(link)).content.decode()
    done = browser.post(page_of(link), told(file=pdf_file()), follow=True).content.decode()
    assert "Your report has been kept" in done
    [update] = ProgressUpdate.objects.all()
    assert (update.author, update.link, update.by) == ("Jo Marsh, Area Commander", link, None)
    assert Evidence.objects.get().update == update
    addressee.refresh_from_db()
    assert addressee.status == AddresseeStatus.IN_PROGRESS
    assert (
        AuditEvent.objects.filter(event="addressee.progressed").latest("pk").actor
        == "Jo Marsh, Area Commander"
    )
    assert_refused(browser, address)
    assert_refused(browser, page_of(link))


def test_looking_changes_nothing(client, mailed):
    link, address = mailed
    before = AuditEvent.objects.count()
    assert "how far it is" in client.get(address).content.decode()
    link.refresh_from_db()
    assert (link.bound_hash, AuditEvent.objects.count()) == ("", before)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(mailed):
    link, address = mailed
    browser = open_link(address)
    words = browser.post(page_of(link), told(rag="", said_by="")).content.decode()
    assert "Choose an answer for “Red, amber or green”." in words
    assert "Fill in “Your name and post”." in words
    assert "Two wards are on the web page." in words
    assert not ProgressUpdate.objects.exists()


def test_a_link_to_report_answers_nothing(mailed, addressee):
    link, address = mailed
    browser = open_link(address)
    assert_refused(browser, reverse("public:answer-write", args=[link.pk]))
    assert_refused(browser, reverse("public:answer-check", args=[link.pk]))
    with pytest.raises(Refused, match="This link cannot be used"):
        responses.save_draft(addressee=addressee, by=LinkHolder(link, "Jo Marsh"), words={})


def test_a_link_to_answer_reports_nothing(clerk, sent, police):
    body = sent.addressees.get(organisation=police)
    link, address = send_link(body, by=clerk, to="post@police.example")
    browser = open_link(address)
    assert_refused(browser, page_of(link))
    with pytest.raises(Refused, match="This link cannot be used"):
        progress.report(addressee=body, by=LinkHolder(link, "Jo Marsh"), text="News.", rag="green")
    assert browser.post(reverse("public:answer-write", args=[link.pk]), typed()).status_code == 302


def test_a_link_made_for_progress_waits_until_an_answer_counts(clerk, sent, police):
    body = sent.addressees.get(organisation=police)
    with pytest.raises(ValidationError, match="No progress is awaited"):
        answer_links.send(addressee=body, by=clerk, purpose=LinkPurpose.PROGRESS, to="post@police.example")
    _link, key = answer_links.make(
        addressee=body, by=clerk, purpose=LinkPurpose.PROGRESS, to="post@police.example"
    )
    assert_refused(Client(), f"/answer/{key}/")


def test_a_link_once_the_committee_closed_the_recommendation(clerk, sent, mailed):
    link, address = mailed
    browser = open_link(address)
    findings.record(
        recommendation=sent, kind="deleted", by=clerk, on=timezone.localdate(), words="Overtaken by events."
    )
    assert_refused(browser, page_of(link))


def test_a_link_opens_nothing_of_another_body_even_with_its_own_cookie(clerk, sent, police, mailed):
    _link, address = mailed
    browser = open_link(address)
    body = sent.addressees.get(organisation=police)
    make_answer(body, by=clerk)
    other, _address = progress_link(body, by=clerk, to="post@police.example")
    own = next(name for name in browser.cookies if name.startswith("answer_"))
    browser.cookies[f"answer_{other.pk}"] = browser.cookies[own].value
    assert_refused(browser, page_of(other))
    with pytest.raises(Refused, match="This link cannot be used"):
        progress.report(addressee=body, by=LinkHolder(mailed[0], "Jo Marsh"), text="News.", rag="green")


def test_a_revoked_and_a_forwarded_link(client_for, clerk, mailed):
    link, address = mailed
    browser = open_link(address)
    assert_refused(Client(), address)
    assert_refused(Client(), page_of(link))
    client_for(clerk).post(reverse("meetings:answer-link-revoke", args=[link.pk]))
    assert_refused(browser, page_of(link))


def test_each_part_has_its_own_boxes(mailed, sent, addressee):
    link, address = mailed
    parts = [
        RecommendationPart.objects.create(recommendation=sent, position=number, text=text)
        for number, text in enumerate(("Publish by ward.", "Say why a call was late."), start=1)
    ]
    browser = open_link(address)
    common = {"date": timezone.localdate().isoformat(), "said_by": "Jo Marsh"}
    nothing = browser.post(page_of(link), common).content.decode()
    assert "Say how far at least one part is." in nothing
    first, second = (
        {f"{name}_{part.pk}": told()[name] for name in ("text", "rag", "stage")} for part in parts
    )
    half = browser.post(page_of(link), common | first | {f"text_{parts[1].pk}": "Not yet."}).content.decode()
    assert "Choose how far it is." in half
    assert browser.post(page_of(link), common | first | second).status_code == 302
    assert [update.part for update in ProgressUpdate.objects.order_by("pk")] == parts
