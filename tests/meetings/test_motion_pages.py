"""Motions and votes in the browser: recorded, amended, decided, put into the decision; bad input answered."""

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus, Office
from meetings.minute_enums import MotionOutcome
from meetings.services import declarations, motions
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(committee, clerk, chair, member, seat):
    seat("Ruth Hill", committee, office=Office.MEMBER)
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk).entries.get(title="Keeping the town centre safe")


@pytest.fixture
def motion(entry, clerk):
    return motions.move(minute=entry, by=clerk, text="That the plan be endorsed.")


def url(name, row):
    return reverse(f"meetings:{name}", args=[row.pk])


def attendance_of(entry, name):
    return entry.minutes.meeting.attendances.get(name__contains=name)


def sent(motion, **fields):
    motion.refresh_from_db()
    return {"version": motion.version, "was_debated": "on", "vote_method": "none"} | fields


def test_the_page_of_the_minutes_leads_to_the_motions_of_an_item(client_for, clerk, entry):
    page = client_for(clerk).get(entry.minutes.get_absolute_url())
    assert url("motion-list", entry) in page.text
    assert "Nothing was moved under this item." in client_for(clerk).get(url("motion-list", entry)).text


def test_a_motion_is_recorded_with_mover_and_seconder(client_for, clerk, entry):
    fields = {
        "text": "That the report be noted.",
        "mover": attendance_of(entry, "Patel").pk,
        "seconder": attendance_of(entry, "Hill").pk,
    }
    page = client_for(clerk).post(url("motion-create", entry), fields, follow=True)
    assert "Moved by Councillor Dev Patel and seconded by Councillor Ruth Hill:" in page.text
    assert "That the report be noted." in page.text


def test_nobody_seconds_their_own_motion_and_what_was_typed_stays(client_for, clerk, entry):
    patel = attendance_of(entry, "Patel").pk
    fields = {"text": "That it be noted.", "mover": patel, "seconder": patel}
    page = client_for(clerk).post(url("motion-create", entry), fields)
    assert "Nobody seconds their own motion. Choose somebody else." in page.text
    assert "That it be noted.</textarea>" in page.text


def test_the_wording_of_an_amendment_is_compared(client_for, clerk, entry, motion):
    browser = client_for(clerk)
    form = browser.get(url("motion-create", entry) + f"?amends={motion.pk}")
    assert "That the plan be endorsed.</textarea>" in form.text
    fields = {"amends": motion.pk, "text": "That the plan be warmly endorsed."}
    page = browser.post(url("motion-create", entry), fields, follow=True)
    assert '<ins class="app-word-diff__ins">' in page.text
    assert "warmly" in page.text


def test_a_recorded_vote_is_entered_by_name(client_for, clerk, entry, motion):
    votes = {
        f"cast_{attendance_of(entry, 'Ash').pk}": "for",
        f"cast_{attendance_of(entry, 'Patel').pk}": "for",
        f"cast_{attendance_of(entry, 'Hill').pk}": "abstained",
    }
    fields = sent(motion, outcome="carried", vote_method="named", **votes)
    page = client_for(clerk).post(url("motion-vote", motion), fields, follow=True)
    assert "On a recorded vote, the motion was carried, 2 votes to 0, with 1 abstention." in page.text
    assert "Abstained (1): Councillor Ruth Hill." in page.text


def test_who_declared_a_disclosable_interest_cannot_be_entered_as_voting(client_for, clerk, entry, motion):
    patel = attendance_of(entry, "Patel")
    declarations.declare(
        meeting=entry.minutes.meeting,
        by=clerk,
        person=patel.person,
        kind="disclosable",
        nature="Owns it",
        item=entry.item,
    )
    browser = client_for(clerk)
    reason = "declared a disclosable pecuniary interest in this item and has no dispensation"
    assert reason in browser.get(url("motion-list", entry)).text
    fields = sent(motion, outcome="carried", vote_method="named", **{f"cast_{patel.pk}": "for"})
    page = browser.post(url("motion-vote", motion), fields)
    assert page.text.count(reason) >= 2
    assert not motion.votes.exists()
    chosen = browser.post(url("motion-edit", motion), sent(motion, text="Other.", mover=patel.pk))
    assert reason in chosen.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"outcome": ""}, "Choose an answer for “Outcome”."),
        ({"votes_for": "1", "votes_against": "1"}, "Record the casting vote, or choose “Lost”."),
        ({"votes_for": "many"}, "Enter a whole number."),
        ({"votes_for": "99999"}, "“For” must be 999 or less."),
        ({"votes_for": "1", "votes_against": "2"}, "The numbers say otherwise."),
    ],
)
def test_bad_input_is_answered_beside_its_field(client_for, clerk, motion, fields, words):
    fields = sent(motion, **({"outcome": "carried", "vote_method": "show"} | fields))
    page = client_for(clerk).post(url("motion-vote", motion), fields)
    assert words in page.text
    motion.refresh_from_db()
    assert motion.outcome == MotionOutcome.OPEN


def test_two_clerks_who_decide_at_once_see_both(client_for, clerk, motion):
    browser = client_for(clerk)
    old = sent(motion, outcome="lost")
    browser.post(url("motion-vote", motion), sent(motion, outcome="carried"))
    page = browser.post(url("motion-vote", motion), old)
    assert "Someone else saved this while you were writing." in page.text
    motion.refresh_from_db()
    assert motion.outcome == MotionOutcome.CARRIED


def test_a_carried_motion_is_put_into_the_decision_once(client_for, clerk, entry, motion):
    browser = client_for(clerk)
    assert "Put it into the decision" not in browser.get(url("motion-list", entry)).text
    browser.post(url("motion-vote", motion), sent(motion, outcome="carried"))
    assert "Put it into the decision" in browser.get(url("motion-list", entry)).text
    page = browser.post(url("motion-resolve", motion), follow=True)
    assert "It is the decision of this minute." in page.text
    again = browser.post(url("motion-resolve", motion), follow=True)
    assert "This motion is in the decision already." in again.text
    assert "That the plan be endorsed." in entry.resolutions.get(motion=motion).text


def test_a_motion_is_corrected_and_taken_out(client_for, clerk, entry, motion):
    browser = client_for(clerk)
    page = browser.post(url("motion-edit", motion), sent(motion, text="That it be refused."), follow=True)
    assert "That it be refused." in page.text
    page = browser.post(url("motion-remove", motion), follow=True)
    assert "Nothing was moved under this item." in page.text


def test_30_a_dissent_is_recorded_by_name(client_for, clerk, entry):
    fields = {"member": attendance_of(entry, "Hill").pk, "text": ""}
    page = client_for(clerk).post(url("motion-dissent", entry), fields, follow=True)
    assert "Councillor Ruth Hill asked that their dissent be recorded." in page.text


def test_motions_are_fixed_once_the_minutes_are_published(client_for, clerk, entry, motion):
    make_minutes(meeting=entry.minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    page = client_for(clerk).post(url("motion-edit", motion), sent(motion, text="Other."))
    assert page.status_code == 403


def test_the_pages_need_few_queries(client_for, clerk, entry, motion, django_assert_max_num_queries):
    for number in range(8):
        motions.move(minute=entry, by=clerk, text=f"Amendment {number}", amends=motion)
    browser = client_for(clerk)
    pages = [url("motion-list", entry), url("motion-create", entry)]
    pages += [url("motion-vote", motion), url("motion-edit", motion)]
    for page in pages:
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
