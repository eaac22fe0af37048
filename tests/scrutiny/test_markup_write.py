"""Blocks written down as markup and read again are the same blocks, and read well."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.markup import normal, parse, write_markup
from tests.scrutiny.markup_blocks import BLOCKS, PIECES

TEXTS = st.lists(PIECES, max_size=30).map("".join)
READABLE = """\
The **committee** asked in {para k7d2} for _Vision for 2030_ and hate_crime figures [1].
It stands on a line of its own.

+ It runs on, see [the plan](https://example.gov.uk/plan_1).

++ Under it: {item 12}, {appendix 45}, {figure ab12} and {recommendation 17}.

## Key areas

- Hate crime
  and what follows
  - Reporting
    a. online
    b. in person

g. seven
h. eight
i. nine

i. one
ii. two

i5. five

> # Lay members
> Two were co-opted.
>
> - Una Reed

Table: Offences recorded
| Ward | 2016 |
|| Castle{br}North | 120* |
|| Abbey \\| West | \\_98\\_ |

Figure: Burglary _by month_
![A line \\[falling\\]](picture:ab12)

{recommendation 17}

\\- not a bullet

1\\. not a number"""


def test_what_is_written_well_stays_as_it_was_typed():
    assert write_markup(parse(READABLE)) == READABLE


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_any_blocks_are_read_back_as_they_were(blocks):
    assert parse(write_markup(blocks)) == normal(blocks)


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_the_one_form_has_one_form(blocks):
    assert normal(normal(blocks)) == normal(blocks)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_that_was_typed_is_read_back_as_it_was(text):
    blocks = parse(text)
    assert parse(write_markup(blocks)) == blocks


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("un{}_believ_{}able", "un{}_believ_{}able"),
        ("a** b**", "a** b**"),
        ("*\\* x", "** x"),
        ("****", "****"),
        ("**a**{}**b**", "**ab**"),
        ("**word **next", "**word **next"),
        ("{recommendation 17} is new", "{recommendation 17} is new"),
        ("{}{recommendation 17}", "{}{recommendation 17}"),
        ("a {br} b", "a\nb"),
        ("[a\\]b](https://x.example)", "[a\\]b](https://x.example)"),
        ("> x:{}\n> y", "> x:{}\n> y"),
        ("| - | \\- |\n|---|---|\n| a | b |", "| -{} | - |\n| a | b |"),
    ],
)
def test_what_signs_become(typed, written):
    assert write_markup(parse(typed)) == written
