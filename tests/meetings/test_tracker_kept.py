"""What the database keeps of a recommendation for lists never differs from its rows, whatever is done to them."""

import datetime as dt
from uuid import uuid4

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import Addressee, Finding, ProgressUpdate, Recommendation, RecommendationPart
from meetings.models.recommendation import CLOSED
from meetings.recommendation_enums import AddresseeKind, FindingKind, ProgressStage
from meetings.services import progress
from partnerships.enums import Rag
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation
from tests.meetings.tracker_oracle import expected, told

pytestmark = pytest.mark.django_db

SENT = [state for state in AddresseeStatus if state != AddresseeStatus.NOT_SENT]
DAYS = st.integers(-40, 40)
ONE, TWO = st.integers(0, 2), st.integers(0, 2)
RAGS = st.sampled_from(Rag.values)


@kept
def sent(clerk, chair, committee, police):
    """Sent to the police, with two parts."""
    made = make_sent_recommendation(police, committee=committee, by=clerk)
    RecommendationPart.objects.bulk_create(
        RecommendationPart(recommendation=made, position=place, text=f"Part {place}") for place in (1, 2)
    )
    return made


def day(distance: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=distance)


def pick(rows, number: int):
    """One of the rows, or None."""
    found = [None, *rows.order_by("pk")]
    return found[number % len(found)]


def body_of(sent, number: int) -> Addressee:
    return list(sent.addressees.order_by("pk"))[number % sent.addressees.count()]


def move(sent, status: str):
    closed = timezone.localdate() if status in CLOSED else None
    Recommendation.objects.filter(pk=sent.pk).update(status=status, confirmed_on=closed)


def set_answer(sent, number: int, status: str, due: int):
    body = body_of(sent, number)
    Addressee.objects.filter(pk=body.pk).update(
        status=status, sent_on=day(-60), due_on=day(due), days_to_answer=28
    )


def ask_another(sent, status: str, due: int):
    Addressee.objects.create(
        recommendation=sent,
        kind=AddresseeKind.OUTSIDE,
        named=f"Body {uuid4().hex}",
        status=status,
        sent_on=day(-60),
        due_on=day(due),
        days_to_answer=28,
    )


def ask_no_more(sent, number: int):
    found = sent.addressees.filter(updates=None, findings=None).order_by("pk")
    if found.count() > 1:
        found[number % found.count()].delete()


def report(sent, number: int, part: int, when: int, rag: str):
    ProgressUpdate.objects.create(
        addressee=body_of(sent, number),
        part=pick(sent.parts, part),
        date=day(when),
        text="As planned.",
        rag=rag,
        stage=ProgressStage.IN_PROGRESS,
        said_by="Chief of staff",
    )


def correct_report(sent, number: int, rag: str):
    if update := pick(ProgressUpdate.objects.filter(addressee__recommendation=sent), number):
        ProgressUpdate.objects.filter(pk=update.pk).update(rag=rag)


def find(sent, number: int, part: int, when: int, rag: str):
    Finding.objects.create(
        recommendation=sent,
        addressee=pick(sent.addressees, number),
        part=pick(sent.parts, part),
        kind=FindingKind.AMENDED,
        on=day(when),
        words="We look again.",
        rag=rag,
        by=sent.findings_by,
    )


STEPS = st.one_of(
    st.tuples(st.just(move), st.sampled_from(RecommendationStatus.values)),
    st.tuples(st.just(set_answer), ONE, st.sampled_from(SENT), DAYS),
    st.tuples(st.just(ask_another), st.sampled_from(SENT), DAYS),
    st.tuples(st.just(ask_no_more), ONE),
    st.tuples(st.just(report), ONE, TWO, DAYS, RAGS),
    st.tuples(st.just(correct_report), ONE, RAGS),
    st.tuples(st.just(find), ONE, TWO, DAYS, st.sampled_from(["", *Rag.values])),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=10))
def test_what_lists_find_by_follows_every_row(steps, sent, clerk):
    sent.findings_by = clerk
    with transaction.atomic():
        for step, *facts in steps:
            step(sent, *facts)
            assert told(sent) == expected(sent)
        transaction.set_rollback(True)


def test_what_services_do_is_told_at_once(sent, clerk):
    sent.parts.all().delete()
    body = sent.addressees.get()
    assert told(sent)["position"] == "awaiting-response"
    make_answer(body, by=clerk)
    assert told(sent) == expected(sent)
    assert told(sent)["position"] == "accepted"
    progress.report(addressee=body, by=clerk, text="Late.", rag=Rag.AMBER, stage=ProgressStage.IN_PROGRESS)
    assert told(sent) == expected(sent)
    assert (told(sent)["position"], told(sent)["rag"]) == ("in-progress", "amber")


def test_words_of_parts_are_found_from_their_first_day_to_their_last(sent):
    def found(words: str) -> bool:
        query = SearchQuery(words, config="english")
        return Recommendation.objects.filter(pk=sent.pk, words=query).exists()

    assert not found("lighting")
    part = RecommendationPart.objects.create(recommendation=sent, position=3, text="Lights in Mill Lane")
    assert found("lighting")
    part.delete()
    assert not found("lighting")
