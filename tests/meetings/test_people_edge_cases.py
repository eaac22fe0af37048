"""What real meetings did with people, by the number of the edge case: recorded through the services, and printed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.enums import AttendanceClass, ItemKind, Office, Presence
from meetings.minute_enums import PartKind
from meetings.models import Presiding
from meetings.services import (
    attendance,
    attendance_doubts,
    comings,
    minute_entries,
    minute_parts,
    presiding,
    substitutes,
)
from meetings.services.resolutions import ClauseText
from tests import factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.people_factories import add_person, make_presiding, words_of

REPORT = "Keeping the town centre safe"


@pytest.fixture
def held(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


@pytest.fixture
def vice_chair(seat, committee):
    return seat("Cllr Nora Pike", committee, office=Office.VICE_CHAIR)


def came(meeting, clerk, *absent, presided=None):
    """Minutes of a meeting to which all came but those; who presided is left open unless somebody is named."""
    make_attendance(
        meeting=meeting,
        by=clerk,
        absent=[user.people.get() for user in absent],
        presided=presided.people.get() if presided else None,
    )
    return make_minutes(meeting=meeting, by=clerk)


def nobody_presides(meeting):
    meeting.attendances.update(in_the_chair=False)


def row_of(meeting, surname):
    return meeting.attendances.get(name__endswith=surname)


def entry_of(minutes, title=REPORT):
    return minutes.entries.get(title=title)


def test_21_neither_chair_nor_vice_chair_there_a_substitute_is_elected(
    held, clerk, chair, vice_chair, member, substitute
):
    minutes = came(held, clerk, chair, vice_chair, presided=member)
    nobody_presides(held)
    row = substitutes.stand_in(
        meeting=held, by=clerk, person=substitute.people.get(), substitute_for=chair.people.get()
    )
    make_presiding(
        row,
        by=clerk,
        was_elected=True,
        mover="Councillor Patel",
        seconder="Councillor Orme",
        reason="neither the Chair nor the Vice-Chair was present",
    )
    words = words_of(minutes)

    assert "Hugh Marlow (in the Chair; substitute for Cllr Margaret Ash)" in words
    assert (
        "Councillor Hugh Marlow was elected to preside at the meeting (moved by Councillor Patel, seconded by "
        "Councillor Orme). Neither the Chair nor the Vice-Chair was present." in words
    )


def test_22_chair_late_the_vice_chair_opens_and_stays_in_the_chair(held, clerk, chair, vice_chair):
    minutes = came(held, clerk, chair, presided=vice_chair)
    make_presiding(row_of(held, "Pike"), by=clerk, reason="the Chair was delayed")
    comings.arrive(attendance=row_of(held, "Ash"), minute=entry_of(minutes), by=clerk, at=dt.time(19, 25))
    words = words_of(minutes)

    assert "Nora Pike (Vice-chair; in the Chair)" in words
    assert "Councillor Nora Pike presided. The Chair was delayed." in words
    assert "Councillor Margaret Ash arrived at 7.25 pm." in words


def test_22_the_chair_arrives_and_takes_the_chair_at_an_item(held, clerk, chair, vice_chair):
    minutes = came(held, clerk, presided=vice_chair)
    make_presiding(row_of(held, "Ash"), by=clerk, from_minute=entry_of(minutes), reason="")
    words = words_of(minutes)

    assert "Margaret Ash (Chair; in the Chair from item “Keeping the town centre safe”)" in words
    assert "Nora Pike (Vice-chair; in the Chair)" in words
    assert "Councillor Margaret Ash took the chair." in words
    assert [row.attendance.name for row in presiding.of(held)] == ["Nora Pike", "Margaret Ash"]
    assert row_of(held, "Ash").in_the_chair


def test_22_the_chair_is_elected_in_their_absence(held, clerk, chair, member):
    minutes = came(held, clerk, chair, presided=member)
    clauses = [ClauseText("That Councillor Ash be elected Chair for the year, in her absence.")]
    minute_entries.change(minute=entry_of(minutes), by=clerk, expected_version=None, clauses=clauses)

    assert "elected Chair for the year, in her absence" in words_of(minutes)


def test_23_a_co_optee_is_vice_chair_and_presides(held, clerk, chair, seat, committee, police):
    co_optee = seat("Dr Ruth Venn", committee, office=Office.VICE_CHAIR, represents=police, has_vote=True)
    minutes = came(held, clerk, chair, presided=co_optee)
    words = words_of(minutes)

    assert "Co-opted members Dr Ruth Venn, Larkshire Police (Vice-chair; in the Chair)" in words
    quorum = attendance.quorum(held, held.attendances.all())
    assert quorum.present == 2  # with Councillor Patel


def test_24_a_substitute_who_is_not_on_the_list_has_a_note_or_a_doubt(held, clerk, council, member):
    minutes = came(held, clerk, member)
    person = factories.make_person("Cllr Una Field", council=council, by=clerk, is_councillor=True)
    row = substitutes.stand_in(meeting=held, by=clerk, person=person, substitute_for=member.people.get())
    assert "Una Field stood in and is not on the committee's list" in " ".join(doubts(held))

    attendance.change(attendance=row, by=clerk, note="not on the list of substitutes")
    assert doubts(held) == []
    assert "Una Field (substitute for Cllr Dev Patel; not on the list of substitutes)" in words_of(minutes)


def test_24_a_substitute_who_also_apologised(held, clerk, member, substitute):
    minutes = came(held, clerk, member)
    attendance.add(
        meeting=held,
        by=clerk,
        person=substitute.people.get(),
        attendance_class=AttendanceClass.SUBSTITUTE,
        presence=Presence.APOLOGIES,
    )
    minute_entries.rewrite(minute=entry_of(minutes, "Apologies for absence"), by=clerk)

    assert "received from Councillors Dev Patel and Hugh Marlow." in words_of(minutes)


def test_24_two_apologies_and_one_substitute_pair_not_stated(
    held, clerk, committee, chair, member, substitute, seat
):
    minutes = came(held, clerk, chair, member, presided=seat("Cllr Ruth Orme", committee))
    substitutes.stand_in(meeting=held, by=clerk, person=substitute.people.get(), substitute_for=None)

    assert "Hugh Marlow (substitute)" in words_of(minutes)


def test_25_replacement_by_delegated_power_is_no_substitution(held, clerk):
    note = "replacing Councillor Patel under the Local Government (Committees) Regulations 1990"
    add_person(held, "Una Field", by=clerk, kind=AttendanceClass.MEMBER, note=note)

    assert f"Una Field ({note})" in words_of(came(held, clerk))


def test_26_apologies_sent_yet_present_online(held, clerk, member):
    minutes = came(held, clerk, member)
    comings.arrive(
        attendance=row_of(held, "Patel"),
        minute=entry_of(minutes),
        by=clerk,
        at=dt.time(19, 10),
        presence=Presence.ONLINE,
        none_declared=True,
    )
    words = words_of(minutes)

    assert (
        "Dev Patel (had sent apologies; online; from item “Keeping the town centre safe”, 7.10 pm)" in words
    )
    assert (
        "Councillor Dev Patel arrived at 7.10 pm. Councillor Dev Patel was asked for interests and declared none."
        in words
    )


def test_26_illness_told_to_another_office_after_the_meeting_began(held, clerk, member):
    minutes = came(held, clerk, member)
    note = "illness, told to the mayor's office after the meeting began"
    attendance.change(attendance=row_of(held, "Patel"), by=clerk, note=note)
    minute_entries.rewrite(minute=entry_of(minutes, "Apologies for absence"), by=clerk)

    assert f"received from Councillor Dev Patel ({note})." in words_of(minutes)


def test_27_apologies_of_members_co_optees_and_partners_stand_apart(held, clerk, member, co_optee):
    make_attendance(meeting=held, by=clerk, absent=[member.people.get(), co_optee.people.get()])
    add_person(
        held,
        "Supt Nora Quill",
        by=clerk,
        kind=AttendanceClass.PARTNER,
        post="Larkshire Police",
        presence=Presence.APOLOGIES,
    )
    words = words_of(make_minutes(meeting=held, by=clerk))

    assert "An apology for absence from the meeting was received from Councillor Dev Patel." in words
    assert "An apology was received from the co-opted member Rev. Joan Firth." in words
    assert "Apologies were also received from Supt Nora Quill (Larkshire Police)." in words


def test_27_apologies_stand_apart_where_no_item_tells_them(committee, clerk, chair, member, co_optee):
    meeting = make_held_meeting(committee=committee, by=clerk, items=[(ItemKind.REPORT, REPORT)])
    words = words_of(came(meeting, clerk, member, co_optee))

    assert "Apologies: Councillors Dev Patel Apologies: co-opted members Rev. Joan Firth" in words


def test_28_two_members_of_one_surname_are_told_apart_and_a_name_twice_is_flagged(
    held, clerk, seat, committee
):
    seat("Cllr Anil Patel", committee)
    minutes = came(held, clerk)
    assert "Anil Patel, Dev Patel" in words_of(minutes)
    assert doubts(held) == []

    add_person(held, "dev patel", by=clerk, kind=AttendanceClass.MEMBER)
    assert "is printed more than once" in doubts(held)[0]
    assert held.attendances.filter(name__iexact="Dev Patel").count() == 2


@pytest.mark.parametrize("name", ["Mrs A. B. Crane MBE", "Sir Ivo Stone", "Crane", "CllrDavid", "A.B. Crane"])
def test_28_a_name_is_printed_as_it_was_written(held, clerk, name):
    add_person(held, name, by=clerk, kind=AttendanceClass.MEMBER)

    assert name in words_of(came(held, clerk))


def test_29_somebody_who_is_no_member_speaks_under_a_rule(held, clerk):
    row = add_person(
        held,
        "Councillor Ivy Reed",
        by=clerk,
        kind=AttendanceClass.ALSO_PRESENT,
        note="spoke under procedure rule 12",
    )
    minutes = came(held, clerk)
    minute_parts.add(
        minute=entry_of(minutes),
        by=clerk,
        kind=PartKind.STATEMENT,
        attendance=row,
        text="The bus stops at nine.",
    )
    words = words_of(minutes)

    assert "Councillor Ivy Reed (spoke under procedure rule 12)" in words
    assert "Statement by Councillor Ivy Reed The bus stops at nine." in words


def test_31_a_co_optee_observer_is_there_for_some_items_only(held, clerk):
    items = list(held.items.filter(kind=ItemKind.REPORT))
    add_person(held, "Mo Dean", by=clerk, kind=AttendanceClass.OBSERVER, post="Tenants' panel", items=items)

    assert "Mo Dean, Tenants' panel (for item “Keeping the town centre safe” only)" in words_of(
        came(held, clerk)
    )


def test_32_speakers_and_officers_by_initials_and_directorate(held, clerk):
    add_person(held, "EM", by=clerk, kind=AttendanceClass.OFFICER, post="CON")

    assert "Officers in attendance EM, CON" in words_of(came(held, clerk))


def test_42_attendance_is_recorded_per_item(held, clerk):
    item = held.items.get(title=REPORT)
    add_person(held, "Supt Nora Quill", by=clerk, kind=AttendanceClass.WITNESS, items=[item])
    minutes = came(held, clerk)

    assert "Witnesses Supt Nora Quill (for item “Keeping the town centre safe” only)" in words_of(minutes)


def test_42_an_item_of_another_meeting_is_refused(held, clerk, committee):
    other = make_held_meeting(committee=committee, by=clerk, date=held.date - dt.timedelta(days=30))
    with pytest.raises(ValidationError, match="Choose items of this meeting"):
        add_person(held, "Mo", by=clerk, kind=AttendanceClass.WITNESS, items=list(other.items.all()))


def test_71_substitutions_are_counted_through_the_municipal_year(held, clerk, committee, member, substitute):
    person = substitute.people.get()
    substitutes.stand_in(meeting=held, by=clerk, person=person, substitute_for=None)
    later = make_held_meeting(committee=committee, by=clerk, date=held.date + dt.timedelta(days=1))

    assert [(seat.person, times) for seat, times in substitutes.free(later)] == [(person, 1)]
    assert substitutes.free(held) == []


def test_71_apologies_that_were_lost_are_noted_next_time(held, clerk):
    minutes = came(held, clerk)
    line = "Councillor Lowe's apology for the last meeting had been lost and was to be noted."
    entry = entry_of(minutes, "Apologies for absence")
    minute_parts.add(minute=entry, by=clerk, kind=PartKind.NOTE, text=line)

    assert line in words_of(minutes)


def test_72_a_joint_committee_prints_the_council_and_a_co_optee_without_vote(held, clerk, co_optee):
    minutes = came(held, clerk)
    attendance.change(attendance=row_of(held, "Ash"), by=clerk, of_council="Larkmere BC")
    attendance.change(attendance=row_of(held, "Firth"), by=clerk, note="without a vote")
    words = words_of(minutes)

    assert "Margaret Ash (Larkmere BC; Chair)" in words
    assert "Rev. Joan Firth (without a vote)" in words


def test_posts_stay_as_they_were_that_day_when_somebody_arrives_later(held, clerk, member):
    minutes = came(held, clerk)
    comings.leave(attendance=row_of(held, "Patel"), minute=entry_of(minutes), by=clerk, at=dt.time(20, 5))
    assert "left at item “Keeping the town centre safe”, 8.05 pm" in words_of(minutes)

    comings.come_back(attendance=row_of(held, "Patel"), minute=entry_of(minutes), by=clerk)
    words = words_of(minutes)
    assert "Councillor Dev Patel left the meeting at 8.05 pm." in words
    assert "Councillor Dev Patel came back." in words
    assert "left at item" not in words


def test_who_presided_at_the_opening_is_recorded_once(held, clerk, chair, member):
    came(held, clerk)
    make_presiding(row_of(held, "Ash"), by=clerk)
    with pytest.raises(ValidationError, match="already recorded who presided at the opening"):
        make_presiding(row_of(held, "Patel"), by=clerk)
    assert Presiding.objects.count() == 1


def test_a_chair_taken_by_mistake_leaves_no_word_in_the_minutes(held, clerk, chair, member):
    minutes = came(held, clerk)
    row = make_presiding(row_of(held, "Patel"), by=clerk, from_minute=entry_of(minutes))
    assert "took the chair" in words_of(minutes)

    presiding.remove(presiding=row, by=clerk)
    assert "took the chair" not in words_of(minutes)
    assert row_of(held, "Ash").in_the_chair


def test_a_meeting_at_which_nobody_presided_in_turn_keeps_the_rolls_answer(held, clerk, chair, member):
    came(held, clerk)
    make_presiding(row_of(held, "Ash"), by=clerk)
    make_attendance(meeting=held, by=clerk, presided=member.people.get())

    assert [row.attendance.name for row in presiding.of(held)] == ["Dev Patel"]


def doubts(meeting):
    return attendance_doubts.of(meeting, attendance.roll(meeting))
