"""Motions, amendments and votes: recorded through the services, and as the minutes print them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.enums import Audience, PaperKind
from meetings.minute_enums import ClauseStyle, MotionOutcome, Vote, VoteMethod
from meetings.models import Meeting
from meetings.papers import catalogue
from meetings.papers.subject import Subject
from meetings.services import minute_entries, motions, votes
from scrutiny.pdf import checks, extract
from scrutiny.pdf.paper import print_html
from scrutiny.records import StaleEdit
from tests.meetings.minutes_factories import make_attendance, make_held_meeting
from tests.meetings.motion_factories import decide, make_motion_entry, move, printed, row, sentence

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(committee, clerk, chair, member, co_optee, seat):
    """A report at a meeting with the chair, two members and a co-opted member."""
    return make_motion_entry(committee=committee, by=clerk, seat=seat)


def test_motions_votes_and_clauses_are_on_tagged_paper(entry, clerk, committee, pdf_ua):
    committee.clause_style = ClauseStyle.LETTER
    committee.save(update_fields=["clause_style"])
    motion = move(entry, clerk, "That the plan be endorsed.", mover=row(entry, "Patel"))
    change = move(entry, clerk, "That a plan be endorsed\nand a report be brought.", amends=motion)
    decide(change, clerk, vote_method=VoteMethod.SHOW, votes_for=2, votes_against=1)
    decide(motion, clerk, vote_method=VoteMethod.NAMED, cast={row(entry, "Hill").pk: Vote.FOR})
    motions.resolve(motion=motion, by=clerk)

    composed = catalogue.compose(
        PaperKind.MINUTES, Subject(meeting=Meeting.objects.get(pk=entry.minutes.meeting_id))
    )
    rendered = print_html(catalogue.document(composed), frame=composed.frame)
    text = " ".join(extract.full_text(rendered.pdf).split())
    assert checks.problems(rendered.pdf) == pdf_ua(rendered.pdf) == []
    for words in (
        "Moved by Councillor Dev Patel:",
        "the amendment was carried, 2 votes to 1.",
        "As amended:",
        "For (1): Councillor Ruth Hill.",
        "That a plan be endorsed and a report be brought. • (a) (b) (c)",
    ):
        assert words in text


def test_49_a_decision_without_any_vote_prints_none(entry, clerk):
    motion = move(entry, clerk)
    decide(motion, clerk)
    assert "<p>The motion was carried.</p>" in printed(entry)
    assert "vote" not in printed(entry).split("The motion was carried.")[0].rsplit("<h2", 1)[1]


def test_48_nine_votes_to_nil_by_number(entry, clerk):
    motion = move(entry, clerk, mover=row(entry, "Patel"), seconder=row(entry, "Hill"))
    decide(motion, clerk, vote_method=VoteMethod.SHOW, votes_for=3, votes_against=0)
    words = printed(entry)
    assert "Moved by Councillor Dev Patel and seconded by Councillor Ruth Hill:" in words
    assert "On being put to the vote by show of hands, the motion was carried, 3 votes to 0." in words


def test_48_unanimously_without_numbers(entry, clerk):
    motion = move(entry, clerk)
    decide(motion, clerk, vote_method=VoteMethod.SHOW, is_unanimous=True)
    assert "the motion was carried unanimously." in printed(entry)


def test_48_clearly_lost_in_the_councils_own_words(entry, clerk):
    motion = move(entry, clerk)
    decide(motion, clerk, MotionOutcome.LOST, vote_method=VoteMethod.SHOW, result_words="clearly lost")
    assert "On being put to the vote by show of hands, the motion was clearly lost." in printed(entry)


def test_48_by_roll_call_names_make_the_numbers(entry, clerk):
    motion = move(entry, clerk)
    cast = {
        row(entry, "Patel").pk: Vote.FOR,
        row(entry, "Hill").pk: Vote.AGAINST,
        row(entry, "Ash").pk: Vote.FOR,
    }
    decide(
        motion, clerk, vote_method=VoteMethod.ROLL_CALL, cast=cast, asked_for_by="Councillors Hill and Patel"
    )
    motion.refresh_from_db()
    assert (motion.votes_for, motion.votes_against, motion.abstentions) == (2, 1, 0)
    words = printed(entry)
    assert "A recorded vote was asked for by Councillors Hill and Patel." in words
    assert "On a vote by roll call, the motion was carried, 2 votes to 1." in words
    assert "For (2): Councillor Margaret Ash, Councillor Dev Patel." in words
    assert "Against (1): Councillor Ruth Hill." in words


def test_48_an_amendment_with_its_own_count_before_the_motion_as_amended(entry, clerk):
    motion = move(entry, clerk, "That the plan be endorsed.")
    change = move(entry, clerk, "That the plan be endorsed, with lighting.", amends=motion, was_debated=False)
    decide(change, clerk, vote_method=VoteMethod.SHOW, votes_for=2, votes_against=1)
    decide(motion, clerk, vote_method=VoteMethod.SHOW, votes_for=3, votes_against=0)
    words = printed(entry)
    assert "The amendment was not debated." in words
    moved, amended, counted, final = (
        words.index(text)
        for text in (
            "That the plan be endorsed.",
            "Amendment:",
            "the amendment was carried, 2 votes to 1.",
            "As amended:",
        )
    )
    assert moved < amended < counted < final
    assert "the motion was carried, 3 votes to 0." in words[final:]
    assert "That the plan be endorsed, with lighting." in words[final:]


def test_48_the_wording_of_a_later_amendment_is_compared_with_what_then_stood(entry, clerk):
    motion = move(entry, clerk, "A")
    first = move(entry, clerk, "A B", amends=motion)
    decide(first, clerk, MotionOutcome.ACCEPTED)
    lost = move(entry, clerk, "A B X", amends=motion)
    decide(lost, clerk, MotionOutcome.LOST)
    last = move(entry, clerk, "A B C", amends=motion)
    rows = list(entry.motions.all())
    assert motions.wording_before(first, rows) == "A"
    assert motions.wording_before(last, rows) == "A B"
    assert motions.wording(motion, rows) == "A B"


def test_48_an_amendment_lapses_for_want_of_a_seconder(entry, clerk):
    motion = move(entry, clerk)
    change = move(entry, clerk, "That it be refused.", amends=motion, mover=row(entry, "Hill"))
    decide(change, clerk, MotionOutcome.LAPSED)
    assert "The amendment lapsed for want of a seconder." in printed(entry)
    seconded = move(entry, clerk, "Again.", amends=motion, seconder=row(entry, "Patel"))
    with pytest.raises(ValidationError) as raised:
        decide(seconded, clerk, MotionOutcome.LAPSED)
    assert "Councillor Dev Patel seconded it." in sentence(raised, "outcome")


def test_a_tie_needs_the_casting_vote_of_who_presides(entry, clerk):
    motion = move(entry, clerk)
    equal = {"vote_method": VoteMethod.SHOW, "votes_for": 1, "votes_against": 1}
    with pytest.raises(ValidationError) as raised:
        decide(motion, clerk, **equal)
    assert "Record the casting vote" in sentence(raised, "casting_vote")
    decide(motion, clerk, casting_vote=Vote.FOR, **equal)
    assert "The votes being equal, the person presiding gave a casting vote for it." in printed(entry)


def test_a_member_asks_that_their_own_vote_be_recorded(entry, clerk):
    motion = move(entry, clerk)
    cast = {row(entry, "Hill").pk: Vote.AGAINST}
    decide(motion, clerk, vote_method=VoteMethod.SHOW, votes_for=2, votes_against=1, cast=cast)
    words = printed(entry)
    assert "Councillor Ruth Hill asked that their vote against it be recorded." in words
    assert "Against (" not in words


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"votes_for": 1, "votes_against": 2}, "outcome", "The numbers say otherwise."),
        ({"votes_for": 2, "votes_against": 1, "is_unanimous": True}, "is_unanimous", "votes on both sides"),
        ({"votes_for": 9, "votes_against": 0}, "votes_for", "That makes 9 votes"),
        ({"votes_for": 2, "votes_against": 1, "casting_vote": "for"}, "casting_vote", "as many voted for"),
        ({"votes_for": 1, "vote_method": VoteMethod.ASSENT}, "vote_method", "Numbers are given"),
        ({"vote_method": VoteMethod.NAMED}, "vote_method", "Say how each member voted"),
        ({"outcome": MotionOutcome.NOT_PUT, "votes_for": 1}, "outcome", "Votes are recorded"),
        ({"outcome": MotionOutcome.ACCEPTED, "vote_method": "none"}, "outcome", "Only an amendment"),
    ],
)
def test_a_result_that_does_not_follow_is_refused_beside_its_field(entry, clerk, fields, field, words):
    motion = move(entry, clerk)
    with pytest.raises(ValidationError) as raised:
        decide(motion, clerk, **({"vote_method": VoteMethod.SHOW} | fields))
    assert words in sentence(raised, field)


def test_two_who_decide_at_once_are_told(entry, clerk):
    motion = move(entry, clerk)
    old = motion.version
    decide(motion, clerk)
    with pytest.raises(StaleEdit):
        votes.record(motion=motion, by=clerk, expected_version=old, outcome=MotionOutcome.LOST)


def test_a_motion_sent_twice_is_recorded_once(entry, clerk):
    motion = move(entry, clerk)
    assert move(entry, clerk, uid=motion.uid) == motion
    assert entry.motions.count() == 1


def test_a_carried_motion_becomes_the_decision_clause_by_clause(entry, clerk):
    motion = move(entry, clerk, "That:\n(i) the report be noted;\n(ii) a plan be made.")
    with pytest.raises(ValidationError, match="Only a motion that was carried"):
        motions.resolve(motion=motion, by=clerk)
    decide(motion, clerk)
    motions.resolve(motion=motion, by=clerk)
    rows = list(entry.resolutions.filter(motion=motion))
    assert [clause.text for clause in rows] == ["the report be noted;", "a plan be made."]
    with pytest.raises(ValidationError, match="in the decision already"):
        motions.resolve(motion=motion, by=clerk)


def test_an_amended_motion_becomes_the_decision_as_amended(entry, clerk):
    motion = move(entry, clerk, "That the plan be endorsed.")
    change = move(entry, clerk, "That the plan be refused.", amends=motion)
    decide(change, clerk)
    decide(motion, clerk)
    motions.resolve(motion=motion, by=clerk)
    assert entry.resolutions.get(motion=motion).text == "That the plan be refused."


def test_an_exempt_motion_and_its_amendment_are_not_printed_for_the_public(entry, clerk):
    motion = move(entry, clerk, "That Marigold be paid.", is_exempt=True)
    change = move(entry, clerk, "That Marigold be paid twice.", amends=motion)
    decide(change, clerk)
    decide(motion, clerk)
    motions.resolve(motion=motion, by=clerk)
    assert "Marigold" not in printed(entry)
    assert "This clause is not for publication." in printed(entry)
    assert "Marigold be paid twice" in printed(entry, Audience.RESTRICTED)


def test_a_motion_made_exempt_keeps_its_amendments_too(entry, clerk):
    motion = move(entry, clerk, "That Marigold be paid.")
    change = move(entry, clerk, "That Marigold be paid twice.", amends=motion)
    motions.change(motion=motion, by=clerk, expected_version=motion.version, is_exempt=True)
    change.refresh_from_db()
    assert change.is_exempt
    motions.change(motion=change, by=clerk, expected_version=change.version, is_exempt=False)
    change.refresh_from_db()
    assert change.is_exempt


def test_an_exempt_amendment_of_an_open_motion_keeps_the_decision(entry, clerk):
    motion = move(entry, clerk, "That a fee be paid.")
    change = move(entry, clerk, "That Marigold be paid a fee.", amends=motion, is_exempt=True)
    decide(change, clerk)
    decide(motion, clerk)
    motions.resolve(motion=motion, by=clerk)
    words = printed(entry)
    assert "Marigold" not in words
    assert "That a fee be paid." in words
    assert "Marigold" in printed(entry, Audience.RESTRICTED)


def test_30_a_members_dissent_by_name_without_a_vote(entry, clerk):
    motion = move(entry, clerk)
    decide(motion, clerk, vote_method=VoteMethod.ASSENT)
    motions.dissent(minute=entry, by=clerk, member=row(entry, "Hill"), text="")
    words = printed(entry)
    assert "The motion was carried by assent." in words
    assert "Councillor Ruth Hill asked that their dissent be recorded." in words


def test_a_member_moves_at_their_own_meeting_only(entry, clerk, committee):
    other = make_held_meeting(committee=committee, by=clerk, start_time=dt.time(14, 0))
    make_attendance(meeting=other, by=clerk)
    with pytest.raises(ValidationError) as raised:
        move(entry, clerk, mover=other.attendances.first())
    assert "present at this meeting" in sentence(raised, "mover")


def test_an_entry_with_motions_is_not_taken_out(entry, clerk):
    motion = move(entry, clerk)
    move(entry, clerk, "Other words.", amends=motion)
    with pytest.raises(ValidationError, match="Motions are recorded under this item"):
        minute_entries.remove(minute=entry, by=clerk)


def test_an_amendment_keeps_its_motion_from_being_taken_out(entry, clerk):
    motion = move(entry, clerk)
    change = move(entry, clerk, "Other words.", amends=motion)
    with pytest.raises(ValidationError, match="Take them out first"):
        motions.remove(motion=motion, by=clerk)
    motions.remove(motion=change, by=clerk)
    motions.remove(motion=motion, by=clerk)
    assert not entry.motions.exists()
