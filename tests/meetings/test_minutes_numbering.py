"""Numbers and dates of minutes, from the scheme to the printed text: edge cases 1 to 9, 13 and 14 of real papers."""

import datetime as dt
import html
import re

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Audience, InterestKind, ItemKind
from meetings.minute_enums import PartKind
from meetings.minute_numbers import NumberScheme, count_of
from meetings.papers import minutes_paper
from meetings.services import agenda, committees, declarations, meetings, minute_entries, minute_parts
from meetings.services import minutes as minutes_service
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db
MARCH, APRIL, JUNE = dt.date(2023, 3, 10), dt.date(2023, 4, 14), dt.date(2023, 6, 6)
REPORTS = ((ItemKind.REPORT, "Street lighting"), (ItemKind.REPORT, "Hate crime"))


@pytest.fixture
def numbered(committee, clerk, chair):
    """A function that gives the committee a scheme and publishes minutes of a meeting on a day."""

    def publish(date=MARCH, *, items=REPORTS, typed=(), **scheme):
        if scheme:
            committees.change(committee=committee, by=clerk, **scheme)
            committee.refresh_from_db()
        meeting = make_held_meeting(committee=committee, by=clerk, date=date, items=items)
        agenda.freeze(meeting=meeting, by=clerk)
        minutes = make_minutes(meeting=meeting, by=clerk)
        for entry, number in zip(minutes.entries.all(), typed, strict=False):
            minute_entries.change(minute=entry, by=clerk, expected_version=None, number=number)
        return minutes_service.publish(minutes=minutes, by=clerk)

    return publish


def numbers(minutes):
    return [entry.number for entry in minutes.entries.all()]


def markup(minutes, audience=Audience.PUBLIC):
    paper = minutes_paper.compose(minutes, audience)
    return render_to_string("papers/parts/minutes_body.html", {"paper": paper})


def printed(minutes, audience=Audience.PUBLIC):
    """The text of the page or PDF, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup(minutes, audience))).split())


def test_01_the_minute_number_differs_from_the_agenda_number_and_both_are_kept(numbered):
    minutes = numbered(
        number_run="municipal-year",
        number_width=1,
        number_pattern="{number} (item {item})",
        typed=["236 (item 1)"],
    )
    assert numbers(minutes) == ["236 (item 1)", "237 (item 2)"]
    assert [entry.item.label for entry in minutes.entries.all()] == ["1", "2"]
    assert "237 (item 2) Hate crime" in printed(minutes)


def test_01_a_second_number_stands_in_brackets(numbered):
    minutes = numbered(
        number_run="municipal-year", number_width=1, number_pattern="{number} ({second})", typed=["236 (21)"]
    )
    assert numbers(minutes) == ["236 (21)", "237 (2)"]


def test_02_an_interest_is_declared_against_a_number_that_comes_later_or_an_agenda_code(
    committee, clerk, chair, member
):
    items = ((ItemKind.INTERESTS, "Declarations of interest"), *REPORTS)
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_attendance(meeting=meeting, by=clerk)
    declarations.declare(
        meeting=meeting,
        by=clerk,
        person=member.people.get(),
        kind=InterestKind.OTHER,
        nature="minute 03 below and agenda item B1",
    )
    minutes = make_minutes(meeting=meeting, by=clerk, status="published")
    assert numbers(minutes) == ["01", "02", "03"]
    assert "minute 03 below and agenda item B1" in printed(minutes)


@pytest.mark.parametrize(
    ("pattern", "run", "date", "first"),
    [
        ("CD/{number}/{yy}", "municipal-year", MARCH, "CD/45/22"),
        ("CD/{number}/{yy}", "municipal-year", JUNE, "CD/45/23"),
        ("{number}/{yy}", "calendar-year", MARCH, "15/23"),
        ("{yy}/{number}", "municipal-year", MARCH, "22/85"),
        ("{number}/CS", "municipal-year", MARCH, "50/CS"),
        ("OS.{number}", "municipal-year", MARCH, "OS.51"),
    ],
)
def test_03_a_number_belongs_to_the_year_in_which_the_run_began(numbered, pattern, run, date, first):
    scheme = {"number_run": run, "number_width": 1, "number_pattern": pattern}
    count = NumberScheme(run, pattern, 1).count_of(first)
    minutes = numbered(date, typed=[first], **scheme)
    assert numbers(minutes) == [first, first.replace(str(count), str(count + 1))]
    assert f"{numbers(minutes)[1]} Hate crime" in printed(minutes)


def test_04_the_code_at_the_foot_of_a_page_is_no_minute_number(numbered):
    assert count_of("OS.27.11.18") == 0
    scheme = {"number_run": "municipal-year", "number_width": 1, "number_pattern": "OS.{number}"}
    minutes = numbered(typed=["OS.27.11.18"], **scheme)
    assert numbers(minutes) == ["OS.27.11.18", "OS.1"]


def test_05_a_list_that_begins_again_in_the_middle_of_a_minute_stays_as_it_is(committee, clerk, chair):
    committee = committees.change(committee=committee, by=clerk, numbers_paragraphs=True)
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, items=()), by=clerk)
    said = "First:\n\n1. lamps\n2. gates\n\nThen:\n\n1. hedges"
    make_entry("Safety", minutes=minutes, by=clerk, narrative=said)
    text = printed(minutes)
    assert "1.1 First: lamps gates 1.2 Then: hedges" in text
    assert markup(minutes).count("<ol") == 2


def test_06_numbers_go_on_across_the_meetings_of_a_year_and_one_may_begin_at_96(numbered):
    scheme = {"number_run": "municipal-year", "number_width": 1}
    assert numbers(numbered(MARCH, typed=["96"], **scheme)) == ["96", "97"]
    assert numbers(numbered(APRIL)) == ["98", "99"]
    assert numbers(numbered(JUNE)) == ["1", "2"]


def test_06_a_number_typed_twice_in_a_year_is_refused(numbered):
    numbered(MARCH, typed=["33"], number_run="municipal-year", number_width=1)
    with pytest.raises(ValidationError, match="33 was used at the meeting of 10 March 2023"):
        numbered(APRIL, typed=["33"])


def test_08_business_without_an_item_follows_the_number_before_with_a_letter(committee, clerk, chair):
    committee = committees.change(committee=committee, by=clerk, number_pattern="{item}")
    meeting = make_held_meeting(committee=committee, by=clerk, items=REPORTS)
    agenda.freeze(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    for title in ("A word of thanks", "And another"):
        make_entry(title, minutes=minutes, by=clerk, narrative="Said.")
    minutes_service.publish(minutes=minutes, by=clerk)
    assert numbers(minutes) == ["1", "2", "2A", "2B"]


def test_08_items_of_an_agenda_that_was_never_published_are_counted(committee, clerk, chair):
    committee = committees.change(committee=committee, by=clerk, number_pattern="{item}")
    meeting = make_held_meeting(committee=committee, by=clerk, items=REPORTS)
    minutes = make_minutes(meeting=meeting, by=clerk, status="published")
    assert numbers(minutes) == ["1", "2"]


def test_09_a_title_that_is_a_name_and_not_the_subject_stays(numbered):
    title = "Councillor Begum, Cabinet Member for Safety"
    minutes = numbered(items=[(ItemKind.OTHER, title), *REPORTS])
    assert f"01. {title}" in printed(minutes)


def test_paragraphs_are_numbered_under_their_minute_and_alike_for_everybody(committee, clerk, chair):
    committee = committees.change(
        committee=committee,
        by=clerk,
        number_run="municipal-year",
        number_pattern="OS.{number}",
        number_width=1,
        numbers_paragraphs=True,
    )
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, items=()), by=clerk)
    entry = make_entry("Lamps", minutes=minutes, by=clerk, number="OS.51", narrative="One.\n\nTwo.")
    for text, is_exempt in (("Kept.", True), ("Four.", False)):
        minute_parts.add(minute=entry, by=clerk, kind=PartKind.NOTE, text=text, is_exempt=is_exempt)
    assert "51.1 One. 51.2 Two." in printed(minutes)
    assert "51.4 Four." in printed(minutes)
    assert "51.3" not in printed(minutes)
    assert "51.3 Kept." in printed(minutes, Audience.RESTRICTED)


def test_lettered_parts_of_one_item_go_on_in_one_count_of_paragraphs(committee, clerk, chair):
    committee = committees.change(committee=committee, by=clerk, number_width=1, numbers_paragraphs=True)
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk, items=()), by=clerk)
    for number, said in (("12a", "One."), ("12b", "Two.\n\nThree.")):
        make_entry(number, minutes=minutes, by=clerk, number=number, narrative=said)
    text = printed(minutes)
    assert "12.1 One." in text
    assert "12.2 Two. 12.3 Three." in text


def test_13_one_resolution_cancels_a_meeting_to_come_and_the_meeting_says_so(
    client_for, committee, clerk, chair, meeting
):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    clause = f"That the meeting of {meeting.date:%d %B %Y} be cancelled."
    make_entry("Next meeting", minutes=minutes, by=clerk, clauses=[clause])
    minutes_service.publish(minutes=minutes, by=clerk)
    meetings.cancel(meeting=meeting, by=clerk, reason="Resolved at the last meeting, minute 05.")
    assert clause in printed(minutes)
    page = client_for(chair).get(meeting.get_absolute_url()).content.decode()
    assert "Resolved at the last meeting, minute 05." in page


def test_14_it_began_at_the_conclusion_of_another_meeting(committee, clerk, chair):
    meeting = make_held_meeting(
        committee=committee, by=clerk, start_time=dt.time(19, 30), follows="the Licensing Committee"
    )
    text = printed(make_minutes(meeting=meeting, by=clerk))
    assert (
        "at 7.30 pm, or at the conclusion of the Licensing Committee at the Council Chamber"
        in text.replace("at the the", "at the")
    )


@pytest.mark.parametrize(
    ("ended_at", "as_printed", "expected"),
    [
        (dt.time(0, 0), "", None),
        (dt.time(0, 0), "midnight", "(Meeting ended: midnight)"),
        (dt.time(21, 5), "", "(Meeting ended: 9.05 pm)"),
        (dt.time(21, 5), "21:05pm", "(Meeting ended: 21:05pm)"),
    ],
)
def test_14_an_end_at_0000_is_not_known_and_an_odd_one_is_printed_as_it_stands(
    committee, clerk, chair, ended_at, as_printed, expected
):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    minutes_service.end(
        minutes=minutes, by=clerk, expected_version=None, ended_at=ended_at, ended_as_printed=as_printed
    )
    text = printed(minutes)
    assert (expected in text) if expected else ("Meeting ended" not in text)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number_pattern": "{nummer}"}, "There is no field {nummer}. The fields are {number}, {code}"),
        ({"number_pattern": "{number"}, "Write each field with a brace on either side, such as {number}."),
        ({"number_pattern": "CD"}, "Write {number} where the running number stands"),
        ({"number_pattern": "{item}"}, "Numbers that run through the year need {number}"),
        ({"number_pattern": "{number}{second}"}, "Put a sign between two numbers"),
        ({"number_pattern": "Minute no. {number} of {yyyy}"}, "Shorten it: a number may have 20 signs."),
        ({"number_pattern": "{code}/{number}"}, "Fill in the code, or take {code} out"),
        ({"number_width": 9}, "Enter a number of figures from 1 to 6."),
    ],
)
def test_a_scheme_that_cannot_number_minutes_gets_a_sentence(client_for, clerk, committee, typed, sentence):
    address = reverse("meetings:committee-edit", args=[committee.pk])
    browser = client_for(clerk)
    form = browser.get(address).context["form"]
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    answer = browser.post(address, data | {"number_run": "municipal-year"} | typed)
    assert sentence in html.unescape(answer.content.decode())
    committee.refresh_from_db()
    assert committee.number_pattern == "{number}"


def test_the_next_numbers_are_shown_with_the_committee_and_on_its_form(client_for, clerk, committee):
    committee = committees.change(
        committee=committee,
        by=clerk,
        number_run="calendar-year",
        number_pattern="{code}/{number}/{yy}",
        number_code="CD",
        number_width=1,
    )
    year = f"{timezone.localdate():%y}"
    for page in (committee.get_absolute_url(), reverse("meetings:committee-edit", args=[committee.pk])):
        assert f"Next: CD/1/{year}, CD/2/{year}" in client_for(clerk).get(page).content.decode()
