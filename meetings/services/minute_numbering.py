"""Numbers of minutes, from what the committee's earlier minutes have used."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings import minute_numbers
from meetings.enums import MinutesStatus
from meetings.models import Minute, Minutes
from scrutiny.templatetags.british import uk_date


def numbers_for(minutes: Minutes, entries: Iterable[Minute], *, refuse: bool = True) -> tuple[str, ...]:
    """The number that each entry has or would be given if the minutes were published now (one query).

    Raises ValidationError when a typed number was used at another meeting of the same run, unless told not to.
    """
    meeting = minutes.meeting
    committee = meeting.committee
    span = (committee.minute_numbering, meeting.date, committee.council.year_start)
    used = {}
    if first := minute_numbers.first_day(*span):
        used = dict(
            Minute.objects.filter(minutes__meeting__committee=committee)
            .filter(minutes__meeting__date__range=(first, minute_numbers.last_day(*span)))
            .exclude(minutes=minutes)
            .exclude(minutes__status=MinutesStatus.DRAFT)
            .values_list("number", "minutes__meeting__date")
        )
    typed = [entry.number for entry in entries]
    clash = next((number for number in typed if number in used), None)
    if refuse and clash:
        raise ValidationError(
            _(
                "Minute number %(number)s was used at the meeting of %(date)s. Choose another for this meeting."
            )
            % {"number": clash, "date": uk_date(used[clash])}
        )
    return minute_numbers.assign(
        committee.minute_numbering, typed, used=used, calendar_year=meeting.date.year
    )
