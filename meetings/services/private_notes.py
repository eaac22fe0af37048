"""Private notes of members: kept on the server, read by their owner alone; the audit log tells nothing of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import Audience
from meetings.models import PrivateNote, Report
from meetings.note_places import Attached, Place, attach, places_of
from meetings.report_rows import rows_for
from meetings.services import readings
from meetings.services.report_reading import Reading
from scrutiny.access.checks import Refused
from scrutiny.models import User
from scrutiny.records import StaleEdit


def places(report: Report, user: User) -> list[Place]:
    """The places of a report that the user may read: paragraphs of open sections, proposed recommendations."""
    audience: Audience = policies.audience_of(user, report.item.meeting.committee)
    return places_of(Reading(report, rows_for([report])[report.pk]), audience)


def attached(report: Report, user: User, found: list[Place]) -> Attached:
    """The user's notes at the places of a report; those on a section that is kept from them are orphans."""
    notes = of(user, report)
    readable = {place.section.pk for place in found if place.section}
    # A section without a word left is empty, and kept from nobody.
    sections = [note.section for note in notes if note.section and note.section.is_exempt]
    kept = {section.pk for section in sections if section.pk not in readable}
    return attach(notes, found, kept)


def of(user: User, report: Report) -> list[PrivateNote]:
    """The user's own notes on a report, oldest first, each with its section read along."""
    return list(PrivateNote.objects.visible_to(user).filter(report=report).select_related("section"))


@transaction.atomic
def write(*, report: Report, by: User, text: str, place: str = "") -> PrivateNote:
    """Note something on a report or at one of its places.

    Raises Refused when the person may not read it, ValidationError when the place is gone.
    """
    _check_reads(by, report)
    note = PrivateNote(owner=by, report=report, text=text)
    _put(note, _found(report, by, place))
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def change(*, note: PrivateNote, by: User, text: str, expected_version: int) -> PrivateNote:
    """Change the words of one's own note. Raises Refused, ValidationError and StaleEdit (two windows)."""
    _check_owner(by, note)
    note.text = text
    note.full_clean()
    _save(note, expected_version, text=text)
    return note


@transaction.atomic
def move(*, note: PrivateNote, by: User, place: str) -> PrivateNote:
    """Put one's own note at another place of its report, whose words it quotes from now on."""
    _check_owner(by, note)
    _put(note, _found(note.report, by, place))
    names = ("section", "proposed", "paragraph_key", "quotation")
    _save(note, note.version, **{name: getattr(note, name) for name in names})
    return note


@transaction.atomic
def remove(*, note: PrivateNote, by: User) -> None:
    """Throw one's own note away. Raises Refused."""
    _check_owner(by, note)
    note.delete()


def _check_reads(user: User, report: Report) -> None:
    if not readings.readable(user).filter(pk=report.pk).exists():
        raise Refused(_("Only members of the committee who may read this report note on it."))


def _check_owner(user: User, note: PrivateNote) -> None:
    if note.owner_id != user.pk:
        raise Refused(_("Only who wrote a private note changes it."))
    _check_reads(user, note.report)


def _found(report: Report, user: User, slug: str) -> Place | None:
    if not slug:
        return None
    found = next((place for place in places(report, user) if place.slug == slug), None)
    if found is None:
        raise ValidationError(
            {"place": _("This paragraph is no longer in the report. Choose another place for the note.")}
        )
    return found


def _put(note: PrivateNote, place: Place | None) -> None:
    note.section = place.section if place else None
    note.proposed = place.proposed if place else None
    note.paragraph_key = place.key if place else ""
    note.quotation = place.words if place else ""


def _save(note: PrivateNote, expected_version: int, **fields) -> None:
    saved = PrivateNote.objects.filter(pk=note.pk, version=expected_version)
    if not saved.update(**fields, version=F("version") + 1):
        raise StaleEdit
    note.version = expected_version + 1
