"""Any blocks at all, for the tests of the markup: words full of signs, in every block there is."""

from hypothesis import strategies as st

from scrutiny.markup import (
    Box,
    Figure,
    ListBlock,
    ListKind,
    Paragraph,
    QuotedRecommendation,
    Reference,
    ReferenceKind,
    Subheading,
    Table,
)
from scrutiny.markup.blocks import Bold, Italic, LineBreak, Link, ListItem, Text

SIGNS = [
    "**",
    "*",
    "_",
    "[",
    "]",
    "(",
    "\\",
    "|",
    "||",
    "{",
    "}",
    "{}",
    "{br}",
    "{para k7}",
    "!",
    "#",
    "## ",
    "> ",
]
STARTS = [
    "- ",
    "+ ",
    "++ ",
    "a. ",
    "i. ",
    "1. ",
    "• ",
    "Table: ",
    "Figure: ",
    "![x](picture:k)",
    "---",
    ":",
    "  ",
]
LINKS = [
    "[x](https://a.example)",
    "https://a.example/b_c",
    "\u00a0",
    "\x07",
    "\n",
    "é",
    "😀",
    "Ŵyl",
    "a9. ",
    "{item 3}",
]
PIECES = st.sampled_from(
    [
        *SIGNS,
        *STARTS,
        *LINKS,
        "vehicle",
        "crime ",
        " and",
        "x",
        "2017/18",
        "<b>",
        "&amp;",
        "{recommendation 7}",
    ]
)
WORDS = st.lists(PIECES, max_size=5).map("".join)
TARGETS = st.sampled_from(["k7d2", "45", "a-1", "not a key"])
ADDRESSES = st.sampled_from(
    [
        "https://a.example/x_y?p=1&q=(2)|",
        "HTTP://b.example",
        "mailto:a@b.uk",
        "javascript:x",
        "https://a.b/{br}**",
    ]
)
LEAVES = st.one_of(
    st.builds(Text, WORDS),
    st.just(LineBreak()),
    st.builds(Reference, st.sampled_from(ReferenceKind), TARGETS),
)


def _wrapped(inner):
    spans = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(st.builds(Bold, spans), st.builds(Italic, spans), st.builds(Link, spans, ADDRESSES))


SPANS = st.lists(st.recursive(LEAVES, _wrapped, max_leaves=6), max_size=5).map(tuple)


def _lists(items):
    return st.builds(
        ListBlock,
        st.sampled_from(ListKind),
        st.sampled_from([1, 1, 1, 2, 5, 9, 10, 22, 26, 27, 50, 88, 1200, 0]),
        st.lists(items, max_size=3).map(tuple),
    )


ITEMS = st.recursive(
    st.builds(ListItem, SPANS),
    lambda inner: st.builds(ListItem, SPANS, st.lists(_lists(inner), max_size=2).map(tuple)),
    max_leaves=6,
)
ROWS = st.lists(SPANS, max_size=3).map(tuple)
SIMPLE = st.one_of(
    st.builds(Paragraph, SPANS, st.booleans(), st.sampled_from([1, 2, 3])),
    st.builds(Subheading, SPANS),
    _lists(ITEMS),
    st.builds(Table, SPANS, ROWS, st.lists(ROWS, max_size=3).map(tuple), st.booleans()),
    st.builds(Figure, TARGETS, WORDS, SPANS),
    st.builds(QuotedRecommendation, TARGETS),
)
BOXES = st.builds(Box, SPANS, st.lists(SIMPLE, max_size=3).map(tuple))
BOXES_IN_BOXES = st.builds(Box, SPANS, st.lists(st.one_of(SIMPLE, BOXES), max_size=3).map(tuple))
BLOCKS = st.lists(st.one_of(SIMPLE, SIMPLE, BOXES_IN_BOXES), max_size=4).map(tuple)
