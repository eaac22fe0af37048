"""Amendments to be moved at the meeting, merged by an officer from what members suggested. The meeting decides."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings import recommendation_policies as policies
from meetings import visibility
from meetings.enums import Audience
from meetings.models import Meeting, Minute, Motion, ProposedRecommendation
from meetings.models.review import PreparedAmendment, WordingProposal
from meetings.recommendation_enums import ProposalState, TrackerEvent
from meetings.services import motions, wordings
from meetings.services.voters import Voter
from partnerships.models import Person
from scrutiny import audit, records
from scrutiny.models import User


def readable(user: User) -> QuerySet[PreparedAmendment]:
    """Prepared amendments of wording that the person may read."""
    related = ("proposer", "motion", "proposed__report__item__meeting__committee__council")
    rows = PreparedAmendment.objects.filter(proposed__in=wordings.readable(user).order_by())
    return rows.select_related(*related)


def offered(minute: Minute, user: User) -> list[PreparedAmendment]:
    """What was prepared for the item of a minute and has not been moved."""
    if minute.item_id is None:
        return []
    return list(readable(user).filter(proposed__report__item=minute.item_id, motion=None))


def as_moved(amendment: PreparedAmendment, present: Iterable[Voter]) -> dict:
    """First values of the form of a motion: the wording, its mover when present, whether it is exempt."""
    mover = next(
        (row.attendance for row in present if row.attendance.person_id == amendment.proposer_id), None
    )
    return {
        "text": amendment.text,
        "mover": mover.pk if mover else None,
        "is_exempt": _is_kept(amendment),
    }


@transaction.atomic
def prepare(
    *,
    proposed: ProposedRecommendation,
    by: User,
    text: str,
    proposer: Person,
    note: str = "",
    merged: Iterable[WordingProposal] = (),
) -> PreparedAmendment:
    """Make the amendment to be moved, and let the suggestions that went into it say so.

    Raises Refused, and ValidationError when the proposer has no seat, the wording changes nothing, or a suggestion is
    of other wording or was dealt with already.
    """
    meeting = proposed.report.item.meeting
    policies.check_merge_wording(by, meeting)
    _check(proposed, text, proposer)
    amendment = records.create(
        PreparedAmendment(proposed=proposed, text=text, proposer=proposer, note=note, prepared_by=by),
        by=by,
        event=TrackerEvent.AMENDMENT_PREPARED,
        council=meeting.council,
    )
    for row in _held(proposed, merged):
        records.change(
            row,
            by=by,
            event=TrackerEvent.AMENDMENT_PREPARED,
            council=meeting.council,
            state=ProposalState.MERGED,
            amendment=amendment,
        )
    return amendment


@transaction.atomic
def change(
    *,
    amendment: PreparedAmendment,
    by: User,
    expected_version: int | None,
    text: str,
    proposer: Person,
    note: str = "",
) -> PreparedAmendment:
    """Change the wording, proposer or note until it is moved. Raises Refused, StaleEdit and ValidationError."""
    meeting = _meeting(amendment)
    policies.check_merge_wording(by, meeting)
    _check_unmoved(_lock(amendment))
    _check(amendment.proposed, text, proposer)
    return records.change(
        amendment,
        by=by,
        event=TrackerEvent.AMENDMENT_CHANGED,
        council=meeting.council,
        expected_version=expected_version,
        text=text,
        proposer=proposer,
        note=note,
    )


@transaction.atomic
def remove(*, amendment: PreparedAmendment, by: User) -> Meeting:
    """Take it out; what went into it waits again. Returns the meeting. Raises Refused and ValidationError."""
    meeting = _meeting(amendment)
    policies.check_merge_wording(by, meeting)
    _check_unmoved(_lock(amendment))
    for row in amendment.merged.all():
        records.change(
            row,
            by=by,
            event=TrackerEvent.AMENDMENT_REMOVED,
            council=meeting.council,
            state=ProposalState.WAITING,
            amendment=None,
        )
    audit.record(TrackerEvent.AMENDMENT_REMOVED, by=by, subject=amendment, council=meeting.council)
    amendment.delete()
    return meeting


@transaction.atomic
def move(*, amendment: PreparedAmendment, minute: Minute, by: User, **fields) -> Motion:
    """Record it as moved at the meeting; what was prepared for an exempt item or section is exempt.

    `fields` are those of `motions.move`. Raises as that does, and ValidationError when it was moved already or
    prepared for another item.
    """
    _check_unmoved(_lock(amendment))
    item = amendment.proposed.report.item
    if item.pk != minute.item_id:
        raise ValidationError(_("This amendment was prepared for another item."))
    if _is_kept(amendment):
        fields["is_exempt"] = True
    motion = motions.move(minute=minute, by=by, **fields)
    records.change(
        amendment,
        by=by,
        event=TrackerEvent.AMENDMENT_CHANGED,
        council=_meeting(amendment).council,
        motion=motion,
    )
    return motion


def _held(proposed: ProposedRecommendation, merged: Iterable[WordingProposal]) -> list[WordingProposal]:
    """The suggestions as they are stored by now, held; each of this wording and not dealt with."""
    wanted = [row.pk for row in merged]
    rows = list(WordingProposal.objects.select_for_update(of=("self",)).filter(pk__in=wanted))
    if any(row.proposed_id != proposed.pk or row.state != ProposalState.WAITING for row in rows):
        raise ValidationError({"merged": _("Somebody dealt with one of these already. Choose again.")})
    return rows


def _check(proposed: ProposedRecommendation, text: str, proposer: Person) -> None:
    if text.split() == proposed.words.split():
        raise ValidationError({"text": _("This is the wording as it stands. An amendment changes it.")})
    meeting = proposed.report.item.meeting
    if not meeting.committee.memberships.on(meeting.date).filter(person=proposer).exists():
        raise ValidationError({"proposer": _("Choose a member of the committee.")})


def _lock(amendment: PreparedAmendment) -> PreparedAmendment:
    """The amendment as it is stored by now, held until the end of the transaction."""
    return PreparedAmendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)


def _check_unmoved(amendment: PreparedAmendment) -> None:
    if amendment.motion_id:
        raise ValidationError(_("It was moved at the meeting and stays as it was."))


def _is_kept(amendment: PreparedAmendment) -> bool:
    """Whether the wording that it changes is kept from the public (two queries)."""
    report = amendment.proposed.report
    return not visibility.may_see_proposals(report.sections.all(), report.sheet, report.item, Audience.PUBLIC)


def _meeting(amendment: PreparedAmendment) -> Meeting:
    return amendment.proposed.report.item.meeting
