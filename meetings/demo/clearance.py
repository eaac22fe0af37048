"""Enters who reviews implications, and their sign-offs."""

import datetime as dt
from collections.abc import Mapping

from meetings import clearance
from meetings.demo import cast
from meetings.demo.people import LONG_AGO
from meetings.demo.world import World
from meetings.models import Report, ReportSection
from meetings.services import report_parts, reviewers, sign_offs

ACCOUNTS = {log_in.name for log_in in cast.LOGINS}


def appoint_reviewers(world: World, named: tuple[tuple[str, str], ...]) -> None:
    """Say who reviews in which role: names and roles."""
    for name, role in named:
        reviewers.appoint(
            council=world.council, by=world.by(), role=role, person=world.people[name], start=LONG_AGO
        )


def sign_missing(world: World, report: Report, on: dt.date) -> None:
    """Every sign-off that the report can't be cleared without, as of a day."""
    for one in clearance.missing(report):
        _sign(world, report, one.section, one.role, on)


def sign_earlier_texts(
    world: World, report: Report, earlier: Mapping[str, str], on: dt.date
) -> dict[int, str]:
    """Sections as they stood when they were signed off; returns the texts they have by now, by key of the section."""
    sections = [section for section in report.sections.all() if section.key in earlier]
    now = {section.pk: section.body for section in sections}
    texts = {section.pk: earlier[section.key] for section in sections}
    report_parts.save_texts(report=report, by=world.by(), texts=texts)
    for section in report.sections.filter(pk__in=now):
        _sign(world, report, section, section.reviewer, on)
    return now


def _sign(world: World, report: Report, section: ReportSection, role: str, on: dt.date) -> None:
    """By the reviewer, or recorded by the clerk for one who has no account."""
    section.report = report
    name = next(str(one.person) for one in clearance.reviewers_by_role(world.council.pk)[role])
    if name in ACCOUNTS:
        sign_offs.sign(section=section, by=world.by(name), read=section.body, on=on)
    else:
        sign_offs.record(
            section=section,
            by=world.by(),
            read=section.body,
            name=name,
            signed_on=on,
            comment="By email.",
        )
