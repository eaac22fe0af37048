"""Numbers of minutes, from what the committee's earlier minutes have used."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings import minute_numbers
from meetings.enums import MinutesStatus
from meetings.minute_numbers import NumberScheme, Place
from meetings.models import Committee, Minute, Minutes
from scrutiny.templatetags.british import uk_date


def scheme_of(committee: Committee) -> NumberScheme:
    """How the committee numbers its minutes."""
    return NumberScheme(
        committee.number_run, committee.number_pattern, committee.number_width, committee.number_code
    )


def numbers_for(minutes: Minutes, entries: Iterable[Minute], *, refuse: bool = True) -> tuple[str, ...]:
    """The number that each entry has or would be given if the minutes were published now (one query).

    Raises ValidationError when a typed number was used at another meeting of the same run, unless told not to.
    """
    meeting = minutes.meeting
    committee = meeting.committee
    span = (committee.number_run, meeting.date, committee.council.year_start)
    used = {}
    if first := minute_numbers.first_day(*span):
        used = dict(
            Minute.objects.filter(minutes__meeting__committee=committee)
            .filter(minutes__meeting__date__range=(first, minute_numbers.last_day(*span)))
            .exclude(minutes=minutes)
            .exclude(minutes__status=MinutesStatus.DRAFT)
            .values_list("number", "minutes__meeting__date")
        )
    places = [Place(entry.number, entry.item.label if entry.item else "") for entry in entries]
    clash = next((place.typed for place in places if place.typed in used), None)
    if refuse and clash:
        raise ValidationError(
            _(
                "Minute number %(number)s was used at the meeting of %(date)s. Choose another for this meeting."
            )
            % {"number": clash, "date": uk_date(used[clash])}
        )
    return minute_numbers.assign(scheme_of(committee), places, used=used, year=minute_numbers.year_of(*span))
