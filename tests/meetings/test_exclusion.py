"""Press and public excluded and re-admitted, from the record to the printed minutes."""

import datetime as dt
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from meetings.enums import ItemKind, PaperKind
from meetings.minute_enums import ExclusionOutcome, MotionOutcome, PartKind
from meetings.models import Minutes
from meetings.services import (
    agenda_items,
    exclusions,
    minute_entries,
    minute_gaps,
    minute_parts,
    motions,
    resolutions,
    votes,
)
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny.models import Job
from scrutiny.models.council import Nation
from tests.meetings.exclusion_factories import (
    SECRET,
    both,
    entry_of,
    exclude_public,
    make_evening,
    make_note,
    printed,
)
from tests.meetings.minutes_factories import (
    make_held_meeting,
    make_minutes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(committee, clerk, chair):
    return make_evening(committee, by=clerk)


@pytest.fixture
def entry(minutes):
    return partial(entry_of, minutes)


@pytest.fixture
def exclude(minutes, clerk):
    return partial(exclude_public, minutes, by=clerk)


@pytest.fixture
def note(minutes, clerk):
    return partial(make_note, minutes, by=clerk)


def test_45_private_business_is_in_the_middle(minutes, entry, exclude, note, clerk):
    exclusion = exclude(at=dt.time(19, 40))
    note("A single case", SECRET)
    exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry("A single case"), at=dt.time(20, 5))
    note("Burglary", "Burglary fell by a tenth.")
    public, restricted = both(minutes)
    assert "press and public be excluded from the meeting for “A single case”" in public
    assert "They left at 7.40 pm." in public
    assert "Press and public came back at 8.05 pm." in public
    assert SECRET not in public
    assert SECRET in restricted
    assert "Burglary fell by a tenth." in public


def test_45_the_public_leaves_early_in_the_agenda_and_does_not_come_back(minutes, exclude, note):
    exclude("Keeping the town centre safe", items=minutes.meeting.items.all())
    note("Street lighting", SECRET)
    public, restricted = both(minutes)
    assert SECRET not in public
    assert SECRET in restricted
    assert minutes.entries.filter(in_private=True).count() == 5


def test_45_within_one_item_for_three_appendices(minutes, entry, exclude, note, clerk):
    title = "Keeping the town centre safe"
    minute_entries.change(
        minute=entry(title), by=clerk, expected_version=None, narrative="The report was introduced."
    )
    note(title, "Members asked about lighting.")
    exclusion = exclude(title, items=(), proceedings="the discussion of appendices B to D", paragraphs=["3"])
    note(title, SECRET, kind=PartKind.QUESTION, answer="Since May", said_by="Cllr Ash")
    exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry(title), decided_in_private=False)
    resolutions.write(minute=entry(title), by=clerk, clauses=[ClauseText("That the report be noted.")])
    public, restricted = both(minutes)
    assert "for the discussion of appendices B to D, because exempt information" in public
    assert "The report was introduced." in public
    assert "Members asked about lighting." in public
    assert SECRET not in public
    assert "Since May" not in public
    assert SECRET in restricted
    assert "Since May" in restricted
    assert "That the report be noted." in public
    order = ["The report was introduced.", "Members asked", "be excluded", SECRET, "came back", "be noted."]
    assert [restricted.index(words) for words in order] == sorted(restricted.index(words) for words in order)


def test_what_is_typed_into_the_entry_after_the_public_left_is_kept(minutes, entry, exclude, clerk):
    title = "Keeping the town centre safe"
    exclude(title)
    minute_entries.change(
        minute=entry(title),
        by=clerk,
        expected_version=None,
        narrative=SECRET,
        title=f"{SECRET} again",
        action=f"{SECRET}: DI Reed",
    )
    public, restricted = both(minutes)
    assert SECRET not in public
    assert "Keeping the town centre safe" in public
    assert restricted.count(SECRET) == 3


def test_46_proposed_on_paragraphs_7_1_and_2_and_resolved_on_1_only(minutes, exclude):
    exclude(paragraphs=["1"], proposed_paragraphs=["7", "1", "2"])
    public = printed(minutes)
    assert "as described in paragraph 1 of Part 1 of Schedule 12A" in public
    assert "information relating to any individual" in public
    assert "It had been proposed on paragraphs 7, 1 and 2." in public


def test_46_proposed_and_not_needed(minutes, exclude, note):
    exclude(outcome=ExclusionOutcome.NOT_NEEDED)
    note("Burglary", "Said in public.")
    public = printed(minutes)
    assert (
        "It had been proposed to exclude the press and public for “A single case” on paragraph 7." in public
    )
    assert "This was not needed, and they stayed." in public
    assert "Said in public." in public


def test_46_lost_on_a_vote_with_no_count(minutes, entry, exclude, note, clerk):
    motion = motions.move(
        minute=entry("Exclusion of press and public"), by=clerk, text="That the public be excluded."
    )
    motion = votes.record(
        motion=motion, by=clerk, expected_version=motion.version, outcome=MotionOutcome.LOST
    )
    exclude(outcome=ExclusionOutcome.LOST, motion=motion)
    note("Burglary", "Said in public.")
    public = printed(minutes)
    assert "was lost, and they stayed." in public
    assert "Said in public." in public
    assert "That the public be excluded." in public


def test_46_be_not_excluded_resolved(minutes, exclude):
    exclude(outcome=ExclusionOutcome.NOT_EXCLUDED)
    assert "That the press and public be not excluded for “A single case”." in printed(minutes)
    assert not minutes.entries.filter(in_private=True).exists()


def test_46_no_paragraph_given_is_allowed_and_pointed_out(minutes, exclude):
    exclude(paragraphs=[])
    assert "because exempt information would be disclosed" in printed(minutes)
    assert any("no paragraph of Schedule 12A" in line for line in minute_gaps.missing(minutes))


def test_47_the_public_stream_is_stopped_for_a_closed_session(minutes, entry, exclude, note, clerk):
    exclusion = exclude(stops_stream=True, at=dt.time(19, 40))
    note("A single case", SECRET)
    exclusions.readmit(
        exclusion=exclusion, by=clerk, minute=entry("Burglary"), starts_stream=True, at=dt.time(20, 5)
    )
    public = printed(minutes)
    assert "The public stream was stopped at 7.40 pm." in public
    assert "The public stream was started again at 8.05 pm." in public
    assert SECRET not in public


def test_47_a_confidential_record_is_shown_only_after_signing(minutes, exclude):
    exclude(record_shown="The partnership's record of Tanner Row")
    public, restricted = both(minutes)
    told = "The partnership's record of Tanner Row was shown to those who had signed"
    assert told in restricted
    assert "Tanner Row" not in public


def test_38_of_an_urgent_item_on_a_live_investigation_only_what_was_released_is_told(minutes, entry, clerk):
    item = agenda_items.add(
        meeting=minutes.meeting,
        by=clerk,
        title="An incident in the town centre",
        kind=ItemKind.REPORT,
        exempt_paragraphs=["7"],
        public_interest_reason="The investigation is live.",
        urgency_reason=f"{SECRET} since yesterday",
    )
    minute_entries.create(
        minutes=minutes,
        by=clerk,
        item=item,
        title=f"{SECRET}: arrests",
        narrative=SECRET,
        urgency_reason=SECRET,
        summary="The committee heard of an incident and of the cordon, which the police have made known.",
    )
    public, restricted = both(minutes)
    assert SECRET not in public
    assert SECRET in restricted
    assert "An incident in the town centre" in public
    assert "Summary of what was done in private:" in public
    assert "the cordon" in public


def test_74_a_report_listed_as_exempt_and_moved_into_public_on_advice(minutes, entry, note, clerk):
    minute_entries.change(minute=entry("A single case"), by=clerk, expected_version=None, is_exempt=False)
    note("A single case", "On the monitoring officer's advice the item was taken in public.")
    assert "the item was taken in public" in printed(minutes)


def test_74_open_and_exempt_minutes_of_one_meeting_are_two_documents(minutes, exclude, note, clerk):
    minute_entries.change(
        minute=minutes.entries.get(item__title="A single case"),
        by=clerk,
        expected_version=None,
        is_exempt=False,
    )
    exclude()
    note("A single case", SECRET)
    minutes_service.publish(minutes=Minutes.objects.get(pk=minutes.pk), by=clerk)
    kinds = {job.arguments.get("paper") for job in Job.objects.all()}
    assert {PaperKind.MINUTES, PaperKind.RESTRICTED_MINUTES} <= kinds


@pytest.mark.parametrize("kept", ["part", "motion", "clause"])
def test_exempt_minutes_are_made_when_a_single_thing_is_kept(kept, committee, clerk, chair):
    meeting = make_held_meeting(committee=committee, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    title = "Keeping the town centre safe"
    entry = minutes.entries.get(item__title=title)
    if kept == "part":
        minute_parts.add(minute=entry, by=clerk, kind=PartKind.NOTE, text=SECRET, is_exempt=True)
    elif kept == "motion":
        motions.move(minute=entry, by=clerk, text=SECRET, is_exempt=True)
    else:
        resolutions.write(minute=entry, by=clerk, clauses=[ClauseText(SECRET, is_exempt=True)])
    minutes_service.publish(minutes=minutes, by=clerk)
    assert PaperKind.RESTRICTED_MINUTES in {job.arguments.get("paper") for job in Job.objects.all()}
    public, restricted = both(minutes)
    assert SECRET not in public
    assert SECRET in restricted
    assert "Part of this minute is not for publication." in public


def test_the_resolution_is_printed_once_with_paragraph_and_public_interest(minutes, exclude):
    exclude(public_interest_reason=f"{SECRET}, which must not be known")
    public, restricted = both(minutes)
    assert public.count("be excluded from the meeting") == 1
    assert "the public interest in maintaining the exemption outweighs" in public
    assert SECRET not in public
    assert SECRET in restricted


def test_in_wales_it_names_part_4(committee, clerk, chair):
    council = committee.council
    council.nation = Nation.WALES
    council.save()
    meeting = make_held_meeting(committee=committee, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    entry = minutes.entries.get(item__title="Keeping the town centre safe")
    with pytest.raises(ValidationError) as refused:
        exclusions.exclude(minute=entry, by=clerk, paragraphs=["7"])
    assert "paragraphs" in refused.value.message_dict
    exclusions.exclude(minute=entry, by=clerk, paragraphs=["18"])
    assert "paragraph 18 of Part 4 of Schedule 12A" in printed(minutes)


def test_the_business_must_be_named(minutes, exclude):
    with pytest.raises(ValidationError) as refused:
        exclude(items=())
    assert "items" in refused.value.message_dict


def test_the_public_cannot_come_back_before_it_left(minutes, entry, exclude, clerk):
    exclusion = exclude()
    with pytest.raises(ValidationError, match="before it had left"):
        exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry("Keeping the town centre safe"))
