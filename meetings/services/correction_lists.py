"""Proposed corrections as pages list them: each with its place and what it changes, word by word."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from meetings import correction_places, minute_policies, policies
from meetings.enums import MinutesStatus
from meetings.minute_enums import CorrectionState
from meetings.models import AgendaItem, Minutes, ProposedCorrection
from meetings.services import minute_corrections
from scrutiny import word_diff
from scrutiny.access.checks import refusal
from scrutiny.models import User


@dataclass(frozen=True)
class Line:
    """One correction: `changes` compares the quoted with the proposed words, `is_own` is that of the reader."""

    correction: ProposedCorrection
    place: str
    anchor: str
    changes: tuple[word_diff.Piece, ...]
    is_own: bool


@dataclass(frozen=True)
class Around:
    """What stands of corrections and agreement on the page of minutes: links, counts, earlier minutes to agree."""

    may_propose: bool
    may_circulate: bool
    may_sign: bool
    waiting: int
    shown: int
    to_agree: tuple[Minutes, ...]


def with_counts(rows: QuerySet[Minutes], user: User) -> QuerySet[Minutes]:
    """Minutes with how many corrections were proposed of them, how many wait, and how many are the person's own."""
    proposed = "proposed_corrections"
    return rows.annotate(
        corrections_proposed=Count(proposed),
        corrections_waiting=Count(proposed, filter=Q(proposed_corrections__state=CorrectionState.WAITING)),
        corrections_own=Count(proposed, filter=Q(proposed_corrections__by=user.pk)),
    )


def around(minutes: Minutes, user: User) -> Around:
    """What a person is told of corrections and agreement on the page of minutes (one query at most).

    The minutes come `with_counts`.
    """
    is_clerk = not refusal(policies.check_record_minutes, user, minutes.meeting)
    agrees = is_clerk and minutes.status != MinutesStatus.AGREED
    is_signed = hasattr(minutes, "signing")
    return Around(
        may_propose=not refusal(minute_policies.check_propose_correction, user, minutes),
        may_circulate=not refusal(minute_policies.check_circulate_minutes, user, minutes),
        may_sign=not (is_signed or refusal(minute_policies.check_sign_minutes, user, minutes)),
        waiting=minutes.corrections_waiting if is_clerk else 0,
        shown=minutes.corrections_proposed if is_clerk else minutes.corrections_own,
        to_agree=tuple(_to_agree(minutes)) if agrees else (),
    )


def _to_agree(minutes: Minutes) -> QuerySet[Minutes]:
    """Earlier minutes that stand on the agenda of this meeting and wait to be agreed."""
    items = AgendaItem.objects.filter(meeting=minutes.meeting_id)
    named = Q(meeting__in=items.values("earlier_meeting")) | Q(meeting__in=items.values("also_earlier"))
    waiting = Minutes.objects.filter(named, status=MinutesStatus.PUBLISHED)
    return waiting.select_related("meeting__committee").order_by("meeting__date").distinct()


def lines(minutes: Minutes, user: User) -> list[Line]:
    """The corrections of minutes that a person may see: the waiting ones first (a fixed number of queries)."""
    rows = ProposedCorrection.objects.visible_to(user).filter(minutes=minutes).select_related("by")
    found = list(rows)
    if not found:
        return []
    audience = policies.audience_of(user, minutes.meeting.committee)
    labels = {place.key: place.label for place in minute_corrections.places(minutes, audience)}
    return [_line(row, labels, user) for row in sorted(found, key=lambda row: not row.is_waiting)]


def line(correction: ProposedCorrection, user: User) -> Line:
    """One correction, for its own page."""
    minutes = correction.minutes
    audience = policies.audience_of(user, minutes.meeting.committee)
    labels = {place.key: place.label for place in minute_corrections.places(minutes, audience)}
    return _line(correction, labels, user)


def _line(row: ProposedCorrection, labels: dict[str, str], user: User) -> Line:
    place = labels.get(correction_places.key_of(row), _("A part that is not open to you by now"))
    anchor = f"#minute-{row.minute_id}" if row.minute_id else ""
    changes = word_diff.compare(row.quoted, row.proposed) if row.quoted else ()
    return Line(row, place, anchor, changes, row.by_id == user.pk)
