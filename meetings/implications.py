"""Where the sign-off of each implication of a report stands. Pure: rows in, facts out, no query."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.enums import ReportStatus, SignOffState
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import SignOffNeed
from meetings.models import Report, ReportSection, SignOff
from scrutiny import word_diff

SETTLED = (SignOffState.SIGNED, SignOffState.EMPTY)


@dataclass(frozen=True)
class ChangeWanted:
    """That a reviewer asked for a change of a text instead of signing it off; `of` is the print of that text."""

    section_id: int
    role: str
    name: str
    reason: str
    at: dt.datetime
    of: str


@dataclass(frozen=True)
class Implication:
    """A section that a role signs off, and how far that is.

    `latest` is the last sign-off that was given, whether or not it still holds. `usual_role` is the one that the
    house style names.
    """

    section: ReportSection
    role: str
    usual_role: str
    is_required: bool
    state: SignOffState
    is_late: bool = False
    latest: SignOff | None = None
    change: ChangeWanted | None = None

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def is_missing(self) -> bool:
        """Whether the report can't be cleared without it."""
        return self.is_required and not self.is_settled

    @property
    def changes(self) -> tuple[word_diff.Piece, ...]:
        """The words that changed since it was signed off; nothing in any other state."""
        if self.latest is None or self.state is not SignOffState.CHANGED:
            return ()
        return word_diff.compare(self.latest.text, self.section.body)

    @property
    def why_missing(self) -> str:
        """One sentence on a sign-off without which the report is not cleared."""
        words = {"heading": self.section.heading, "role": self.role}
        if self.state is SignOffState.CHANGED and self.latest:
            words["name"] = self.latest.name
            return (
                _("“%(heading)s” changed after %(name)s signed it off: it needs the sign-off again.") % words
            )
        if self.state is SignOffState.CHANGE_WANTED:
            return _("The %(role)s asks for a change of “%(heading)s” before signing it off.") % words
        return _("“%(heading)s” is not signed off by the %(role)s yet.") % words


def of_report(
    report: Report,
    sections: Iterable[ReportSection],
    sign_offs: Sequence[SignOff],
    changes: Mapping[int, ChangeWanted],
    today: dt.date,
) -> tuple[Implication, ...]:
    """The implications of a report in their order; `sign_offs` with the latest first, `changes` by key of section."""
    sheet = report.sheet
    latest: dict[int, SignOff] = {}
    for one in sign_offs:
        latest.setdefault(one.section_id, one)
    return tuple(
        _implication(report, section, sheet, latest.get(section.pk), changes.get(section.pk), today)
        for section in sections
        if takes_sign_off(section, sheet)
    )


def takes_sign_off(section: ReportSection, sheet: HouseStyleSheet) -> bool:
    """Whether a section must or may be signed off by a role."""
    template = sheet.by_key.get(section.key)
    may = template is not None and template.sign_off is not SignOffNeed.NONE
    return bool((section.needs_sign_off or may) and role_of(section, sheet))


def role_of(section: ReportSection, sheet: HouseStyleSheet) -> str:
    """The role that signs a section off: the one beside its text, else the one that the house style names."""
    return section.reviewer or usual_role(section, sheet)


def usual_role(section: ReportSection, sheet: HouseStyleSheet) -> str:
    """The role that the house style names for a section."""
    template = sheet.by_key.get(section.key)
    return str(template.reviewer) if template else ""


def holds(sign_off: SignOff | None, section: ReportSection, role: str) -> bool:
    """Whether a sign-off is still for the words that stand there, by the role that is asked."""
    return sign_off is not None and (sign_off.text, sign_off.role) == (section.body, role)


def print_of(text: str) -> str:
    """A short print of a text that differs as soon as a word does."""
    return hashlib.sha256(text.encode()).hexdigest()


def _implication(
    report: Report,
    section: ReportSection,
    sheet: HouseStyleSheet,
    latest: SignOff | None,
    change: ChangeWanted | None,
    today: dt.date,
) -> Implication:
    role = role_of(section, sheet)
    change = change if change and change.of == print_of(section.body) else None
    state = _state(report, section, role, latest, change)
    due = report.sign_offs_due
    waits = state not in SETTLED and report.status == ReportStatus.SUBMITTED
    return Implication(
        section=section,
        role=role,
        usual_role=usual_role(section, sheet),
        is_required=section.needs_sign_off,
        state=state,
        is_late=bool(waits and due and due < today),
        latest=latest,
        change=change,
    )


def _state(
    report: Report, section: ReportSection, role: str, latest: SignOff | None, change: ChangeWanted | None
) -> SignOffState:
    if not section.body.strip():
        return SignOffState.EMPTY
    if holds(latest, section, role):
        return SignOffState.SIGNED
    if change:
        return SignOffState.CHANGE_WANTED
    if latest and latest.text != section.body:
        return SignOffState.CHANGED
    return SignOffState.WANTED if report.status == ReportStatus.SUBMITTED else SignOffState.NOT_ASKED
