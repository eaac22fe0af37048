"""What minutes say of an item beside its text: who presented it, why it was urgent, what became of it, the order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import ItemOutcome, PartKind
from meetings.models import Minute, MinutePart
from scrutiny.templatetags.british import uk_date, uk_time


def is_printed(entry: Minute) -> bool:
    """Whether minutes print an entry: not where there was nothing to minute."""
    return entry.outcome != ItemOutcome.NO_MINUTE


def sentences(entry: Minute, audience: Audience) -> tuple[str, ...]:
    """The sentences before the text of a minute, in order; none for an item that was simply taken (no query).

    Local Government Act 1972 s.100B(4)(b): the special circumstances of an urgent item are specified in the minutes.
    """
    return tuple(
        _sentences(entry, tells_reason=visibility.may_see_kept(entry.in_private, audience), audience=audience)
    )


def order(entries: Iterable[Minute]) -> str:
    """That the chair varied the order, and in which order items were taken; empty when it was the agenda's (no query).

    Items that were added since the agenda was published have no number on it and count for nothing here.
    """
    items = [entry.item for entry in entries if entry.item and entry.outcome not in _NEVER_CAME]
    labelled = [item for item in items if item.label]
    if labelled:
        is_varied = labelled != sorted(labelled, key=lambda item: _in_order(item.label))
        names = [item.label for item in labelled]
    else:
        is_varied = any(places != sorted(places) for places in _places(items).values())
        names = [f"“{item.title}”" for item in items]
    if not is_varied:
        return ""
    return _("The Chair varied the order of business: items were taken in the order %(items)s.") % {
        "items": ", ".join(names)
    }


def happening(part: MinutePart) -> str:
    """The sentence for an adjournment or the end of one; empty for every other part."""
    words = {"time": uk_time(part.at), "until": part.until}
    if part.kind == PartKind.ADJOURNED:
        return _with_reason(_ADJOURNED[bool(part.at), bool(part.until)]() % words, part.text)
    if part.kind == PartKind.RESUMED:
        return _with_reason(_RESUMED[bool(part.at), bool(part.until)]() % words, part.text)
    return ""


def _sentences(entry: Minute, *, tells_reason: bool, audience: Audience) -> Iterator[str]:
    if entry.presented_by and entry.on_behalf_of:
        words = {"name": entry.presented_by, "other": entry.on_behalf_of}
        yield _("Presented by %(name)s on behalf of %(other)s.") % words
    elif entry.presented_by:
        yield _("Presented by %(name)s.") % {"name": entry.presented_by}
    if entry.urgency_reason:
        opinion = _(
            "The Chair was of the opinion that, by reason of special circumstances, the item should be considered at "
            "the meeting as a matter of urgency (Local Government Act 1972 section 100B(4)(b))"
        )
        yield _with_reason(opinion, entry.urgency_reason if tells_reason else "")
    became = _became(entry, audience)
    if became:
        yield _with_reason(became, entry.outcome_reason if tells_reason else "")


def _became(entry: Minute, audience: Audience) -> str:
    later = entry.deferred_to
    if entry.outcome == ItemOutcome.TOGETHER and entry.taken_with:
        return _("Taken together with “%(title)s”") % {"title": _title(entry.taken_with, audience)}
    if entry.outcome == ItemOutcome.WITHDRAWN:
        return _("The item was withdrawn")
    if entry.outcome == ItemOutcome.DEFERRED and later:
        return _("The item was deferred to the meeting on %(date)s") % {"date": uk_date(later.date)}
    if entry.outcome == ItemOutcome.DEFERRED:
        return _("The item was deferred to a later meeting")
    if entry.outcome == ItemOutcome.NOT_REACHED and later:
        return _("The item was not reached and goes to the meeting on %(date)s") % {
            "date": uk_date(later.date)
        }
    return _("The item was not reached") if entry.outcome == ItemOutcome.NOT_REACHED else ""


def _title(entry: Minute, audience: Audience) -> str:
    """The heading of another entry as an audience may read it."""
    is_kept = entry.is_exempt or entry.in_private
    return entry.title if visibility.may_see_kept(is_kept, audience) else entry.open_title


def _with_reason(sentence: str, reason: str) -> str:
    words = reason.strip()
    if not words:
        return f"{sentence}."
    return f"{sentence}: {words}" if words.endswith((".", "!", "?")) else f"{sentence}: {words}."


def _in_order(label: str) -> list[tuple[int, str]]:
    """A key that puts 8 before 8.1, 8A and 10."""
    return [(int(number or 0), letters) for number, letters in re.findall(r"(\d+)|([A-Za-z]+)", label)]


def _places(items) -> dict[int | None, list[int]]:
    places: dict[int | None, list[int]] = defaultdict(list)
    for item in items:
        places[item.parent_id].append(item.position)
    return places


_NEVER_CAME = (
    ItemOutcome.DEFERRED,
    ItemOutcome.WITHDRAWN,
    ItemOutcome.NOT_REACHED,
    ItemOutcome.NO_MINUTE,
)
_ADJOURNED = {
    (True, True): lambda: _("The meeting was adjourned at %(time)s until %(until)s"),
    (True, False): lambda: _("The meeting was adjourned at %(time)s"),
    (False, True): lambda: _("The meeting was adjourned until %(until)s"),
    (False, False): lambda: _("The meeting was adjourned"),
}
_RESUMED = {
    (True, True): lambda: _("The meeting resumed on %(until)s at %(time)s"),
    (True, False): lambda: _("The meeting resumed at %(time)s"),
    (False, True): lambda: _("The meeting resumed on %(until)s"),
    (False, False): lambda: _("The meeting resumed"),
}
