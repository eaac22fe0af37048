"""The editor's HTML and what is pasted into it: nothing is lost on the way to the text and back."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.markup import (
    Anchors,
    PictureFacts,
    Reference,
    ReferenceKind,
    Referred,
    normal,
    parse,
    read_rich,
    write_markup,
    write_rich,
)
from tests.scrutiny.markup_blocks import BLOCKS

TAGS = [
    "p",
    "b",
    "span",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "h2",
    "section",
    "figure",
]
WORDS = ["words", " crime ", "<br>", "&amp;", "\n"]
OPEN = [
    '<a href="https://a.example">',
    '<td colspan="3">',
    '<p class="caption">',
    '<p class="under">',
    "</a>",
]
PASTED = st.lists(
    st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), *WORDS, *OPEN]),
    max_size=40,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_any_blocks_come_back_from_the_editor(blocks):
    assert read_rich(write_rich(blocks)) == normal(blocks)


@settings(max_examples=100, deadline=None)
@given(PASTED)
def test_no_word_that_was_pasted_is_lost(pasted):
    typed = re.findall(r"words|crime", html.unescape(re.sub(r"<[^>]*>", " ", pasted)))
    blocks = read_rich(pasted)
    assert sorted(re.findall(r"words|crime", write_markup(blocks))) == sorted(typed)
    assert parse(write_markup(blocks)) == blocks


def test_the_editor_shows_numbers_and_pictures_as_they_are_just_now():
    anchors = Anchors(
        referred={Reference(ReferenceKind.PARAGRAPH, "k7d2"): Referred("4.2", "#para-4-2")},
        pictures={"ab12": PictureFacts("/picture/1", 10, 20, "Figure 1")},
    )
    shown = write_rich(parse("See {para k7d2}.\n\n![A map](picture:ab12)"), anchors=anchors)
    assert '<span data-reference="para:k7d2">4.2</span>' in shown
    assert '<img src="/picture/1" alt="A map" data-picture="ab12">' in shown


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("<p>One</p><p class='runs-on'>Two</p><p class='under'>Three</p>", "One\n\n+ Two\n\n++ Three"),
        ("<h1>Big</h1><h4>Small</h4>", "## Big\n\n## Small"),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>a<b>b </b>c<i></i></p>", "a**b** c"),
        ('<b style="font-weight:normal"><p>x</p></b>', "x"),
        (
            '<p><span style="font-weight:700">x</span> <span style="font-style:italic">y</span></p>',
            "**x** _y_",
        ),
        ('<p><a href="javascript:alert(1)">x</a> <a href="https://a.example/(b)">y</a></p>', None),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li><p>a</p><ul><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li></ul></li></ul>", None),
        ("<ol type='a' start='3'><li>x</li></ol><ol><li>y</li></ol>", "c. x\n\n1. y"),
        (
            "<blockquote><p class='box-heading'>Lay members</p><p>Two</p></blockquote>",
            "> # Lay members\n> Two",
        ),
        ("<blockquote><blockquote><p>Two</p></blockquote></blockquote>", "> Two"),
        (
            "<p class='caption'>Offences</p><table><tr><th>Ward</th><th>2016</th></tr>"
            "<tr><th>Castle</th><td>120</td></tr></table>",
            "Table: Offences\n| Ward | 2016 |\n|| Castle | 120 |",
        ),
        ("<table><tr><td colspan='2'>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "| a | |\n| b | c |"),
        (
            "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            "| a | b |\n| | c |",
        ),
        ("<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>", "| a{br}• b |"),
        ("<p class='caption'>Alone</p><p>x</p>", "+ Alone\n\nx"),
        ('<p><span data-reference="para:k7d2">4.2</span>, <span data-reference="x:1">4</span></p>', None),
        ('<div data-recommendation="17">Recommendation A: be brave</div>', "{recommendation 17}"),
        ('<figure><img src="x" alt="A map" data-picture="k2"><figcaption>Wards</figcaption></figure>', None),
        ("<script>alert(1)</script><p onclick='x'>a</p>", "a"),
        ("<p>Town Hall<br>Upper Street<br></p>", "Town Hall\nUpper Street"),
        ("<pre>a\nb</pre>", "a\nb"),
        ('<p>x <img alt="A crest" src="file:///c.png"> y</p>', "x A crest y"),
    ],
)
def test_what_is_pasted_becomes(pasted, text):
    others = {
        "javascript": "x [y](https://a.example/%28b%29)",
        "<li>d": "- a\n  - b\n    - c\n    - d",
        "x:1": "{para k7d2}, 4",
        "figcaption": "Figure: Wards\n![A map](picture:k2)",
    }
    expected = text or next(text for sign, text in others.items() if sign in pasted)
    assert write_markup(read_rich(pasted)) == expected


@pytest.mark.parametrize(
    "pasted", ["<b>" * 20_000 + "x", "<ul><li>" * 5_000 + "x", "<table>" * 3_000 + "x", "<" * 50_000]
)
def test_absurd_depth_is_read(pasted):
    assert "x" in write_markup(read_rich(pasted)) or pasted[-1] == "<"


@pytest.mark.parametrize(
    "pasted",
    ['<table><p class="caption">words', "<table><caption>words</caption></table>", "<table>words</table>"],
)
def test_the_words_over_a_table_without_cells_stay(pasted):
    assert re.findall("words", write_markup(read_rich(pasted))) == ["words"]
