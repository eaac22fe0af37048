"""What an exemption needs, whatever it is that is kept from the public: Local Government Act 1972, Schedule 12A."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.enums import EXEMPT_BY_NATION
from meetings.models.exempt import ExemptModel
from scrutiny.models import Council

OPENED: dict[str, Any] = {
    "exempt_paragraphs": [],
    "public_interest_reason": "",
    "exempt_review_date": None,
}


def ordered(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with exempt paragraphs in the order of the schedule; what is open has no day of review."""
    if "exempt_paragraphs" not in fields:
        return fields
    paragraphs = sorted(fields["exempt_paragraphs"], key=int)
    return fields | {"exempt_paragraphs": paragraphs} | ({} if paragraphs else {"exempt_review_date": None})


def check(fields: dict[str, Any], *, council: Council, before: ExemptModel | None = None) -> None:
    """Paragraphs of the council's nation, with their reason; a day of review that is new is to come.

    `before` is the row as it was saved. Raises ValidationError with a sentence per field.
    """
    paragraphs = fields.get("exempt_paragraphs", [])
    if not set(paragraphs) <= set(EXEMPT_BY_NATION[council.nation]):
        raise ValidationError(
            {"exempt_paragraphs": _("Choose paragraphs that hold in the council's nation.")}
        )
    if paragraphs and not fields.get("public_interest_reason", "").strip():
        raise ValidationError(
            {"public_interest_reason": _("Say why the public interest is in keeping it exempt.")}
        )
    _check_review(fields.get("exempt_review_date"), before.exempt_review_date if before else None)


def _check_review(day: dt.date | None, before: dt.date | None) -> None:
    if day and day != before and day <= timezone.localdate():
        raise ValidationError(
            {"exempt_review_date": _("Choose a day to come on which the exemption is looked at again.")}
        )
