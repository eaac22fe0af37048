"""The ladder of a council: its page, and the steps that an answer reaches day by day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, Answer
from meetings.models import Addressee, ChaseLadder, ChaseNotice, Recommendation
from meetings.recommendation_enums import Rung
from meetings.services import chasing, extensions, findings, responses
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent
from scrutiny.records import StaleEdit
from scrutiny.templatetags.british import uk_date
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@kept
def asked(clerk, chair, committee, police):
    """The police, asked three days ago."""
    return make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()


def climb(addressee, *days):
    """The steps raised on each of some days after the day due."""
    council = addressee.recommendation.council
    return [
        [
            notice.rung
            for notice in chasing.climb(council=council, day=addressee.due_on + dt.timedelta(days=number))
        ]
        for number in days
    ]


def sent(**changed):
    form = {
        "is_on": "on",
        "before_days": 10,
        "report_days": 21,
        "progress_days": 90,
        "weekday": 2,
        "version": 1,
    }
    return form | changed


def page_of(council):
    return reverse("meetings:chase-ladder-edit", args=[council.pk])


def test_an_officer_sets_the_ladder_and_the_log_keeps_it(council, clerk, client_for):
    browser = client_for(clerk)
    assert 'value="14"' in browser.get(page_of(council)).content.decode()
    assert browser.post(page_of(council), sent()).status_code == 302
    ladder = chasing.ladder_of(council)
    assert (ladder.before_days, ladder.report_days, ladder.weekday) == (10, 21, 2)
    told = browser.get(reverse("meetings:digest-list", args=[council.pk])).content.decode()
    assert "21 days after the day due, silence is reported" in told
    assert "Messages go out on Wednesday" in told
    assert AuditEvent.objects.get(event="chase-ladder.changed").detail["changed"]["weekday"] == [0, 2]


def test_what_does_not_do_is_said_beside_its_box_and_stays(council, clerk, client_for):
    page = client_for(clerk).post(page_of(council), sent(before_days=99)).content.decode()
    assert "60 or less" in page
    assert 'value="99"' in page
    assert chasing.ladder_of(council).before_days == 7


def test_two_officers_at_once_see_what_the_other_saved(council, clerk, client_for):
    browser = client_for(clerk)
    browser.post(page_of(council), sent())
    page = browser.post(page_of(council), sent(report_days=30)).content.decode()
    assert "Someone else saved this" in page
    assert chasing.ladder_of(council).report_days == 21
    with pytest.raises(StaleEdit):
        chasing.change_ladder(council=council, by=clerk, expected_version=1, report_days=40)


def test_only_officers_set_it(council, member, partner, chair):
    for person in (member, partner, chair):
        with pytest.raises(Refused, match="Only committee officers"):
            chasing.change_ladder(council=council, by=person, expected_version=1, report_days=40)
    assert not ChaseLadder.objects.exists()


def test_each_step_is_raised_on_its_day_and_once(asked):
    assert climb(asked, -8, -7, -1) == [[], [Rung.BEFORE], []]
    assert climb(asked, 0, 0) == [[Rung.DUE], []]
    assert climb(asked, 1, 2, 13) == [[Rung.OVERDUE], [], []]
    assert climb(asked, 14, 14, 15) == [[Rung.REPORTED], [], []]
    asked.refresh_from_db()
    assert asked.status == AddresseeStatus.SILENT
    assert AuditEvent.objects.filter(event="chase.notice-raised").count() == 4
    silence = AuditEvent.objects.get(event="addressee.silence-noted")
    assert (silence.actor, silence.detail["moved"]) == ("The service", ["awaiting", "silent"])


def test_after_days_without_a_worker_only_the_step_of_the_day_is_raised(asked):
    assert climb(asked, 20) == [[Rung.OVERDUE, Rung.REPORTED]]
    assert not ChaseNotice.objects.filter(rung__in=[Rung.BEFORE, Rung.DUE]).exists()


def test_an_extension_begins_the_steps_again_and_ends_a_silence(asked, clerk, client_for):
    climb(asked, 14)
    page = client_for(clerk).get(asked.get_absolute_url()).content.decode()
    assert f"Silence of {asked.name} reported to the committee" in page
    extensions.grant(addressee=asked, by=clerk, until=asked.due_on + 40 * DAY, reason="A new chief.")
    page = client_for(clerk).get(asked.get_absolute_url()).content.decode()
    assert f"More time for {asked.name}, until {uk_date(asked.due_on)}" in page
    asked.refresh_from_db()
    assert asked.status == AddresseeStatus.AWAITING
    assert climb(asked, -7, 0, 1, 14) == [[Rung.BEFORE], [Rung.DUE], [Rung.OVERDUE], [Rung.REPORTED]]
    dates = ChaseNotice.objects.filter(rung=Rung.REPORTED).values_list("for_date", flat=True)
    assert sorted(dates) == [asked.due_on - 40 * DAY, asked.due_on]


def test_what_came_with_an_imported_tracker_is_asked_for_once_it_has_more_time(asked, clerk):
    Recommendation.objects.filter(pk=asked.recommendation_id).update(resolution=None, origin="Minute 3, 2019")
    row = Addressee.objects.get(pk=asked.pk)
    assert climb(row, 1) == [[]]
    later = row.due_on + 60 * DAY
    extensions.grant(addressee=row, by=clerk, until=later, reason="It came with the old tracker.")
    row.refresh_from_db()
    assert climb(row, 1) == [[Rung.OVERDUE]]


def test_an_answer_ends_the_steps_and_a_partial_one_does_not(asked, clerk):
    responses.answer(
        addressee=asked,
        by=clerk,
        answer=Answer.IN_PART,
        reason="The rest goes to our board.",
        action="Figures each quarter.",
        target_date=timezone.localdate() + 60 * DAY,
        is_partial=True,
    )
    assert climb(asked, 1) == [[Rung.OVERDUE]]
    asked.refresh_from_db()
    make_answer(asked, by=clerk)
    assert climb(asked, 14) == [[]]


def test_what_the_committee_has_closed_is_not_asked_for(asked, clerk):
    findings.record(
        recommendation=asked.recommendation,
        kind="confirmed",
        by=clerk,
        on=timezone.localdate(),
        words="Seen to be done.",
        minute=asked.recommendation.resolution.minute,
    )
    assert climb(asked, 14) == [[]]


def test_progress_is_wanted_once_there_was_no_news_for_the_days_of_the_ladder(asked, clerk):
    make_answer(asked, by=clerk)
    council, today = asked.recommendation.council, timezone.localdate()
    assert chasing.climb(council=council, day=today + 179 * DAY) == []
    wanted = chasing.climb(council=council, day=today + 180 * DAY)
    assert [(notice.rung, notice.for_date) for notice in wanted] == [(Rung.PROGRESS, today)]
    assert chasing.climb(council=council, day=today + 200 * DAY) == []


def test_no_news_is_wanted_of_a_refusal_or_of_what_is_reported_as_done(asked, clerk):
    make_answer(asked, by=clerk, answer=Answer.NOT_ACCEPTED, action="", target_date=None)
    day = timezone.localdate() + 400 * DAY
    assert chasing.climb(council=asked.recommendation.council, day=day) == []


def test_a_draft_of_an_answer_stops_no_clock(asked, partner, clerk, police, council):
    responses.save_draft(addressee=asked, by=clerk, words={"reason": "We think"})
    assert climb(asked, 1) == [[Rung.OVERDUE]]


def test_silence_is_reported_by_hand_and_a_late_answer_is_still_taken(
    clerk, chair, committee, police, client_for
):
    long_ago = timezone.localdate() - 35 * DAY
    row = make_sent_recommendation(police, committee=committee, by=clerk, on=long_ago).addressees.get()
    browser = client_for(clerk)
    page = reverse("meetings:addressee-note-silence", args=[row.pk])
    assert "Report silence to the committee" in browser.get(row.get_absolute_url()).content.decode()
    assert "has not come" in browser.get(page).content.decode()
    assert browser.post(page, {"save": "1"}).status_code == 302
    row.refresh_from_db()
    assert row.status == AddresseeStatus.SILENT
    listed = reverse("meetings:silence-list", args=[committee.pk])
    assert row.recommendation.reference in browser.get(listed).content.decode()
    assert "Answer" in browser.get(row.get_absolute_url()).content.decode()
    response = make_answer(row, by=clerk)
    assert response.is_late
    assert row.recommendation.reference not in browser.get(listed).content.decode()


def test_no_silence_is_reported_before_an_answer_is_overdue(asked, clerk, member, client_for):
    with pytest.raises(Refused, match="not overdue"):
        chasing.note_silence(addressee=asked, by=clerk)
    with pytest.raises(Refused, match="Only committee officers"):
        chasing.note_silence(addressee=asked, by=member)
    assert (
        client_for(clerk).get(reverse("meetings:addressee-note-silence", args=[asked.pk])).status_code == 403
    )
    assert "Report silence" not in client_for(clerk).get(asked.get_absolute_url()).content.decode()


def test_what_is_silent_is_shown_to_who_adds_an_agenda_item(asked, clerk, meeting, client_for):
    climb(asked, 14)
    add = client_for(clerk).get(reverse("meetings:agenda-item-create", args=[meeting.pk])).content.decode()
    assert "Bodies that have not answered the committee" in add
    assert asked.recommendation.reference in add


def test_a_ladder_refuses_days_out_of_bounds(council, clerk):
    with pytest.raises(ValidationError):
        chasing.change_ladder(council=council, by=clerk, expected_version=1, progress_days=5)
