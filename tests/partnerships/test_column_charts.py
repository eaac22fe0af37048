"""Stacked columns: where the parts stand, how they are told apart, and what is read out."""

import pytest
from lxml import etree

from partnerships.column_charts import Column, Mark, legend, stacked_columns, whole_ticks


def drawn(*columns, **options):
    options = {"key": "s", "title": "A <b> & c", "description": "Six", "styles": (0, 1), **options}
    return etree.fromstring(stacked_columns([Column(*column) for column in columns], **options))


def boxes(picture) -> list:
    return [box for box in picture.iter("rect") if box.get("class")]


def test_it_is_named_and_described_and_has_no_style():
    picture = drawn(("May", (1, 2)))
    assert picture.find("title").text == "A <b> & c"
    assert picture.get("aria-labelledby") == "s-title s-desc"
    assert not [element for element in picture.iter() if element.get("style")]


def test_parts_stand_on_one_another_in_proportion():
    low, high = boxes(drawn(("May", (1, 2))))
    assert float(high.get("y")) + float(high.get("height")) == pytest.approx(float(low.get("y")), abs=0.2)
    assert float(high.get("height")) == pytest.approx(2 * float(low.get("height")), abs=0.2)


def test_nothing_is_drawn_of_a_part_that_is_nought():
    assert len(boxes(drawn(("May", (0, 2)), ("June", (0, 0))))) == 1


def test_a_part_is_told_apart_by_its_pattern_too():
    picture = drawn(("May", (1, 2)))
    fills = [box.get("fill") for box in picture.iter("rect") if not box.get("class")]
    assert fills == ["url(#s-pattern-1)"]
    assert "s-pattern-1" in [pattern.get("id") for pattern in picture.iter("pattern")]
    assert "url(#s-pattern-1)" in legend(["In time", "Late"], key="s", styles=(0, 1))[1].swatch


def test_the_mark_stands_between_two_columns():
    picture = drawn(*((str(number), (1, 0)) for number in range(4)), mark=Mark(2, "28 days"))
    places = [float(box.get("x")) for box in boxes(picture)]
    line = float(picture.find("line[@class='app-chart__target']").get("x1"))
    assert places[1] < line < places[2]
    assert "28 days" in "".join(picture.itertext())


@pytest.mark.parametrize("highest", [0, 1, 2, 3, 7, 12, 99, 1000, 49_999])
def test_the_axis_has_whole_numbers_and_reaches_the_highest(highest):
    ticks = whole_ticks([highest])
    assert ticks[0] == 0
    assert ticks[-1] >= max(highest, 1)
    assert 2 <= len(ticks) <= 7
    assert all(tick == int(tick) for tick in ticks)


def test_no_column_no_picture():
    assert stacked_columns([], key="s", title="t", description="d", styles=()) == ""
