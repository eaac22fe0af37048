"""One function per message; each writes to the outbox in the transaction of its cause."""

from meetings.enums import SendingMeans
from meetings.models import Addressee, Meeting, Minutes, Report
from scrutiny import outbox


def report_submitted(report: Report, *, by, **detail) -> None:
    """Tell the council's committee officers that a report waits for clearance."""


def report_returned(report: Report, *, by, **detail) -> None:
    """Tell the author why the report came back."""


def report_cleared(report: Report, *, by, **detail) -> None:
    """Tell the author that the report is on the agenda."""


def meeting_cancelled(meeting: Meeting, *, by, **detail) -> None:
    """Tell members and presenters that the meeting does not take place."""


def minutes_published(minutes: Minutes, *, by, **detail) -> None:
    """Tell members that draft minutes are published."""


def recommendation_sent(addressee: Addressee, *, by, **detail) -> None:
    """Tell a body's contact of the recommendation, of the duty to answer and of the date."""
    if addressee.sent_by != SendingMeans.EMAIL:
        return
    _about_recommendation("recommendation_sent", addressee, to=addressee.sent_to)


def recommendation_answered(addressee: Addressee, *, by, **detail) -> None:
    """Tell the council's contact for papers that a body has answered."""
    _about_recommendation("recommendation_answered", addressee, to=addressee.recommendation.council.contact_email)


def recommendation_claimed_done(addressee: Addressee, *, by, **detail) -> None:
    """Tell the council's contact for papers that a body reports a recommendation as implemented."""
    _about_recommendation("recommendation_claimed_done", addressee, to=addressee.recommendation.council.contact_email)


def _about_recommendation(kind: str, addressee: Addressee, *, to: str) -> None:
    if not to:
        return
    recommendation = addressee.recommendation
    outbox.queue(
        kind,
        to=to,
        council=recommendation.council,
        about=recommendation,
        addressee=addressee,
        recommendation=recommendation,
        committee=recommendation.committee,
        council_name=recommendation.council.name,
        path=recommendation.get_absolute_url(),
    )
