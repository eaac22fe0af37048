"""The letter that takes a recommendation to one body that must answer."""

from dataclasses import dataclass

from meetings.enums import Office
from meetings.models import Addressee, CommitteeMembership
from scrutiny.numbering import clause
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Letter:
    """All that the letter says."""

    title: str
    council: str
    council_address: str
    contact: tuple[str, ...]
    body: str
    body_contact: str
    body_address: str
    date: str
    due: str
    days: int
    reference: str
    committee: str
    meeting_date: str
    minute: str
    text: str
    success: str
    priority: str
    chair: str


def compose(addressee: Addressee) -> Letter:
    """The letter to a body as it was on the day of sending (fetch the chain of the recommendation beforehand)."""
    recommendation = addressee.recommendation
    council = recommendation.committee.council
    minute = recommendation.resolution.minute
    return Letter(
        title=f"{recommendation.reference}: {addressee.name_on(addressee.sent_on)}",
        council=council.name,
        council_address=council.address,
        contact=tuple(filter(None, (council.contact_name, council.contact_telephone, council.contact_email))),
        body=addressee.name_on(addressee.sent_on),
        body_contact=addressee.contact_name,
        body_address=addressee.address,
        date=uk_date(addressee.sent_on),
        due=uk_date(addressee.due_on),
        days=(addressee.due_on - addressee.sent_on).days,
        reference=recommendation.reference,
        committee=recommendation.committee.name,
        meeting_date=uk_date(minute.minutes.meeting.date),
        minute=_minute_text(recommendation),
        text=recommendation.text,
        success=recommendation.success,
        priority=str(recommendation.priority or ""),
        chair=_chair(addressee),
    )


def _chair(addressee: Addressee) -> str:
    """Who chaired the committee on the day the letter went out; empty when the seat was vacant."""
    seats = CommitteeMembership.objects.on(addressee.sent_on).filter(
        committee=addressee.recommendation.committee_id, office=Office.CHAIR
    )
    seat = seats.select_related("person").first()
    return str(seat.person) if seat else ""


def _minute_text(recommendation) -> str:
    """The minute and clause that the recommendation comes from: "05 (ii)"."""
    minute = recommendation.resolution.minute
    clauses = list(minute.resolutions.all())
    if len(clauses) < 2:
        return minute.number
    return f"{minute.number} {clause(clauses.index(recommendation.resolution) + 1)}".strip()


def frame(letter: Letter) -> dict[str, str]:
    """What stands at the head and foot of every page."""
    return {"body": letter.council, "date": letter.date, "label": letter.title}
