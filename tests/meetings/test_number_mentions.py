"""Numbers that somebody typed: of this report and this agenda, and not of other documents."""

import pytest

from meetings.number_mentions import items_named, paragraphs_named


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see paragraph 4.2", ["4.2"]),
        ("See paragraph 4.2.", ["4.2"]),
        ("paragraphs 3 to 5 above", ["3", "5"]),
        ("Paragraphs 2, 3 and 4.1 of this report", ["2", "3", "4.1"]),
        ("paras 3–5", ["3", "5"]),
        ("paragraph 7 of Schedule 12A", []),
        ("Schedule 12A, paragraph 7", []),
        ("paragraph 7(2) of the Act", []),
        ("paragraph 12 in the strategic assessment", []),
        ("paragraph 3 of the report of May", []),
        ("in paragraph 6 of the report", ["6"]),
        ("the paragraph 12 people signed", ["12"]),
        ("three paragraphs were cut", []),
    ],
)
def test_paragraphs(text, numbers):
    assert paragraphs_named(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Item 8.1 - Domestic abuse", ["8.1"]),
        ("items 8.1 to 8.7 of this agenda", ["8.1", "8.7"]),
        ("agenda item no. 10", ["10"]),
        ("Item 8A was late", ["8A"]),
        ("item 7 of the meeting in March", []),
        ("seven items were stolen", []),
        ("See item 8.3.", ["8.3"]),
    ],
)
def test_items(text, numbers):
    assert items_named(text) == numbers
