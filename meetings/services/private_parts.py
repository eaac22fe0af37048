"""Which parts of minutes were taken while the press and public were excluded: Local Government Act 1972 s.100A(4).

The order of the minutes is walked once: after the part with which an exclusion begins everything is in private, until
the part with which it ends. `in_private` is stored on each row, so that queries can ask for it.
"""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from meetings.models import Exclusion, Minute, MinutePart, Minutes, Motion, Resolution


def mark(minutes: Minutes) -> None:
    """Write on every minute, part, motion and clause whether it was taken in private (one query when none was)."""
    spans = list(Exclusion.objects.filter(minute__minutes=minutes, began__isnull=False))
    if not spans and not _anything_marked(minutes):
        return
    began = {span.began_id for span in spans}
    ended = {span.ended_id for span in spans if span.ended_id}
    entries = minutes.entries.prefetch_related("parts", "motions", "resolutions")
    changed: dict[type[Model], list[Model]] = {}
    for row, private in _walked(entries, began, ended):
        if row.in_private != private:
            row.in_private = private
            changed.setdefault(type(row), []).append(row)
    for model, rows in changed.items():
        model._base_manager.bulk_update(rows, ["in_private"])


def is_private_now(minute: Minute) -> bool:
    """Whether the public is excluded at the end of what is minuted under an item so far."""
    minutes = minute.minutes
    spans = list(Exclusion.objects.filter(minute__minutes=minutes, began__isnull=False))
    began = {span.began_id for span in spans}
    ended = {span.ended_id for span in spans if span.ended_id}
    private = False
    for entry in minutes.entries.prefetch_related("parts"):
        for part in entry.parts.all():
            private = (private or part.pk in began) and part.pk not in ended
        if entry.pk == minute.pk:
            break
    return private


def private_at_the_end(entries: Iterable[Minute]) -> set[int]:
    """Keys of the entries at whose end the public is excluded.

    `entries` are all of the minutes in order, their parts read along with `began_exclusion` and `ended_exclusion` (no
    query).
    """
    found, private = set(), False
    for entry in entries:
        for part in entry.parts.all():
            private = (private or hasattr(part, "began_exclusion")) and not hasattr(part, "ended_exclusion")
        if private:
            found.add(entry.pk)
    return found


def check_free(part: MinutePart) -> None:
    """Raise ValidationError when an exclusion begins or ends with a part."""
    if Exclusion.objects.filter(began=part).exists() or Exclusion.objects.filter(ended=part).exists():
        raise ValidationError(
            _("The exclusion of the public begins or ends here. Remove the exclusion or its end instead.")
        )


def _walked(entries, began: set[int], ended: set[int]) -> Iterator[tuple[Model, bool]]:
    """Every row with whether it is in private; motions and clauses count as at the end of their minute."""
    private = False
    for entry in entries:
        yield entry, private
        for part in entry.parts.all():
            # The part that says that the public left or came back is itself for everybody.
            is_edge = part.pk in began or part.pk in ended
            yield part, private and not is_edge
            private = (private or part.pk in began) and part.pk not in ended
        for row in (*entry.motions.all(), *entry.resolutions.all()):
            yield row, private


def _anything_marked(minutes: Minutes) -> bool:
    """Whether a row is still marked from an exclusion that is gone."""
    held = {"in_private": True}
    return (
        minutes.entries.filter(**held).exists()
        or MinutePart.objects.filter(minute__minutes=minutes, **held).exists()
        or Motion.objects.filter(minute__minutes=minutes, **held).exists()
        or Resolution.objects.filter(minute__minutes=minutes, **held).exists()
    )
