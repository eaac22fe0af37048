"""The text of one section: saved while it is typed, kept before it changes hands, and never written over unseen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from meetings.enums import Event, SavedAs
from meetings.models import ReportSection, SectionVersion
from meetings.services import sign_offs
from meetings.services.paragraph_keys import put
from meetings.services.report_parts import check_edit
from scrutiny import audit, records
from scrutiny.markup import parse
from scrutiny.models import User

# Who comes back after this begins a new sitting: the text before it is kept as a version.
SITTING = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Saved:
    """How a save went: the section as it stands now, and the text kept beside it when somebody else was first."""

    section: ReportSection
    beside: SectionVersion | None = None


@transaction.atomic
def save(
    *, section: ReportSection, by: User, text: str, expected_version: int, reviewer: str | None = None
) -> Saved:
    """Save the text of a section, if it still has the version on which the text was written.

    `reviewer` is the role that reviews it, None to leave it. A text that says the same writes nothing. In a new
    sitting (somebody else's, or after ten minutes) the text before is kept as a version first and the audit log has a
    line; in a sitting one row is written. When somebody else saved meanwhile, the text is kept beside theirs and
    neither is lost.
    """
    check_edit(section.report, by)
    current = _as_it_is(section)
    if reviewer is not None and reviewer != current.reviewer:
        _set_reviewer(current, by, reviewer)
    if parse(text) == parse(current.body):
        return Saved(current)
    if current.version != expected_version:
        return Saved(current, _kept_beside(current, by, text, expected_version))
    if _is_new_sitting(current, by):
        keep(current)
        _record(Event.REPORT_CHANGED, current, by=by)
    return Saved(_written(current, by, text))


@transaction.atomic
def restore(*, version: SectionVersion, by: User) -> ReportSection:
    """Put an earlier text back as a new save; the text before it is kept."""
    check_edit(version.section.report, by)
    current = _as_it_is(version.section)
    if parse(version.body) == parse(current.body):
        return current
    keep(current)
    _record(Event.SECTION_RESTORED, current, by=by, version=version.number)
    return _written(current, by, version.body, keys=tuple(version.paragraph_keys))


@transaction.atomic
def settle(*, beside: SectionVersion, by: User, text: str | None, expected_version: int) -> Saved:
    """Settle a text that was typed beside another: `text` is saved in place of both, None leaves the saved one.

    The saved text is kept as a version before it is replaced. When somebody saved once more meanwhile, nothing is
    settled and the text is kept beside that one too.
    """
    section = beside.section
    check_edit(section.report, by)
    current = _as_it_is(section)
    saved = Saved(current)
    if text is not None and parse(text) != parse(current.body):
        if current.version != expected_version:
            saved = Saved(current, _kept_beside(current, by, text, expected_version))
        else:
            keep(current)
            _record(Event.REPORT_CHANGED, current, by=by)
            saved = Saved(_written(current, by, text))
    _settled(beside)
    return saved


def waiting(section: ReportSection) -> list[SectionVersion]:
    """The texts that were typed beside the saved one and are not put together with it yet."""
    return list(section.versions.filter(saved_as=SavedAs.BESIDE, settled_at=None))


def keep(section: ReportSection) -> None:
    """Keep the text of a section as an earlier version; an empty one needs no keeping."""
    if not section.body.strip():
        return
    SectionVersion.objects.create(
        section=section,
        number=_next_number(section),
        body=section.body,
        paragraph_keys=section.paragraph_keys,
        based_on=section.version,
        saved_by=section.edited_by,
        saved_at=section.edited_at or timezone.now(),
    )


def _as_it_is(section: ReportSection) -> ReportSection:
    """The row as it is saved now; the report is held (`check_edit`), so nobody changes it until we are done."""
    current = ReportSection.objects.get(pk=section.pk)
    current.report = section.report
    return current


def _set_reviewer(section: ReportSection, by: User, reviewer: str) -> None:
    signed = sign_offs.that_hold(section.report, [section])
    section.reviewer = reviewer
    section.save(update_fields=["reviewer"])
    _record(Event.REPORT_CHANGED, section, by=by, reviewer=reviewer)
    sign_offs.ask_again(report=section.report, by=by, signed=signed, changed=[section])


def _is_new_sitting(section: ReportSection, by: User) -> bool:
    if section.edited_at is None or section.edited_by != str(by)[:150]:
        return True
    return timezone.now() - section.edited_at > SITTING


def _written(section: ReportSection, by: User, text: str, *, keys: tuple[str, ...] = ()) -> ReportSection:
    signed = sign_offs.that_hold(section.report, [section])
    before = section.version
    put(section, by=by, text=text)
    if keys:
        section.paragraph_keys = list(keys)
    names = ("body", "paragraph_keys", "edited_by", "edited_at")
    rows = ReportSection.objects.filter(pk=section.pk, version=before)
    if not rows.update(version=F("version") + 1, **{name: getattr(section, name) for name in names}):
        raise records.StaleEdit
    section.version = before + 1
    sign_offs.ask_again(report=section.report, by=by, signed=signed, changed=[section])
    return section


def _kept_beside(section: ReportSection, by: User, text: str, based_on: int) -> SectionVersion:
    """The text as a version beside; typing that goes on is kept in the same one."""
    waiting = SectionVersion.objects.filter(
        section=section, saved_as=SavedAs.BESIDE, settled_at=None, saved_by_user=by, based_on=based_on
    ).first()
    version = waiting or SectionVersion(
        section=section,
        number=_next_number(section),
        saved_as=SavedAs.BESIDE,
        based_on=based_on,
        saved_by=str(by)[:150],
        saved_by_user=by,
    )
    version.body = text
    version.saved_at = timezone.now()
    version.save()
    if not waiting:
        _record(Event.SECTION_TYPED_BESIDE, section, by=by, version=version.number)
    return version


def _settled(beside: SectionVersion) -> None:
    beside.settled_at = timezone.now()
    beside.save(update_fields=["settled_at"])


def _next_number(section: ReportSection) -> int:
    last = SectionVersion.objects.filter(section=section).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _record(event: Event, section: ReportSection, *, by: User, **detail: object) -> None:
    report = section.report
    audit.record(event, by=by, subject=report, council=report.council, sections=[section.heading], **detail)
