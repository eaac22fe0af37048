"""Draft minutes go round to the members, who propose corrections at a place; the clerk accepts or declines each."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import correction_places, minute_policies, minute_rows, notifications, policies
from meetings.correction_places import Place
from meetings.enums import Audience, Event, MinutesStatus
from meetings.minute_enums import CorrectionState
from meetings.models import Committee, Minute, Minutes, ProposedCorrection
from meetings.services import correction_texts
from meetings.services.minute_numbering import numbers_for
from partnerships.models import Person
from scrutiny import audit, records
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import CountedOn, working_days_after
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Circulated:
    """How the circulation went: the minutes, how many were told, and who has no address or cannot sign in."""

    minutes: Minutes
    told: int
    not_told: tuple[Person, ...]


def usual_limit(committee: Committee) -> CountedOn | None:
    """The last day for corrections if minutes went round today, counted in working days; None for no days (one query).

    The number of days is a setting of the committee.
    """
    days = committee.corrections_days
    if not days:
        return None
    council = committee.council
    return working_days_after(
        timezone.localdate(), days, nation=Nation(council.nation), closures=council.closure_dates
    )


@transaction.atomic
def circulate(*, minutes: Minutes, by: User, until: dt.date | None = None) -> Circulated:
    """Let the members read the draft, and mail each of them once with the last day for corrections.

    `until` is the committee's usual limit unless given. Raises Refused once the minutes are published, and
    ValidationError when they went round before, are empty or would be open for no day.
    """
    minute_policies.check_circulate_minutes(by, minutes)
    row = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    if row.circulated_at:
        raise ValidationError(
            _("These minutes went to the members on %(date)s already.")
            % {"date": uk_date(timezone.localdate(row.circulated_at))}
        )
    _check_something_said(minutes)
    committee = minutes.meeting.committee
    usual = usual_limit(committee)
    last = until or (usual.date if usual else timezone.localdate())
    _check_limit(last)
    minutes.circulated_at, minutes.corrections_until = timezone.now(), last
    minutes.save(update_fields=["circulated_at", "corrections_until"])
    told, not_told = notifications.minutes_circulated(minutes, by=by)
    detail = {"until": last.isoformat(), "told": told}
    audit.record(Event.MINUTES_CIRCULATED, by=by, subject=minutes, council=minutes.council, **detail)
    return Circulated(minutes, told, not_told)


@transaction.atomic
def set_limit(*, minutes: Minutes, by: User, until: dt.date) -> Minutes:
    """Change the last day for corrections of minutes that went round; nobody is mailed. Raises as `circulate`."""
    minute_policies.check_circulate_minutes(by, minutes)
    if minutes.circulated_at is None:
        raise ValidationError(_("These minutes have not been circulated to the members yet."))
    _check_limit(until)
    return records.change(
        minutes,
        by=by,
        event=Event.MINUTES_CIRCULATED,
        council=minutes.council,
        corrections_until=until,
    )


def places(minutes: Minutes, audience: Audience) -> list[Place]:
    """The places of minutes at which an audience may propose a correction (two queries)."""
    entries = minute_rows.entries_of(minutes)
    if minutes.status == MinutesStatus.DRAFT:
        numbers = numbers_for(minutes, entries, refuse=False)
    else:
        numbers = tuple(entry.number for entry in entries)
    return correction_places.places(entries, numbers, audience)


@transaction.atomic
def propose(
    *,
    minutes: Minutes,
    by: User,
    proposed: str,
    place: str = correction_places.WHOLE,
    quoted: str = "",
    reason: str = "",
) -> ProposedCorrection:
    """Propose a correction; `place` is the key of one of `places`, the minutes as a whole unless given.

    `quoted` are the words as they stand. Raises Refused for who is no member, before the draft goes round and after
    the last day, and ValidationError with a sentence per field.
    """
    minute_policies.check_propose_correction(by, minutes)
    audience = policies.audience_of(by, minutes.meeting.committee)
    here = next((one for one in places(minutes, audience) if one.key == place), None)
    if here is None:
        raise ValidationError(
            {"place": _("This place is not in the minutes any more. Choose where the correction belongs.")}
        )
    if correction_texts.same(quoted, proposed):
        raise ValidationError({"proposed": _("These are the words as they stand. Write how they should be.")})
    row = ProposedCorrection(
        minutes=minutes,
        minute=here.minute,
        part=here.part,
        clause=here.clause,
        quoted=quoted.strip(),
        proposed=proposed.strip(),
        reason=reason.strip(),
        by=by,
    )
    return records.create(row, by=by, event=Event.CORRECTION_PROPOSED, council=minutes.council)


@transaction.atomic
def withdraw(*, correction: ProposedCorrection, by: User) -> ProposedCorrection:
    """Take a correction back before it is answered. Raises Refused for who did not propose it, and ValidationError."""
    minute_policies.check_withdraw_correction(by, correction)
    row = _waiting(correction)
    row.state = CorrectionState.WITHDRAWN
    row.save(update_fields=["state"])
    audit.record(Event.CORRECTION_WITHDRAWN, by=by, subject=row, council=row.council)
    return row


@transaction.atomic
def accept(
    *, correction: ProposedCorrection, by: User, answer: str = "", apply: bool = True
) -> ProposedCorrection:
    """Accept a correction, put its words in place of the quoted ones, and tell the proposer.

    With `apply` false the clerk has changed the draft by hand. Once the minutes are published nothing is changed in
    them: what is accepted then is offered when a later meeting agrees them. Raises Refused, and ValidationError when
    it was answered before, the minutes are agreed, or its quoted words do not stand there exactly once.
    """
    minute_policies.check_answer_correction(by, correction)
    row = _waiting(correction)
    if row.minutes.status == MinutesStatus.AGREED:
        sentence = _(
            "These minutes are agreed as a correct record. Decline it, and say where it can be raised."
        )
        raise ValidationError({"verdict": sentence})
    if apply and row.minutes.status == MinutesStatus.DRAFT:
        correction_texts.put_in(row, by=by)
    return _answered(row, CorrectionState.ACCEPTED, Event.CORRECTION_ACCEPTED, by=by, answer=answer)


@transaction.atomic
def decline(*, correction: ProposedCorrection, by: User, answer: str) -> ProposedCorrection:
    """Decline a correction with a word why, and tell the proposer. Raises Refused and ValidationError."""
    minute_policies.check_answer_correction(by, correction)
    if not answer.strip():
        raise ValidationError({"answer": _("Write why the correction is declined. The proposer reads it.")})
    row = _waiting(correction)
    return _answered(row, CorrectionState.DECLINED, Event.CORRECTION_DECLINED, by=by, answer=answer)


def is_kept(correction: ProposedCorrection) -> bool:
    """Whether what it says is kept from the public, so that no message repeats it (four queries).

    A correction of the minutes as a whole may be about anything in them. Words that stand nowhere in the open text may
    have stood in a part that was kept and has been taken out since.
    """
    found = places(correction.minutes, Audience.RESTRICTED)
    key = correction_places.key_of(correction)
    here = [place for place in found if key in (place.key, correction_places.WHOLE)]
    if any(place.is_kept for place in here):
        return True
    if not correction.quoted:
        return False
    texts = [" ".join(_all_words(place).split()) for place in here]
    told = (" ".join(words.split()) for words in (correction.quoted, correction.proposed))
    return not any(words in text for words in told for text in texts)


def _all_words(place: Place) -> str:
    """All that stands at a place; a part has two texts."""
    return f"{place.part.text} {place.part.answer}" if place.part else place.words


def _answered(
    row: ProposedCorrection, state: CorrectionState, event: Event, *, by: User, answer: str
) -> ProposedCorrection:
    row.state, row.answer = state, answer.strip()
    row.answered_by, row.answered_at = str(by), timezone.now()
    row.full_clean()
    row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    audit.record(event, by=by, subject=row, council=row.council)
    notifications.correction_answered(row, by=by, repeats_words=not is_kept(row))
    return row


def _waiting(correction: ProposedCorrection) -> ProposedCorrection:
    """The correction, held, while it waits; else ValidationError with what became of it."""
    row = (
        ProposedCorrection.objects.select_for_update(of=("self",))
        .select_related("minutes__meeting__committee__council", "by", "minute", "part", "clause")
        .get(pk=correction.pk)
    )
    if not row.is_waiting:
        state = CorrectionState(row.state).label
        raise ValidationError(
            _("This correction has been dealt with meanwhile. It is now “%(state)s”.") % {"state": state}
        )
    return row


def _check_something_said(minutes: Minutes) -> None:
    if minutes.meeting.date > timezone.localdate():
        raise ValidationError(
            _("The meeting is on %(date)s. Its minutes can go round once it has taken place.")
            % {"date": uk_date(minutes.meeting.date)}
        )
    told = Minute.objects.filter(minutes=minutes)
    if not (told.exclude(narrative="").exists() or told.filter(resolutions__isnull=False).exists()):
        raise ValidationError(
            _("Nothing is recorded yet. Write at least one minute, then send the draft round.")
        )


def _check_limit(until: dt.date) -> None:
    if until < timezone.localdate():
        raise ValidationError({"until": _("This day is past. Enter today or a later day.")})
