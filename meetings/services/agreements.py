"""Earlier minutes agreed as a correct record by a later meeting: as they are or as corrected, one set or several."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import minute_policies, workflows
from meetings.enums import Audience, ItemKind, MeetingStatus, MinutesStatus
from meetings.minute_enums import CorrectionState
from meetings.models import AgendaItem, AgreedCorrection, Attendance, Meeting, Minute, Minutes
from meetings.papers import minutes_agreement
from meetings.services import attendance, later_minutes, minute_papers
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class CorrectionText:
    """One correction that a meeting agreed: of a minute, or of the minutes as a whole (`minute` None).

    Where `was` is empty, `now` says what is done: "add Councillor Bell to the apologies".
    """

    minutes: Minutes
    now: str
    minute: Minute | None = None
    place: str = ""
    was: str = ""


@dataclass(frozen=True)
class Agreement:
    """How minutes were agreed: by a meeting held here, or by a body on a date; and who was to sign them."""

    meeting: Meeting | None = None
    day: dt.date | None = None
    body: str = ""
    signed_by: str = ""
    # Told in words of the clerk's own, for everybody to read.
    corrections: str = ""


@transaction.atomic
def agree(
    *,
    minutes: Minutes,
    by: User,
    agreed_at_meeting: Meeting | None = None,
    agreed_on: dt.date | None = None,
    agreed_by_body: str = "",
    signed_by: str = "",
    corrections: str = "",
    corrected: Iterable[CorrectionText] = (),
    at: dt.datetime | None = None,
) -> Minutes:
    """Record that a later meeting agreed the minutes as a correct record, who was to sign, and what was corrected.

    Local Government Act 1972 Schedule 12 paragraph 41: signed at the same or the next suitable meeting. The date is
    the later meeting's unless given, for a body whose meetings are not held here; `at` is when the agreed minutes were
    published, for what is entered long afterwards. Raises Refused, WrongState and ValidationError.
    """
    how = Agreement(agreed_at_meeting, agreed_on, agreed_by_body.strip(), signed_by, corrections)
    return agree_together(sets=[minutes], by=by, how=how, corrected=corrected, at=at)[0]


@transaction.atomic
def agree_together(
    *,
    sets: Sequence[Minutes],
    by: User,
    how: Agreement,
    corrected: Iterable[CorrectionText] = (),
    at: dt.datetime | None = None,
) -> list[Minutes]:
    """Record that several sets of minutes were agreed at one meeting; all of them or none. Raises as `agree`.

    The minute of the later meeting tells it, with the corrections, while it is still being written.
    """
    texts = list(corrected)
    if how.meeting and how.body:
        sentence = _("Choose the meeting, or name a body whose meetings are not held here: not both.")
        raise ValidationError({"agreed_by_body": sentence})
    done = []
    for minutes in sorted(sets, key=lambda one: one.meeting.date):
        mine = [text for text in texts if text.minutes.pk == minutes.pk]
        done.append(_agree_one(minutes, by, how, mine))
    _tell_later(done, by, how)
    for minutes in done:
        minute_papers.order(minutes, by=by, at=at)
    return done


def _agree_one(minutes: Minutes, by: User, how: Agreement, texts: list[CorrectionText]) -> Minutes:
    minute_policies.check_agree_minutes(by, minutes)
    day = how.day or (how.meeting.date if how.meeting else None)
    _check(minutes, how.meeting, day)
    agreed = workflows.MINUTES.apply(
        minutes,
        "agree",
        by=by,
        council=minutes.council,
        detail={"corrections": len(texts)} if texts else None,
        agreed_at_meeting=how.meeting,
        agreed_on=day,
        agreed_by_body=how.body,
        agreed_in=_minuted_in(minutes, how),
        signed_by=how.signed_by,
        corrections=how.corrections,
    )
    for position, text in enumerate(texts):
        _keep(agreed, text, position)
    return agreed


def _minuted_in(minutes: Minutes, how: Agreement) -> Minute | None:
    """The minute that tells of the agreement; none for a day alone, which names no meeting."""
    if not (how.meeting or how.body):
        return None
    return later_minutes.entry_for(minutes.meeting, at=how.meeting)


def _keep(minutes: Minutes, text: CorrectionText, position: int) -> None:
    if text.minute and text.minute.minutes_id != minutes.pk:
        raise ValidationError(_("Choose a minute of the minutes that are corrected."))
    row = AgreedCorrection(
        minutes=minutes,
        minute=text.minute,
        place=text.place,
        was=text.was,
        now=text.now,
        decided_in=minutes.agreed_in,
        position=position,
    )
    row.full_clean()
    row.save()


def _tell_later(sets: Sequence[Minutes], by: User, how: Agreement) -> None:
    """Write it into the minutes of the later meeting, once for all sets that stand under one item there."""
    entries = {minutes.agreed_in for minutes in sets if minutes.agreed_in}
    for entry in entries:
        if not later_minutes.is_open(entry):
            continue
        under = [minutes for minutes in sets if minutes.agreed_in == entry]
        if how.body:
            later_minutes.tell_agreed_elsewhere(entry, by=by, earlier=under)
            continue
        several = len(under) > 1
        told = [line for minutes in under for line in _open_corrections(minutes, with_date=several)]
        earlier = [minutes.meeting for minutes in under]
        later_minutes.tell_agreed(entry, by=by, earlier=earlier, corrections=told)


def _open_corrections(minutes: Minutes, *, with_date: bool) -> list[str]:
    """The corrections as everybody may read them: the minute of the later meeting is public."""
    lines = list(minutes_agreement.corrections(minutes, Audience.PUBLIC))
    if minutes.corrections.strip():
        lines.append(" ".join(minutes.corrections.split()))
    if not with_date:
        return lines
    date = uk_date(minutes.meeting.date)
    return [_("%(date)s, %(correction)s") % {"date": date, "correction": line} for line in lines]


def likely(minutes: Minutes) -> dict:
    """What the form of agreement is filled in with (three queries at most).

    The later meeting that has these minutes on its agenda, else the first one of the body that agrees them where
    another body does; and who presided there.
    """
    meeting = _likely_meeting(minutes)
    if meeting is None:
        return {}
    presided = Attendance.objects.filter(meeting=meeting, in_the_chair=True).first()
    return {"agreed_at_meeting": meeting, "signed_by": attendance.titled(presided) if presided else ""}


def _likely_meeting(minutes: Minutes) -> int | None:
    today, meeting = timezone.localdate(), minutes.meeting
    named = Q(earlier_meeting=meeting) | Q(also_earlier=meeting)
    items = AgendaItem.objects.filter(named, meeting__date__lte=today).order_by("meeting__date")
    found = items.values_list("meeting", flat=True).first()
    body = meeting.committee.minutes_agreed_by_id
    if found or not body:
        return found
    of_body = Meeting.objects.filter(committee=body, date__gt=meeting.date, date__lte=today)
    return (
        of_body.exclude(status=MeetingStatus.CANCELLED).order_by("date").values_list("pk", flat=True).first()
    )


def beside(minutes: Minutes) -> list[Minutes]:
    """Other published minutes that may have been agreed at the same meeting (one query).

    Those of the committee, and those that stand with these under one item of an agenda.
    """
    meeting = minutes.meeting
    items = AgendaItem.objects.filter(
        Q(earlier_meeting=meeting) | Q(also_earlier=meeting), kind=ItemKind.MINUTES
    )
    together = (
        Q(meeting__committee=meeting.committee_id)
        | Q(meeting__in=items.values("earlier_meeting"))
        | Q(meeting__in=items.values("also_earlier"))
    )
    waiting = Minutes.objects.filter(together, status=MinutesStatus.PUBLISHED).exclude(pk=minutes.pk)
    return list(waiting.select_related("meeting__committee__council").order_by("meeting__date").distinct())


def named_together(minutes: Minutes, meeting: int | None) -> set[int]:
    """Keys of the meetings whose minutes stand with these under an item of a later meeting (one query)."""
    named = Q(earlier_meeting=minutes.meeting_id) | Q(also_earlier=minutes.meeting_id)
    items = AgendaItem.objects.filter(named, meeting=meeting)
    rows = AgendaItem.objects.filter(pk__in=items.values("pk")).values_list("earlier_meeting", "also_earlier")
    return {key for pair in rows for key in pair if key} - {minutes.meeting_id}


def accepted_late(minutes: Minutes) -> list[CorrectionText]:
    """Corrections that were accepted after publication: the later meeting is to decide on them (one query)."""
    rows = minutes.proposed_corrections.filter(
        state=CorrectionState.ACCEPTED, answered_at__gte=minutes.published_at
    ).select_related("minute")
    return [CorrectionText(minutes, row.proposed, row.minute, "", row.quoted) for row in rows]


def _check(minutes: Minutes, later: Meeting | None, day: dt.date | None) -> None:
    if day is None:
        raise ValidationError(
            {"agreed_on": _("Choose the meeting that agreed the minutes, or enter the date.")}
        )
    place = "agreed_on" if later is None or day != later.date else "agreed_at_meeting"
    if day < minutes.meeting.date:
        sentence = _("The meeting was on %(date)s: its minutes cannot be agreed before that.")
        raise ValidationError({place: sentence % {"date": uk_date(minutes.meeting.date)}})
    if day > timezone.localdate():
        raise ValidationError(
            {place: _("This day is still to come. Record the agreement once it has been given.")}
        )
    if later and later.pk == minutes.meeting_id:
        raise ValidationError({place: _("Minutes are agreed at a later meeting. Choose another one.")})
