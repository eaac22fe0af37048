"""The plain-text markup: what each sign makes, that no word is lost and that nothing dangerous comes out."""

import html
import re
import time

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.markup import (
    GUIDE,
    Box,
    Figure,
    ListBlock,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Subheading,
    Table,
    numbered_depths,
    parse,
    render_blocks,
    text_of,
)
from scrutiny.templatetags.markup import markup, markup_help

# Signs and words thrown together: far likelier than chance to hit the markup's corners.
SIGNS = [
    "**",
    "_",
    "[",
    "](https://a.example/x_y)",
    "\\",
    "|",
    "\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "\na. ",
    "\n1. ",
]
MORE_SIGNS = [
    "\ni. ",
    "\n> ",
    "\n## ",
    "\n+ ",
    "\n| ",
    "Table: ",
    ": ",
    " ",
    "\t",
    "\x00",
    "\r",
    "\u2028",
    "-",
    ">",
    "}",
    "\n![",
    "\n|| ",
    "++ ",
]
WORDS = ["vehicle", "crime", "Ŵyl", "hate_crime", "2017/18", "£5", "<b>", "&amp;", "'\""]
FRAGMENTS = st.sampled_from([*SIGNS, *MORE_SIGNS, *WORDS])
MARKED_UP = st.lists(FRAGMENTS, max_size=60).map("".join) | st.text(max_size=300)


def only(text):
    (block,) = parse(text)
    return block


def html_of(text, **options):
    return str(render_blocks(parse(text), **options))


def test_empty_line_separates_numbered_paragraphs():
    assert html_of("First.\n\nSecond.\n", numbers=["4.1", "4.2"]) == (
        '<p class="paper-para" id="para-4-1"><span class="paper-para__no">4.1</span> First.</p>'
        '<p class="paper-para" id="para-4-2"><span class="paper-para__no">4.2</span> Second.</p>'
    )


def test_ids_take_a_prefix_when_several_reports_share_a_page():
    assert 'id="item-8-1-para-3"' in html_of("Text", numbers=["3"], id_prefix="item-8-1-")


def test_continuation_paragraph_takes_no_number():
    blocks = parse("One\n\n+ Still one\n\nTwo")
    assert [block.numbered for block in blocks] == [True, False, True]
    assert len(numbered_depths(blocks)) == 2
    assert html_of("One\n\n+ Still one\n\nTwo", numbers=["1", "2"]).count("paper-para--plain") == 1


def test_a_new_line_inside_a_paragraph_is_kept():
    assert html_of("Town Hall\nUpper Street") == (
        '<p class="paper-para paper-para--plain">Town Hall<br>Upper Street</p>'
    )


def test_subheading_takes_the_level_that_is_asked_for():
    assert isinstance(only("## Key areas"), Subheading)
    assert html_of("## Key areas", heading_level=4) == '<h4 class="paper-subheading">Key areas</h4>'


def test_bullets_three_deep():
    block = only("- one\n  - two\n    - three\n      - still three\n- four")
    assert block.kind is ListKind.BULLET
    assert [len(block.items), len(block.items[0].lists[0].items)] == [2, 1]
    third = block.items[0].lists[0].items[0].lists[0]
    assert text_of([third]) == "three\nstill three"


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_any_indent_puts_an_entry_under_the_one_before(indent):
    block = only(f"- one\n{indent}- two\n- three")
    assert text_of(block.items[0].lists) == "two"


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("a. x\nb. y", ListKind.LETTER, 1),
        ("i. x\nii. y\niii. z\niv. w\nv. v", ListKind.ROMAN, 1),
        ("1. x\n2. y", ListKind.NUMBER, 1),
        ("7. x\n8. y", ListKind.NUMBER, 7),
        ("g. x\nh. y\ni. z\nj. w", ListKind.LETTER, 7),
    ],
)
def test_lettered_and_numbered_lists(text, kind, start):
    block = only(text)
    assert (block.kind, block.start, len(block.items)) == (kind, start, len(text.splitlines()))


def test_numbers_that_skip_are_printed_as_typed():
    first, second = parse("a. x\nd. y")
    assert (first.start, second.start) == (1, 4)
    assert '<ol class="paper-list paper-list--letter" type="a" start="4">' in html_of("a. x\nd. y")


def test_a_list_goes_on_after_an_empty_line_and_a_lettered_list_may_hold_bullets():
    block = only("a. x\n  - under x\n\nb. y")
    assert len(block.items) == 2
    assert block.items[0].lists[0].kind is ListKind.BULLET


def test_capital_initials_and_long_words_are_not_lists():
    assert isinstance(only("A. Khan spoke."), Paragraph)
    assert isinstance(only("vx. spoke."), Paragraph)


def test_box_with_lead_in():
    box = only("> That Scrutiny Committee:\n> a. notes the report;\n> b. asks for an update.")
    assert isinstance(box, Box)
    assert text_of([box]) == "That Scrutiny Committee:\nnotes the report;\nasks for an update."
    assert '<p class="paper-box__heading">That Scrutiny Committee:</p>' in str(render_blocks([box]))


def test_paragraphs_in_a_box_use_up_no_numbers():
    assert "paper-para__no" not in html_of("> Boxed\n\n", numbers=["1"])
    assert not numbered_depths(parse("> Boxed"))


def test_table_with_caption():
    table = only("Table: Offences\n| Ward | 2017 |\n|---|---|\n| Castle | 1,204 |\n| Abbey | 98 | late |")
    assert isinstance(table, Table)
    assert (len(table.header), len(table.rows)) == (3, 2)
    rendered = str(render_blocks([table]))
    assert "<caption>Offences</caption>" in rendered
    assert '<th scope="col">Ward</th>' in rendered
    assert '<td class="paper-figures">1,204</td>' in rendered
    assert "late" in rendered


def test_an_escaped_bar_stays_in_its_cell():
    assert text_of([only("| a \\| b | c |")]) == "a | b\tc"


def test_bold_italics_and_links():
    rendered = html_of(
        "**Resolved: _That_** see [the **plan**](https://a.gov.uk/p?x=1&y=2), [us](mailto:a@b.uk)"
    )
    assert "<strong>Resolved: <em>That</em></strong>" in rendered
    assert '<a href="https://a.gov.uk/p?x=1&amp;y=2">the <strong>plan</strong></a>' in rendered
    assert '<a href="mailto:a@b.uk">us</a>' in rendered


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//a.example", "file:///etc", "x"]
)
def test_other_addresses_stay_text(address):
    assert "<a" not in html_of(f"[click]({address})")


@pytest.mark.parametrize(
    "text", ["2 * 3 ** 4", "snake_case_name", "a_b@c.uk", "** open", "*", "_", "****", "**"]
)
def test_lone_signs_stay_text(text):
    assert html_of(text) == f'<p class="paper-para paper-para--plain">{text}</p>'


def test_backslash_prints_the_sign_itself():
    assert text_of(parse("\\- not a bullet \\**x\\**")) == "- not a bullet **x**"


def test_html_is_text():
    assert html_of('<script>alert("x")</script>') == (
        '<p class="paper-para paper-para--plain">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p>'
    )


MARKERS = re.compile(r"^\s*(?:> )?\s*(?:[a-z]|[ivxl]+|\d+)\.\s|^(?:> ?)?Table:\s", re.MULTILINE)


@given(MARKED_UP)
def test_never_raises_and_never_loses_a_word(text):
    rendered = html.unescape(html_of(text, numbers=["1"] * 100))
    words = re.findall(r"\w+", MARKERS.sub(" ", re.sub(r"[\r\u2028]", "\n", text)).replace("_", " "))
    assert [word for word in words if word not in rendered] == []


@given(MARKED_UP)
def test_only_known_tags_come_out(text):
    allowed = "p|span|h3|ul|ol|li|div|table|caption|thead|tbody|tr|th|td|strong|em|a|br"
    rendered = html_of(text, numbers=["1"] * 100)
    assert re.sub(rf"</?(?:{allowed})(?: [a-z]+=\"[^\"<>]*\")*>", "", rendered).count("<") == 0
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", rendered)


@pytest.mark.parametrize(
    "text", ["**a " * 25_000, "_a" * 50_000, "[" * 100_000, "- a\n\n" * 20_000, "\n" * 100_000]
)
def test_long_odd_input_takes_no_time(text):
    began = time.process_time()
    html_of(text)
    assert time.process_time() - began < 4


def test_the_guide_shows_what_the_markup_makes():
    made = {type(block) for row in GUIDE for block in parse(row.typed)}
    assert made == {Paragraph, Subheading, ListBlock, Box, Table, Figure, QuotedRecommendation}
    shown = render_to_string("components/markup_help.html", markup_help())
    assert "Key areas of focus" in shown


def test_template_filter_takes_nothing_for_an_answer():
    assert markup(None) == ""
    assert markup("**x**") == '<p class="paper-para paper-para--plain"><strong>x</strong></p>'
