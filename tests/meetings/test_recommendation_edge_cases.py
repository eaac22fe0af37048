"""Cases 51 to 61 of published papers: recommendations and responses as councils really make and answer them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, Answer, RecommendationStatus
from meetings.minute_enums import ProgrammeState
from meetings.models import Recommendation, RecommendationPart, WorkProgrammeEntry
from meetings.recommendation_enums import FindingKind
from meetings.services import (
    actions,
    findings,
    minute_entries,
    progress,
    recommendations,
    responses,
    work_programme,
)
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from meetings.tracker_states import position_of
from tests import factories
from tests.kept import kept
from tests.meetings.link_factories import typed
from tests.meetings.minutes_factories import make_attendance, make_held_meeting
from tests.meetings.recommendation_factories import make_answer, make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def days(count: int) -> dt.timedelta:
    return dt.timedelta(days=count)


def make_minute(*clauses, committee, by, date: dt.date, title: str = "Town centre"):
    """A minute with these clauses, in published minutes of a meeting of the day."""
    meeting = make_held_meeting(committee=committee, by=by, date=date)
    make_attendance(meeting=meeting, by=by)
    minutes = minutes_service.start(meeting=meeting, by=by)
    told = [one if isinstance(one, ClauseText) else ClauseText(one) for one in clauses]
    entry = minute_entries.create(minutes=minutes, by=by, title=title, clauses=told)
    minutes_service.publish(minutes=minutes, by=by)
    return entry


def words_of(browser, page) -> str:
    answer = browser.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


@kept
def sent(clerk, chair, committee, fire_service, police):
    """Sent fifty days ago, so that no answer is in time any more."""
    return make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=TODAY - days(50))


@pytest.fixture
def fire(sent, fire_service):
    return sent.addressees.get(organisation=fire_service)


@pytest.fixture
def force(sent, police):
    return sent.addressees.get(organisation=police)


def test_51_a_list_mixes_noting_requests_and_recommendations_and_some_name_no_addressee(
    client_for, clerk, chair, committee, police
):
    minute = make_minute(
        "That the report be noted.",
        "That officers supply figures for each ward.",
        "That police be asked to publish them.",
        "That more be done at night.",
        committee=committee,
        by=clerk,
        date=TODAY - days(7),
    )
    noted, figures, asked, vague = minute.resolutions.all()
    actions.create(minute=minute, by=clerk, text="Supply figures.", clause=figures, owner_name="Head of Data")
    made = recommendations.make(resolution=asked, by=clerk, text=asked.text, addressees=[police])
    officer = client_for(clerk)
    page = reverse("meetings:recommendation-create", args=[vague.pk])
    refused = officer.post(page, {"text": "Do more at night."}).content.decode()
    assert "hoose at least one" in refused
    assert "Do more at night." in refused
    # What asks nobody stays what it is, a clause of the minutes, and the tracker has what asks somebody.
    assert list(Recommendation.objects.all()) == [made]
    minutes = words_of(officer, minute.minutes.get_absolute_url())
    for clause in (noted, figures, asked, vague):
        assert clause.text in minutes


def test_52_a_recommendation_inside_a_referral_keeps_its_conditions_and_is_brought_back(
    client, client_for, clerk, chair, committee, police, fire_service
):
    conditions = "subject to (i) the cost being met by the fund, and (ii) a report back in six months"
    minute = make_minute(
        f"That the matter be referred to police and fire with a request for patrols, {conditions}.",
        committee=committee,
        by=clerk,
        date=TODAY - days(7),
    )
    clause = minute.resolutions.get()
    made = recommendations.make(
        resolution=clause, by=clerk, text=clause.text, addressees=[police, fire_service], success=conditions
    )
    work_programme.create(
        committee=committee, by=clerk, title="Patrols: report back", clause=clause, planned_for="Spring"
    )
    for browser, page in ((client_for(clerk), made.get_absolute_url()), (client, made.get_public_url())):
        assert words_of(browser, page).count(conditions) >= 2
    programme = reverse("meetings:work-programme", args=[committee.pk])
    assert "Patrols: report back" in words_of(client_for(clerk), programme)


def test_53_wording_left_to_the_chair_and_the_opposition_lead_is_settled_before_it_is_sent(
    client_for, clerk, chair, committee, police
):
    lead = "the Chair and the opposition lead"
    clause_text = ClauseText(
        "That police be asked to publish figures, in words to be settled.", delegated_to=lead
    )
    minute = make_minute(clause_text, committee=committee, by=clerk, date=TODAY - days(7))
    [clause] = minute.resolutions.all()
    made = recommendations.make(resolution=clause, by=clerk, text=clause.text, addressees=[police])
    assert made.status == RecommendationStatus.DRAFT
    officer = client_for(clerk)
    send = officer.get(reverse("meetings:recommendation-send", args=[made.pk]), follow=True)
    assert "Its wording is to be settled before it is sent." in send.content.decode()
    typed_in = {
        "text": "That police publish figures each month.",
        "settled_by": lead,
        "on": TODAY.isoformat(),
        "version": made.version,
    }
    page = reverse("meetings:recommendation-settle", args=[made.pk])
    words = officer.post(page, typed_in, follow=True).content.decode()
    assert "That police publish figures each month." in words
    made.refresh_from_db()
    assert made.status == RecommendationStatus.MADE


def test_54_answers_come_in_every_manner_and_each_body_has_its_own(
    client, client_for, clerk, partner, sent, fire, force
):
    # By letter, entered by the officer, in part, after it was due.
    make_answer(
        force, by=clerk, answer=Answer.IN_PART, received_on=TODAY - days(2), given_by="The Chief Constable"
    )
    # By an action plan two weeks after a first word: the first is partial and the clock runs on.
    due = fire.due_on
    make_answer(fire, by=partner, taken_by=clerk, is_partial=True, reason="The action plan is to follow.")
    fire.refresh_from_db()
    assert (fire.status, fire.due_on, fire.is_overdue) == (AddresseeStatus.AWAITING, due, True)
    make_answer(fire, by=partner, taken_by=clerk, reason="As in the action plan.")
    fire.refresh_from_db()
    sent.refresh_from_db()
    assert (fire.status, sent.status) == (AddresseeStatus.ACCEPTED, RecommendationStatus.ANSWERED)
    for browser, page in ((client_for(clerk), sent.get_absolute_url()), (client, sent.get_public_url())):
        words = words_of(browser, page)
        assert "Accepted in part" in words
        assert "(late)" in words
        assert "As in the action plan." in words


def test_55_another_committee_than_the_one_that_made_it_follows_it(
    client_for, clerk, chair, committee, council, fire, sent, seat
):
    other = factories.make_committee(council=council, by=clerk, name="Environment Committee")
    successor = seat("Cllr Ivor Pugh", other)
    outsider = client_for(successor)
    assert outsider.get(sent.get_absolute_url()).status_code == 404
    make_answer(fire, by=clerk)
    officer = client_for(clerk)
    page = reverse("meetings:recommendation-carry-over", args=[sent.pk])
    typed_in = {"on": TODAY.isoformat(), "words": "It is now about streets.", "successor_committee": other.pk}
    words = officer.post(page, typed_in, follow=True).content.decode()
    assert "Followed from then on by the Environment Committee." in words
    assert "It is now about streets." in words_of(outsider, sent.get_absolute_url())
    # It is followed to its end there, by that committee's own minute.
    sent.refresh_from_db()
    fire.refresh_from_db()
    progress.report(addressee=fire, by=clerk, text="All wards are out.", rag="green", stage="claimed-done")
    minute = make_minute("That it be found complete.", committee=other, by=clerk, date=TODAY)
    confirm = reverse("meetings:recommendation-confirm", args=[sent.pk])
    officer.post(confirm, {"minute": minute.pk, "words": "Seen to be done."})
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.CONFIRMED
    assert [found.kind for found in sent.findings.all()] == [FindingKind.CARRIED_OVER, FindingKind.CONFIRMED]


def test_55_a_minute_of_a_committee_that_does_not_follow_it_finds_nothing(
    clerk, committee, council, sent, seat
):
    other = factories.make_committee(council=council, by=clerk, name="Environment Committee")
    seat("Cllr Ivor Pugh", other)
    minute = make_minute("That it be found complete.", committee=other, by=clerk, date=TODAY)
    with pytest.raises(ValidationError, match="Choose a minute of the committee"):
        findings.record(
            recommendation=sent, kind=FindingKind.CONFIRMED, by=clerk, on=TODAY, words="Done.", minute=minute
        )


def test_56_parts_go_on_their_own_and_the_committee_amends_what_was_said(
    client_for, clerk, partner, sent, fire
):
    first, second = (
        RecommendationPart.objects.create(recommendation=sent, position=number, text=text)
        for number, text in enumerate(("Publish by ward.", "Say why a call was late."), start=1)
    )
    said = {
        "answer": "accepted",
        "reason": "Agreed.",
        "action": "We will.",
        "lead": "",
        "target_date": TODAY + days(30),
    }
    responses.answer(addressee=fire, by=clerk, parts={first: said, second: said})
    for part, stage in ((first, "claimed-done"), (second, "in-progress")):
        progress.report(addressee=fire, by=partner, part=part, text=part.text, rag="green", stage=stage)
    minute = make_minute(
        "That part (a) is not done.", committee=sent.committee, by=clerk, date=TODAY - days(1)
    )
    page = reverse("meetings:addressee-reassess", args=[fire.pk])
    typed_in = {"minute": minute.pk, "part": first.pk, "rag": "amber", "words": "Two wards are missing."}
    words = client_for(clerk).post(page, typed_in, follow=True).content.decode()
    assert "Two wards are missing." in words
    [amended, other] = Recommendation.objects.get().addressees.get(pk=fire.pk).assessments
    assert (amended.stage, amended.rag, other.stage) == ("in-progress", "amber", "in-progress")
    assert position_of(Recommendation.objects.get()).term != "confirmed"


def test_57_ongoing_is_no_date_and_the_time_limit_that_replaces_it_is_kept(client_for, clerk, partner, fire):
    browser = client_for(partner)
    page = reverse("meetings:addressee-answer", args=[fire.pk])
    refused = browser.post(page, typed(target_date="ongoing")).content.decode()
    assert "There is a problem" in refused
    assert "Residents ask for it." in refused
    # Nor is it left out: an acceptance needs its date.
    with pytest.raises(ValidationError, match="“ongoing” is not a date"):
        make_answer(fire, by=partner, target_date=None)
    made = make_answer(fire, by=partner, taken_by=clerk, target_date=TODAY + days(90))
    assert made.target_date == TODAY + days(90)


def test_57_a_time_limit_is_added_before_it_is_sent(clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    limited = f"{made.text} This be done within three months."
    recommendations.change(
        recommendation=made,
        by=clerk,
        expected_version=made.version,
        text=limited,
        addressees=[police],
        priority=None,
        success="",
    )
    made.refresh_from_db()
    assert made.text == limited
    # The clause stays as the committee resolved it.
    assert made.resolution.text != limited


def test_58_agreed_and_then_found_not_feasible_it_stays_under_review(client, client_for, clerk, sent, fire):
    make_answer(fire, by=clerk)
    fire.refresh_from_db()
    progress.report(addressee=fire, by=clerk, text="The masts cannot stand.", rag="red", stage="not-feasible")
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.SENT
    page = reverse("meetings:recommendation-shelve", args=[sent.pk])
    typed_in = {"minute": sent.resolution.minute_id, "words": "Looked at again next year."}
    words = client_for(clerk).post(page, typed_in, follow=True).content.decode()
    assert "Not feasible, under review" in words
    sent.refresh_from_db()
    # Under review is not closed: it stays among what is open, and bodies may still report.
    assert not sent.is_closed
    assert sent in Recommendation.objects.in_state("open")
    progress.report(addressee=fire, by=clerk, text="A new mast is tried.", rag="amber", stage="in-progress")
    assert "Looked at again next year." in words_of(client, sent.get_public_url())


def test_58_it_is_deleted_as_overtaken_by_time_or_reclassified_each_with_reason_and_date(
    client, client_for, clerk, committee, police, sent
):
    other = make_sent_recommendation(police, committee=committee, by=clerk, on=TODAY - days(20))
    officer = client_for(clerk)
    gone = reverse("meetings:recommendation-delete", args=[sent.pk])
    assert "Give the reason." in officer.post(gone, {"on": TODAY.isoformat(), "words": ""}).content.decode()
    officer.post(gone, {"on": TODAY.isoformat(), "words": "Overtaken by the new Act."})
    sent.refresh_from_db()
    assert (sent.status, sent.confirmed_on) == (RecommendationStatus.DELETED, TODAY)
    assert "Overtaken by the new Act." in words_of(client, sent.get_public_url())
    newer = make_sent_recommendation(police, committee=committee, by=clerk, on=TODAY - days(10))
    replaced = reverse("meetings:recommendation-supersede", args=[other.pk])
    typed_in = {"on": TODAY.isoformat(), "words": "Now a matter of licensing.", "successor": newer.pk}
    assert f"See {newer.reference}" in officer.post(replaced, typed_in, follow=True).content.decode()
    # And the way back: the new one says whose place it took, to residents too.
    for browser, page in ((officer, newer.get_absolute_url()), (client, newer.get_public_url())):
        words = words_of(browser, page)
        assert "akes the place of" in words
        assert other.reference in words


def test_59_silence_is_a_state_of_its_own_and_a_late_answer_ends_it(
    client, client_for, clerk, partner, sent, fire, force
):
    assert fire.is_overdue
    note = reverse("meetings:addressee-note-silence", args=[fire.pk])
    assert client_for(partner).get(note).status_code == 403
    for body in (fire, force):
        page = reverse("meetings:addressee-note-silence", args=[body.pk])
        client_for(clerk).post(page, {"save": "Report it"})
    fire.refresh_from_db()
    assert fire.status == AddresseeStatus.SILENT
    assert position_of(Recommendation.objects.get()).label == "Awaiting commentary from partners"
    make_answer(fire, by=partner, taken_by=clerk)
    fire.refresh_from_db()
    assert (fire.status, fire.answer.is_late) == (AddresseeStatus.ACCEPTED, True)
    assert "(late)" in words_of(client, sent.get_public_url())


def test_60_it_is_carried_over_an_election_and_found_complete_five_years_later(
    client, client_for, clerk, chair, committee, fire_service
):
    long_ago = TODAY - days(5 * 365 + 200)
    old = make_sent_recommendation(fire_service, committee=committee, by=clerk, on=long_ago)
    body = old.addressees.get()
    make_answer(body, by=clerk, received_on=long_ago + days(20), target_date=long_ago + days(300))
    officer = client_for(clerk)
    over = reverse("meetings:recommendation-carry-over", args=[old.pk])
    officer.post(over, {"on": (long_ago + days(400)).isoformat(), "words": "To the council elected in May."})
    old.refresh_from_db()
    body.refresh_from_db()
    assert old.status == RecommendationStatus.CARRIED_OVER
    progress.report(addressee=body, by=clerk, text="Done at last.", rag="green", stage="claimed-done")
    minute = make_minute("That it be found complete.", committee=committee, by=clerk, date=TODAY)
    confirm = reverse("meetings:recommendation-confirm", args=[old.pk])
    officer.post(confirm, {"minute": minute.pk, "words": "Seen after five years."})
    words = words_of(client, old.get_public_url())
    for told in ("To the council elected in May.", "Done at last.", "Seen after five years.", "Carried over"):
        assert told in words


def test_60_an_entry_of_a_predecessors_tracker_is_followed_like_any_other(
    client, client_for, clerk, chair, committee, fire_service
):
    entry = Recommendation.objects.create(
        committee=committee,
        reference="CDP 12/3",
        text="That lighting be mended.",
        origin="Crime and Disorder Panel, minute 12, 3 March 2019",
        made_on=dt.date(2019, 3, 3),
        is_public=True,
    )
    entry.addressees.create(organisation=fire_service)
    pages = (client_for(clerk), entry.get_absolute_url()), (client, entry.get_public_url())
    for browser, page in pages:
        assert "Crime and Disorder Panel, minute 12, 3 March 2019" in words_of(browser, page)
    findings.record(
        recommendation=entry, kind=FindingKind.SUPERSEDED, by=clerk, on=TODAY, words="See the new plan."
    )
    entry.refresh_from_db()
    assert entry.status == RecommendationStatus.SUPERSEDED
    findings.record(
        recommendation=entry,
        kind=FindingKind.REOPENED,
        by=clerk,
        on=TODAY,
        words="Lights are out.",
        minute=make_minute("That it be opened.", committee=committee, by=clerk, date=TODAY),
    )
    for browser, page in pages:
        words = words_of(browser, page)
        assert "See the new plan." in words
        assert "Lights are out." in words


def test_61_a_topic_is_refused_by_a_coordinating_board_or_agreed_between_meetings(
    client_for, clerk, chair, committee
):
    refused = work_programme.create(committee=committee, by=clerk, title="Knife crime in schools")
    agreed = work_programme.create(
        committee=committee,
        by=clerk,
        title="Fly-tipping after dark",
        purpose="Agreed between meetings by the chair, the vice-chair and the committee officer.",
    )
    with pytest.raises(ValidationError, match="Write why it is dropped"):
        work_programme.drop(entry=refused, by=clerk, expected_version=refused.version, reason=" ")
    why = "Refused by the Scrutiny Co-ordinating Board: the education panel has it."
    work_programme.drop(entry=refused, by=clerk, expected_version=refused.version, reason=why)
    words = words_of(client_for(clerk), reverse("meetings:work-programme", args=[committee.pk]))
    assert all(told in words for told in (why, agreed.title, agreed.purpose))
    assert WorkProgrammeEntry.objects.get(pk=refused.pk).state == ProgrammeState.DROPPED
