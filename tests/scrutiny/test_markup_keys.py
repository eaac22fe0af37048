"""Keys stay with their paragraphs: a reference follows its paragraph through every edit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.markup import carry_keys, numbered_depths, parse

PARAGRAPHS = [
    f"The {word} of the borough rose by {n} per cent in the year." for n, word in enumerate("abcdefghij")
]
TEXTS = st.lists(
    st.sampled_from([*PARAGRAPHS, "+ It runs on.", "++ Under it.", "Same.", "## Head"]), max_size=12
)


def keys_of(paragraphs, **options):
    return carry_keys((), (), parse("\n\n".join(paragraphs)), **options)


def carried(before, keys, after, **options):
    return carry_keys(parse("\n\n".join(before)), keys, parse("\n\n".join(after)), **options)


def test_moving_changing_and_adding():
    before = ["Burglary fell by a fifth in the year.", "Robbery rose.", "The strategy ends in 2027."]
    keys = keys_of(before)
    after = [
        "A new beginning.",
        "The strategy ends in 2027.",
        "Burglary fell by a quarter in the year.",
        "Robbery rose.",
    ]
    new = carried(before, keys, after)
    assert new[1:] == (keys[2], keys[0], keys[1])
    assert new[0] not in keys


def test_a_paragraph_that_was_rewritten_is_a_new_one():
    before = ["Burglary fell by a fifth in the year."]
    keys = keys_of(before)
    assert carried(before, keys, ["Something else altogether stands here now."]) != keys


def test_a_fresh_key_is_no_other_that_is_taken():
    draws = iter(["aaa", "bbb", "aaa", "ccc"])
    assert keys_of(["One.", "Two."], taken={"aaa"}, fresh=lambda: next(draws)) == ("bbb", "ccc")


@settings(deadline=None)
@given(TEXTS)
def test_nothing_changes_when_nothing_was_changed(paragraphs):
    keys = keys_of(paragraphs)
    assert carried(paragraphs, keys, paragraphs) == keys


@settings(deadline=None)
@given(TEXTS, TEXTS, st.integers(-3, 3))
def test_one_key_for_each_and_all_different(before, after, missing):
    keys = keys_of(before)
    keys = keys[:missing] if missing < 0 else (*keys, *["extra1", "extra2", "extra3"][:missing])
    new = carried(before, keys, after)
    assert len(new) == len(numbered_depths(parse("\n\n".join(after)))) == len(set(new))
    assert all(new)


@settings(deadline=None)
@given(st.permutations(PARAGRAPHS), st.permutations(PARAGRAPHS))
def test_keys_move_with_their_paragraphs(before, after):
    keys = dict(zip(before, keys_of(before), strict=True))
    assert carried(before, list(keys.values()), after) == tuple(keys[words] for words in after)


@settings(deadline=None)
@given(
    st.permutations(PARAGRAPHS), st.integers(0, 9), st.sampled_from(["", " More is to come.", " See below."])
)
def test_a_changed_paragraph_keeps_its_key(before, place, added):
    keys = keys_of(before)
    after = [*before]
    after[place] = after[place].replace("rose by", "fell, as was foreseen, by") + added
    assert carried(before, keys, after) == keys
