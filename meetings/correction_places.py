"""The places in minutes at which a correction can be proposed: a minute, a part of it, a clause. Pure.

Only what the reader may read is a place (meetings/visibility.py): the words of one are what stands there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from meetings import minute_numbers, visibility
from meetings.enums import Audience
from meetings.models import Minute, MinutePart, ProposedCorrection, Resolution

# The list of those present, or anything that stands in no minute.
WHOLE = "whole"


@dataclass(frozen=True)
class Place:
    """One place: `key` names it in a form, `words` are what stands there; at most one of part and clause is there."""

    key: str
    label: str
    words: str = ""
    minute: Minute | None = None
    part: MinutePart | None = None
    clause: Resolution | None = None
    is_kept: bool = False


def places(entries: Iterable[Minute], numbers: Iterable[str], audience: Audience) -> list[Place]:
    """Every place that an audience may read, in order; minutes come with parts and resolutions read along."""
    found = [Place(WHOLE, _("Those present, or the minutes as a whole"))]
    for entry, number in zip(entries, numbers, strict=True):
        if visibility.may_see_minute(entry.is_exempt, audience):
            found += _of_minute(entry, minute_numbers.printed(number), audience)
    return found


def key_of(correction: ProposedCorrection) -> str:
    """The key of the place of a correction."""
    if correction.clause_id:
        return f"clause-{correction.clause_id}"
    if correction.part_id:
        return f"part-{correction.part_id}"
    return f"minute-{correction.minute_id}" if correction.minute_id else WHOLE


def _of_minute(entry: Minute, number: str, audience: Audience) -> Iterator[Place]:
    name = f"{number} {entry.title}".strip()
    is_open = visibility.may_see_kept(entry.in_private, audience)
    yield Place(
        f"minute-{entry.pk}",
        name,
        entry.narrative if is_open else "",
        entry,
        is_kept=entry.is_exempt or entry.in_private,
    )
    for part in entry.parts.all():
        if not part.is_beside and visibility.may_see_kept(part.is_kept, audience):
            yield _of_part(part, entry, name)
    for count, clause in enumerate(entry.resolutions.all(), 1):
        kept = clause.is_exempt or clause.in_private
        if visibility.may_see_kept(kept, audience):
            label = _("%(minute)s, clause %(count)d") % {"minute": name, "count": count}
            yield Place(
                f"clause-{clause.pk}",
                label,
                clause.text,
                entry,
                clause=clause,
                is_kept=kept or entry.is_exempt,
            )


def _of_part(part: MinutePart, entry: Minute, name: str) -> Place:
    words = "\n\n".join(text for text in (part.text, part.answer) if text)
    start = Truncator(" ".join(words.split())).words(6)
    kind = part.get_kind_display()
    label = f"{name}, {kind}: {start}" if start else f"{name}, {kind}"
    return Place(
        f"part-{part.pk}",
        label,
        part.text or part.answer,
        entry,
        part,
        is_kept=part.is_kept or entry.is_exempt,
    )
