"""The cabinet, the council, an officer and somebody outside are sent, answer, and are shown as bodies are."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, SendingMeans
from meetings.papers import letter
from meetings.papers.subject import load
from meetings.recommendation_enums import AddresseeKind
from meetings.services import answer_links, recommendations, responses, sending
from meetings.services.addressing import NamedAddressee
from meetings.services.sending import Sending
from scrutiny.models import OutgoingEmail
from tests import factories
from tests.kept import kept
from tests.meetings.link_factories import open_link, typed
from tests.meetings.recommendation_factories import copies_owed, make_resolution

pytestmark = pytest.mark.django_db

DAY = timezone.localdate() - dt.timedelta(days=3)


@kept
def officer(council, partnership_officer):
    address = "rowan.achebe@larkmere.example"
    return factories.make_person("Rowan Achebe", council=council, by=partnership_officer, email=address)


@kept
def sent(clerk, chair, committee, police, officer):
    """Sent three days ago by mail to one of each kind, with two parts."""
    resolution = make_resolution(committee=committee, by=clerk, date=DAY - dt.timedelta(days=1))
    kinds = AddresseeKind
    made = recommendations.make(
        resolution=resolution,
        by=clerk,
        text="Publish response times.",
        parts=["Publish them by ward.", "Say why a call was late."],
        addressees=[
            police,
            NamedAddressee(kinds.CABINET, email="cabinet@larkmere.example"),
            NamedAddressee(kinds.COUNCIL, name="Full Council", email="democracy@larkmere.example"),
            NamedAddressee(kinds.OFFICER, person=officer),
            NamedAddressee(kinds.OUTSIDE, name="Lark Line Railway", email="safety@larkline.example"),
        ],
    )
    rows = made.addressees.select_related("organisation", "person__user")
    mails = [Sending(row, means=SendingMeans.EMAIL, to=row.contact_email) for row in rows]
    owed = copies_owed(made, on=DAY)
    return sending.send(recommendation=made, by=clerk, on=DAY, sendings=mails, copies_to=owed)


def row_of(sent, kind):
    return sent.addressees.get(kind=kind)


KINDS = [
    ("cabinet", "Cabinet", "cabinet@larkmere.example"),
    ("council", "Full Council", "democracy@larkmere.example"),
    ("officer", "Rowan Achebe", "rowan.achebe@larkmere.example"),
    ("outside", "Lark Line Railway", "safety@larkline.example"),
]


@pytest.mark.parametrize(("kind", "name", "email"), KINDS)
def test_each_gets_a_letter_and_a_mail_with_its_link_and_answers_by_it(kind, name, email, clerk, sent):
    row = row_of(sent, kind)
    mail = OutgoingEmail.objects.get(kind="recommendation_sent", to=email)
    assert "Publish response times." in mail.body
    composed = letter.compose(load(addressee_id=row.pk).addressee)
    assert name in composed.to
    assert composed.parts == ("(a) Publish them by ward.", "(b) Say why a call was late.")
    address = re.search(r"/answer/[\w-]{43}/", mail.body).group()
    browser = open_link(address)
    link = row.links.get()
    said = {"given_by": "Sam Rowe", "version": "0", "save": "Save"}
    for part in sent.parts.all():
        whole = typed()
        names = ("answer", "reason", "action", "lead", "target_date")
        said |= {f"{field}_{part.pk}": whole[field] for field in names}
    assert browser.post(reverse("public:answer-write", args=[link.pk]), said).status_code == 302
    browser.post(reverse("public:answer-check", args=[link.pk]), {"version": "1"})
    given = row.responses.get()
    responses.take(response=given, by=clerk)
    row.refresh_from_db()
    assert row.status == AddresseeStatus.ACCEPTED
    assert [part.answer for part in given.parts.all()] == ["accepted", "accepted"]


@pytest.mark.parametrize(("kind", "name", "email"), KINDS)
def test_a_link_can_be_sent_again(kind, name, email, clerk, sent):
    link = answer_links.send(addressee=row_of(sent, kind), by=clerk)
    assert link.sent_to == email
    assert OutgoingEmail.objects.get(kind="answer_link").to == email


def test_the_page_says_who_each_is_and_what_kind(client_for, clerk, member, sent):
    for user in (clerk, member):
        page = client_for(user).get(sent.get_absolute_url()).content.decode()
        for name in (
            "Cabinet",
            "Full Council",
            "Rowan Achebe",
            "An officer",
            "Lark Line Railway",
            "Somebody outside",
        ):
            assert name in page
        assert "(a) Publish them by ward." in page
        assert "Responsible authority" in page


def test_residents_see_who_was_asked_and_no_address(client, sent):
    page = client.get(sent.get_public_url()).content.decode()
    for name in ("Cabinet", "Full Council", "Rowan Achebe", "Lark Line Railway", "Somebody outside"):
        assert name in page
    for _kind, _name, email in KINDS:
        assert email not in page
    assert "Say why a call was late." in page


def test_an_officer_answers_for_the_cabinet_part_by_part(client_for, clerk, sent):
    row = row_of(sent, "cabinet")
    first, second = sent.parts.all()
    page = reverse("meetings:addressee-answer", args=[row.pk])
    shown = client_for(clerk).get(page).content.decode()
    assert f"answer_{first.pk}" in shown
    assert f"answer_{second.pk}" in shown
