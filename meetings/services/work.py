"""What of meetings waits for a person: reports, agendas, minutes and recommendations (for the page "Your work")."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, MeetingStatus, MinutesStatus, RecommendationStatus, ReportStatus
from meetings.models import Addressee, Meeting, Minutes, Publication, Report
from meetings.services.decision_notes import TELLS_DECISIONS, last_day
from partnerships.models import ThemeLead
from scrutiny.access.permissions import Permission
from scrutiny.calendar.clear_days import last_day_to_publish
from scrutiny.models import Council, User
from scrutiny.models.council import Nation
from scrutiny.work import WorkItem

TO_WRITE = _("Reports to write")
TO_PUBLISH, TO_RECORD = _("Agendas to publish"), _("Meetings to record")
TO_FINISH, TO_NOTE = _("Minutes to finish"), _("Decisions to publish")
TO_SEND, TO_CHASE = _("Recommendations to send"), _("Answers awaited")
TO_ANSWER = _("Recommendations to answer")


def reports(user: User, council: Council) -> Iterable[WorkItem]:
    """Reports that the person writes (one query)."""
    led = ThemeLead.objects.current().filter(person__user=user).values("priority")
    mine = Q(author__user=user) | Q(item__priority__in=led)
    wanted = mine & Q(status__in=[ReportStatus.DRAFT, ReportStatus.RETURNED])
    rows = Report.objects.filter(wanted, item__meeting__committee__council=council)
    for report in rows.exclude(item__meeting__status=MeetingStatus.CANCELLED).select_related(
        "item__meeting__committee"
    ):
        yield _report_item(report)


def meetings(user: User, council: Council) -> Iterable[WorkItem]:
    """Agendas with the last day the law allows, meetings that have passed, and minutes in draft (two queries)."""
    if council.pk not in user.grants.councils_with(Permission.EDIT_MEETING):
        return
    waiting = Q(status=MeetingStatus.ARRANGED) | Q(minutes__status=MinutesStatus.DRAFT)
    rows = list(
        Meeting.objects.filter(waiting, committee__council=council).select_related("committee", "minutes")
    )
    closures = council.closure_dates if any(_agenda_is_due(row) for row in rows) else {}
    for meeting in rows:
        if _agenda_is_due(meeting):
            yield _agenda_item(meeting, council, closures)
        elif _has_draft_minutes(meeting):
            yield WorkItem(TO_FINISH, str(meeting.minutes), meeting.minutes.get_absolute_url())
        elif meeting.is_past:
            yield WorkItem(TO_RECORD, str(meeting), meeting.get_absolute_url(), due=meeting.date)


def recommendations(user: User, council: Council) -> Iterable[WorkItem]:
    """What officers have to send or to chase, and what the person's own body has to answer (one query)."""
    held = user.grants
    chases = council.pk in held.councils_with(Permission.SEND_RECOMMENDATION)
    bodies = held.organisations_with(Permission.ANSWER_RECOMMENDATION)
    if not (chases or bodies):
        return
    rows = Addressee.objects.filter(
        recommendation__committee__council=council,
        recommendation__status__in=[RecommendationStatus.MADE, RecommendationStatus.SENT],
        status__in=[AddresseeStatus.NOT_SENT, AddresseeStatus.AWAITING],
    ).select_related("recommendation", "organisation")
    if not chases:
        rows = rows.filter(organisation__in=bodies, status=AddresseeStatus.AWAITING)
    for addressee in rows:
        yield _recommendation_item(addressee, is_own=addressee.organisation_id in bodies)


def decision_notes(user: User, council: Council) -> Iterable[WorkItem]:
    """In Wales, meetings of which no note of decisions is out (one query; two while there is one).

    Local Government Act 1972 s.100C(1C).
    """
    if council.nation != Nation.WALES or council.pk not in user.grants.councils_with(Permission.EDIT_MEETING):
        return
    today = timezone.localdate()
    out = Publication.objects.filter(kind__in=TELLS_DECISIONS, published_at__isnull=False).values("meeting")
    rows = list(
        Minutes.objects.filter(
            status=MinutesStatus.DRAFT, meeting__committee__council=council, meeting__date__lte=today
        )
        .exclude(meeting__in=out)
        .select_related("meeting__committee")
    )
    closures = council.closure_dates if rows else {}
    for minutes in rows:
        due = last_day(minutes.meeting.date, council, closures).date
        yield WorkItem(
            kind=TO_NOTE,
            title=str(minutes.meeting),
            url=minutes.get_absolute_url(),
            due=due,
            overdue=due < today,
            note=_("7 working days that begin with the day of the meeting"),
        )


def _report_item(report: Report) -> WorkItem:
    return WorkItem(
        kind=TO_WRITE,
        title=report.title,
        url=report.get_absolute_url(),
        due=report.due,
        overdue=report.due is not None and report.due < timezone.localdate(),
        note=_("Returned: %(why)s") % {"why": report.return_note}
        if report.status == ReportStatus.RETURNED
        else str(report.meeting),
    )


def _agenda_is_due(meeting: Meeting) -> bool:
    return meeting.status == MeetingStatus.ARRANGED and not (meeting.is_frozen or meeting.is_past)


def _has_draft_minutes(meeting: Meeting) -> bool:
    return hasattr(meeting, "minutes") and meeting.minutes.status == MinutesStatus.DRAFT


def _agenda_item(meeting: Meeting, council: Council, closures: dict[dt.date, str]) -> WorkItem:
    last = last_day_to_publish(
        meeting.date, notice_days=council.notice_days, nation=council.nation, closures=closures
    )
    return WorkItem(
        kind=TO_PUBLISH,
        title=str(meeting),
        url=meeting.get_absolute_url(),
        due=last.date,
        overdue=last.date < timezone.localdate(),
        note=_("%(days)d clear working days before the meeting") % {"days": council.notice_days},
    )


def _recommendation_item(addressee: Addressee, *, is_own: bool) -> WorkItem:
    is_sent = addressee.status == AddresseeStatus.AWAITING
    return WorkItem(
        kind=(TO_ANSWER if is_own else TO_CHASE) if is_sent else TO_SEND,
        title=f"{addressee.recommendation.reference}: {Truncator(addressee.recommendation.text).words(14)}",
        url=addressee.recommendation.get_absolute_url(),
        due=addressee.due_on,
        overdue=addressee.is_overdue,
        note=addressee.organisation.name,
    )
