"""Two texts compared word by word: nothing of either is lost, and only what differs is marked."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.word_diff import Change, compare, count_changed

TEXTS = st.lists(
    st.sampled_from(["burglary", "fell", " ", "  ", "\n", "\n\n", "£5", "rose"]), max_size=30
).map("".join)


def marked(before, after):
    signs = {Change.SAME: "{}", Change.INSERTED: "[+{}+]", Change.DELETED: "[-{}-]"}
    return "".join(signs[piece.change].format(piece.text) for piece in compare(before, after))


def test_words_are_marked_where_they_stand():
    before = "Burglary fell by a fifth.\n\nRobbery rose.\n"
    after = "Burglary fell by a quarter.\n\nRobbery rose.\n\nArson too.\n"
    assert marked(before, after) == (
        "Burglary fell by a [-fifth.-][+quarter.+]\n\nRobbery rose.\n[+\nArson too.\n+]"
    )
    assert count_changed(compare(before, after)) == 3


def test_equal_texts_have_no_marks():
    assert marked("The same.", "The same.") == "The same."
    assert compare("", "") == ()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_made_again(before, after):
    pieces = compare(before, after)
    assert (
        "".join(piece.text for piece in pieces if piece.change is not Change.INSERTED).split()
        == before.split()
    )
    assert "".join(piece.text for piece in pieces if piece.change is not Change.DELETED) == after


@given(TEXTS)
def test_nothing_changes_without_a_change(text):
    assert count_changed(compare(text, text)) == 0
