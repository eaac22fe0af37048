"""The keys of numbered paragraphs: what `{para k7d2}` names, so that it follows its paragraph through edits."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import SequenceMatcher

from scrutiny.markup.blocks import Block, Paragraph, Span
from scrutiny.markup.plain import span_text

# Without 0, 1, i, l and o, which are hard to tell apart when a key is copied by hand.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 5
# At least this share of words in common, and a paragraph is the earlier one, changed.
_ALIKE = 0.4
# So many words of a shorter paragraph in a longer one, and it was added to.
_ENOUGH = 3
_WORD = re.compile(r"\w+")
# In a stretch where much was rewritten, a paragraph is looked for only this far from its place.
_NEAR = 8


def random_key() -> str:
    """A new key: five letters and digits."""
    return "".join(secrets.choice(_SIGNS) for _place in range(_LENGTH))


def carry_keys(
    old: Sequence[Block],
    old_keys: Sequence[str],
    new: Sequence[Block],
    *,
    taken: Collection[str] = (),
    fresh: Callable[[], str] = random_key,
) -> tuple[str, ...]:
    """One key for each numbered paragraph of `new`, all different.

    A paragraph with the same words keeps its key, also when it moved; one that clearly is an earlier one, changed,
    keeps that one's; others get a fresh key that is not among `taken`.
    """
    before = [paragraph.spans for paragraph in _numbered(old)][: len(old_keys)]
    after = [paragraph.spans for paragraph in _numbered(new)]
    origins = _Origins(before, after)
    found = [old_keys[origin] if origin is not None else "" for origin in origins.of_each()]
    return tuple(_unique(found, {*taken, *old_keys}, fresh))


def _numbered(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    return (block for block in blocks if isinstance(block, Paragraph) and block.numbered)


def _unique(keys: Sequence[str], taken: set[str], fresh: Callable[[], str]) -> Iterator[str]:
    used: set[str] = set()
    for key in keys:
        while not key or key in used:
            key = fresh()
            if key in taken:
                key = ""
        used.add(key)
        taken.add(key)
        yield key


Words = tuple[Span, ...]


class _Origins:
    """Which earlier paragraph each later one comes from."""

    def __init__(self, before: Sequence[Words], after: Sequence[Words]) -> None:
        self.before = before
        self.after = after
        self.origin: dict[int, int] = {}
        self.left = set(range(len(before)))

    def of_each(self) -> list[int | None]:
        """The place among the earlier paragraphs, for each of the later ones."""
        changes = SequenceMatcher(None, self.before, self.after, autojunk=False).get_opcodes()
        for kind, old, old_end, new, _end in changes:
            if kind == "equal":
                for step in range(old_end - old):
                    self._pair(old + step, new + step)
        self._pair_moved()
        for kind, old, old_end, new, new_end in changes:
            if kind == "replace":
                self._pair_changed(range(old, old_end), range(new, new_end))
        return [self.origin.get(place) for place in range(len(self.after))]

    def _pair(self, old: int, new: int) -> None:
        self.origin[new] = old
        self.left.discard(old)

    def _pair_moved(self) -> None:
        places: dict[Words, list[int]] = {}
        for old in sorted(self.left, reverse=True):
            places.setdefault(self.before[old], []).append(old)
        for new, words in enumerate(self.after):
            if new not in self.origin and places.get(words):
                self._pair(places[words].pop(), new)

    def _pair_changed(self, old: range, new: range) -> None:
        """Pair what is most alike first."""
        scale = len(old) / len(new)
        candidates = [
            (_likeness(self.before[one], self.after[other]), one, other)
            for step, other in enumerate(new)
            for one in old
            if abs(one - old.start - step * scale) <= _NEAR and one in self.left and other not in self.origin
        ]
        for likeness, one, other in sorted(candidates, key=lambda found: -found[0]):
            if likeness >= _ALIKE and one in self.left and other not in self.origin:
                self._pair(one, other)


def _likeness(one: Words, other: Words) -> float:
    """From 0 to 1: the share of words in common, or how much of the shorter one is in the longer."""
    words, others = _bare(one), _bare(other)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    contained = common / min(len(words), len(others)) if common >= _ENOUGH else 0
    return max(matcher.ratio(), contained * 0.9)


def _bare(words: Words) -> list[str]:
    return _WORD.findall(span_text(words).lower())
