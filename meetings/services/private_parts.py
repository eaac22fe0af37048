"""Which parts of minutes were taken while the press and public were excluded: Local Government Act 1972 s.100A(4).

The order of the minutes is walked once: after the part with which an exclusion begins everything is in private, until
the part with which it ends. `in_private` is stored on each row, so that queries can ask for it. An entry during which
the public was out at any time is in private itself: its heading, what was said, and who does what have no place among
the parts, so nobody can tell them from what was said behind closed doors. Motions and clauses count as at the end of
their entry, but for those by which the public was excluded.
"""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db.models import Model, Prefetch
from django.utils.translation import gettext as _

from meetings.minute_enums import PartKind
from meetings.models import Exclusion, Minute, MinutePart, Minutes, Motion, Resolution

# That the public left, came back, or could not follow is for everybody, and such a part holds no words of its own.
PUBLIC_FACTS = (
    PartKind.EXCLUDED,
    PartKind.READMITTED,
    PartKind.STREAM_STOPPED,
    PartKind.STREAM_STARTED,
)
# What somebody may have written into an entry itself.
_WRITTEN = ("narrative", "outcome_reason", "action")


def lock(minutes: Minutes) -> None:
    """Let nobody else mark these minutes until the transaction ends: what one adds, the other's exclusion covers.

    Called before any other row of the minutes is locked, so that two who write at once wait for each other in turn.
    """
    Minutes.objects.select_for_update(of=("self",)).only("pk").get(pk=minutes.pk)


def mark(minutes: Minutes, *, releases: bool = False) -> None:
    """Write on every minute, part, motion and clause whether it was taken in private.

    What comes out of private because it or something else was moved stays exempt by its own mark until somebody takes
    that away, unless the caller `releases` it. Raises ValidationError when the public would come back before it left.
    """
    lock(minutes)
    spans = list(Exclusion.objects.filter(minute__minutes=minutes, began__isnull=False))
    if not spans and not _anything_marked(minutes):
        return
    entries = list(minutes.entries.prefetch_related("parts", "motions", "resolutions"))
    _check_order(entries, spans)
    changed: dict[type[Model], list[Model]] = {}
    for row, private in _walked(entries, spans):
        if row.in_private != private:
            if row.in_private and not releases and _says_something(row) and not row.is_exempt:
                row.is_exempt = True
                row.version += 1  # so that a page opened before does not take the mark away again
            row.in_private = private
            changed.setdefault(type(row), []).append(row)
    for model, rows in changed.items():
        model._base_manager.bulk_update(rows, ["in_private", "is_exempt", "version"])


def is_private_now(minute: Minute) -> bool:
    """Whether the public is excluded at the end of what is minuted under an item so far."""
    parts = MinutePart.objects.select_related("began_exclusion", "ended_exclusion")
    entries = minute.minutes.entries.prefetch_related(Prefetch("parts", parts))
    return minute.pk in private_at_the_end(entries)


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


def check_entry_free(minute: Minute) -> None:
    """Raise ValidationError when an exclusion was decided, begins or ends under an item."""
    here = Exclusion.objects.filter(minute=minute) | Exclusion.objects.filter(ended__minute=minute)
    if here.exists() or Exclusion.objects.filter(began__minute=minute).exists():
        raise ValidationError(
            _(
                "What was decided about excluding the public is recorded under this item. Remove that first, under "
                "“Press and public”."
            )
        )


def _walked(entries: Iterable[Minute], spans: Iterable[Exclusion]) -> Iterator[tuple[Model, bool]]:
    """Every row with whether it is in private."""
    began, ended = {span.began_id for span in spans}, {span.ended_id for span in spans if span.ended_id}
    by_these = {span.motion_id for span in spans if span.motion_id}
    private = False
    for entry in entries:
        touched = private
        for part in entry.parts.all():
            # The part that says that the public left or came back is itself for everybody.
            is_edge = part.pk in began or part.pk in ended
            yield part, private and not is_edge
            private = (private or part.pk in began) and part.pk not in ended
            touched = touched or private
        yield entry, touched
        for motion in entry.motions.all():
            yield motion, private and not by_these & {motion.pk, motion.amends_id}
        for clause in entry.resolutions.all():
            yield clause, private and clause.motion_id not in by_these


def _check_order(entries: Iterable[Minute], spans: Iterable[Exclusion]) -> None:
    places = {
        part.pk: place for place, part in enumerate(part for one in entries for part in one.parts.all())
    }
    if any(span.ended_id and places[span.ended_id] < places[span.began_id] for span in spans):
        raise ValidationError(
            _("The public would come back before it had left. Choose a place after the exclusion.")
        )


def _says_something(row: Model) -> bool:
    """Whether words of somebody hang on the row; an entry without any was only waiting for its item."""
    if isinstance(row, MinutePart):
        return row.kind not in PUBLIC_FACTS
    return not isinstance(row, Minute) or any(getattr(row, name).strip() for name in _WRITTEN)


def _anything_marked(minutes: Minutes) -> bool:
    """Whether a row is still marked from an exclusion that is gone."""
    held = {"in_private": True}
    return (
        minutes.entries.filter(**held).exists()
        or MinutePart.objects.filter(minute__minutes=minutes, **held).exists()
        or Motion.objects.filter(minute__minutes=minutes, **held).exists()
        or Resolution.objects.filter(minute__minutes=minutes, **held).exists()
    )
