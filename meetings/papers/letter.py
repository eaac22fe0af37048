"""The letters that take a recommendation to who must answer, and a copy to every other body that must have one."""

import datetime as dt
from dataclasses import dataclass

from meetings.enums import Office, SendingMeans
from meetings.models import Addressee, CommitteeMembership, Recommendation, StatutoryCopy
from scrutiny.calendar.clear_days import Due, response_due
from scrutiny.numbering import clause
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Letter:
    """All that a letter says; `to` are the lines of the address, `origin` where it was made when no minute tells.

    `is_bound` is whether the law binds the reader (Police and Justice Act 2006 s.19(8B)); of a copy `asked` names who
    must answer.
    """

    title: str
    council: str
    council_address: str
    contact: tuple[str, ...]
    to: tuple[str, ...]
    date: str
    due: str
    working: str
    reference: str
    committee: str
    meeting_date: str
    minute: str
    origin: str
    text: str
    parts: tuple[str, ...]
    success: str
    priority: str
    chair: str
    is_exempt: bool
    is_bound: bool
    asked: tuple[str, ...] = ()


def compose(addressee: Addressee) -> Letter:
    """The letter to who must answer, as it was on the day of sending (fetch the chain beforehand)."""
    means = {"means": addressee.sent_by, "sent_to": addressee.sent_to}
    return _letter(addressee, addressee.counted_due, is_bound=addressee.is_bound, **means)


def compose_copy(copy: StatutoryCopy) -> Letter:
    """The letter with a copy, for information: s.19(2). The reader is bound to consider it as its addressees are."""
    council = copy.recommendation.committee.council
    due = response_due(copy.sent_on, days=council.response_days)
    asked = [row.name_on(copy.sent_on) for row in copy.recommendation.addressees.all()]
    return _letter(copy, due, is_bound=True, means=copy.means, sent_to=copy.sent_to, asked=tuple(asked))


def _letter(
    row: Addressee | StatutoryCopy,
    due: Due,
    *,
    is_bound: bool,
    means: str,
    sent_to: str,
    asked: tuple[str, ...] = (),
) -> Letter:
    recommendation = row.recommendation
    council = recommendation.committee.council
    return Letter(
        title=f"{recommendation.reference}: {row.name_on(row.sent_on)}",
        council=council.name,
        council_address=council.address,
        contact=tuple(filter(None, (council.contact_name, council.contact_telephone, council.contact_email))),
        to=_address(row, means, sent_to),
        date=uk_date(row.sent_on),
        due=uk_date(due.date),
        working=due.working,
        reference=recommendation.reference,
        committee=recommendation.committee.name,
        meeting_date=uk_date(recommendation.made_on),
        minute=_minute_text(recommendation),
        origin=recommendation.origin,
        text=recommendation.text,
        parts=tuple(f"{part.letter} {part.text}" for part in recommendation.parts.all()),
        success=recommendation.success,
        priority=str(recommendation.priority or ""),
        chair=_chair(recommendation, row.sent_on),
        is_exempt=recommendation.is_exempt,
        is_bound=is_bound,
        asked=asked,
    )


def _address(row: Addressee | StatutoryCopy, means: str, sent_to: str) -> tuple[str, ...]:
    """The lines of the address: what was posted names the place that it went to, mail that of the register."""
    name = row.name_on(row.sent_on)
    contact = row.contact_name if row.contact_name != name else ""
    place = row.address.splitlines() if means == SendingMeans.EMAIL else sent_to.split(", ")
    return tuple(line.strip() for line in (contact, name, *place) if line.strip())


def _chair(recommendation: Recommendation, day: dt.date) -> str:
    """Who chaired the committee on the day the letter went out; empty when the seat was vacant."""
    seats = CommitteeMembership.objects.on(day).filter(
        committee=recommendation.committee_id, office=Office.CHAIR
    )
    seat = seats.select_related("person").first()
    return str(seat.person) if seat else ""


def _minute_text(recommendation: Recommendation) -> str:
    """The minute and clause that the recommendation comes from: "05 (ii)"; empty for one of no minute."""
    if recommendation.resolution is None:
        return ""
    minute = recommendation.resolution.minute
    clauses = list(minute.resolutions.all())
    if len(clauses) < 2:
        return minute.number
    return f"{minute.number} {clause(clauses.index(recommendation.resolution) + 1)}".strip()


def frame(letter: Letter) -> dict[str, str]:
    """What stands at the head and foot of every page."""
    return {"body": letter.council, "date": letter.date, "label": letter.title}
