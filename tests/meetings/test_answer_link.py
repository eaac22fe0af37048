"""A body answers by a link, without an account: it reads, writes, saves, checks and gives its answer."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus
from meetings.models import Addressee, AnswerLink, RecommendationPart, Response
from meetings.recommendation_enums import ResponseState
from meetings.services import responses
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.kept import kept
from tests.meetings.link_factories import address_in_mail, open_link, send_link, typed, write_and_give
from tests.meetings.recommendation_factories import make_sent_recommendation
from tests.meetings.report_factories import pdf_file

pytestmark = pytest.mark.django_db


@kept
def sent(clerk, chair, committee, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk)


@pytest.fixture
def addressee(sent) -> Addressee:
    return sent.addressees.get()


@pytest.fixture
def mailed(addressee, clerk):
    return send_link(addressee, by=clerk)


def write_url(link: AnswerLink) -> str:
    return reverse("public:answer-write", args=[link.pk])


def words_of(browser, url: str) -> str:
    return browser.get(url).content.decode()


def test_an_officer_sends_the_link_and_the_key_stands_in_the_mail_alone(client_for, clerk, addressee):
    page = reverse("meetings:answer-link-create", args=[addressee.pk])
    words = client_for(clerk).post(page, {"to": "jo@fire.example"}, follow=True).content.decode()
    assert "The link is on its way to jo@fire.example." in words
    key = address_in_mail().split("/")[2]
    assert key not in words
    assert OutgoingEmail.objects.get(kind="answer_link").is_secret
    assert not [event for event in AuditEvent.objects.all() if key in f"{event.detail} {event.subject}"]
    assert AnswerLink.objects.get(revoked_at=None).key_hash != key


def test_the_body_answers_and_the_officer_accepts(client_for, clerk, mailed, addressee):
    link, address = mailed
    browser = open_link(address)
    page = words_of(browser, write_url(link))
    assert "publish response times by ward" in page
    assert "Answer due" in page
    check = browser.post(write_url(link), typed(), follow=True).content.decode()
    assert "Figures by ward each quarter." in check
    assert not Response.objects.filter(state=ResponseState.GIVEN).exists()
    given = browser.post(reverse("public:answer-check", args=[link.pk]), {"version": "1"}, follow=True)
    assert "Your answer has been given" in given.content.decode()
    addressee.refresh_from_db()
    assert (addressee.status, addressee.answer) == (AddresseeStatus.GIVEN, None)
    officer = client_for(clerk)
    assert "Answers to look at" in words_of(officer, reverse("work"))
    take = reverse("meetings:addressee-take", args=[addressee.pk])
    assert "Jo Marsh, Area Commander" in words_of(officer, take)
    officer.post(take, {"version": "1"})
    addressee.refresh_from_db()
    assert addressee.status == AddresseeStatus.ACCEPTED
    assert Addressee.objects.get().answer.given_by == "Jo Marsh, Area Commander"


def test_looking_at_the_link_changes_nothing(client, mailed):
    link, address = mailed
    before = AuditEvent.objects.count()
    assert "Start" in words_of(client, address)
    link.refresh_from_db()
    assert (link.bound_hash, link.used_at) == ("", None)
    assert AuditEvent.objects.count() == before
    assert [name for name in client.cookies if name.startswith("answer_")] == []


def test_a_draft_waits_in_the_same_browser(mailed):
    link, address = mailed
    browser = open_link(address)
    draft = typed(answer="", action="", target_date="", reason="We are asking our board.")
    del draft["save"]
    browser.post(write_url(link), draft | {"draft": "Later"})
    back = browser.get(address, follow=True)
    assert "We are asking our board." in back.content.decode()
    assert Response.objects.get().state == ResponseState.DRAFT


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(mailed):
    link, address = mailed
    browser = open_link(address)
    words = browser.post(
        write_url(link), typed(answer="in-principle", action="", target_date="", given_by="")
    ).content.decode()
    assert "“In principle” needs the date of the next step." in words
    assert "Enter the name and post of who answers." in words
    assert "Residents ask for it." in words
    again = typed(answer="in-principle", version="1")
    assert browser.post(write_url(link), again).headers["Location"].endswith("/check/")


def test_an_older_window_does_not_write_over_what_was_saved(mailed):
    link, address = mailed
    browser = open_link(address)
    browser.post(write_url(link), typed(reason="First."))
    words = browser.post(write_url(link), typed(reason="Second.", version="0")).content.decode()
    assert "Someone else saved this while you were writing" in words
    assert "Second." in words
    assert Response.objects.get().reason == "First."


def test_each_part_is_answered_on_its_own(mailed, sent, addressee):
    link, address = mailed
    parts = [
        RecommendationPart.objects.create(recommendation=sent, position=number, text=text)
        for number, text in enumerate(("Publish by ward.", "Say why a call was late."), start=1)
    ]
    browser = open_link(address)
    said = {"given_by": "Jo Marsh, Area Commander", "version": "0", "save": "Save"}
    for part, answer in zip(parts, ("accepted", "not-accepted"), strict=True):
        whole = typed(answer=answer)
        said |= {f"{name}_{part.pk}": whole[name] for name in ("answer", "reason", "action", "lead")}
    missing = browser.post(write_url(link), said).content.decode()
    assert "“ongoing” is not a date" in missing
    said |= {f"target_date_{parts[0].pk}": typed()["target_date"], "version": "1"}
    browser.post(write_url(link), said)
    browser.post(reverse("public:answer-check", args=[link.pk]), {"version": "2"})
    response = Response.objects.get()
    assert (response.state, response.answer) == (ResponseState.GIVEN, "in-part")
    assert [row.answer for row in response.parts.all()] == ["accepted", "not-accepted"]


def test_evidence_is_kept_with_the_draft_and_can_be_taken_off(mailed):
    link, address = mailed
    browser = open_link(address)
    browser.post(write_url(link), typed(file=pdf_file(), file_title="Figures of May"))
    response = Response.objects.get()
    assert [file.title for file in response.evidence.all()] == ["Figures of May"]
    kept_file = response.evidence.get()
    assert "Figures of May" in words_of(browser, write_url(link))
    browser.post(write_url(link), typed(version="1", remove=[kept_file.pk]))
    assert not response.evidence.exists()


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(mailed):
    link, address = mailed
    browser = open_link(address)
    fake = pdf_file()
    fake.file.seek(0)
    fake.file.truncate()
    fake.file.write(b"#!/bin/sh\necho harm")
    fake.file.seek(0)
    fake.size = 19
    page = browser.post(write_url(link), typed(file=fake, reason="Typed with care."))
    assert page.context["form"].errors["file"]
    assert "Typed with care." in page.content.decode()
    assert not Response.objects.exists()


def test_sent_back_it_comes_again_with_the_note_and_a_new_link(client_for, clerk, mailed, addressee):
    link, address = mailed
    write_and_give(link, open_link(address))
    page = reverse("meetings:addressee-send-back", args=[addressee.pk])
    client_for(clerk).post(page, {"note": "By which month?"})
    addressee.refresh_from_db()
    assert addressee.status == AddresseeStatus.AWAITING
    assert address_in_mail() != address
    mail = OutgoingEmail.objects.filter(kind="answer_link").latest("pk")
    assert mail.to == link.sent_to
    assert "By which month?" in mail.body
    browser = open_link(address_in_mail())
    fresh = AnswerLink.objects.get(used_at=None, revoked_at=None)
    words = words_of(browser, write_url(fresh))
    assert "By which month?" in words
    assert "Figures by ward each quarter." in words
    version = Response.objects.get().version
    assert write_and_give(fresh, browser, version=version, action="Each May.").status_code == 302
    assert Response.objects.get().action == "Each May."


def test_a_partial_answer_leaves_the_clock_running(clerk, mailed, addressee):
    link, address = mailed
    due = addressee.due_on
    write_and_give(link, open_link(address), is_partial="on")
    responses.take(response=Response.objects.get(), by=clerk)
    addressee.refresh_from_db()
    assert (addressee.status, addressee.due_on) == (AddresseeStatus.AWAITING, due)
    assert addressee.answer.is_partial


def test_a_link_is_open_for_sixty_days_after_the_answer_is_due(mailed, addressee):
    link, _address = mailed
    assert timezone.localtime(link.expires_at).date() == addressee.due_on + dt.timedelta(days=60)


def test_a_second_press_of_the_button_is_led_to_the_end(mailed):
    link, address = mailed
    browser = open_link(address)
    browser.post(write_url(link), typed())
    check = reverse("public:answer-check", args=[link.pk])
    sent_form = {"version": "1", "_once": _token(browser, check)}
    first, second = browser.post(check, sent_form), browser.post(check, sent_form)
    assert first.headers["Location"] == second.headers["Location"] == reverse("public:answer-done")
    assert Response.objects.count() == 1


def _token(browser, page: str) -> str:
    return words_of(browser, page).split('name="_once" value="')[1].split('"')[0]
