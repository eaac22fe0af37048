"""Next year's update, written from the records."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings import reconciliation
from meetings.enums import Answer, Audience, ItemKind
from meetings.models import Report
from meetings.recommendation_enums import FindingKind
from meetings.services import findings, meetings, progress, recommendation_updates, reports
from scrutiny.templatetags.british import uk_date
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.localdate() - dt.timedelta(days=300)


@pytest.fixture
def next_year(committee, clerk):
    day = timezone.localdate() + dt.timedelta(days=40)
    return meetings.arrange(
        committee=committee, by=clerk, date=day, start_time=dt.time(19), venue="Town Hall"
    )


def body_of(report: Report) -> str:
    return "\n".join(section.body for section in report.sections.all())


def test_the_officer_presses_one_button_and_edits_a_report(
    client_for, clerk, chair, committee, police, fire_service, next_year
):
    sent = make_sent_recommendation(police, fire_service, committee=committee, by=clerk, on=LONG_AGO)
    first, second = sent.addressees.select_related("organisation").order_by("organisation__name")
    make_answer(first, by=clerk, received_on=LONG_AGO + dt.timedelta(days=10))
    progress.report(addressee=first, by=clerk, text="Figures are out.", rag="green")
    page = reverse("meetings:recommendation-update-draft", args=[next_year.pk])
    answer = client_for(clerk).post(page, follow=True)
    assert "The update has been written from the records." in answer.content.decode()
    report = Report.objects.get(item__meeting=next_year)
    assert report.item.kind == ItemKind.RECOMMENDATIONS_UPDATE
    words = body_of(report)
    assert sent.text in words
    assert "Larkshire Fire and Rescue Service: Accepted" in words
    assert "Figures are out." in words
    assert "Larkshire Police: no answer; it was due by" in words
    assert second.is_overdue


def test_a_refusal_and_a_finding_stand_in_it(clerk, chair, committee, police, next_year):
    sent = make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    make_answer(
        sent.addressees.get(),
        by=clerk,
        answer=Answer.NOT_ACCEPTED,
        reason="No money.",
        action="",
        target_date=None,
    )
    sent.refresh_from_db()
    findings.record(
        recommendation=sent,
        kind=FindingKind.NOT_IMPLEMENTED,
        by=clerk,
        on=timezone.localdate(),
        words="Asked again in May.",
        minute=sent.resolution.minute,
    )
    words = body_of(recommendation_updates.draft(meeting=next_year, by=clerk))
    assert "Not accepted" in words
    assert "The answer was late." in words
    assert "Position: Not implemented" in words
    assert "Asked again in May." in words


def test_written_again_it_has_one_item_and_one_report(clerk, chair, committee, police, next_year):
    make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    first = recommendation_updates.draft(meeting=next_year, by=clerk)
    assert recommendation_updates.draft(meeting=next_year, by=clerk) == first
    assert first.proposed_recommendations.count() == 1


def test_what_was_handed_in_is_not_written_over(clerk, chair, committee, police, next_year):
    make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    report = recommendation_updates.draft(meeting=next_year, by=clerk)
    reports.submit(report=report, by=clerk)
    with pytest.raises(ValidationError, match="has been handed in"):
        recommendation_updates.draft(meeting=next_year, by=clerk)


def test_it_says_what_changed_since_the_last_meeting_and_what_is_open(
    clerk, chair, committee, police, next_year
):
    sent = make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    words = body_of(recommendation_updates.draft(meeting=next_year, by=clerk))
    assert f"{uk_date(LONG_AGO)}: sent to Larkshire Police." in words
    assert "Open question: Larkshire Police has not answered" in words
    body = sent.addressees.get()
    make_answer(body, by=clerk, target_date=timezone.localdate() - dt.timedelta(days=5))
    assert "said that it would be done by" in body_of(
        recommendation_updates.draft(meeting=next_year, by=clerk)
    )
    body.refresh_from_db()
    progress.report(addressee=body, by=clerk, text="Done.", rag="green", stage="claimed-done")
    words = body_of(recommendation_updates.draft(meeting=next_year, by=clerk))
    assert "Does the committee confirm that it is complete?" in words
    assert "reported: Reported as implemented" in words


def test_update_minutes_and_tracker_are_compared(client_for, clerk, chair, committee, police, next_year):
    sent = make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    report = recommendation_updates.draft(meeting=next_year, by=clerk)
    reckoning = reconciliation.of_meeting(next_year, Audience.RESTRICTED)
    assert (reckoning.in_minutes, reckoning.made_in_period, reckoning.in_report) == (1, 1, 1)
    assert reckoning.differences == ()
    make_answer(sent.addressees.get(), by=clerk)
    page = reverse("meetings:recommendation-update-compare", args=[next_year.pk])
    words = client_for(clerk).get(page).content.decode()
    assert f"another position of {sent.reference} than the tracker now: “Answered by every body”" in words
    recommendation_updates.draft(meeting=next_year, by=clerk)
    assert reconciliation.of_meeting(next_year, Audience.RESTRICTED).agrees
    report.sections.update(body="")
    told = reconciliation.of_meeting(next_year, Audience.RESTRICTED).differences
    assert told == (f"{sent.reference} is in the tracker and not in the report.",)


def test_a_clause_that_recommends_and_was_not_followed_is_told(clerk, chair, committee, police, next_year):
    sent = make_sent_recommendation(police, committee=committee, by=clerk, on=LONG_AGO)
    first = sent.resolution.minute.resolutions.first()
    type(first).objects.filter(pk=first.pk).update(
        text="That Cabinet be recommended to fund a second officer."
    )
    [difference] = reconciliation.of_meeting(next_year, Audience.RESTRICTED).differences
    assert "(i) speaks of recommending and is not in the tracker." in difference
