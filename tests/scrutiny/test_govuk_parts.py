"""The parts that pages are put together from."""

import datetime as dt
from types import SimpleNamespace as Row

import pytest
from django.core.paginator import Paginator
from django.template import Context
from django.template.loader import get_template
from django.test import RequestFactory
from lxml import html

from scrutiny.govuk.colour import BLACK, WHITE, is_colour, text_on
from scrutiny.workflow import Action


def part(component, /, **context):
    drawn = get_template(f"components/{component}.html").template.render(
        Context({"csrf_token": "T", **context})
    )
    return html.fromstring(f"<body>{drawn}</body>")


def text(tree):
    return " ".join(tree.text_content().split())


def action(**changes):
    standard = {"verb": "submit", "label": "Submit", "url": "/reports/1/submit/", "asks": False}
    return Action(**{**standard, "style": "primary", "allowed": True, "reason": "", **changes})


def test_an_allowed_verb_is_a_form_of_its_own():
    tree = part("action_buttons", actions=[action()])
    (form,) = tree.iter("form")
    assert (form.get("method"), form.get("action")) == ("post", "/reports/1/submit/")
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_a_verb_that_asks_for_more_is_a_link_to_its_page():
    tree = part("action_buttons", actions=[action(asks=True)])
    assert tree.xpath("//a/@href") == ["/reports/1/submit/"]


def test_a_refused_verb_is_greyed_out_with_its_reason():
    tree = part("action_buttons", actions=[action(allowed=False, reason="Only the clerk may.")])
    (button,) = tree.iter("button")
    assert button.get("disabled") is not None
    assert text(tree.get_element_by_id(button.get("aria-describedby"))) == "Only the clerk may."
    assert not tree.xpath("//form")


@pytest.mark.parametrize(
    ("rating", "words"), [("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("", "Not rated")]
)
def test_a_rating_is_always_in_words(rating, words):
    assert text(part("rag", rating=rating)) == words


def test_days_counted_and_skipped_with_their_reason():
    rows = [
        Row(date=dt.date(2018, 3, 30), counted=False, reason="Good Friday"),
        Row(date=dt.date(2018, 4, 3), counted=True, reason="Clear day 1"),
    ]
    printed = text(part("working", rows=rows, caption="Notice"))
    assert "Friday 30 March 2018 No Good Friday" in printed
    assert "Tuesday 3 April 2018 Yes Clear day 1" in printed


def progress(**changes):
    standard = {"sentence": "Waiting for its turn", "step": "", "done": 0, "steps": 0, "times": ()}
    return Row(**{**standard, **changes})


def test_progress_asks_again_every_second_and_says_which_step_is_done():
    step = {"sentence": "Laying out item 4", "step": "Step 4 of 9, 5 more after it", "done": 4, "steps": 9}
    tree = part("progress", progress=progress(**step, times=("It has run for 3 seconds.",)), poll_url="/1/")
    assert tree.xpath("//*[@hx-get='/1/']/@hx-trigger") == ["every 1s"]
    assert "Laying out item 4 Step 4 of 9, 5 more after it It has run for 3 seconds." in text(tree)
    assert tree.xpath("//progress/@value") == ["4"]


def test_progress_of_what_has_no_steps_is_a_bar_without_a_place():
    tree = part("progress", progress=progress(), poll_url="/1/")
    assert tree.xpath("//progress")
    assert not tree.xpath("//progress/@value")


def test_pager_keeps_the_filters_and_says_how_many():
    request = RequestFactory().get("/meetings/", {"state": "late", "page": "2"})
    tree = part("pager", page=Paginator(range(95), 10).page(2), request=request)
    assert "?state=late&page=3" in tree.xpath("//a/@href")
    assert "95 in all" in text(tree)


def test_a_short_list_has_no_pager():
    assert not part("pager", page=Paginator(range(5), 10).page(1)).xpath("//nav")


def test_moving_needs_no_script():
    tree = part("move_buttons", url="/items/1/move/", name="Burglary", is_first=True)
    assert [text(button) for button in tree.iter("button")] == ["Move down Burglary"]
    assert tree.xpath("//button/@value") == ["down"]


def test_timeline_marks_what_is_to_come_in_words():
    entries = [Row(when=dt.date(2018, 4, 24), title="Answer due", text="", url="", by="", is_future=True)]
    assert text(part("timeline", entries=entries)) == "24 April 2018 to come Answer due"


def test_optional_arguments_may_be_left_out():
    people = [Row(name="Cllr Dev Patel", role="", detail="", url="")]
    assert text(part("person_list", people=people)) == "Cllr Dev Patel"
    assert text(part("empty", text="No reports yet.")) == "No reports yet."
    assert text(part("page_header", title="Reports")) == "Reports"


def test_text_on_a_councils_colour_can_be_read():
    assert text_on("#1d4f76") == WHITE
    assert text_on("#ffdd00") == BLACK


def test_a_colour_is_nothing_else():
    assert is_colour("#1d4f76")
    assert not is_colour("#1d4f76;}body{display:none")
    assert not is_colour("red")
