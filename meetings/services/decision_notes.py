"""The note of decisions of a meeting: by when it must be out in Wales, and whether it is."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from meetings.enums import PaperKind
from meetings.models import Meeting, Publication
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import CountedOn, working_days_from
from scrutiny.models import Council

# Local Government Act 1972 s.100C(1C), Wales: seven working days that begin with the day of the meeting.
WORKING_DAYS = 7
# Draft minutes say all that the note must say.
TELLS_DECISIONS = (PaperKind.DECISION_NOTE, PaperKind.MINUTES)


@dataclass(frozen=True)
class NotePeriod:
    """The last day for the note with its working, and when one was published, if it was."""

    counted: CountedOn
    published_on: dt.date | None

    @property
    def due(self) -> dt.date:
        return self.counted.date

    @property
    def is_overdue(self) -> bool:
        return self.published_on is None and self.due < timezone.localdate()

    @property
    def was_late(self) -> bool:
        return self.published_on is not None and self.published_on > self.due


def period(meeting: Meeting) -> NotePeriod | None:
    """By when the note of a meeting must be out (two queries); None in England, where the law asks for none."""
    council = meeting.committee.council
    if council.nation != Nation.WALES:
        return None
    out = Publication.objects.filter(
        meeting=meeting, kind__in=TELLS_DECISIONS, published_at__isnull=False
    ).order_by("published_at")
    first = out.values_list("published_at", flat=True).first()
    return NotePeriod(
        counted=last_day(meeting.date, council, council.closure_dates),
        published_on=timezone.localdate(first) if first else None,
    )


def last_day(day: dt.date, council: Council, closures: dict[dt.date, str]) -> CountedOn:
    """The last working day for the note of a meeting held on a day, with every day that was looked at."""
    return working_days_from(day, WORKING_DAYS, nation=Nation(council.nation), closures=closures)
