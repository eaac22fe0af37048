"""What trackers kept by hand say: dates, headings, owners, states, parts and what is no recommendation."""

import datetime as dt

import pytest

from meetings.recommendation_enums import ImportColumn, RowKind
from meetings.tracker_reading import columns
from meetings.tracker_reading.days import read_day
from meetings.tracker_reading.matching import Matching, guess_answer, guess_state
from meetings.tracker_reading.owners import Register
from meetings.tracker_reading.rows import RawRow, read_rows
from partnerships.services import organisations

HEADINGS = ("Ref", "Date made", "Recommendation", "Owner", "Status", "Progress")
MATCHING = Matching(
    heading_row=1, columns=columns.guess(HEADINGS), as_at=dt.date(2020, 1, 1), rag="amber", owner="The Mayor"
)
DAY = "12/03/2019"


class NoBodies(Register):
    """A register in which nobody is."""

    def __init__(self):
        super().__init__(())


def read(*rows, matching=MATCHING, **merged):
    """The readings of rows below the headings; `merged` as down_3={0} for row 3."""
    raw = [RawRow(1, HEADINGS)]
    for number, cells in enumerate(rows, start=2):
        raw.append(
            RawRow(
                number,
                tuple(cells),
                down=frozenset(merged.get(f"down_{number}", ())),
                across=frozenset(merged.get(f"across_{number}", ())),
            )
        )
    return read_rows(raw, matching, NoBodies())[1:]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/03/2019", (2019, 3, 12)),
        ("12.3.19", (2019, 3, 12)),
        ("12-03-2019", (2019, 3, 12)),
        ("2019-03-12", (2019, 3, 12)),
        ("12 March 2019", (2019, 3, 12)),
        ("3rd March, 2010", (2010, 3, 3)),
        ("Tuesday 12th March 2019", (2019, 3, 12)),
        ("12-Mar-19", (2019, 3, 12)),
        ("1 Sept 2018", (2018, 9, 1)),
        ("43536", (2019, 3, 12)),
        ("March 2019", (2019, 3, 1)),
        ("end of March 2019", (2019, 3, 31)),
        ("Mar-19", (2019, 3, 1)),
    ],
)
def test_a_date_is_read_as_the_british_write_it(words, day):
    assert read_day(words).day == dt.date(*day)


def test_a_month_by_which_something_is_done_is_its_last_day_and_says_so():
    found = read_day("by March 2019", last=True)
    assert found.day == dt.date(2019, 3, 31)
    assert found.note == "“by March 2019” names no day and is read as 31 March 2019."


@pytest.mark.parametrize("words", ["ongoing", "Ongoing.", "TBC", "t.b.c.", "ASAP", "in progress"])
def test_words_in_place_of_a_date_are_no_date(words):
    found = read_day(words)
    assert (found.day, found.is_words) == (None, True)
    assert "is not a date" in found.problem


@pytest.mark.parametrize("words", ["03/25/2019", "31/02/2019", "12/03", "Easter", "12/03/1066", "9999999"])
def test_what_is_no_day_is_a_problem_in_a_sentence(words):
    found = read_day(words)
    assert found.day is None
    assert found.problem.endswith(".")


@pytest.mark.parametrize("words", ["", " ", "-", "n/a", "None"])
def test_an_empty_cell_is_no_problem(words):
    assert read_day(words) == read_day("")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ("Recommendation", "Date Cabinet agreed", "Outcome", "Date implemented"),
            "text made_on state closed_on",
        ),
        (("Recommendation number", "Progress comment"), "reference progress"),
        (("Recommendation", "Action", "Success measure", "Due date"), "text action success target_date"),
        (("Month and minute number", "Recommendation", "Action", "Status"), "origin text action state"),
        (("Recommendation", "CSP response", "Steps being and to be taken"), "text response action"),
        (("R-number", "Action", "Action owner", "Response"), "reference text owner response"),
        (("Action", "Red, amber or green"), "text rag"),
        (("Referral", "Response", "Date due"), "text response due_on"),
        (("Rec No.", "Scrutiny Recommendation", "Lead Officer", "RAG rating"), "reference text lead rag"),
    ],
)
def test_headings_of_published_trackers_are_known(headings, expected):
    assert list(columns.guess(headings).values()) == expected.split()


def test_the_row_of_headings_is_found_below_a_title():
    assert (
        columns.heading_row([("Tracker",), (), ("Last updated", "May"), HEADINGS, ("1", DAY, "Do it")]) == 4
    )


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Complete - June 2019", "claimed-done"),
        ("On-going", "in-progress"),
        ("No longer feasible, under review", "not-feasible"),
        ("Agreed by Cabinet", "accepted"),
        ("Confirmed complete (minute 12)", "confirmed"),
        ("Parked", None),
    ],
)
def test_words_for_states_are_guessed_from_the_union(words, term):
    assert guess_state(words) == term


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Yes", "accepted"),
        ("Agreed", "accepted"),
        ("Accepted in part", "in-part"),
        ("Agreed in principle", "in-principle"),
        ("Rejected", "not-accepted"),
        ("Perhaps", None),
    ],
)
def test_words_for_answers_are_guessed(words, answer):
    assert guess_answer(words) == answer


def test_owners_are_found_by_short_and_earlier_names(council, police, partnership_officer):
    organisations.rename(
        organisation=police, by=partnership_officer, name="Larkshire Constabulary", on=dt.date(2026, 1, 1)
    )
    register = Register(council.organisations.prefetch_related("names"))
    found = register.owners("Larkshire Police; the cabinet\nLight Brigade and Co")
    assert [(owner.kind, owner.name) for owner in found] == [
        ("body", "Larkshire Constabulary"),
        ("cabinet", ""),
        ("outside", "Light Brigade and Co"),
    ]


def test_owners_are_parted_at_and_only_where_each_is_known(council, police, fire_service):
    register = Register(council.organisations.prefetch_related("names"))
    assert len(register.owners("Larkshire Police and Larkshire Fire and Rescue Service")) == 2
    assert len(register.owners("Larkshire Police & Friends")) == 1


def test_a_blank_owner_takes_the_one_that_was_chosen_and_says_so():
    (row,) = read(("1", DAY, "Do it", "", "Ongoing"))
    assert row.values[ImportColumn.OWNER][0]["name"] == "The Mayor"
    assert "The row names nobody; The Mayor is put in." in row.notes


def test_ditto_is_what_stands_above():
    _first, second = read(("1", DAY, "Do it", "Bus Group", ""), ("2", '"', "Do that", "ditto", ""))
    assert second.values[ImportColumn.MADE_ON] == "2019-03-12"
    assert second.values[ImportColumn.OWNER][0]["name"] == "Bus Group"


@pytest.mark.parametrize(
    "cells", [("Total", "", "12"), ("Grand total: 12",), ("",), HEADINGS, ("Review of buses",)], ids=str
)
def test_what_is_no_recommendation_is_left_out_with_its_reason(cells):
    (row,) = read(cells)
    assert row.kind == RowKind.NOTHING
    assert row.notes


def test_a_heading_in_between_says_where_those_below_it_were_made():
    _heading, row = read(("Review of buses",), ("1", DAY, "Do it", "", ""))
    assert row.values[ImportColumn.ORIGIN] == "Review of buses"


@pytest.mark.parametrize(
    ("reference", "text"),
    [("3a", "Do a"), ("3(a)", "Do a"), ("3.1", "Do a"), ("", "(a) Do a"), ("", "i) Do a")],
)
def test_parts_are_known_by_their_letter(reference, text):
    whole, part = read(("3", DAY, "Do it", "", ""), (reference, "", text, "", "Ongoing"))
    assert (part.kind, part.leader) == (RowKind.PART, whole.number)


def test_a_row_without_wording_is_more_on_the_row_above():
    _first, second = read(("3", DAY, "Do it", "", ""), ("", "", "", "Bus Group", "Complete"))
    assert (second.kind, second.leader) == (RowKind.MORE, 2)


def test_a_part_that_does_not_fit_holds_its_whole_back():
    whole, part = read(("3", DAY, "Do it", "", ""), ("", "", "(a) Do a", "", "Parked"))
    assert part.problems == {"state": "Say which state “Parked” is."}
    assert whole.problems == {"group": "Row 3, which belongs to the same recommendation, does not fit yet."}


def test_what_a_merge_brought_down_is_not_said_twice():
    cells = ("3", DAY, "Do it", "Bus Group", "Complete", "Half done")
    _first, second = read(cells, (*cells[:5], "All done"), down_3={0, 1, 2, 3, 4})
    assert second.kind == RowKind.MORE
    assert ImportColumn.STATE not in second.values
    assert second.values[ImportColumn.PROGRESS] == "All done"


def test_days_that_cannot_follow_each_other_are_a_problem():
    headings = (*HEADINGS[:3], "Date sent", "Date of response", "Date implemented")
    matching = Matching(
        heading_row=1, columns=columns.guess(headings), as_at=MATCHING.as_at, owner="The Mayor"
    )
    (row,) = read(("1", DAY, "Do it", "1/3/2019", "1/4/2019", "1/1/2019"), matching=matching)
    assert row.problems == {
        "sent_on": "This day is before “Date made”.",
        "closed_on": "This day is before “Date made”.",
    }


def test_a_response_without_a_decision_asks_for_one():
    matching = Matching(
        heading_row=1, columns={2: "text", 5: "response", 1: "made_on"}, as_at=MATCHING.as_at, owner="X"
    )
    (row,) = read(("1", DAY, "Do it", "", "", "We shall see"), matching=matching)
    assert row.problems["answer"] == "The row has words of an answer. Say whether it was accepted."
