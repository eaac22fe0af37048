"""What members may read before a meeting, and that they have opened it."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings.enums import ReportStatus
from meetings.house_style_words import Fill
from meetings.models import AgendaItem, Report, ReportReading, ReportSection
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User

# A page that is loaded again within this time is one reading.
SAME_READING = dt.timedelta(minutes=1)


def readable_items(user: User) -> QuerySet[AgendaItem]:
    """Items of published agendas of the committees that the user sits on, exempt ones only where the seat allows."""
    held = grants_of(user)
    kept = Q(exempt_paragraphs__len=0) | Q(
        meeting__committee__in=held.committees_with(Permission.READ_RESTRICTED)
    )
    seats = held.committees_with(Permission.READ_COMMITTEE)
    return AgendaItem.objects.filter(
        kept,
        meeting__committee__in=seats,
        meeting__agenda_frozen_at__isnull=False,
        withdrawn_at__isnull=True,
    )


def readable(user: User) -> QuerySet[Report]:
    """Cleared reports of those items."""
    return Report.objects.filter(item__in=readable_items(user), status=ReportStatus.CLEARED)


def with_kept_recommendations(user: User) -> set[int]:
    """Keys of reports whose section of proposed recommendations is kept from a person who sits on their committee.

    None, without a query, for who reads exempt papers wherever they sit; else one query and the sheets of those styles.
    """
    held = grants_of(user)
    seats = held.committees_with(Permission.READ_COMMITTEE) - held.committees_with(Permission.READ_RESTRICTED)
    if not seats:
        return set()
    kept = ReportSection.objects.filter(
        exempt_paragraphs__len__gt=0,
        report__status=ReportStatus.CLEARED,
        report__item__meeting__committee__in=seats,
    )
    return {
        section.report_id
        for section in kept.select_related("report__house_style")
        if section.report.sheet.fill_of(section.key) is Fill.RECOMMENDATIONS
    }


def mark(*, report: Report, by: User, at: dt.datetime | None = None) -> ReportReading:
    """Log that the person opened the report: once, with the time of the last opening to the minute.

    A log of access, as for restricted papers: it decides nothing. The caller has fetched the report through `readable`.
    """
    now = at or timezone.now()
    reading, is_first = ReportReading.objects.get_or_create(
        report=report, reader=by, defaults={"first_at": now, "last_at": now}
    )
    if not is_first and now - reading.last_at >= SAME_READING:
        reading.last_at = now
        reading.save(update_fields=["last_at"])
    return reading
