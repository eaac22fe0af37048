"""Who a tracker says is asked, found in the council's register: by name, short name or earlier name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.recommendation_enums import AddresseeKind
from meetings.tracker_reading.words import plain
from partnerships.models import Organisation

_CABINET = frozenset({"cabinet", "executive", "the cabinet", "the executive", "executive board"})
_COUNCIL = frozenset({"council", "full council", "the council"})
_ALWAYS = re.compile(r"\s*(?:;|\n)\s*")
_PERHAPS = re.compile(r"(\s*(?:,|/|&|\band\b)\s*)")
LONGEST_NAME = 200


@dataclass(frozen=True)
class Owner:
    """One who is asked: `organisation` is the key of a body of the register, `name` how it is printed."""

    kind: str
    name: str
    organisation: int | None = None

    def as_row(self) -> dict:
        return {"kind": self.kind, "name": self.name, "organisation": self.organisation}


class Register:
    """The names of a council's bodies, today's and earlier ones."""

    def __init__(self, bodies: Iterable[Organisation]):
        """`bodies` have their `names` prefetched. A name that two bodies have is nobody's."""
        self._by_name: dict[str, Organisation | None] = {}
        for body in bodies:
            for name in {
                _key(body.name),
                _key(body.short_name),
                *(_key(old.name) for old in body.names.all()),
            }:
                known = self._by_name.get(name, body)
                self._by_name[name] = body if known == body else None

    def owner(self, name: str) -> Owner:
        """Who goes by a name; somebody outside where the register does not know it."""
        key = _key(name)
        if body := self._by_name.get(key):
            return Owner(AddresseeKind.BODY, body.name, body.pk)
        if key in _CABINET:
            return Owner(AddresseeKind.CABINET, "")
        if key in _COUNCIL:
            return Owner(AddresseeKind.COUNCIL, "")
        return Owner(AddresseeKind.OUTSIDE, " ".join(name.split()))

    def owners(self, words: str) -> list[Owner]:
        """All whom a cell names, one in each line or between semicolons.

        At commas, strokes and "and" it is parted only where the register knows each part: "Housing and Health" may be
        one service.
        """
        found: list[Owner] = []
        for name in filter(None, _ALWAYS.split(words.strip())):
            for owner in self._named(name):
                if owner not in found:
                    found.append(owner)
        return found

    def _named(self, name: str) -> list[Owner]:
        """The one whom a name names, or those whose names follow each other in it."""
        whole = self.owner(name)
        if whole.kind != AddresseeKind.OUTSIDE:
            return [whole]
        pieces = _PERHAPS.split(name)
        parts: list[Owner] = []
        start = 0
        # Names stand at even places, what parts them between; a name may hold such a sign itself: the longest counts.
        while start < len(pieces):
            found = self._longest(pieces, start)
            if found is None:
                return [whole]
            owner, end = found
            parts.append(owner)
            start = end + 2
        return parts

    def _longest(self, pieces: list[str], start: int) -> tuple[Owner, int] | None:
        """The longest known name from a piece on, and the piece with which it ends."""
        last = len(pieces) - 1 - (len(pieces) - 1) % 2
        for end in range(last, start - 1, -2):
            owner = self.owner("".join(pieces[start : end + 1]))
            if owner.kind != AddresseeKind.OUTSIDE:
                return owner, end
        return None


def _key(name: str) -> str:
    return plain(name).removeprefix("the ")
