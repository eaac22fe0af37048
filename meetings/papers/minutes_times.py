"""When a meeting began and ended, as its minutes print it."""

import datetime as dt

from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.papers.front_sheet import start_text
from scrutiny.templatetags.british import uk_time

# What records put where the time was not written down.
UNKNOWN = dt.time(0, 0)


def ended(meeting: Meeting) -> str:
    """The time at which it ended: as it is to be printed where that is recorded ("15:00pm"), and nothing for 00:00.

    Records have 00:00 where the time is not known; a meeting that ended at midnight has "midnight" as its printed end.
    """
    return meeting.ended_as_printed or ("" if meeting.ended_at == UNKNOWN else uk_time(meeting.ended_at))


def place_line(meeting: Meeting) -> str:
    """Time and place in the heading: "at 7.30 pm at the Town Hall"."""
    time, place = start_text(meeting), meeting.venue
    if time and place:
        if not meeting.start_time:
            return _("%(time)s at %(place)s") % {"time": time, "place": place}
        return _("at %(time)s at %(place)s") % {"time": time, "place": place}
    if not (time or place):
        return ""
    return (
        time if meeting.follows and not meeting.start_time else _("at %(place)s") % {"place": time or place}
    )
