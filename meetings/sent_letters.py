"""Every letter of a recommendation with its date, means, address and proof, and who must still have a copy."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.models import Addressee, Publication, Recommendation, StatutoryCopy
from meetings.services import copies
from partnerships.models import Organisation
from scrutiny.models import EmailStatus, OutgoingEmail
from scrutiny.templatetags.british import uk_datetime

MAILS = ("recommendation_sent", "recommendation_copied")


@dataclass(frozen=True)
class SentLetter:
    """One letter; `mail` says what became of the message, `paper` is the letter once it is built."""

    name: str
    why: str
    sent_on: dt.date
    means: str
    to: str
    proof: str
    mail: str
    paper: Publication | None
    proof_url: str


def of(recommendation: Recommendation) -> list[SentLetter]:
    """The letters to who must answer, then the copies, by name (prefetch addressees with organisation and person)."""
    asked = [row for row in recommendation.addressees.all() if row.sent_on]
    copied = recommendation.copies.filter(sent_on__isnull=False)
    papers = _papers(recommendation)
    mails = _mails(recommendation)
    return [
        *_letters(asked, papers, mails),
        *_copies(copied.select_related("organisation"), papers, mails),
    ]


def missing(recommendation: Recommendation) -> list[Organisation]:
    """Who must have a copy of what was sent and has none recorded; empty before it was sent."""
    if recommendation.is_unsent:
        return []
    days = [row.sent_on for row in recommendation.addressees.all() if row.sent_on]
    return copies.owed(recommendation, min(days)) if days else []


def _letters(rows: Iterable[Addressee], papers, mails) -> list[SentLetter]:
    return [
        SentLetter(
            name=row.name,
            why=_("Must answer"),
            sent_on=row.sent_on,
            means=row.get_sent_by_display(),
            to=row.sent_to,
            proof=row.proof,
            mail=mails.get(row.sent_to, "") if row.sent_by == "email" else "",
            paper=papers.get(("addressee", row.pk)),
            proof_url=reverse("meetings:addressee-proof", args=[row.pk]),
        )
        for row in rows
    ]


def _copies(rows: Iterable[StatutoryCopy], papers, mails) -> list[SentLetter]:
    return [
        SentLetter(
            name=row.name,
            why=_("Copy: %(standing)s") % {"standing": row.get_standing_display()},
            sent_on=row.sent_on,
            means=row.get_means_display(),
            to=row.sent_to,
            proof=row.proof,
            mail=mails.get(row.sent_to, "") if row.means == "email" else "",
            paper=papers.get(("copy", row.pk)),
            proof_url=reverse("meetings:statutory-copy-proof", args=[row.pk]),
        )
        for row in rows
    ]


def _papers(recommendation: Recommendation) -> dict[tuple[str, int], Publication]:
    """The newest letter to each, by what it is about."""
    rows = Publication.objects.current().filter(
        Q(addressee__recommendation=recommendation) | Q(copy__recommendation=recommendation)
    )
    rows = rows.only("kind", "title", "addressee", "copy", "number", "council").order_by("number")
    return {("copy", row.copy_id) if row.copy_id else ("addressee", row.addressee_id): row for row in rows}


def _mails(recommendation: Recommendation) -> dict[str, str]:
    """What became of the message to each address."""
    rows = OutgoingEmail.objects.filter(
        kind__in=MAILS, about_type=recommendation._meta.label_lower, about_id=str(recommendation.pk)
    )
    return {row.to: _state(row) for row in rows.order_by("pk")}


def _state(mail: OutgoingEmail) -> str:
    if mail.status == EmailStatus.SENT:
        return _("Taken by the mail server on %(at)s") % {"at": uk_datetime(mail.sent_at)}
    if mail.status == EmailStatus.FAILED:
        return _("The mail server did not take the message")
    if mail.status == EmailStatus.KEPT:
        return _("Kept: this service sends no mail")
    return _("The message waits to be sent")
