"""Papers are ordered, and published as versions that never change."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, MinutesStatus, PaperKind
from meetings.models import PACK_KINDS, Addressee, Meeting, Minutes, Publication, StatutoryCopy
from meetings.papers import catalogue, decision_note, subject
from meetings.services import agenda, paper_formats, paper_leaks, preflight
from meetings.services.notices import notice, refuse_late, working
from meetings.services.paper_points import Finding
from partnerships.models import Partnership
from scrutiny import audit, jobs
from scrutiny.models import Council, Job, User

SUPPLEMENTS = (PaperKind.SUPPLEMENT, PaperKind.RESTRICTED_SUPPLEMENT)
MINUTES = (PaperKind.MINUTES, PaperKind.RESTRICTED_MINUTES)


@transaction.atomic
def start_build(
    *,
    kind: str,
    by: User,
    council: Council,
    publish: bool = False,
    late_reason: str = "",
    day: dt.date | None = None,
    at: dt.datetime | None = None,
    origin: str = "",
    **about: int,
) -> Job:
    """Order a paper of a kind about a meeting_id=, addressee_id=, copy_id= or partnership_id=; a worker builds it.

    With `publish` it is published as soon as it is built; `at` says when that was, for papers of a meeting that is
    entered after it was held; `origin` is the address of the page where it was ordered. Raises Refused, and
    ValidationError when an agenda would be late and no reason is given, when nothing is there that a supplement could
    say, or when `at` is to come.
    """
    policies.check_publish(by, council)
    _refuse_unwritten(kind, about.get("meeting_id"))
    moment = _moment(at)
    if kind in SUPPLEMENTS:
        day = day or timezone.localdate(moment)
        catalogue.compose(kind, subject.load(**about, day=day))
    if kind in PACK_KINDS and not late_reason:
        meeting = Meeting.objects.select_related("committee__council").get(pk=about["meeting_id"])
        refuse_late(notice(meeting, timezone.localdate(moment)))
    return jobs.start(
        "build-paper",
        by=by,
        council=council,
        subject_key=":".join([str(kind), *(f"{name}:{key}" for name, key in sorted(about.items()))]),
        origin=origin,
        paper=str(kind),
        publish=publish,
        late_reason=late_reason,
        day=day.isoformat() if day else None,
        at=at.isoformat() if at else None,
        about=about,
    )


@transaction.atomic
def publish(
    *, publication: Publication, by: User, at: dt.datetime | None = None, seen: str | None = None
) -> Publication:
    """Publish a built paper as the current version of its kind; the one before stays as it is and is superseded.

    An agenda pack and a supplement freeze the numbers on the agenda; a supplement supersedes no pack. `at` is when it
    was published, for a meeting that is entered after it was held; notice is counted from that day. `seen` is the
    digest of the list of points that the officer has seen (preflight.digest), None when it is published as it was
    ordered, without a look. Raises Refused, and ValidationError when it is published already, when what it says has
    changed since it was built, when it is late and gives no reason, when points are open that were not seen, or when
    `at` is to come.
    """
    policies.check_publish_paper(by, publication)
    moment = _moment(at)
    row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if row.is_published:
        raise ValidationError(_("This version is published already."))
    _hold(row)
    about = _subject(row)
    _refuse_changed(row, about)
    if row.is_pack and not row.late_reason:
        refuse_late(notice(about.meeting, timezone.localdate(moment)))
    points = _points(row, about, seen)
    if row.is_pack:
        agenda.freeze(meeting=about.meeting, by=by, at=moment)
    _put_out(row, by=by, at=moment)
    audit.record(
        Event.PAPER_PUBLISHED,
        by=by,
        subject=row,
        council=row.council,
        sha256=row.sha256,
        **_working(row, about, timezone.localdate(moment)),
        **preflight.for_the_log(row, points),
    )
    if not at:  # for a meeting that is entered after it was held somebody orders them who wants them
        paper_formats.soon(row, by=by)
    return row


@transaction.atomic
def note_reading(*, publication: Publication, by: User) -> None:
    """Keep who opened a restricted paper and when."""
    audit.record(Event.PAPER_READ, by=by, subject=publication, council=publication.council)


def _subject(row: Publication) -> subject.Subject:
    day = row.facts.get("day")
    return subject.load(
        meeting_id=row.meeting_id,
        addressee_id=row.addressee_id,
        copy_id=row.copy_id,
        partnership_id=row.partnership_id,
        late_reason=row.late_reason,
        day=dt.date.fromisoformat(day) if day else None,
    )


def _hold(row: Publication) -> None:
    """Wait for who changes the agenda or publishes another version of the same paper just now."""
    keys = {
        Meeting: row.meeting_id,
        Addressee: row.addressee_id,
        StatutoryCopy: row.copy_id,
        Partnership: row.partnership_id,
    }
    for model, key in keys.items():
        model._base_manager.select_for_update(of=("self",)).filter(pk=key).first()


def _put_out(row: Publication, *, by: User, at: dt.datetime) -> None:
    """What was found in it and allowed is not kept with it: these are words of exempt parts."""
    row.supersedes = _current(row)
    row.published_at, row.published_by = at, by
    row.facts = row.facts | {"leaks": []}
    row.save(update_fields=["supersedes", "published_at", "published_by", "facts"])


def _refuse_changed(row: Publication, about: subject.Subject) -> None:
    if _has_changed(row, about):
        raise ValidationError(
            _("The agenda, a report or the record changed after this was built. Build it again.")
        )


def _has_changed(row: Publication, about: subject.Subject) -> bool:
    """Whether it would be another paper if it were built now: other words, or another place after other papers."""
    now = catalogue.compose(row.kind, about)
    place = (now.place.letter, now.place.supplement_to_id) if now.place else ("", None)
    return now.fingerprint != row.facts["fingerprint"] or place != (row.letter, row.supplement_to_id)


def _points(row: Publication, about: subject.Subject, seen: str | None) -> tuple[Finding, ...]:
    """The points that are open at the moment of publication, all seen where somebody looked."""
    row.meeting = about.meeting
    paper_leaks.refuse(row)
    found = preflight.findings(row)
    if seen is not None:
        preflight.refuse_unseen(found, seen)
    return found


def _current(row: Publication) -> Publication | None:
    same = Publication.objects.current().filter(
        kind=row.kind,
        letter=row.letter,
        meeting=row.meeting_id,
        addressee=row.addressee_id,
        copy=row.copy_id,
        partnership=row.partnership_id,
    )
    return same.order_by("-number").first()


def _moment(at: dt.datetime | None) -> dt.datetime:
    """When something is or was published: now unless said, and never later than now."""
    now = timezone.now()
    if at and at > now:
        raise ValidationError({"at": _("This moment is still to come. Enter when it was published.")})
    return at or now


def _refuse_unwritten(kind: str, meeting_id: int | None) -> None:
    """Minutes become a paper when they are published, not while they are written; their decisions at once."""
    if kind == PaperKind.DECISION_NOTE:
        minutes = (
            Minutes.objects.select_related("meeting__committee__council").filter(meeting=meeting_id).first()
        )
        if minutes is None or not decision_note.decides(minutes):
            raise ValidationError(_("No decision that the public may read is recorded yet."))
    if kind not in MINUTES:
        return
    if not Minutes.objects.exclude(status=MinutesStatus.DRAFT).filter(meeting=meeting_id).exists():
        raise ValidationError(_("The minutes are still being written. Publish them as draft minutes first."))


def _working(row: Publication, about: subject.Subject, day: dt.date) -> dict:
    """The days of notice, for the audit log."""
    return {**working(about.meeting, day), "late": row.late_reason} if row.is_pack else {}
