"""Sending a recommendation: to who must answer, with a clock each, and a copy to everyone else who must have one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import notifications, policies, workflows
from meetings.enums import AddresseeStatus, PaperKind, SendingMeans
from meetings.models import Addressee, Recommendation
from meetings.services import answer_links, copies, publications, recommendations
from meetings.services.copies import CopySending
from scrutiny.calendar.clear_days import response_due
from scrutiny.models import User


@dataclass(frozen=True)
class Sending:
    """How one addressee gets its recommendation: `means` is a SendingMeans, `to` an email or postal address."""

    addressee: Addressee
    means: str
    to: str
    proof: str = ""


@transaction.atomic
def send(
    *,
    recommendation: Recommendation,
    by: User,
    on: dt.date,
    sendings: Iterable[Sending],
    copies_to: Iterable[CopySending] = (),
    at: dt.datetime | None = None,
    expected_version: int | None = None,
) -> Recommendation:
    """Send the recommendation on a day to who must answer, with a clock each, and its copies with the first of them.

    An answer is due the council's number of calendar days after the day it was sent (SI 2009/942 reg 7). A copy of
    which `copies_to` says nothing goes as it was kept before. Mail goes to those sent by email, to addressees with
    their link to answer; each letter is made as a PDF. `at` is when letters went out, for what is entered later.
    Raises Refused, StaleEdit, and ValidationError for a date before the meeting or to come, when nobody is chosen, and
    when somebody who must have it would be left out (section 19(2)).
    """
    policies.check_send_recommendation(by, recommendation)
    chosen = list(sendings)
    if not chosen:
        raise ValidationError(_("Choose at least one body to send it to."))
    held = recommendations.lock(recommendation)
    copies.refuse_stale(held, expected_version)
    recommendations.refuse_day(held, on)
    _refuse_addresses(chosen)
    planned = copies.plan(held, on, copies_to, [sending.addressee for sending in chosen])
    workflows.RECOMMENDATION.apply(
        recommendation,
        "send",
        by=by,
        council=recommendation.council,
        detail={
            "to": [s.addressee.name for s in chosen],
            "copies": [str(copy.organisation) for copy in planned],
        },
    )
    for sending in chosen:
        _send_to(sending, by=by, on=on, at=at)
    copies.send_all(recommendation, planned, by=by, on=on, at=at)
    return recommendation


@transaction.atomic
def keep(
    *,
    recommendation: Recommendation,
    by: User,
    sendings: Iterable[Sending] = (),
    copies_to: Iterable[CopySending] = (),
    expected_version: int | None = None,
) -> Recommendation:
    """Keep how everybody will get it, without sending it; whatever is missing may still be missing.

    Raises Refused, and StaleEdit when somebody else kept a list or changed the wording meanwhile.
    """
    copies.keep(recommendation=recommendation, by=by, copies=copies_to, expected_version=expected_version)
    for sending in sendings:
        waiting = Addressee.objects.filter(pk=sending.addressee.pk, status=AddresseeStatus.NOT_SENT)
        waiting.update(sent_by=sending.means, sent_to=sending.to, proof=sending.proof)
    return recommendation


def _send_to(sending: Sending, *, by: User, on: dt.date, at: dt.datetime | None) -> None:
    addressee = sending.addressee
    council = addressee.recommendation.council
    workflows.ADDRESSEE.apply(
        addressee,
        "send",
        by=by,
        council=council,
        detail={"on": on.isoformat(), "means": sending.means, "proof": sending.proof},
        sent_on=on,
        due_on=response_due(on, days=council.response_days).date,
        days_to_answer=council.response_days,
        sent_by=sending.means,
        sent_to=sending.to,
        proof=sending.proof,
    )
    if sending.means == SendingMeans.EMAIL:
        # One message, not two: what is asked, and the way to answer it.
        link, key = answer_links.make(addressee=addressee, by=by, to=sending.to)
        notifications.recommendation_sent(link, key)
    publications.start_build(
        kind=PaperKind.LETTER, by=by, council=council, publish=True, at=at, addressee_id=addressee.pk
    )


def _refuse_addresses(sendings: Iterable[Sending]) -> None:
    for sending in sendings:
        name = sending.addressee.name
        if not (sending.means and sending.to.strip()):
            raise ValidationError(_("Say how it goes to %(body)s, and to which address.") % {"body": name})
        if sending.means == SendingMeans.EMAIL and not copies.is_email(sending.to):
            raise ValidationError(
                _("“%(to)s” is not the email address of %(body)s.") % {"to": sending.to, "body": name}
            )
