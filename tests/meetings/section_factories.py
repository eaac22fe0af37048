"""Sections of reports for tests, written as a person writes them."""

from django.urls import reverse

from meetings.models import Report, ReportSection
from meetings.services import section_texts
from scrutiny.models import User


def section_of(report: Report, key: str = "purpose") -> ReportSection:
    section = ReportSection.objects.get(report=report, key=key)
    section.report = report
    return section


def page_of(section: ReportSection, name: str = "section-text-write", *more: object) -> str:
    return reverse(f"meetings:{name}", args=[section.report_id, section.pk, *more])


def type_into(
    section: ReportSection, text: str, *, by: User, version: int | None = None
) -> section_texts.Saved:
    """Save a text as the page does, written on the version that the section has now or on an older one."""
    fresh = ReportSection.objects.get(pk=section.pk)
    fresh.report = section.report
    expected = fresh.version if version is None else version
    return section_texts.save(section=fresh, by=by, text=text, expected_version=expected)
