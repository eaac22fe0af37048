"""Dates in three boxes, times as people write them."""

import datetime as dt

import pytest

from scrutiny.forms import DateField, GovForm, TimeField


class DiaryForm(GovForm):
    held_on = DateField(label="Date of the meeting")
    starts_at = TimeField(label="Start time", required=False)


def diary(day="", month="", year="", time=""):
    return DiaryForm({"held_on-day": day, "held_on-month": month, "held_on-year": year, "starts_at": time})


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_date_is_read_from_its_boxes(month):
    form = diary("27", month, "2018")
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == dt.date(2018, 3, 27)


def test_one_iso_text_is_read_too():
    form = DiaryForm({"held_on": "2018-03-27"})
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == dt.date(2018, 3, 27)


@pytest.mark.parametrize(
    ("boxes", "sentences"),
    [
        (("", "", ""), ["Fill in “Date of the meeting”."]),
        (("27", "", "2018"), ["Enter a month too."]),
        (
            ("32", "13", "18"),
            [
                "Write the day as a number from 1 to 31.",
                "Write the month as a number from 1 to 12.",
                "Write the year with 4 numbers, for example 2018.",
            ],
        ),
        (("30", "2", "2018"), ["February 2018 has no day 30. Check the day and the month."]),
        (("one", "May", "2018"), ["Write the day as a number from 1 to 31."]),
    ],
)
def test_each_bad_part_is_answered_with_an_instruction(boxes, sentences):
    assert diary(*boxes).errors["held_on"] == sentences


def test_what_was_typed_is_kept_and_the_bad_box_marked():
    html = str(diary("31", "Smarch", "2018")["held_on"])
    assert 'value="Smarch"' in html
    assert 'value="31"' in html


def test_a_saved_date_fills_the_boxes():
    html = str(DiaryForm(initial={"held_on": dt.date(2018, 3, 27)})["held_on"])
    assert 'name="held_on-day" type="text" value="27"' in html
    assert 'name="held_on-month" type="text" value="3"' in html


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("7pm", dt.time(19)),
        ("7.00 pm", dt.time(19)),
        ("7:30 PM", dt.time(19, 30)),
        ("6.15 p.m.", dt.time(18, 15)),
        ("19:00", dt.time(19)),
        ("0930", dt.time(9, 30)),
        ("10am", dt.time(10)),
        ("noon", dt.time(12)),
        ("12 noon", dt.time(12)),
        ("12.30 am", dt.time(0, 30)),
        ("midnight", dt.time(0)),
    ],
)
def test_times_as_people_write_them(typed, time):
    form = diary("27", "3", "2018", typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts_at"] == time


@pytest.mark.parametrize("typed", ["7", "7.30", "25:00", "13pm", "7.75 pm", "after lunch"])
def test_a_time_that_leaves_morning_or_evening_open_is_asked_again(typed):
    form = diary("27", "3", "2018", typed)
    assert form.errors["starts_at"] == [
        "Write the time with am or pm, for example 7.00 pm, or by the 24-hour clock, 19:00."
    ]
    assert f'value="{typed}"' in str(form["starts_at"])


def test_a_saved_time_is_shown_as_it_is_printed():
    assert 'value="7.00 pm"' in str(DiaryForm(initial={"starts_at": dt.time(19)})["starts_at"])


def test_a_date_that_is_the_same_has_not_changed():
    form = DiaryForm({"held_on": "2018-03-27"}, initial={"held_on": dt.date(2018, 3, 27)})
    assert not form.has_changed()
