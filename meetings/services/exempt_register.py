"""Everything that a council keeps from the public, with who decided it, and what of it is to be looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings import visibility
from meetings.enums import Event
from meetings.models import AgendaItem, Appendix, ReportSection
from scrutiny.access.permissions import Permission
from scrutiny.models import AuditEvent, Council, User
from scrutiny.work import WorkItem

TO_REVIEW = _("Exemptions to look at again")
WORDS = {"item": _("Agenda item"), "section": _("Section of a report"), "appendix": _("Appendix")}
PAGES = {
    "item": "meetings:agenda-item-edit",
    "section": "meetings:exemption-section",
    "appendix": "meetings:exemption-appendix",
}
COLUMNS = (
    *("row_part", "row_key", "row_named", "row_item", "row_report", "row_held_on", "row_of"),
    *("exempt_paragraphs", "public_interest_reason", "exempt_review_date", "row_is_closed"),
)


@dataclass(frozen=True)
class Entry:
    """One thing that is exempt. `item` is the title of its agenda item, which everybody may read.

    `decided_by` and `decided_at` are filled in by `with_decisions`. What `is_closed` was withdrawn from the agenda.
    """

    part: str
    key: int
    named: str
    item: str
    report: int | None
    held_on: dt.date
    body: str
    paragraphs: tuple[str, ...]
    reason: str
    review_date: dt.date | None
    is_closed: bool
    decided_by: str = ""
    decided_at: dt.datetime | None = None

    @property
    def kind(self) -> str | Promise:
        return WORDS[self.part]

    @property
    def url(self) -> str:
        """The page on which it is looked at again."""
        return reverse(PAGES[self.part], args=[self.key])

    @property
    def is_due(self) -> bool:
        """Whether the day has come on which it is to be looked at again."""
        due = self.review_date is not None and self.review_date <= timezone.localdate()
        return due and not self.is_closed


def entries(council: Council) -> list[Entry]:
    """All of a council, what is due first, then by the day of review, then the latest meetings (one query)."""
    rows = [_entry(row) for row in _rows(council)]
    return sorted(rows, key=_order)


def with_decisions(shown: Sequence[Entry]) -> list[Entry]:
    """The same entries with who made each exempt and when, from the audit log (one query)."""
    events: dict[tuple[str, int], AuditEvent] = {}
    for event in _decisions(shown).order_by("occurred_at", "pk"):
        events[_decided(event)] = event
    return [_with_decision(entry, events.get((entry.part, entry.key))) for entry in shown]


def due_reviews(user: User, council: Council) -> Iterable[WorkItem]:
    """For officers who read exempt papers: what is to be looked at again by today (one query)."""
    if council.pk not in user.grants.councils_with(Permission.READ_RESTRICTED):
        return
    due = [_entry(row) for row in _rows(council, exempt_review_date__lte=timezone.localdate())]
    for entry in (row for row in due if row.is_due):
        title = entry.item if entry.part == "item" else f"{entry.item}: {entry.named}"
        yield WorkItem(TO_REVIEW, title, entry.url, due=entry.review_date, overdue=True, note=entry.kind)


def has_exempt_parts(meeting) -> bool:
    """Whether something of a meeting's agenda is exempt, so that its pack has a restricted version (one query)."""
    of_meeting = {"report__item__meeting": OuterRef("pk")}
    parts = (
        AgendaItem.objects.filter(meeting=OuterRef("pk")).exclude(exempt_paragraphs=[]),
        ReportSection.objects.filter(**of_meeting).exclude(exempt_paragraphs=[]),
        Appendix.objects.filter(**of_meeting, is_exempt=True),
    )
    found = Exists(parts[0].order_by()) | Exists(parts[1].order_by()) | Exists(parts[2].order_by())
    return type(meeting).objects.filter(found, pk=meeting.pk).exists()


def _rows(council: Council, **narrowed: Any) -> QuerySet:
    here = {"report__item__meeting__committee__council": council.pk}
    items = AgendaItem.objects.filter(meeting__committee__council=council.pk, **narrowed)
    items = items.exclude(exempt_paragraphs=[])
    sections = ReportSection.objects.filter(**here, **narrowed).exclude(exempt_paragraphs=[])
    appendices = Appendix.objects.filter(**here, **narrowed, is_exempt=True)
    return _columns(items, "item", "title", "").union(
        _columns(sections, "section", "heading", "report__item__"),
        _columns(appendices, "appendix", "title", "report__item__"),
        all=True,
    )


def _columns(rows: QuerySet, part: str, named: str, item: str) -> QuerySet:
    """The same columns of each kind of row, so that they can stand in one list."""
    return (
        rows.order_by()
        .annotate(
            row_part=Value(part, TextField()),
            row_key=F("pk"),
            row_named=Cast(named, TextField()),
            row_item=Cast(f"{item}title", TextField()),
            row_report=F("report__pk"),
            row_held_on=F(f"{item}meeting__date"),
            row_of=F(f"{item}meeting__committee__name"),
            row_is_closed=_is_withdrawn(item),
        )
        .values_list(*COLUMNS)
    )


def _is_withdrawn(item: str) -> Any:
    gone = AgendaItem.objects.filter(pk=OuterRef(f"{item}pk"), withdrawn_at__isnull=False)
    return Cast(Exists(gone.order_by()), BooleanField())


def _entry(row: tuple) -> Entry:
    part, key, named, item, report, held_on, body, paragraphs, reason, review, is_closed = row
    notice = visibility.descriptions(paragraphs)
    return Entry(part, key, named, item, report, held_on, body, notice, reason, review, is_closed)


def _order(entry: Entry) -> tuple:
    return (
        not entry.is_due,
        entry.is_closed,
        entry.review_date or dt.date.max,
        -entry.held_on.toordinal(),
        entry.item,
    )


def _decisions(shown: Sequence[Entry]) -> QuerySet:
    items = [str(entry.key) for entry in shown if entry.part == "item"]
    reports = [str(entry.report) for entry in shown if entry.part != "item"]
    of_items = AuditEvent.objects.filter(
        subject_type=AgendaItem._meta.label_lower,
        subject_id__in=items,
        event__in=[Event.ITEM_CREATED, Event.ITEM_EXEMPTED],
    )
    return of_items | AuditEvent.objects.filter(
        subject_type="meetings.report",
        subject_id__in=reports,
        event__in=[Event.SECTION_EXEMPTED, Event.APPENDIX_EXEMPTED],
    )


def _decided(event: AuditEvent) -> tuple[str, int]:
    """What an event of the log made exempt."""
    for part in ("section", "appendix"):
        if part in event.detail:
            return part, event.detail[part]
    return "item", int(event.subject_id)


def _with_decision(entry: Entry, event: AuditEvent | None) -> Entry:
    return replace(entry, decided_by=event.actor, decided_at=event.occurred_at) if event else entry
