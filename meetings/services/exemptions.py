"""Parts of a report are kept from the public and opened again: Local Government Act 1972 s.100B(2), Schedule 12A.

The audit log says who decided what under which paragraphs, and none of the words that are kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import Appendix, Report, ReportSection
from meetings.services import exemption_rules, parts_ahead
from scrutiny import audit
from scrutiny.models import User

Part = ReportSection | Appendix
EXEMPTED = {ReportSection: Event.SECTION_EXEMPTED, Appendix: Event.APPENDIX_EXEMPTED}
OPENED = {ReportSection: Event.SECTION_OPENED, Appendix: Event.APPENDIX_OPENED}
NOUNS = {ReportSection: "section", Appendix: "appendix"}


@transaction.atomic
def exempt(
    *,
    part: Part,
    by: User,
    exempt_paragraphs: Sequence[str],
    public_interest_reason: str,
    exempt_review_date: dt.date | None,
) -> Part:
    """Keep a section or an appendix from the public, or change under which paragraphs and until which review.

    Raises Refused, and ValidationError with a sentence per field: there are paragraphs of the council's nation, a
    reason, and a day to come on which it is looked at again.
    """
    saved = _held(part, by)
    fields = exemption_rules.ordered(
        {
            "exempt_paragraphs": list(exempt_paragraphs),
            "public_interest_reason": public_interest_reason.strip(),
            "exempt_review_date": exempt_review_date,
        }
    )
    _check_complete(fields)
    exemption_rules.check(fields, council=saved.report.council, before=saved)
    _save(saved, fields)
    review = fields["exempt_review_date"].isoformat()
    _record(EXEMPTED, saved, by=by, paragraphs=fields["exempt_paragraphs"], review=review)
    parts_ahead.soon(saved.report.meeting, by=by)
    return saved


@transaction.atomic
def open_again(*, part: Part, by: User) -> Part:
    """Open a section or an appendix to the public. Raises Refused; what is open already stays so."""
    saved = _held(part, by)
    if saved.is_exempt:
        _save(saved, exemption_rules.OPENED)
        _record(OPENED, saved, by=by)
        parts_ahead.soon(saved.report.meeting, by=by)
    return saved


def note_exempt(appendix: Appendix, *, by: User) -> None:
    """Keep in the log who attached an appendix as exempt; the caller has saved it."""
    _record(EXEMPTED, appendix, by=by, paragraphs=appendix.exempt_paragraphs)


def _held(part: Part, by: User) -> Part:
    """The part as it is saved, held until the end of the transaction, as its report and its state are."""
    states = Report.objects.select_for_update().filter(pk=part.report_id).order_by()
    part.report.status = states.values_list("status", flat=True).get()
    policies.check_exempt(by, part.report)
    saved = type(part)._base_manager.select_for_update(of=("self",)).get(pk=part.pk)
    saved.report = part.report
    return saved


def _check_complete(fields: dict[str, Any]) -> None:
    missing = {}
    if not fields["exempt_paragraphs"]:
        missing["exempt_paragraphs"] = _("Choose the paragraph of Schedule 12A under which it is exempt.")
    if not fields["exempt_review_date"] and fields["exempt_paragraphs"]:
        missing["exempt_review_date"] = _("Enter the day on which the exemption is looked at again.")
    if missing:
        raise ValidationError(missing)


def _save(part: Part, fields: dict[str, Any]) -> None:
    """Only what an exemption is made of: the text, and the version that guards it, are somebody else's."""
    for name, value in fields.items():
        setattr(part, name, value)
    names = list(fields)
    if isinstance(part, Appendix):
        part.is_exempt = bool(part.exempt_paragraphs)
        names.append("is_exempt")
    part.full_clean(validate_unique=False, exclude=["report"])
    part.save(update_fields=names)


def _record(events: dict[type, Event], part: Part, *, by: User, **detail: Any) -> None:
    noun = NOUNS[type(part)]
    report = part.report
    audit.record(
        events[type(part)], by=by, subject=report, council=report.council, **{noun: part.pk}, **detail
    )
