"""The notice that papers of a meeting must have, and what is asked of those that come later."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import Meeting
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import ClearDays, LastDay, clear_days, last_day_to_publish


@dataclass(frozen=True)
class Notice:
    """Whether papers published on a day give the notice that the council's law asks for, with the working."""

    last_day: LastDay
    given: ClearDays
    needed: int

    @property
    def is_late(self) -> bool:
        return not self.given.enough_for(self.needed)


def notice(meeting: Meeting, on: dt.date | None = None) -> Notice:
    """The notice given by publishing a meeting's papers on a day, today in London unless given.

    Local Government Act 1972 s.100A(6) and s.100B(3) (England), s.100BA (Wales); days are clear working days.
    """
    council = meeting.committee.council
    rule = {"nation": Nation(council.nation), "closures": council.closure_dates}
    return Notice(
        last_day=last_day_to_publish(meeting.date, notice_days=council.notice_days, **rule),
        given=clear_days(on or timezone.localdate(), meeting.date, **rule),
        needed=council.notice_days,
    )


def refuse_late(given: Notice) -> None:
    """Ask for the reason that the law wants when notice is short; nothing else is stopped by it."""
    if given.is_late:
        raise ValidationError(
            {
                "late_reason": _(
                    "These papers are too late for the law's %(needed)d clear working days: there are %(count)d left. "
                    "Give the special circumstances; they are printed on the agenda and minuted."
                )
                % {"needed": given.needed, "count": given.given.count}
            }
        )


def working(meeting: Meeting, day: dt.date) -> dict:
    """The days counted from the day of publication, for the audit log."""
    given = notice(meeting, day)
    skipped = {day.date.isoformat(): day.reason for day in given.given.skipped}
    return {"clear_days": given.given.count, "needed": given.needed, "skipped": skipped}
