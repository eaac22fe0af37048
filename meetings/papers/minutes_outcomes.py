"""What minutes say of an item before its text: who presented it, why it was urgent, what became of it."""

from collections.abc import Iterator

from meetings.models import Minute


def sentences(entry: Minute) -> tuple[str, ...]:
    """The sentences before the text of a minute, in order; none for an item that was simply taken (no query)."""
    return tuple(_sentences(entry))


def _sentences(entry: Minute) -> Iterator[str]:
    if entry.urgency_reason:
        yield entry.urgency_reason
    if entry.outcome_reason:
        yield entry.outcome_reason
