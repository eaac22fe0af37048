"""Reviewers of implications: appointed to a role from a day, corrected and ended; never deleted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, ReportStatus
from meetings.house_style_words import SignOffNeed
from meetings.models import Committee, HouseStyle, HouseStyleVersion, ReportSection, Reviewer
from meetings.services import sign_offs
from partnerships.models import Person
from partnerships.services import people
from scrutiny import records
from scrutiny.models import Council, User


@dataclass(frozen=True)
class ReviewedRole:
    """A role that signs off implications: who reviews in it today or from a later day, and who did before.

    `is_named` says whether a house style in use or an open report names it.
    """

    role: str
    is_named: bool
    reviewers: tuple[Reviewer, ...]
    earlier: tuple[Reviewer, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether somebody is wanted in it and nobody reviews today."""
        today = timezone.localdate()
        return self.is_named and not any(one.holds_on(today) for one in self.reviewers)


@transaction.atomic
def appoint(
    *, council: Council, by: User, role: str, person: Person, start: dt.date | None = None, **fields
) -> Reviewer:
    """Let a person of the directory review in a role, from a day; they are told at once what waits for them.

    Raises Refused, and ValidationError when the person has left, is of another council, or reviews in the role already.
    """
    policies.check_appoint_reviewer(by, council)
    reviewer = Reviewer(council=council, role=role.strip(), person=person, start=start, **fields)
    if person.council_id != council.pk:
        raise ValidationError({"person": _("Choose somebody from the directory of this council.")})
    people.check_in_post(person, start=start, end=reviewer.end)
    _check_once(reviewer)
    records.create(reviewer, by=by, event=Event.REVIEWER_APPOINTED, council=council)
    if reviewer.holds_on(timezone.localdate()):
        sign_offs.ask_new(reviewer=reviewer, by=by)
    return reviewer


@transaction.atomic
def change(*, reviewer: Reviewer, by: User, expected_version: int | None = None, **fields) -> Reviewer:
    """Correct what was entered. Raises Refused, StaleEdit, and ValidationError with a sentence per field."""
    policies.check_appoint_reviewer(by, reviewer.council)
    return records.change(
        reviewer,
        by=by,
        event=Event.REVIEWER_CHANGED,
        council=reviewer.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def end(*, reviewer: Reviewer, by: User, on: dt.date) -> Reviewer:
    """End it on its last day; what was signed off stays. Raises Refused, and ValidationError for a day too early."""
    policies.check_appoint_reviewer(by, reviewer.council)
    return records.end(reviewer, by=by, event=Event.REVIEWER_ENDED, council=reviewer.council, on=on)


def roles_of(council: Council) -> list[ReviewedRole]:
    """Every role that reviews for a council, with its people (four queries).

    Those that house styles in use and open reports name come first, in the order of their names.
    """
    named = named_roles(council)
    rows = list(Reviewer.objects.filter(council=council).select_related("person__user"))
    roles = sorted({*named, *(row.role for row in rows if not row.has_ended)})
    return [_reviewed(role, role in named, [row for row in rows if row.role == role]) for role in roles]


def named_roles(council: Council) -> set[str]:
    """The roles that sign off: in the styles of the council and its committees, and in open reports (three queries)."""
    in_use = Committee.objects.current().filter(council=council).values("house_style")
    styles = HouseStyle.objects.in_use()
    of_council = styles.filter(council=council) | styles.filter(pk__in=in_use)
    versions = HouseStyleVersion.objects.newest().filter(style__in=of_council)
    return _of_styles(versions) | _of_reports(council)


def _of_styles(versions: Iterable[HouseStyleVersion]) -> set[str]:
    return {
        str(section.reviewer)
        for version in versions
        for section in version.sheet.sections
        if section.reviewer and section.sign_off is not SignOffNeed.NONE
    }


def _of_reports(council: Council) -> set[str]:
    sections = ReportSection.objects.filter(report__item__meeting__committee__council=council)
    asked = (
        sections.filter(needs_sign_off=True).exclude(report__status=ReportStatus.CLEARED).exclude(reviewer="")
    )
    return set(asked.order_by().values_list("reviewer", flat=True).distinct())


def _reviewed(role: str, is_named: bool, rows: list[Reviewer]) -> ReviewedRole:
    return ReviewedRole(
        role,
        is_named,
        tuple(row for row in rows if not row.has_ended),
        tuple(row for row in rows if row.has_ended),
    )


def _check_once(reviewer: Reviewer) -> None:
    """Say that somebody reviews in a role already beside the person, not at the top of the form."""
    rows = Reviewer.objects.current().filter(
        council=reviewer.council, role=reviewer.role, person=reviewer.person
    )
    if rows.exists():
        raise ValidationError(
            {
                "person": _("%(person)s reviews as %(role)s already.")
                % {"person": reviewer.person, "role": reviewer.role}
            }
        )
