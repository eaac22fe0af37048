"""Progress: reported on the whole or part by part; claimed as done is not done, and the committee may amend it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings import chain
from meetings.enums import AddresseeStatus, Answer, RecommendationStatus
from meetings.models import Evidence, ProgressUpdate, Recommendation, RecommendationPart
from meetings.recommendation_enums import FindingKind
from meetings.services import findings, progress, responses
from meetings.tracker_states import position_of
from scrutiny.access.checks import Refused
from scrutiny.workflow import WrongState
from tests.kept import kept
from tests.meetings.recommendation_factories import make_sent_recommendation
from tests.meetings.report_factories import pdf_file

pytestmark = pytest.mark.django_db
TEXTS = ("Publish by ward.", "Say why a call was late.", "Train every call handler.")


@kept
def sent(clerk, chair, committee, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk)


@kept
def parts(sent):
    return [
        RecommendationPart.objects.create(recommendation=sent, position=number, text=text)
        for number, text in enumerate(TEXTS, start=1)
    ]


@pytest.fixture
def body(sent, parts, clerk):
    """Its answer to the three parts counts: the last is refused."""
    day = timezone.localdate() + dt.timedelta(days=60)
    yes = {"answer": "accepted", "reason": "Agreed.", "action": "We will.", "lead": "", "target_date": day}
    no = {"answer": Answer.NOT_ACCEPTED, "reason": "No money.", "action": "", "lead": "", "target_date": None}
    addressee = sent.addressees.get()
    responses.answer(addressee=addressee, by=clerk, parts=dict(zip(parts, (yes, yes, no), strict=True)))
    return addressee


def report(body, by, part, stage, **more):
    progress.report(addressee=body, by=by, part=part, text="News.", rag="green", stage=stage, **more)
    body.refresh_from_db()
    return body.status


def amend(sent, by, **more):
    return findings.record(
        recommendation=sent,
        kind=FindingKind.AMENDED,
        by=by,
        on=timezone.localdate(),
        words="Half of the wards are missing.",
        minute=sent.resolution.minute,
        **more,
    )


def test_the_whole_is_claimed_once_every_part_that_was_not_refused_is(partner, body, parts):
    assert report(body, partner, parts[0], "claimed-done") == AddresseeStatus.IN_PROGRESS
    assert report(body, partner, parts[1], "planned") == AddresseeStatus.IN_PROGRESS
    assert report(body, partner, parts[1], "claimed-done") == AddresseeStatus.CLAIMED_DONE
    # Of the refused part it reports all the same: then it is a part like the others.
    assert report(body, partner, parts[2], "in-progress") == AddresseeStatus.IN_PROGRESS


def test_planned_parts_are_planned_and_mixed_ones_in_progress(partner, body, parts):
    assert report(body, partner, parts[0], "planned") == AddresseeStatus.PLANNED
    assert report(body, partner, parts[1], "not-feasible") == AddresseeStatus.IN_PROGRESS
    assert report(body, partner, parts[0], "not-feasible") == AddresseeStatus.NOT_FEASIBLE


def test_the_whole_is_not_claimed_over_a_part_that_is_open(partner, body, parts):
    report(body, partner, parts[0], "claimed-done")
    with pytest.raises(ValidationError, match=r"Not reported as implemented: \(b\)"):
        report(body, partner, None, "claimed-done")
    report(body, partner, parts[1], "claimed-done")
    assert report(body, partner, None, "claimed-done") == AddresseeStatus.CLAIMED_DONE


def test_a_part_of_another_recommendation_is_refused(clerk, partner, body, committee, fire_service):
    week_ago = timezone.localdate() - dt.timedelta(days=7)
    other = make_sent_recommendation(fire_service, committee=committee, by=clerk, on=week_ago)
    foreign = RecommendationPart.objects.create(recommendation=other, position=1, text="Else.")
    with pytest.raises(ValidationError, match="Choose a part of this recommendation"):
        report(body, partner, foreign, "planned")


def test_claimed_is_shown_as_claimed_and_nowhere_as_done(
    client, client_for, clerk, member, partner, sent, body, parts
):
    for part in parts[:2]:
        report(body, partner, part, "claimed-done")
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.ANSWERED
    assert position_of(sent).term == "claimed-done"
    for browser, page in (
        (client_for(clerk), sent.get_absolute_url()),
        (client_for(member), sent.get_absolute_url()),
        (client, sent.get_public_url()),
    ):
        words = browser.get(page).content.decode()
        assert words.count("Reported as implemented, not confirmed") == 2
        assert "Confirmed complete" not in words


def test_the_card_shows_the_latest_of_each_part(client_for, clerk, partner, sent, body, parts):
    report(body, partner, parts[0], "planned")
    report(body, partner, parts[1], "planned")
    report(body, partner, parts[0], "in-progress")
    fresh = chain.load(Recommendation.objects.all(), sent.pk).addressees.all()[0]
    assert [(one.part.letter, one.stage) for one in fresh.assessments] == [
        ("(a)", "in-progress"),
        ("(b)", "planned"),
    ]
    words = client_for(clerk).get(sent.get_absolute_url()).content.decode()
    assert "All reports of progress" in words


def test_the_page_takes_parts_and_evidence_in_one_report(client_for, partner, body, parts):
    page = reverse("meetings:addressee-progress", args=[body.pk])
    typed = {"date": timezone.localdate().isoformat(), "file": pdf_file()}
    for part, stage in zip(parts, ("in-progress", "planned"), strict=False):
        typed |= {
            f"text_{part.pk}": f"Of {part.letter}",
            f"rag_{part.pk}": "amber",
            f"stage_{part.pk}": stage,
        }
    assert client_for(partner).post(page, typed).status_code == 302
    assert [row.text for row in ProgressUpdate.objects.order_by("pk")] == ["Of (a)", "Of (b)"]
    assert Evidence.objects.get().update.part == parts[1]


def test_a_bad_file_keeps_nothing_and_what_was_typed_stays(client_for, partner, body, parts):
    page = reverse("meetings:addressee-progress", args=[body.pk])
    fake = pdf_file()
    fake.file.seek(0)
    fake.file.truncate()
    fake.file.write(b"#!/bin/sh\necho harm")
    fake.file.seek(0)
    fake.size = 19
    named = {f"text_{parts[0].pk}": "Typed with care.", f"rag_{parts[0].pk}": "amber"}
    typed = {
        "date": timezone.localdate().isoformat(),
        "file": fake,
        f"stage_{parts[0].pk}": "planned",
        **named,
    }
    answer = client_for(partner).post(page, typed)
    assert answer.context["form"].errors["file"]
    assert "Typed with care." in answer.content.decode()
    assert not ProgressUpdate.objects.exists()


def test_progress_needs_an_answer_that_counts(partner, sent):
    with pytest.raises(WrongState):
        report(sent.addressees.get(), partner, None, "in-progress")


def test_progress_is_not_from_before_it_was_sent(partner, sent, body):
    with pytest.raises(ValidationError, match="before the recommendation was sent"):
        report(body, partner, None, "in-progress", date=sent.made_on)


def test_nothing_is_reported_once_the_committee_closed_it(clerk, partner, sent, body):
    findings.record(
        recommendation=sent, kind="deleted", by=clerk, on=timezone.localdate(), words="Overtaken by events."
    )
    with pytest.raises(ValidationError, match="The committee has closed this recommendation: Deleted"):
        report(body, partner, None, "in-progress")


def test_the_committee_amends_the_assessment_of_one_part_by_minute(
    client_for, clerk, partner, sent, body, parts
):
    for part in parts[:2]:
        report(body, partner, part, "claimed-done")
    page = reverse("meetings:addressee-reassess", args=[body.pk])
    officer = client_for(clerk)
    typed = {"words": "Half of the wards are missing.", "rag": "red", "part": parts[0].pk}
    missing = officer.post(page, typed).content.decode()
    assert "Choose the minute that holds the committee" in missing
    assert "Half of the wards are missing." in missing
    words = officer.post(page, typed | {"minute": sent.resolution.minute_id}, follow=True).content.decode()
    body.refresh_from_db()
    assert body.status == AddresseeStatus.IN_PROGRESS
    [found] = sent.findings.all()
    assert (found.part, found.addressee, found.rag, found.on) == (parts[0], body, "red", sent.made_on)
    assert "Assessment amended by the committee on" in words
    assert words.count("Reported as implemented, not confirmed") == 1
    # The body claims again: the other part still counts as claimed.
    assert report(body, partner, parts[0], "claimed-done") == AddresseeStatus.CLAIMED_DONE


def test_an_amendment_without_a_body_is_of_all_that_reported(clerk, partner, sent, body, parts):
    for part in parts[:2]:
        report(body, partner, part, "claimed-done")
    amend(sent, clerk, part=parts[1])
    body.refresh_from_db()
    assert body.status == AddresseeStatus.IN_PROGRESS
    [first, second] = Recommendation.objects.get().addressees.get().assessments
    assert (first.is_claimed, second.is_claimed) == (True, False)


def test_there_is_nothing_to_amend_before_a_report(clerk, sent, body):
    with pytest.raises(ValidationError, match="No body has reported progress yet"):
        amend(sent, clerk)
    with pytest.raises(WrongState):
        amend(sent, clerk, addressee=body)


def test_a_partner_amends_nothing(client_for, partner, sent, body):
    report(body, partner, None, "in-progress")
    page = reverse("meetings:addressee-reassess", args=[body.pk])
    assert client_for(partner).get(page).status_code == 403
    with pytest.raises(Refused):
        amend(sent, partner, addressee=body)


def test_opened_again_what_was_claimed_is_in_progress(clerk, partner, sent, body, parts):
    for part in parts[:2]:
        report(body, partner, part, "claimed-done")
    sent.refresh_from_db()
    by_minute = {"by": clerk, "on": timezone.localdate(), "minute": sent.resolution.minute}
    findings.record(recommendation=sent, kind=FindingKind.CONFIRMED, words="Seen.", **by_minute)
    findings.record(recommendation=sent, kind=FindingKind.REOPENED, words="Figures stopped.", **by_minute)
    body.refresh_from_db()
    assert (sent.status, body.status) == (RecommendationStatus.ANSWERED, AddresseeStatus.IN_PROGRESS)
    assert not any(one.is_claimed for one in Recommendation.objects.get().addressees.get().assessments)
