"""What of meetings and minutes waits for a person: agendas to publish, evenings to record, minutes to finish and sign,
decisions to tell, corrections to answer, drafts to look through (for the page "Your work")."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meetings.enums import MeetingStatus, MinutesStatus
from meetings.minute_enums import CorrectionState
from meetings.models import Meeting, Minutes, Publication
from meetings.services.decision_notes import TELLS_DECISIONS, last_day
from scrutiny.access.permissions import Permission
from scrutiny.calendar.clear_days import last_day_to_publish
from scrutiny.models import Council, User
from scrutiny.models.council import CouncilClosure, Nation
from scrutiny.work import WorkItem

TO_PUBLISH, TO_RECORD = _("Agendas to publish"), _("Meetings to record")
TO_FINISH, TO_NOTE = _("Minutes to finish"), _("Decisions to publish")
TO_READ = _("Draft minutes to look through")
TO_ANSWER = _("Corrections to answer")
TO_SIGN = _("Minutes to sign")
# Minutes of longer ago were signed in the minute book, before signing was recorded here.
SIGNED_WITHIN = dt.timedelta(days=365)


@dataclass(frozen=True)
class Reader:
    """For whom the list is: whether they arrange meetings and record minutes here, and where they sit."""

    is_officer: bool
    seats: frozenset[int]


def waiting(user: User, council: Council) -> Iterable[WorkItem]:
    """What waits of the council's meetings (one query)."""
    held = user.grants
    reader = Reader(
        is_officer=council.pk in held.councils_with(Permission.EDIT_MEETING),
        seats=frozenset(held.committees_with(Permission.READ_COMMITTEE)),
    )
    if not (reader.is_officer or reader.seats):
        return
    rows = list(_rows(reader, council))
    told = rows[0].closed if rows else ()
    closures = {dt.date.fromisoformat(day["date"]): day["reason"] for day in told}
    for meeting in rows:
        if reader.is_officer:
            yield from _of_officer(meeting, council, closures)
        minutes = getattr(meeting, "minutes", None)
        if minutes and _may_be_corrected(minutes) and meeting.committee_id in reader.seats:
            yield WorkItem(TO_READ, str(minutes), minutes.get_absolute_url(), due=minutes.corrections_until)


def _rows(reader: Reader, council: Council) -> Iterable[Meeting]:
    today = timezone.localdate()
    draft = Q(minutes__status=MinutesStatus.DRAFT)
    wanted = draft & Q(committee__in=reader.seats, minutes__corrections_until__gte=today)
    if reader.is_officer:
        unsigned = Q(minutes__status=MinutesStatus.AGREED, minutes__signing=None)
        recent = Q(minutes__agreed_on__gte=today - SIGNED_WITHIN)
        wanted |= Q(status=MeetingStatus.ARRANGED) | draft | (unsigned & recent) | Q(proposed__gt=0)
    proposed = Q(minutes__proposed_corrections__state=CorrectionState.WAITING)
    out = Publication.objects.filter(
        meeting=OuterRef("pk"), kind__in=TELLS_DECISIONS, published_at__isnull=False
    )
    closures = CouncilClosure.objects.filter(council=council).order_by("date")
    return (
        Meeting.objects.filter(committee__council=council)
        .annotate(
            proposed=Count("minutes__proposed_corrections", filter=proposed),
            tells_decisions=Exists(out),
            closed=ArraySubquery(closures.values(json=JSONObject(date="date", reason="reason"))),
        )
        .filter(wanted)
        .select_related("committee", "minutes__signing")
    )


def _of_officer(meeting: Meeting, council: Council, closures: dict[dt.date, str]) -> Iterable[WorkItem]:
    minutes = getattr(meeting, "minutes", None)
    if _agenda_is_due(meeting):
        yield _agenda_item(meeting, council, closures)
    elif _has_draft_minutes(meeting):
        yield WorkItem(TO_FINISH, str(minutes), minutes.get_absolute_url())
    elif meeting.status == MeetingStatus.ARRANGED and meeting.is_past:
        yield WorkItem(TO_RECORD, str(meeting), meeting.get_absolute_url(), due=meeting.date)
    if _note_is_due(meeting, council):
        yield _note_item(minutes, meeting, council, closures)
    if meeting.proposed:
        yield _corrections_item(minutes, meeting.proposed)
    elif minutes and _is_to_be_signed(minutes):
        yield WorkItem(TO_SIGN, str(minutes), minutes.get_absolute_url())


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


def _note_is_due(meeting: Meeting, council: Council) -> bool:
    """In Wales, of a meeting that began and of which no note of decisions is out: LGA 1972 s.100C(1C)."""
    has_begun = _has_draft_minutes(meeting) and meeting.date <= timezone.localdate()
    return council.nation == Nation.WALES and has_begun and not meeting.tells_decisions


def _note_item(
    minutes: Minutes, meeting: Meeting, council: Council, closures: dict[dt.date, str]
) -> WorkItem:
    due = last_day(meeting.date, council, closures).date
    return WorkItem(
        kind=TO_NOTE,
        title=str(meeting),
        url=minutes.get_absolute_url(),
        due=due,
        overdue=due < timezone.localdate(),
        note=_("7 working days that begin with the day of the meeting"),
    )


def _corrections_item(minutes: Minutes, count: int) -> WorkItem:
    words = ngettext("%(count)d correction", "%(count)d corrections", count)
    return WorkItem(
        TO_ANSWER,
        str(minutes),
        minutes.get_corrections_url(),
        due=minutes.corrections_until,
        note=words % {"count": count},
    )


def _is_to_be_signed(minutes: Minutes) -> bool:
    is_recent = minutes.agreed_on and minutes.agreed_on >= timezone.localdate() - SIGNED_WITHIN
    return minutes.status == MinutesStatus.AGREED and bool(is_recent) and not hasattr(minutes, "signing")


def _may_be_corrected(minutes: Minutes) -> bool:
    until = minutes.corrections_until
    return minutes.status == MinutesStatus.DRAFT and until is not None and until >= timezone.localdate()
