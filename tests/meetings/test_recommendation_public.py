"""A recommendation's page for residents: its whole chain, and nothing that is not public."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from meetings.enums import Answer
from meetings.models import Addressee, Extension, Recommendation, RecommendationPart
from meetings.recommendation_enums import AddresseeKind, FindingKind
from meetings.services import findings, progress, responses
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db

FIRE = "Larkshire Fire and Rescue Service"


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


@kept
def sent(committee, clerk, chair, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk, on=days_ago(20))


@pytest.fixture
def read(client):
    def page(row: Recommendation) -> str:
        answer = client.get(row.get_public_url())
        assert answer.status_code == 200
        root = html.fromstring(answer.content)
        assert len(root.findall(".//h1")) == 1
        return " ".join(" ".join(root.find(".//main").itertext()).split())

    return page


@pytest.fixture
def parts(sent):
    texts = ("Publish figures by ward.", "Report each quarter.")
    return [
        RecommendationPart.objects.create(recommendation=sent, position=place, text=text)
        for place, text in enumerate(texts, start=1)
    ]


def test_each_part_has_its_answer_and_its_progress(read, sent, parts, clerk):
    row = sent.addressees.get()
    said = {
        "reason": "Residents ask.",
        "action": "Publish.",
        "target_date": timezone.localdate(),
        "lead": "Lee",
    }
    words = {
        parts[0]: {"answer": Answer.ACCEPTED, **said},
        parts[1]: {"answer": Answer.NOT_ACCEPTED, "reason": "Too often."},
    }
    responses.answer(addressee=row, by=clerk, parts=words)
    row.refresh_from_db()
    progress.report(
        addressee=row, by=clerk, text="Figures are out.", rag="green", stage="claimed-done", part=parts[0]
    )
    told = read(sent)
    assert "(a) Publish figures by ward." in told
    assert "Answer to part (a) Accepted" in told
    assert "Answer to part (b) Not accepted Reason Too often." in told
    assert "part (a): Reported as implemented (the committee has yet to confirm it)" in told


def test_the_due_date_shows_its_working_and_each_extension(read, sent, clerk):
    row = sent.addressees.get()
    until = row.due_on + dt.timedelta(days=7)
    Extension.objects.create(addressee=row, until=until, reason="The board meets late.", granted_by=clerk)
    told = read(sent)
    assert row.counted_due.working in told
    assert "The board meets late." in told


def test_everybody_who_was_asked_is_named_without_an_address(read, sent, council, clerk):
    Addressee.objects.create(recommendation=sent, kind=AddresseeKind.CABINET)
    Addressee.objects.create(
        recommendation=sent,
        kind=AddresseeKind.OUTSIDE,
        named="British Transport Police",
        email="btp@example.org",
    )
    told = read(sent)
    assert "British Transport Police" in told
    assert "Cabinet" in told
    assert "btp@example.org" not in told
    assert "Not sent yet." in told


def test_an_answer_to_be_looked_at_is_awaited_for_residents(read, sent, partner):
    make_answer(sent.addressees.get(), by=partner, reason="Not looked at yet.")
    told = read(sent)
    assert "Not looked at yet." not in told
    assert "to be looked at" not in told
    assert "Awaiting response" in told


def test_a_partial_answer_says_that_more_follows(read, sent, clerk):
    make_answer(sent.addressees.get(), by=clerk, is_partial=True)
    assert f"{FIRE} answered in part on" in read(sent)


def test_the_finding_leads_to_the_published_minute(client, read, sent, clerk):
    minute = sent.resolution.minute
    findings.record(
        recommendation=sent,
        kind=FindingKind.CONFIRMED,
        by=clerk,
        on=timezone.localdate(),
        words="Seen and done.",
        minute=minute,
    )
    told = read(sent)
    assert "Confirmed complete" in told
    assert "Seen and done." in told
    page = html.fromstring(client.get(sent.get_public_url()).content)
    addresses = [link.get("href") for link in page.iter("a")]
    assert addresses.count(f"{minute.minutes.get_public_url()}#minute-{minute.pk}") == 2


def test_what_a_body_claimed_is_done_once_the_committee_confirmed_it(read, sent, clerk):
    row = sent.addressees.get()
    make_answer(row, by=clerk)
    row.refresh_from_db()
    progress.report(addressee=row, by=clerk, text="All is out.", rag="green", stage="claimed-done")
    told = read(sent)
    assert "Reported as implemented, not confirmed" in told
    assert "(the committee has yet to confirm it)" in told
    findings.record(
        recommendation=Recommendation.objects.get(pk=sent.pk),
        kind=FindingKind.CONFIRMED,
        by=clerk,
        on=timezone.localdate(),
        words="Seen.",
        minute=sent.resolution.minute,
    )
    told = read(sent)
    assert "not confirmed" not in told
    assert "has yet to confirm" not in told


def test_an_answer_is_not_overdue_after_the_end(read, committee, clerk, chair, police):
    old = make_sent_recommendation(police, committee=committee, by=clerk, on=days_ago(60))
    assert "Overdue" in read(old)
    findings.record(
        recommendation=old, kind=FindingKind.DELETED, by=clerk, on=timezone.localdate(), words="Over."
    )
    assert "Overdue" not in read(old)


def test_a_finding_that_was_made_in_private_keeps_its_words(client, sent, committee, clerk, police):
    other = make_recommendation(police, committee=committee, by=clerk, date=days_ago(1)).resolution.minute
    findings.record(
        recommendation=sent,
        kind=FindingKind.NOT_IMPLEMENTED,
        by=clerk,
        on=timezone.localdate(),
        words="A named officer refused.",
        minute=other,
    )
    own = reverse("public:recommendation-json", args=[committee.council.slug, sent.pk])
    addresses = (own, sent.get_public_url())
    assert all("A named officer refused." in client.get(address).text for address in addresses)
    other.is_exempt = True
    other.save(update_fields=["is_exempt"])
    assert not any("A named officer refused." in client.get(address).text for address in addresses)


def test_what_takes_its_place_is_a_link_in_both_directions(client, sent, committee, clerk, police):
    other = make_recommendation(police, committee=committee, by=clerk, date=days_ago(1))
    findings.record(
        recommendation=sent,
        kind=FindingKind.SUPERSEDED,
        by=clerk,
        on=timezone.localdate(),
        words="Said better.",
        successor=other,
    )
    assert other.get_public_url() in client.get(sent.get_public_url()).text
    assert sent.get_public_url() in client.get(other.get_public_url()).text


def test_the_page_leads_to_its_own_data(client, sent, council):
    page = client.get(sent.get_public_url()).text
    own = reverse("public:recommendation-json", args=[council.slug, sent.pk])
    assert f'href="{own}"' in page
    assert own == f"{sent.get_public_url().rstrip('/')}.json"


def test_another_councils_address_does_not_show_it(client, sent, other_council):
    for name in ("recommendation", "recommendation-json"):
        assert client.get(reverse(f"public:{name}", args=[other_council.slug, sent.pk])).status_code == 404


def test_the_page_takes_few_queries(client, sent, parts, clerk, police, django_assert_max_num_queries):
    row = sent.addressees.get()
    make_answer(row, by=clerk, is_partial=True)
    with django_assert_max_num_queries(12):
        client.get(sent.get_public_url())
