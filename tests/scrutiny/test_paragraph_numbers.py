"""The numbers of the paragraphs of reports: unique, in order, and the same however they are asked for."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.paragraph_numbers import ParagraphScheme, SectionShape, paragraph_numbers

NUMBERED = [scheme for scheme in ParagraphScheme if scheme is not ParagraphScheme.NONE]

shapes = st.lists(
    st.builds(
        SectionShape,
        depths=st.lists(st.sampled_from([1, 1, 1, 2]), max_size=8).map(tuple),
        is_list=st.booleans(),
        numbered=st.booleans(),
        level=st.sampled_from([1, 1, 2]),
    ),
    max_size=10,
)


REPORT = [
    SectionShape((1, 1)),
    SectionShape((1,)),
    SectionShape((1,), is_list=True),
    SectionShape((1,), is_list=True),
]


@pytest.mark.parametrize(
    ("scheme", "headings", "paragraphs"),
    [
        (ParagraphScheme.CONTINUOUS, ["", "", "", ""], [("1", "2"), ("3",), ("",), ("",)]),
        (ParagraphScheme.CONTINUOUS_WITH_LISTS, ["", "", "", ""], [("1", "2"), ("3",), ("4",), ("5",)]),
        (ParagraphScheme.DECIMAL, ["1", "2", "3", "4"], [("1.1", "1.2"), ("2.1",), ("3.1",), ("4.1",)]),
        (ParagraphScheme.NONE, ["", "", "", ""], [("", ""), ("",), ("",), ("",)]),
    ],
)
def test_paragraphs_by_house_style(scheme, headings, paragraphs):
    numbers = paragraph_numbers(REPORT, scheme=scheme)
    assert [section.heading for section in numbers] == headings
    assert [section.paragraphs for section in numbers] == paragraphs


def test_unnumbered_section_uses_no_number_up():
    sections = [SectionShape((1,)), SectionShape((1, 1), numbered=False), SectionShape((1,))]
    decimal = paragraph_numbers(sections, scheme=ParagraphScheme.DECIMAL)
    assert [s.heading for s in decimal] == ["1", "", "2"]
    continuous = paragraph_numbers(sections, scheme=ParagraphScheme.CONTINUOUS)
    assert continuous[2].paragraphs == ("2",)


def test_paragraphs_count_under_the_one_before_them():
    sections = [SectionShape((1, 2, 2, 1)), SectionShape((2, 2, 1))]
    decimal = paragraph_numbers(sections, scheme=ParagraphScheme.DECIMAL)
    assert decimal[0].paragraphs == ("1.1", "1.1.1", "1.1.2", "1.2")
    assert decimal[1].paragraphs == ("2.1.1", "2.1.2", "2.2")
    continuous = paragraph_numbers(sections, scheme=ParagraphScheme.CONTINUOUS)
    assert continuous[0].paragraphs == ("1", "1.1", "1.2", "2")
    assert continuous[1].paragraphs == ("3.1", "3.2", "4")


def test_a_section_under_another_goes_on_in_its_count():
    sections = [SectionShape((1, 1)), SectionShape((1,), level=2), SectionShape((1,))]
    numbers = paragraph_numbers(sections, scheme=ParagraphScheme.DECIMAL)
    assert [section.heading for section in numbers] == ["1", "", "2"]
    assert [section.paragraphs for section in numbers] == [("1.1", "1.2"), ("1.3",), ("2.1",)]


def labels(sections, scheme):
    """Every label in the order it is printed: the heading's, then those of its paragraphs."""
    numbers = paragraph_numbers(sections, scheme=scheme)
    return [label for section in numbers for label in (section.heading, *section.paragraphs) if label]


@given(shapes, st.sampled_from(NUMBERED))
def test_labels_are_unique_and_rise(sections, scheme):
    found = [tuple(int(part) for part in label.split(".")) for label in labels(sections, scheme)]
    assert all(before < after for before, after in itertools.pairwise(found))


@given(shapes, st.sampled_from(list(ParagraphScheme)))
def test_every_paragraph_has_its_entry(sections, scheme):
    numbers = paragraph_numbers(sections, scheme=scheme)
    assert [len(n.paragraphs) for n in numbers] == [len(section.depths) for section in sections]


@given(shapes, st.sampled_from(NUMBERED), st.data())
def test_what_stands_before_an_edit_keeps_its_number(sections, scheme, data):
    """A paragraph that is added moves only what comes after it."""
    if not sections:
        return
    at = data.draw(st.integers(0, len(sections) - 1))
    place = data.draw(st.integers(0, len(sections[at].depths)))
    depths = sections[at].depths
    longer = SectionShape(
        (*depths[:place], 1, *depths[place:]), sections[at].is_list, sections[at].numbered, sections[at].level
    )
    before = paragraph_numbers(sections, scheme=scheme)
    after = paragraph_numbers([*sections[:at], longer, *sections[at + 1 :]], scheme=scheme)
    assert before[:at] == after[:at]
    assert before[at].heading == after[at].heading
    assert before[at].paragraphs[:place] == after[at].paragraphs[:place]
