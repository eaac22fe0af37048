"""Nothing that was minuted in private becomes public by moving, adding, deciding or taking out."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from meetings.minute_enums import ItemOutcome, MotionOutcome
from meetings.models import WorkProgrammeEntry
from meetings.services import (
    business,
    exclusions,
    minute_entries,
    minute_parts,
    motions,
    private_parts,
    resolutions,
    votes,
    work_programme,
)
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent
from tests.meetings.exclusion_factories import (
    SECRET,
    both,
    entry_of,
    exclude_public,
    make_evening,
    make_note,
    printed,
    running,
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


def test_decisions_recorded_in_private_stay_kept_when_the_public_comes_back(minutes, entry, exclude, clerk):
    title = "Burglary"
    exclusion = exclude()
    resolutions.write(minute=entry(title), by=clerk, clauses=[ClauseText(SECRET)])
    motions.move(minute=entry(title), by=clerk, text=f"{SECRET} too")
    exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry(title))
    resolutions.write(minute=entry(title), by=clerk, clauses=[ClauseText("That it be noted.")])
    public, restricted = both(minutes)
    assert SECRET not in public
    assert restricted.count(SECRET) == 2


@pytest.mark.parametrize("direction", ["up", "down"])
def test_moving_an_entry_out_of_private_does_not_publish_it(direction, minutes, entry, exclude, note, clerk):
    exclusion = exclude()
    title = "A single case" if direction == "up" else "Burglary"
    minute_entries.change(
        minute=entry(title), by=clerk, expected_version=None, is_exempt=False, narrative=SECRET
    )
    note(title, f"{SECRET} indeed")
    motions.move(minute=entry(title), by=clerk, text=f"{SECRET} moved")
    resolutions.write(minute=entry(title), by=clerk, clauses=[ClauseText(f"{SECRET} resolved")])
    if direction == "down":
        exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry("Street lighting"))
        minute_entries.move(minute=entry("Burglary"), by=clerk, direction="down")
    minute_entries.move(minute=entry(title), by=clerk, direction=direction)
    assert not entry(title).in_private or direction == "down"
    public, restricted = both(minutes)
    assert SECRET not in public
    assert restricted.count(SECRET) == 4


def test_moving_a_part_out_of_private_does_not_publish_it(minutes, exclude, note, clerk):
    title = "Keeping the town centre safe"
    note(title, "Said in public.")
    exclude(title)
    part = note(title, SECRET)
    minute_parts.move(part=part, by=clerk, direction="up")
    assert SECRET not in printed(minutes)
    assert "Said in public." in printed(minutes)


def test_moving_the_part_by_which_the_public_left_does_not_publish_what_was_private(
    minutes, exclude, note, clerk
):
    title = "Keeping the town centre safe"
    exclusion = exclude(title)
    note(title, SECRET)
    minute_parts.move(part=exclusion.began, by=clerk, direction="down")
    assert SECRET not in printed(minutes)


def test_an_entry_added_while_the_public_is_out_is_in_private(minutes, exclude, clerk):
    exclude()
    made = minute_entries.create(minutes=minutes, by=clerk, title=SECRET, clauses=[ClauseText(f"{SECRET}!")])
    assert made.in_private
    public, restricted = both(minutes)
    assert SECRET not in public
    assert restricted.count(SECRET) == 2
    assert "Business taken in private" in public


def test_an_amendment_that_is_kept_does_not_leak_through_the_decision(minutes, entry, clerk):
    burglary = entry("Burglary")
    motion = motions.move(minute=burglary, by=clerk, text="That it be noted.")
    amendment = motions.move(minute=burglary, by=clerk, text=SECRET, amends=motion, is_exempt=True)
    for row in (amendment, motion):
        row.refresh_from_db()
        votes.record(motion=row, by=clerk, expected_version=row.version, outcome=MotionOutcome.CARRIED)
    motion.refresh_from_db()
    motions.resolve(motion=motion, by=clerk)
    public, restricted = both(minutes)
    assert SECRET not in public
    assert SECRET in restricted


def test_words_typed_where_the_public_left_are_not_printed(minutes, exclude, clerk):
    exclusion = exclude()
    minute_parts.change(part=exclusion.began, by=clerk, expected_version=None, text=SECRET)
    assert SECRET not in printed(minutes)


def test_it_can_be_recorded_late_for_all_of_an_item(minutes, exclude, note):
    note("Burglary", SECRET)
    exclude("Burglary", at_start=True)
    assert SECRET not in printed(minutes)


def test_taken_out_it_keeps_what_was_private_unless_that_is_released(minutes, exclude, note, clerk):
    note("Burglary", SECRET)
    exclusions.remove(exclusion=exclude(), by=clerk)
    assert SECRET not in printed(minutes)
    assert not minutes.entries.filter(in_private=True).exists()
    exclusion = exclude()
    note("Burglary", "Nothing was said.")
    exclusions.remove(exclusion=exclusion, by=clerk, releases=True)
    public = printed(minutes)
    assert "Nothing was said." in public
    assert SECRET not in public
    assert "be excluded" not in public.replace("That the public be excluded", "")


def test_taking_back_that_the_public_came_back_makes_all_that_follows_private(
    minutes, entry, exclude, note, clerk
):
    exclusion = exclude()
    exclusions.readmit(exclusion=exclusion, by=clerk, minute=entry("A single case"))
    note("Burglary", SECRET)
    assert SECRET in printed(minutes)
    exclusions.take_back_end(exclusion=exclusion, by=clerk)
    assert SECRET not in printed(minutes)
    assert running(minutes) == exclusion


def test_a_second_resolution_while_the_public_is_out_is_for_everybody(minutes, entry, exclude, note, clerk):
    exclude()
    second = exclude("Burglary", items=minutes.meeting.items.filter(title="Burglary"), paragraphs=["3"])
    note("Burglary", SECRET)
    public = printed(minutes)
    assert "paragraph 3 of Part 1" in public
    assert SECRET not in public
    assert running(minutes) == second
    exclusions.readmit(exclusion=second, by=clerk, minute=entry("Burglary"))
    assert running(minutes) is None
    note("Street lighting", "Said in public.")
    assert "Said in public." in printed(minutes)


def test_an_item_under_which_the_public_left_stays(minutes, entry, exclude, clerk):
    exclude()
    with pytest.raises(ValidationError, match="excluding the public is recorded under this item"):
        minute_entries.remove(minute=entry("Exclusion of press and public"), by=clerk)


def test_published_minutes_keep_their_exclusions(minutes, exclude, clerk):
    exclusion = exclude()
    minutes_service.publish(minutes=minutes, by=clerk)
    with pytest.raises(Refused):
        exclusions.remove(exclusion=exclusion, by=clerk, releases=True)


def test_publication_marks_once_more_what_is_private(minutes, exclude, note, clerk):
    exclude()
    part = note("Burglary", SECRET)
    type(part).objects.filter(pk=part.pk).update(in_private=False)
    minutes_service.publish(minutes=minutes, by=clerk)
    assert SECRET not in printed(minutes)


def test_the_log_calls_it_by_what_everybody_may_read(minutes, entry, exclude, clerk):
    minute_entries.change(minute=entry("A single case"), by=clerk, expected_version=None, title=SECRET)
    exclude("A single case")
    private_parts.mark(minutes)
    assert not AuditEvent.objects.filter(subject__contains=SECRET).exists()


def test_a_clause_of_which_a_topic_was_made_stays_so_that_the_topic_stays_kept(
    minutes, entry, committee, clerk
):
    burglary = entry("Burglary")
    clause, *_ = resolutions.write(minute=burglary, by=clerk, clauses=[ClauseText(SECRET, is_exempt=True)])
    work_programme.create(committee=committee, by=clerk, title=SECRET, clause=clause)
    gone = ClauseText(clause.text, pk=clause.pk, remove=True)
    with pytest.raises(ValidationError, match="work programme"):
        resolutions.write(minute=burglary, by=clerk, clauses=[gone])
    assert not WorkProgrammeEntry.objects.published().exists()


def test_private_business_that_was_put_off_is_in_the_work_programme_without_its_heading(
    minutes, exclude, clerk
):
    exclude()
    made = minute_entries.create(minutes=minutes, by=clerk, title=SECRET)
    business.record(
        minute=made,
        by=clerk,
        expected_version=made.version,
        outcome=ItemOutcome.DEFERRED,
        reason="Time ran out.",
        to_programme=True,
        planned_for="spring",
    )
    assert WorkProgrammeEntry.objects.get().title == "Business taken in private"
