"""How minutes say that earlier minutes were agreed: as they are, as corrected, or by a body before this one. Pure.

The wording follows what councils print; Local Government Act 1972 Schedule 12 paragraph 41.
"""

import re
from collections.abc import Sequence

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.standing_minutes import agreed_clause, listed


def agreed(dates: Sequence[str], corrections: Sequence[str] = ()) -> str:
    """The clause with which minutes of meetings (dates as printed) are agreed; each correction is a sentence."""
    if not corrections:
        return agreed_clause(dates)
    clause = ngettext(
        "That, subject to the following corrections, the minutes of the meeting held on %(dates)s be agreed and taken "
        "as a correct record and the Chair be authorised to sign them: %(corrections)s.",
        "That, subject to the following corrections, the minutes of the meetings held on %(dates)s be agreed and taken "
        "as a correct record and the Chair be authorised to sign them: %(corrections)s.",
        len(dates),
    )
    return clause % {"dates": listed(dates), "corrections": _joined(corrections)}


def corrected(dates: Sequence[str], corrections: Sequence[str]) -> str:
    """The clause that corrects minutes whose agreement another clause tells."""
    clause = ngettext(
        "That the minutes of the meeting held on %(dates)s be corrected as follows: %(corrections)s.",
        "That the minutes of the meetings held on %(dates)s be corrected as follows: %(corrections)s.",
        len(dates),
    )
    return clause % {"dates": listed(dates), "corrections": _joined(corrections)}


def already_agreed(date: str, *, body: str, on: str) -> str:
    """What is noted of minutes that another body, such as the predecessor, agreed before."""
    told = _(
        "It was noted that the minutes of the meeting held on %(date)s had been agreed as a correct record by the "
        "%(body)s on %(on)s."
    )
    return told % {"date": date, "body": without_article(body), "on": on}


def correction(*, minute: str, place: str, was: str, now: str) -> str:
    """One correction: "minute 03, second paragraph: for “Mill Lane” read “Mill Road”".

    Where nothing is replaced, `now` says what was done: "add Councillor Bell to the apologies".
    """
    where = ", ".join(part for part in (minute, place.strip()) if part)
    words = (
        _("for “%(was)s” read “%(now)s”") % {"was": was.strip(), "now": now.strip()} if was.strip() else ""
    )
    said = words or now.strip().rstrip(".")
    return f"{where}: {said}" if where else said


def minute_label(number: str) -> str:
    """How a minute is called within a sentence."""
    return _("minute %(number)s") % {"number": number} if number else ""


def withheld(number: str) -> str:
    """What the public reads in place of a correction of what is not for publication."""
    label = minute_label(number)
    if not label:
        return _("a correction that is not for publication")
    return _("a correction of %(minute)s that is not for publication") % {"minute": label}


def without_article(body: str) -> str:
    """A body's name as it follows "the"."""
    name = body.strip()
    return name[4:] if name.lower().startswith("the ") else name


def _joined(corrections: Sequence[str]) -> str:
    return "; ".join(one.rstrip(".") for one in corrections)


def dates_in(text: str) -> list[str]:
    """The dates that a text names, as they are printed here: "8th March, 2010" is 8 March 2010."""
    months = "|".join(map(str, MONTHS.values()))
    pattern = rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({months}),?\s+(\d{{4}})\b"
    return [f"{int(day)} {month} {year}" for day, month, year in re.findall(pattern, text)]
