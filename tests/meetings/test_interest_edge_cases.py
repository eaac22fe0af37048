"""What real meetings did with interests, whips and arrears, by the number of the edge case: recorded and printed."""

import pytest
from django.core.exceptions import ValidationError

from meetings.enums import InterestKind, ItemKind
from meetings.models import Declaration
from meetings.services import declarations, minute_entries, standing_declarations
from meetings.services.voters import of as voters_of
from tests import factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.people_factories import make_standing_declaration, words_of

REPORT = "Keeping the town centre safe"
INTERESTS = "Declarations of interest"


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting


def declared(meeting, user, *, by, kind=InterestKind.OTHER, nature="Special constable", item="", **fields):
    place = meeting.items.get(title=item) if item else None
    return declarations.declare(
        meeting=meeting, by=by, person=user.people.get(), kind=kind, nature=nature, item=place, **fields
    )


def minuted(meeting, clerk):
    return words_of(make_minutes(meeting=meeting, by=clerk))


def as_table(committee):
    committee.interests_as_table = True
    committee.save(update_fields=["interests_as_table"])


def test_2_an_interest_is_declared_against_a_minute_that_comes_later(held, clerk, member):
    declared(held, member, by=clerk, item_as_stated="minute 57")

    assert "declared another registrable or personal interest in minute 57: Special constable." in minuted(
        held, clerk
    )


def test_2_an_interest_is_declared_against_an_agenda_code(held, clerk, member, committee):
    as_table(committee)
    declared(held, member, by=clerk, item_as_stated="item B1")

    assert (
        "Councillor Dev Patel item B1 Other registrable or personal interest: Special constable"
        in minuted(held, clerk)
    )


def test_26_who_arrives_late_declares_at_the_item(held, clerk, member):
    declared(held, member, by=clerk, declared_at=held.items.get(title=REPORT))
    words = minuted(held, clerk)

    assert "There were no declarations of interest." in words
    told = "Councillor Dev Patel declared another registrable or personal interest: Special constable."
    assert words.index(told) > words.index(REPORT)
    assert words.count(told) == 1


def test_34_a_whip_is_part_of_interests(held, clerk, member):
    declared(held, member, by=clerk, kind=InterestKind.WHIP, nature="the Labour group", item=REPORT)
    words = minuted(held, clerk)

    told = f"Councillor Dev Patel declared being under a party whip on item “{REPORT}”: the Labour group."
    assert words.index(INTERESTS) < words.index(told)
    assert "section 78" not in words


def test_34_a_whip_has_an_item_of_its_own(committee, clerk, chair, member):
    items = [(ItemKind.INTERESTS, INTERESTS), (ItemKind.WHIP, "Party whip"), (ItemKind.REPORT, REPORT)]
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_attendance(meeting=meeting, by=clerk)
    declared(meeting, member, by=clerk, kind=InterestKind.WHIP, nature="the Labour group")
    words = minuted(meeting, clerk)

    assert words.index("There were no declarations of interest.") < words.index("Party whip")
    assert words.index("Party whip") < words.index("declared being under a party whip: the Labour group.")


@pytest.mark.parametrize(
    ("kind", "title"), [(InterestKind.WHIP, "Party whip"), (InterestKind.OTHER, INTERESTS)]
)
def test_34_what_is_declared_after_the_minutes_began_is_told_at_once(
    committee, clerk, chair, member, kind, title
):
    items = [(ItemKind.INTERESTS, INTERESTS), (ItemKind.WHIP, "Party whip")]
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    declared(meeting, member, by=clerk, kind=kind, nature="the Labour group")

    assert "Councillor Dev Patel declared" in minutes.entries.get(title=title).narrative


def test_34_a_table_of_interests_contradicts_no_text(committee, clerk, chair, member):
    as_table(committee)
    items = [(ItemKind.INTERESTS, INTERESTS), (ItemKind.WHIP, "Party whip")]
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    declared(meeting, member, by=clerk)
    whip = declared(meeting, member, by=clerk, kind=InterestKind.WHIP, nature="the Labour group")
    words = words_of(minutes)
    assert "The following interests were declared." in words
    assert "The following party whips were declared." in words
    assert words.count("Name Item Kind and nature What followed") == 2

    declarations.remove(declaration=whip, by=clerk)
    assert "There were no declarations of party whip." in words_of(minutes)


def test_34_what_the_clerk_wrote_about_interests_stays(held, clerk, member):
    minutes = make_minutes(meeting=held, by=clerk)
    entry = minutes.entries.get(title=INTERESTS)
    minute_entries.change(minute=entry, by=clerk, expected_version=None, narrative="Nobody spoke of any.")
    declared(held, member, by=clerk)

    entry.refresh_from_db()
    assert entry.narrative == "Nobody spoke of any."


def test_34_no_whip_is_said_so_under_its_own_item(committee, clerk, chair):
    items = [(ItemKind.WHIP, "Party whip")]
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)

    assert "There were no declarations of party whip." in minuted(meeting, clerk)


def test_34_in_wales_a_whipped_member_has_no_vote(other_council, other_clerk):
    committee = factories.make_committee(council=other_council, by=other_clerk, name="Scrutiny Committee")
    person = factories.make_person(
        "Cllr Mair Rees", council=other_council, by=other_clerk, is_councillor=True
    )
    factories.make_committee_member(person, committee=committee, by=other_clerk)
    meeting = make_held_meeting(committee=committee, by=other_clerk)
    make_attendance(meeting=meeting, by=other_clerk)
    minutes = make_minutes(meeting=meeting, by=other_clerk)
    declarations.declare(
        meeting=meeting,
        by=other_clerk,
        person=person,
        kind=InterestKind.WHIP,
        nature="the Plaid group",
        item=meeting.items.get(title=REPORT),
    )
    minute_entries.rewrite(minute=minutes.entries.get(title=INTERESTS), by=other_clerk)

    told = "Under section 78 of the Local Government (Wales) Measure 2011 a whipped member has no vote."
    assert told in words_of(minutes)
    voter = voters_of(minutes.entries.get(title=REPORT))[0]
    assert not voter.may_vote
    assert "declared a party whip" in voter.refusal


def test_35_several_interests_of_one_member_stand_in_a_table(held, clerk, chair, member, committee):
    as_table(committee)
    declared(held, member, by=clerk, nature="Special constable", left_room=True, item=REPORT)
    declared(held, member, by=clerk, nature="Her brother works for the fire service")
    declared(held, chair, by=clerk, kind=InterestKind.LOBBYING, nature="Emails from residents", item=REPORT)
    words = minuted(held, clerk)

    assert "The following interests were declared." in words
    assert "Name Item Kind and nature What followed" in words
    assert (
        f"Councillor Dev Patel item “{REPORT}” Other registrable or personal interest: Special constable"
        in words
    )
    assert (
        "The whole meeting Other registrable or personal interest: Her brother works for the fire service –"
        in words
    )
    assert "Lobbying: Emails from residents" in words


def test_35_lobbying_is_disclosed_apart_from_interests(held, clerk, chair):
    declared(held, chair, by=clerk, kind=InterestKind.LOBBYING, nature="emails from residents", item=REPORT)

    told = f"Councillor Margaret Ash declared having been lobbied on item “{REPORT}”: emails from residents."
    assert told in minuted(held, clerk)


def test_35_an_interest_is_declared_inside_the_apologies_item(held, clerk, member):
    at = held.items.get(title="Apologies for absence")
    declared(held, member, by=clerk, declared_at=at)
    words = minuted(held, clerk)

    assert words.index("Special constable") < words.index("There were no declarations of interest.")


def test_35_a_standing_interest_is_taken_over_at_every_meeting(held, clerk, chair, member, committee):
    make_standing_declaration(member.people.get(), committee=committee, by=clerk)
    assert [row.person for row in standing_declarations.waiting(held)] == [member.people.get()]

    standing_declarations.take_over(meeting=held, by=clerk)
    assert standing_declarations.waiting(held) == []
    assert "Special constable. This is on record for every meeting." in minuted(held, clerk)
    with pytest.raises(ValidationError, match="nothing to take over"):
        standing_declarations.take_over(meeting=held, by=clerk)
    assert Declaration.objects.count() == 1


def test_35_a_standing_interest_of_who_sent_apologies_is_not_offered(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk, absent=[member.people.get()])
    make_standing_declaration(member.people.get(), committee=committee, by=clerk)

    assert standing_declarations.waiting(meeting) == []


def test_35_a_standing_interest_that_ended_before_the_meeting_is_not_offered(held, clerk, member, committee):
    row = make_standing_declaration(member.people.get(), committee=committee, by=clerk)
    standing_declarations.end(standing=row, by=clerk, on=factories.LONG_AGO)

    assert standing_declarations.waiting(held) == []


def test_a_dispensation_is_printed_with_who_granted_it(held, clerk, member):
    note = "the Monitoring Officer, until May 2027"
    declared(
        held,
        member,
        by=clerk,
        kind=InterestKind.DISCLOSABLE,
        item=REPORT,
        has_dispensation=True,
        dispensation_note=note,
    )

    assert f"A dispensation had been granted: {note}." in minuted(held, clerk)


def test_words_about_a_dispensation_need_its_tick(held, clerk, member):
    with pytest.raises(ValidationError, match="Tick “Has a dispensation”"):
        declared(held, member, by=clerk, dispensation_note="the Monitoring Officer")


def test_78_arrears_of_council_tax_bar_from_voting_on_the_budget(held, clerk, member):
    minutes = make_minutes(meeting=held, by=clerk)
    declared(held, member, by=clerk, kind=InterestKind.ARREARS, nature="two months", item=REPORT)
    minute_entries.rewrite(minute=minutes.entries.get(title=INTERESTS), by=clerk)

    told = (
        f"Councillor Dev Patel declared arrears of council tax for item “{REPORT}”: two months. Under section 106 of "
        "the Local Government Finance Act 1992 they had no vote on it."
    )
    assert told in words_of(minutes)
    barred = {voter.name: voter.may_vote for voter in voters_of(minutes.entries.get(title=REPORT))}
    assert barred == {"Councillor Margaret Ash": True, "Councillor Dev Patel": False}
