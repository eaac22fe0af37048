"""Who may be recorded as moving and voting: interests, whips, arrears, co-opted members, who was in the room."""

import pytest
from django.core.exceptions import ValidationError

from meetings.enums import InterestKind, Office
from meetings.minute_enums import PartKind, Vote, VoteMethod
from meetings.models import Minute
from meetings.services import attendance, declarations, minute_parts, voters
from scrutiny.models.council import Nation
from tests.meetings.motion_factories import decide, make_motion_entry, move, printed, row, sentence

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(committee, clerk, chair, member, co_optee, seat):
    """A report at a meeting with the chair, two members and a co-opted member."""
    return make_motion_entry(committee=committee, by=clerk, seat=seat)


def declare(entry, clerk, name, kind, **fields):
    declarations.declare(
        meeting=entry.minutes.meeting,
        by=clerk,
        person=row(entry, name).person,
        kind=kind,
        nature="Owns the car park",
        **({"item": entry.item} | fields),
    )


def refused(entry, clerk, name):
    motion = move(entry, clerk)
    pk = row(entry, name).pk
    with pytest.raises(ValidationError) as raised:
        decide(motion, clerk, vote_method=VoteMethod.NAMED, cast={pk: Vote.FOR})
    assert not motion.votes.exists()
    return sentence(raised, f"cast_{pk}")


def test_who_declared_a_disclosable_interest_neither_votes_nor_moves(entry, clerk):
    declare(entry, clerk, "Patel", InterestKind.DISCLOSABLE)
    assert "Localism Act 2011 section 31" in refused(entry, clerk, "Patel")
    with pytest.raises(ValidationError) as raised:
        move(entry, clerk, mover=row(entry, "Patel"))
    assert "takes no part in it" in sentence(raised, "mover")


def test_with_a_dispensation_they_vote(entry, clerk):
    declare(entry, clerk, "Patel", InterestKind.DISCLOSABLE, has_dispensation=True)
    motion = move(entry, clerk)
    decide(motion, clerk, vote_method=VoteMethod.NAMED, cast={row(entry, "Patel").pk: Vote.FOR})
    assert "For (1): Councillor Dev Patel." in printed(entry)


def test_an_interest_in_another_item_takes_no_vote_away(entry, clerk):
    other = entry.minutes.meeting.items.get(title="Public questions")
    declare(entry, clerk, "Patel", InterestKind.DISCLOSABLE, item=other)
    assert all(voter.may_vote for voter in voters.of(entry) if "Patel" in voter.name)


def test_31_members_abstain_by_declaration_and_who_has_an_interest_does_not_vote(entry, clerk):
    declare(entry, clerk, "Patel", InterestKind.DISCLOSABLE)
    declare(entry, clerk, "Hill", InterestKind.OTHER)
    motion = move(entry, clerk, "That Mr Amir Khan be co-opted.")
    cast = {
        row(entry, "Ash").pk: Vote.FOR,
        row(entry, "Hill").pk: Vote.ABSTAINED,
        row(entry, "Patel").pk: Vote.NOT_VOTING,
    }
    decide(motion, clerk, vote_method=VoteMethod.NAMED, cast=cast)
    words = printed(entry)
    assert "Abstained (1): Councillor Ruth Hill." in words
    assert "Did not vote (1): Councillor Dev Patel." in words


def test_31_who_was_present_for_other_items_only_has_no_vote_on_this(entry, clerk):
    observer = row(entry, "Hill")
    observer.items.set([entry.minutes.meeting.items.get(title="Public questions")])
    assert "was present for other items only" in refused(entry, clerk, "Hill")


def test_a_whip_in_wales_takes_the_vote_away_and_in_england_does_not(entry, clerk, council):
    declare(entry, clerk, "Patel", InterestKind.WHIP)
    assert all(voter.may_vote for voter in voters.of(entry) if "Patel" in voter.name)
    council.nation = Nation.WALES
    council.save(update_fields=["nation"])
    fresh = Minute.objects.get(pk=entry.pk)
    assert "Measure 2011 section 78" in refused(fresh, clerk, "Patel")
    assert move(fresh, clerk, mover=row(fresh, "Patel")).mover.name == "Dev Patel"


def test_78_arrears_declared_for_an_item_take_the_vote_away(entry, clerk):
    declare(entry, clerk, "Patel", InterestKind.ARREARS)
    assert "1992 section 106" in refused(entry, clerk, "Patel")


def test_78_arrears_declared_for_the_evening_are_a_reminder(entry, clerk):
    declare(entry, clerk, "Patel", InterestKind.ARREARS, item=None)
    voter = next(one for one in voters.of(entry) if "Patel" in one.name)
    assert voter.may_vote
    assert "about the budget" in voter.hint


def test_a_co_opted_member_without_a_vote_is_not_recorded_as_voting(entry, clerk, committee):
    seat = committee.memberships.get(office=Office.CO_OPTED)
    seat.has_vote = False
    seat.save(update_fields=["has_vote"])
    attended = entry.minutes.meeting.attendances.get(person=seat.person)
    assert "is co-opted without a vote" in refused(entry, clerk, attended.name)


@pytest.mark.parametrize("moved", ["arrived", "left"])
def test_who_was_not_there_then_has_no_vote(entry, clerk, moved):
    hill = row(entry, "Hill")
    items = entry.minutes.meeting.items
    fields = (
        {"arrived_at": items.get(title="Public questions")}
        if moved == "arrived"
        else {"left_at": items.get(title="Declarations of interest")}
    )
    attendance.change(attendance=hill, by=clerk, **fields)
    assert "Councillor Ruth Hill had" in refused(entry, clerk, "Hill")


def test_who_left_and_came_back_has_a_vote_again(entry, clerk):
    hill = row(entry, "Hill")
    before = entry.minutes.entries.get(title="Apologies for absence")
    minute_parts.add(minute=before, by=clerk, kind=PartKind.LEFT, attendance=hill)
    assert "was not in the room" in refused(entry, clerk, "Hill")
    minute_parts.add(minute=entry, by=clerk, kind=PartKind.RETURNED, attendance=hill)
    assert all(voter.may_vote for voter in voters.of(entry) if "Hill" in voter.name)
