"""A section's text with the keys of its paragraphs: both are set together, so that references follow."""

from __future__ import annotations

from django.utils import timezone

from meetings.models import ReportSection
from scrutiny.markup import carry_keys, parse
from scrutiny.models import User


def first_keys(text: str) -> list[str]:
    """The keys of a text that nobody wrote before."""
    return list(carry_keys((), (), parse(text)))


def put(section: ReportSection, *, by: User, text: str) -> None:
    """Set a section's text, the keys of its paragraphs and who wrote it when; the row is not saved."""
    section.paragraph_keys = list(_keys(section, text))
    section.body = text
    section.edited_by = str(by)[:150]
    section.edited_at = timezone.now()


def _keys(section: ReportSection, text: str) -> tuple[str, ...]:
    """The keys of the paragraphs of a new text, none of which another section has."""
    others = ReportSection.objects.filter(report=section.report_id).exclude(pk=section.pk)
    taken = {key for keys in others.values_list("paragraph_keys", flat=True) for key in keys}
    return carry_keys(parse(section.body), section.paragraph_keys, parse(text), taken=taken)
