"""Published papers are taken away from the public; they stay in the records, with who did it and why."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import Publication, Withdrawal
from scrutiny import audit
from scrutiny.models import User


@transaction.atomic
def withdraw(
    *, publication: Publication, by: User, reason: str, also: Iterable[Publication] = ()
) -> list[Withdrawal]:
    """Withdraw a published paper from the public, and with it others that say the same, for one reason.

    The reason is public: it stands where the paper stood. Raises Refused, and ValidationError when a paper is not
    published, is none that residents read, or is withdrawn already.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Give the reason why the paper is withdrawn.")})
    keys = {publication.pk, *(paper.pk for paper in also)}
    rows = Publication.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return [_withdraw(row, reason, by=by) for row in rows]


def others_in_public(publication: Publication) -> QuerySet[Publication]:
    """Other papers about the same thing that residents can still read, and that may say the same."""
    about = {"meeting": publication.meeting_id, "partnership": publication.partnership_id}
    rows = Publication.objects.published().filter(council=publication.council_id, **about)
    return rows.exclude(pk=publication.pk).order_by("kind", "letter", "-number")


def newest_in_public(publication: Publication) -> Publication | None:
    """The version that residents read instead of this one: the latest that came after it and is not withdrawn."""
    rows = Publication.objects.published().same_paper(publication)
    return rows.filter(published_at__gt=publication.published_at).order_by("-published_at").first()


def _withdraw(row: Publication, reason: str, *, by: User) -> Withdrawal:
    policies.check_withdraw_paper(by, row)
    if not (row.is_published and row.is_for_residents):
        raise ValidationError(_("Only papers that residents can read are withdrawn from the public."))
    if Withdrawal.objects.filter(publication=row).exists():
        raise ValidationError(
            _("Version %(number)d of “%(paper)s” is withdrawn already.")
            % {"number": row.number, "paper": row.name}
        )
    made = Withdrawal(publication=row, reason=reason, withdrawn_by=by)
    made.full_clean()
    made.save()
    audit.record(
        Event.PAPER_WITHDRAWN,
        by=by,
        subject=row,
        council=row.council,
        version=row.number,
        sha256=row.sha256,
        reason=reason,
    )
    return made
