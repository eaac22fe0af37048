import datetime as dt
from decimal import Decimal

import pytest
from lxml import etree

from partnerships import charts, figures
from partnerships.enums import GoodDirection, Trend


def drawn(*values, **options):
    points = [
        charts.Point(f"20{20 + number}", dt.date(2020 + number, 12, 31), Decimal(str(value)))
        for number, value in enumerate(values)
    ]
    options = {"key": "m1", "title": "A <b> & c", "description": "From one to two", **options}
    return etree.fromstring(charts.line_chart(points, **options))


def texts(picture):
    return ["".join(text.itertext()) for text in picture.iter("text")]


def test_it_has_a_title_a_description_and_no_style():
    picture = drawn(1, 2)
    assert picture.find("title").text == "A <b> & c"
    assert picture.find("desc").text == "From one to two"
    assert picture.get("aria-labelledby") == "m1-title m1-desc"
    assert not [element for element in picture.iter() if element.get("style")]


def test_a_higher_value_stands_higher_and_a_later_one_further_right():
    places = drawn(10, 30, 20).find("polyline").get("points").split()
    (x1, y1), (x2, y2), (x3, y3) = (map(float, place.split(",")) for place in places)
    assert x1 < x2 < x3
    assert y2 < y3 < y1


def test_the_target_is_named_and_within_the_picture():
    picture = drawn(10, 12, target=Decimal(40))
    assert "Target 40" in texts(picture)
    assert float(picture.find("line[@class='app-chart__target']").get("y1")) >= charts.TOP


@pytest.mark.parametrize("values", [(5,), (0, 0), (-3, -1), (0.02, 0.05), (9_999_999, 10_000_001)])
def test_odd_values_are_drawn(values):
    assert len(list(drawn(*values).iter("circle"))) == len(values)


def test_no_value_no_picture():
    assert charts.line_chart([], key="m", title="t", description="d") == ""


def test_of_many_periods_four_are_written_below():
    assert len(charts.labelled(12)) == 4
    assert {0, 11} <= charts.labelled(12)


@pytest.mark.parametrize(
    ("value", "printed"), [("1204.00", "1,204"), ("12.50", "12.5"), ("0.00", "0"), ("100", "100")]
)
def test_figures_have_commas_and_no_needless_noughts(value, printed):
    assert figures.figure(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("good", "values", "words"),
    [
        (GoodDirection.DOWN, (2, 1), "Lower is better: improving"),
        (GoodDirection.DOWN, (1, 2), "Lower is better: getting worse"),
        (GoodDirection.UP, (1, 2), "Higher is better: improving"),
        (GoodDirection.UP, (2, 2), "Higher is better: unchanged"),
        (GoodDirection.NONE, (1, 2), "Rising"),
        (GoodDirection.UP, (1,), "One value so far"),
    ],
)
def test_the_trend_respects_which_way_is_good(good, values, words):
    going = figures.trend(good, [Decimal(value) for value in values])
    assert figures.trend_words(good, going) == words


def test_a_target_is_met_at_its_value_or_on_the_good_side():
    assert figures.target_words("down", Decimal(10), Decimal(10)) == "Target met"
    assert figures.target_words("down", Decimal(10), Decimal(11)) == "Target not met"
    assert figures.target_words("up", Decimal(10), Decimal(11)) == "Target met"
    assert figures.target_words("none", Decimal(10), Decimal(11)) == ""
    assert figures.trend("down", []) == Trend.UNKNOWN
