"""Copies of a recommendation to everyone who must have one: Police and Justice Act 2006 s.19(2).

The list is that of the register as it stood on the day of sending. A body that must answer gets its own letter, and
so no copy beside it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from meetings import notifications, policies
from meetings.enums import AddresseeStatus, PaperKind, SendingMeans
from meetings.models import Addressee, Recommendation, StatutoryCopy
from meetings.models.addressee import COPIED
from meetings.recommendation_enums import AddresseeKind, TrackerEvent
from meetings.services import publications, recommendations
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation
from scrutiny import audit, records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class CopySending:
    """How one body gets its copy: `means` is a SendingMeans, `to` an email or postal address."""

    organisation: Organisation
    means: str
    to: str
    proof: str = ""


def required(recommendation: Recommendation, day: dt.date) -> list[Organisation]:
    """Everyone who must have it by the register of a day: responsible authorities, co-operating bodies, the council."""
    rows = Organisation.objects.filter(council=recommendation.committee.council_id).on(day)
    return list(rows.filter(Q(kind__in=COPIED) | Q(is_the_council=True)).order_by("name", "pk"))


def day_of_list(recommendation: Recommendation, on: dt.date) -> dt.date:
    """The day whose register counts: that of the first sending, `on` while nothing was sent."""
    return min((row.sent_on for row in recommendation.addressees.all() if row.sent_on), default=on)


def asked_for_answer(recommendation: Recommendation, bodies: Iterable[Organisation]) -> set[int]:
    """The keys of those among the bodies that must answer; the council itself is named as such, or by its body."""
    rows = list(recommendation.addressees.all())
    asked = {row.organisation_id for row in rows}
    if any(row.kind == AddresseeKind.COUNCIL for row in rows):
        asked |= {body.pk for body in bodies if body.is_the_council}
    return {body.pk for body in bodies if body.pk in asked}


def owed(
    recommendation: Recommendation, on: dt.date, bodies: Sequence[Organisation] | None = None
) -> list[Organisation]:
    """The bodies that must have a copy and have not had one, if it is sent on a day; `bodies` are the required ones."""
    bodies = required(recommendation, day_of_list(recommendation, on)) if bodies is None else bodies
    served = asked_for_answer(recommendation, bodies)
    had = recommendation.copies.filter(sent_on__isnull=False).values_list("organisation", flat=True)
    served |= set(had)
    return [body for body in bodies if body.pk not in served]


@transaction.atomic
def keep(
    *,
    recommendation: Recommendation,
    by: User,
    copies: Iterable[CopySending],
    expected_version: int | None = None,
) -> list[StatutoryCopy]:
    """Keep how each body will get its copy, before anything is sent; what is still missing may be missing.

    Raises Refused, and StaleEdit when somebody else kept a list or changed the wording meanwhile.
    """
    policies.check_send_recommendation(by, recommendation)
    held = recommendations.lock(recommendation)
    refuse_stale(held, expected_version)
    rows = [_kept(held, one, by=by) for one in copies]
    _next_version(held)
    _drop_others(held, rows)
    audit.record(
        TrackerEvent.COPIES_LISTED,
        by=by,
        subject=held,
        council=held.council,
        to=[row.name for row in rows],
    )
    return rows


def plan(
    recommendation: Recommendation, on: dt.date, given: Iterable[CopySending], sent: Iterable[Addressee]
) -> list[CopySending]:
    """How each copy that is owed goes out: as it is given now, else as it was kept.

    `sent` are the addressees that get their letter at the same time. Raises ValidationError that names who would be
    left out, when an address is none, and when the register of the day has no responsible authority at all.
    """
    day = day_of_list(recommendation, on)
    bodies = required(recommendation, day)
    if not any(standing_of(body) == OrganisationKind.RESPONSIBLE_AUTHORITY for body in bodies):
        raise ValidationError(no_authority(day))
    chosen = _kept_sendings(recommendation) | {one.organisation.pk: one for one in given}
    sendings, missing = [], _left_out(recommendation, bodies, sent)
    for body in owed(recommendation, on, bodies):
        sending = chosen.get(body.pk)
        if sending is None or not (sending.means and sending.to.strip()):
            missing.append(str(body))
        else:
            sendings.append(sending)
    if missing:
        raise ValidationError(
            _("It must go to these bodies too (section 19(2)): %(bodies)s. Say how and to which address.")
            % {"bodies": ", ".join(missing)}
        )
    for sending in sendings:
        refuse_address(recommendation, sending.means, sending.to, str(sending.organisation))
    return sendings


def send_all(
    recommendation: Recommendation,
    sendings: Sequence[CopySending],
    *,
    by: User,
    on: dt.date,
    at: dt.datetime | None = None,
) -> list[StatutoryCopy]:
    """Record each copy as sent on a day, with its mail and its letter; the caller has checked and holds the row."""
    rows = [_send(recommendation, sending, by=by, on=on, at=at) for sending in sendings]
    _drop_others(recommendation, rows)
    return rows


@transaction.atomic
def send_missing(
    *,
    recommendation: Recommendation,
    by: User,
    on: dt.date,
    copies: Iterable[CopySending],
) -> list[StatutoryCopy]:
    """Send the copies that are still owed of a recommendation that went out, as when the register was mended since.

    Raises Refused, and ValidationError as `plan`, before it was sent, and for a day before or to come.
    """
    policies.check_send_recommendation(by, recommendation)
    held = recommendations.lock(recommendation)
    if held.is_unsent:
        raise ValidationError(_("Send the recommendation first. Its copies go out with it."))
    recommendations.refuse_day(held, on)
    return send_all(held, plan(held, on, copies, ()), by=by, on=on)


@transaction.atomic
def add_proof(*, copy: StatutoryCopy, by: User, proof: str, expected_version: int) -> StatutoryCopy:
    """Record what proves that a copy was sent. Raises Refused, StaleEdit, and ValidationError before it was sent."""
    policies.check_send_recommendation(by, copy.recommendation)
    return _prove(copy, by=by, proof=proof, expected_version=expected_version)


@transaction.atomic
def add_letter_proof(*, addressee: Addressee, by: User, proof: str, expected_version: int) -> Addressee:
    """Record what proves that the letter to a body that must answer was sent. Raises as `add_proof`."""
    policies.check_send_to_addressee(by, addressee)
    return _prove(addressee, by=by, proof=proof, expected_version=expected_version)


def standing_of(body: Organisation) -> str:
    """What a body is in law for the list: the council itself is a responsible authority (1998 Act s.5(1)(a))."""
    return OrganisationKind.RESPONSIBLE_AUTHORITY if body.is_the_council else body.kind


def no_authority(day: dt.date) -> str:
    """The sentence when the register cannot be complete."""
    return _(
        "The register names no responsible authority on %(day)s, and each must have a copy (section 19(2)). "
        "Enter the responsible authorities as organisations first."
    ) % {"day": uk_date(day)}


def refuse_address(recommendation: Recommendation, means: str, to: str, name: str) -> None:
    """Raise ValidationError for an email address that is none, and for an exempt copy by email."""
    if means != SendingMeans.EMAIL:
        return
    if recommendation.is_exempt:
        raise ValidationError(exempt_by_email(name))
    if not is_email(to):
        raise ValidationError(_("“%(to)s” is not the email address of %(body)s.") % {"to": to, "body": name})


def exempt_by_email(name: str) -> str:
    """The sentence that refuses exempt words in a message."""
    return _(
        "The wording is exempt from publication, and a message never repeats it. Send the copy to %(body)s "
        "by post or by hand."
    ) % {"body": name}


def is_email(text: str) -> bool:
    """Whether it is one address that mail can go to."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def refuse_stale(held: Recommendation, expected_version: int | None) -> None:
    """Raise StaleEdit when the wording or the kept list changed since the page was opened."""
    if expected_version is not None and held.version != expected_version:
        raise records.StaleEdit


def _left_out(
    recommendation: Recommendation, bodies: Sequence[Organisation], sent: Iterable[Addressee]
) -> list[str]:
    """Names of those that must have it, must answer, and are not sent it now; taking them off is no way round."""
    going = {row.pk for row in sent}
    waiting = recommendation.addressees.filter(status=AddresseeStatus.NOT_SENT).exclude(pk__in=going)
    keys = {body.pk for body in bodies}
    has_council = any(body.is_the_council for body in bodies)
    return [
        row.name
        for row in waiting.select_related("organisation", "person")
        if row.organisation_id in keys or (row.kind == AddresseeKind.COUNCIL and has_council)
    ]


def _kept_sendings(recommendation: Recommendation) -> dict[int, CopySending]:
    rows = recommendation.copies.filter(sent_on__isnull=True).select_related("organisation")
    return {
        row.organisation_id: CopySending(row.organisation, row.means, row.sent_to, row.proof) for row in rows
    }


def _kept(recommendation: Recommendation, sending: CopySending, *, by: User) -> StatutoryCopy:
    """The row of one body, as it is to be sent; what was sent stays."""
    body = sending.organisation
    row = recommendation.copies.filter(organisation=body).first()
    row = row or StatutoryCopy(recommendation=recommendation, organisation=body)
    if row.sent_on is None:
        row.standing = standing_of(body)
        row.means, row.sent_to, row.proof = sending.means, sending.to, sending.proof
        row.recorded_by = by
        row.full_clean()
        row.save()
    return row


def _send(
    recommendation: Recommendation, sending: CopySending, *, by: User, on: dt.date, at: dt.datetime | None
) -> StatutoryCopy:
    row = _kept(recommendation, sending, by=by)
    row.sent_on = on
    row.full_clean()
    row.save(update_fields=["sent_on"])
    audit.record(
        TrackerEvent.COPY_SENT,
        by=by,
        subject=recommendation,
        council=recommendation.council,
        to=row.name,
        on=on.isoformat(),
        means=row.means,
        proof=row.proof,
    )
    notifications.recommendation_copied(row)
    publications.start_build(
        kind=PaperKind.COPY_LETTER, by=by, council=recommendation.council, publish=True, at=at, copy_id=row.pk
    )
    return row


def _drop_others(recommendation: Recommendation, rows: Iterable[StatutoryCopy]) -> None:
    """Forget what was kept for bodies that are not in the list any more; what was sent stays for ever."""
    kept = recommendation.copies.filter(sent_on__isnull=True)
    kept.exclude(pk__in=[row.pk for row in rows]).delete()


def _next_version(recommendation: Recommendation) -> None:
    recommendation.version += 1
    recommendation.save(update_fields=["version"])


def _prove(row, *, by: User, proof: str, expected_version: int):
    if row.sent_on is None:
        raise ValidationError(_("It has not been sent yet."))
    return records.change(
        row,
        by=by,
        event=TrackerEvent.LETTER_PROOF_ADDED,
        council=row.council,
        subject=row.recommendation,
        expected_version=expected_version,
        proof=proof,
    )
