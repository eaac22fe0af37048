"""Numbers of agenda items, late items and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.numbering import (
    AgendaNode,
    agenda_labels,
    clause,
    letters,
    roman,
)


def leaf(name, frozen=""):
    return AgendaNode(name, frozen_label=frozen)


def test_items_and_sub_items():
    themes = tuple(leaf(f"theme {n}") for n in range(1, 8))
    tree = [leaf(n) for n in range(1, 8)] + [AgendaNode("themes", themes), leaf("end")]
    labels = agenda_labels(tree)
    assert labels["themes"] == "8"
    assert [labels[f"theme {n}"] for n in range(1, 8)] == ["8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7"]
    assert labels["end"] == "9"


def test_third_level():
    tree = [AgendaNode("a", (AgendaNode("b", (leaf("c"),)),))]
    assert agenda_labels(tree) == {"a": "1", "b": "1.1", "c": "1.1.1"}


def test_numbers_may_begin_above_one():
    assert agenda_labels([leaf("a"), leaf("b")], start=33) == {"a": "33", "b": "34"}


def test_heading_without_number_does_not_break_the_run():
    tree = [leaf("a"), AgendaNode("Part one", (leaf("b"), leaf("c")), numbered=False), leaf("d")]
    assert agenda_labels(tree) == {"a": "1", "Part one": "", "b": "2", "c": "3", "d": "4"}


def test_late_items_take_letters_and_nothing_published_moves():
    tree = [leaf("seven", "7"), leaf("eight", "8"), leaf("late 1"), leaf("late 2"), leaf("nine", "9")]
    labels = agenda_labels(tree)
    assert labels == {"seven": "7", "eight": "8", "late 1": "8A", "late 2": "8B", "nine": "9"}


def test_late_sub_item_and_sub_items_of_a_late_item():
    eight = AgendaNode("eight", (leaf("theme 7", "8.7"), leaf("late theme")), frozen_label="8")
    late = AgendaNode("late", (leaf("part"),))
    labels = agenda_labels([eight, late])
    assert labels["late theme"] == "8.7A"
    assert (labels["late"], labels["part"]) == ("8A", "8A.1")


def test_first_sub_items_of_a_published_item_are_plain():
    assert agenda_labels([AgendaNode("two", (leaf("minutes"),), frozen_label="2")])["minutes"] == "2.1"


def test_late_items_around_a_published_late_item():
    tree = [
        leaf("8", "8"),
        leaf("x"),
        leaf("8A", "8A"),
        leaf("y"),
        leaf("8B", "8B"),
        leaf("z"),
        leaf("9", "9"),
    ]
    labels = agenda_labels(tree)
    assert (labels["x"], labels["y"], labels["z"]) == ("8ZA", "8AA", "8C")


def test_late_item_before_all_others():
    assert agenda_labels([leaf("late"), leaf("one", "1")])["late"] == "0A"


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_labels_are_never_given_twice(late):
    published = iter(range(1, 100))
    tree = [leaf(n, "" if is_late else str(next(published))) for n, is_late in enumerate(late)]
    labels = agenda_labels(tree)
    assert len(set(labels.values())) == len(tree)
    assert all(labels[node.id] == node.frozen_label for node in tree if node.frozen_label)


def test_letters_and_numerals():
    assert [letters(n) for n in (1, 2, 26, 27, 52, 53, 703)] == ["a", "b", "z", "aa", "az", "ba", "aaa"]
    assert [roman(n) for n in (1, 2, 4, 9, 14, 40, 99)] == ["i", "ii", "iv", "ix", "xiv", "xl", "xcix"]
    assert [clause(1), clause(2)] == ["(i)", "(ii)"]
    with pytest.raises(ValueError, match="begin at 1"):
        letters(0)
