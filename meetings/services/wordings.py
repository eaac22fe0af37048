"""What members say of proposed recommendations before the meeting: support, amend or object. None of it decides."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import recommendation_policies as policies
from meetings.enums import ReportStatus
from meetings.models import AgendaItem, Meeting, ProposedRecommendation, Resolution
from meetings.models.review import WordingProposal
from meetings.recommendation_enums import ProposalState, Stance, TrackerEvent
from meetings.services import readings
from partnerships.models import Organisation
from scrutiny import audit, records
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


def readable(user: User) -> QuerySet[ProposedRecommendation]:
    """Proposed wording of cleared reports on agendas that are out, for the committee's members and its officers.

    That of an exempt item or section only for who reads exempt papers: Local Government Act 1972 Schedule 12A.
    """
    held = grants_of(user)
    council, committee = "meeting__committee__council__in", "meeting__committee__in"
    sits = Q(**{committee: held.committees_with(Permission.READ_COMMITTEE)}) | Q(
        **{council: held.councils_with(Permission.EDIT_MEETING)}
    )
    kept = Q(**{council: held.councils_with(Permission.READ_RESTRICTED)}) | Q(
        **{committee: held.committees_with(Permission.READ_RESTRICTED)}
    )
    items = AgendaItem.objects.visible_to(user).filter(
        sits, Q(exempt_paragraphs__len=0) | kept, meeting__agenda_frozen_at__isnull=False
    )
    rows = ProposedRecommendation.objects.filter(
        report__status=ReportStatus.CLEARED, report__item__in=items.order_by()
    )
    rows = rows.exclude(report__in=readings.with_kept_recommendations(user))
    return rows.select_related("report__item__meeting__committee__council")


def of_meeting(meeting: Meeting, user: User) -> QuerySet[ProposedRecommendation]:
    """What the reports of a meeting propose, in the order of the agenda, as far as the person may read it."""
    rows = readable(user).filter(report__item__meeting=meeting)
    return rows.order_by("report__item__position", "report__item_id", "position", "pk")


def said(user: User) -> QuerySet[WordingProposal]:
    """What members said of wording that the person may read."""
    related = ("by", "amendment", "proposed__report__item__meeting__committee__council")
    return WordingProposal.objects.filter(proposed__in=readable(user).order_by()).select_related(*related)


@transaction.atomic
def say(
    *,
    proposed: ProposedRecommendation,
    by: User,
    stance: str,
    wording: str = "",
    reason: str = "",
    expected_version: int | None = None,
) -> WordingProposal:
    """Say support, amend or object, or change what one said; each member says one thing of each wording.

    Raises Refused for who has no seat on the committee, StaleEdit, and ValidationError when an amendment has no
    wording or changes nothing, or when it was dealt with already.
    """
    meeting = _meeting(proposed)
    policies.check_review_papers(by, meeting)
    _check_readable(proposed, by)
    _check_before(meeting)
    fields = {
        "stance": stance,
        "wording": _wording(proposed, stance, wording),
        "words_then": proposed.words,
        "reason": reason,
    }
    # Held, so that two windows of one member make one stance.
    ProposedRecommendation.objects.select_for_update(of=("self",)).get(pk=proposed.pk)
    known = WordingProposal.objects.filter(proposed=proposed, by=by).first()
    told = {"by": by, "event": TrackerEvent.WORDING_SUGGESTED, "council": meeting.council}
    if known is None:
        return records.create(WordingProposal(proposed=proposed, **{**fields, "by": by}), **told)
    _check_waiting(known)
    return records.change(known, **told, expected_version=expected_version, **fields, said_at=timezone.now())


@transaction.atomic
def withdraw(*, proposal: WordingProposal, by: User) -> Meeting:
    """Take back what one said, until it is dealt with. Returns the meeting. Raises Refused and ValidationError."""
    meeting = _meeting(proposal.proposed)
    policies.check_withdraw_wording(by, proposal)
    _check_waiting(_lock(proposal))
    audit.record(TrackerEvent.WORDING_WITHDRAWN, by=by, subject=proposal, council=meeting.council)
    proposal.delete()
    return meeting


@transaction.atomic
def decline(*, proposal: WordingProposal, by: User, reason: str) -> WordingProposal:
    """Record that it is not taken up, and why; the member reads the reason. Raises Refused and ValidationError."""
    meeting = _meeting(proposal.proposed)
    policies.check_merge_wording(by, meeting)
    _check_waiting(_lock(proposal))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is not taken up. The member reads it.")})
    return records.change(
        proposal,
        by=by,
        event=TrackerEvent.WORDING_DECLINED,
        council=meeting.council,
        state=ProposalState.DECLINED,
        answer=reason,
    )


def proposed_bodies(resolution: Resolution) -> list[Organisation]:
    """The bodies of the register that the report behind a resolution proposed to pass its recommendations on to.

    Of those that were only written down, by name or short name, in any case of letters; what fits no body of the
    council is left out.
    """
    item = resolution.minute.item
    if item is None:
        return []
    rows = ProposedRecommendation.objects.filter(report__item=item).exclude(addressee="")
    told = list(rows.values_list("organisation", "addressee"))
    if not told:
        return []
    chosen = {key for key, _name in told if key}
    named = {name.strip().casefold() for key, name in told if not key}
    bodies = Organisation.objects.filter(council=resolution.minute.council)
    return [
        body
        for body in bodies
        if body.pk in chosen or named & {body.name.casefold(), body.short_name.casefold()} - {""}
    ]


def _wording(proposed: ProposedRecommendation, stance: str, wording: str) -> str:
    if stance != Stance.AMEND:
        return ""
    if not wording.strip():
        raise ValidationError({"wording": _("Enter the wording that you suggest.")})
    if wording.split() == proposed.words.split():
        raise ValidationError(
            {"wording": _("This is the wording as it stands. Change it, or choose support or object.")}
        )
    return wording.strip()


def _check_readable(proposed: ProposedRecommendation, by: User) -> None:
    if not readable(by).filter(pk=proposed.pk).exists():
        raise ValidationError(_("This wording is not before the committee's members."))


def _check_before(meeting: Meeting) -> None:
    if meeting.is_past:
        raise ValidationError(_("The meeting is over. What it decided stands in its minutes."))


def _check_waiting(proposal: WordingProposal) -> None:
    if proposal.state != ProposalState.WAITING:
        raise ValidationError(_("An officer has dealt with this already. It stays as it was said."))


def _lock(proposal: WordingProposal) -> WordingProposal:
    return WordingProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def _meeting(proposed: ProposedRecommendation) -> Meeting:
    return proposed.report.item.meeting
