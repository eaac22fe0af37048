"""One function per message; each writes to the outbox in the transaction of its cause."""

from meetings.models import Meeting, Minutes, Recommendation, Report


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


def recommendation_sent(recommendation: Recommendation, *, by, **detail) -> None:
    """Tell each addressee's contact of the recommendation and of the duty to answer."""
