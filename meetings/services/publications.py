"""Papers are built in the background, kept as they were built, and published as versions that never change."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, MinutesStatus, PaperKind
from meetings.models import Addressee, Meeting, Minutes, Publication
from meetings.papers import catalogue, subject
from meetings.services import agenda
from partnerships.models import Partnership
from scrutiny import audit, jobs
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import ClearDays, LastDay, clear_days, last_day_to_publish
from scrutiny.models import Council, Job, User
from scrutiny.pdf import checks
from scrutiny.pdf.paper import print_html
from scrutiny.pdf.render import Rendered

PACKS = (PaperKind.AGENDA_PACK, PaperKind.RESTRICTED_PACK)
MINUTES = (PaperKind.MINUTES, PaperKind.RESTRICTED_MINUTES)


@dataclass(frozen=True)
class Notice:
    """Whether papers published on a day give the notice that the council's law asks for, with the working."""

    last_day: LastDay
    given: ClearDays
    needed: int

    @property
    def is_late(self) -> bool:
        return not self.given.enough_for(self.needed)


def notice(meeting: Meeting, on: dt.date | None = None) -> Notice:
    """The notice given by publishing a meeting's papers on a day, today in London unless given.

    Local Government Act 1972 s.100A(6) and s.100B(3) (England), s.100BA (Wales); days are clear working days.
    """
    council = meeting.committee.council
    rule = {"nation": Nation(council.nation), "closures": council.closure_dates}
    return Notice(
        last_day=last_day_to_publish(meeting.date, notice_days=council.notice_days, **rule),
        given=clear_days(on or timezone.localdate(), meeting.date, **rule),
        needed=council.notice_days,
    )


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
    **about: int,
) -> Job:
    """Order a paper of a kind about a meeting_id=, an addressee_id= or a partnership_id=; a worker builds it.

    With `publish` it is published as soon as it is built; `at` says when that was, for papers of a meeting that is
    entered after it was held. Raises Refused, and ValidationError when an agenda would be late and no reason is given,
    or when `at` is to come.
    """
    policies.check_publish(by, council)
    _refuse_unwritten(kind, about.get("meeting_id"))
    moment = _moment(at)
    if kind in PACKS and not late_reason:
        meeting = Meeting.objects.select_related("committee__council").get(pk=about["meeting_id"])
        _refuse_late(notice(meeting, timezone.localdate(moment)))
    return jobs.start(
        "build-paper",
        by=by,
        council=council,
        paper=str(kind),
        publish=publish,
        late_reason=late_reason,
        day=day.isoformat() if day else None,
        at=at.isoformat() if at else None,
        about=about,
    )


def build(job: Job, progress: jobs.Progress) -> str:
    """Build the paper that a job orders and return the address of its page; run twice, it is built once."""
    done = Publication.objects.filter(job=job).first()
    publication = done or _build(job, progress)
    if job.arguments["publish"] and not publication.is_published:
        at = job.arguments.get("at")
        publish(publication=publication, by=job.started_by, at=dt.datetime.fromisoformat(at) if at else None)
    return publication.get_absolute_url()


@transaction.atomic
def publish(*, publication: Publication, by: User, at: dt.datetime | None = None) -> Publication:
    """Publish a built paper as the current version of its kind; the one before stays as it is and is superseded.

    An agenda pack freezes the numbers on the agenda. `at` is when it was published, for a meeting that is entered after
    it was held; notice is counted from that day. Raises Refused, and ValidationError when it is published already, when
    what it says has changed since it was built, when it is late and gives no reason, or when `at` is to come.
    """
    policies.check_publish_paper(by, publication)
    moment = _moment(at)
    row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if row.is_published:
        raise ValidationError(_("This version is published already."))
    _hold(row)
    about = _subject(row)
    if _has_changed(row, about):
        raise ValidationError(
            _("The agenda, a report or the record changed after this was built. Build it again.")
        )
    if row.kind in PACKS:
        if not row.late_reason:
            _refuse_late(notice(about.meeting, timezone.localdate(moment)))
        agenda.freeze(meeting=about.meeting, by=by, at=moment)
    row.supersedes = _current(row)
    row.published_at, row.published_by = moment, by
    row.save(update_fields=["supersedes", "published_at", "published_by"])
    audit.record(
        Event.PAPER_PUBLISHED,
        by=by,
        subject=row,
        council=row.council,
        sha256=row.sha256,
        **_working(row, about, timezone.localdate(moment)),
    )
    return row


@transaction.atomic
def note_reading(*, publication: Publication, by: User) -> None:
    """Keep who opened a restricted paper and when."""
    audit.record(Event.PAPER_READ, by=by, subject=publication, council=publication.council)


def _build(job: Job, progress: jobs.Progress) -> Publication:
    ordered = job.arguments
    progress.say(_("Reading the records"), done=1, of=4)
    day = dt.date.fromisoformat(ordered["day"]) if ordered["day"] else None
    about = subject.load(**ordered["about"], late_reason=ordered["late_reason"], day=day)
    paper_type = catalogue.BY_KIND[PaperKind(ordered["paper"])]
    composed = catalogue.compose(paper_type.kind, about)
    progress.say(_("Laying out the pages"), done=2, of=4)
    rendered = _rendered(composed)
    progress.say(_("Checking that everyone can read it"), done=3, of=4)
    faults = list(checks.problems(rendered.pdf))
    progress.say(_("Storing the file"), done=4, of=4)
    return _store(job, about, paper_type, composed, rendered, faults)


def _rendered(composed: catalogue.Composed) -> Rendered:
    return print_html(catalogue.document(composed), frame=composed.frame, images=catalogue.images(composed))


@transaction.atomic
def _store(job, about, paper_type, composed, rendered, faults) -> Publication:
    Council.objects.select_for_update().get(pk=about.council.pk)
    of_same = Publication.objects.filter(kind=paper_type.kind, **about.keys())
    publication = Publication(
        council=about.council,
        kind=paper_type.kind,
        audience=paper_type.audience,
        number=max(of_same.values_list("number", flat=True), default=0) + 1,
        title=f"{paper_type.name}: {composed.title}"[:300],
        sha256=rendered.sha256,
        pages=rendered.pages,
        size=len(rendered.pdf),
        html=composed.html,
        facts={
            "fingerprint": composed.fingerprint,
            "faults": faults,
            "unprintable": rendered.unprintable,
            "day": about.day.isoformat() if about.day else None,
            "appendices": catalogue.appendices(composed.paper),
            "pictures": [asdict(picture) for picture in catalogue.pictures(composed.paper)],
        },
        built_by=job.started_by,
        job=job,
        late_reason=about.late_reason,
        **about.keys(),
    )
    publication.file.save("paper.pdf", ContentFile(rendered.pdf), save=False)
    publication.full_clean()
    publication.save()
    audit.record(Event.PAPER_BUILT, by=job.started_by, subject=publication, council=about.council)
    return publication


def _subject(row: Publication) -> subject.Subject:
    day = row.facts.get("day")
    return subject.load(
        meeting_id=row.meeting_id,
        addressee_id=row.addressee_id,
        partnership_id=row.partnership_id,
        late_reason=row.late_reason,
        day=dt.date.fromisoformat(day) if day else None,
    )


def _hold(row: Publication) -> None:
    """Wait for who changes the agenda or publishes another version of the same paper just now."""
    keys = {Meeting: row.meeting_id, Addressee: row.addressee_id, Partnership: row.partnership_id}
    for model, key in keys.items():
        model._base_manager.select_for_update(of=("self",)).filter(pk=key).first()


def _has_changed(row: Publication, about: subject.Subject) -> bool:
    return catalogue.compose(row.kind, about).fingerprint != row.facts["fingerprint"]


def _current(row: Publication) -> Publication | None:
    same = Publication.objects.current().filter(
        kind=row.kind, meeting=row.meeting_id, addressee=row.addressee_id, partnership=row.partnership_id
    )
    return same.order_by("-number").first()


def _moment(at: dt.datetime | None) -> dt.datetime:
    """When something is or was published: now unless said, and never later than now."""
    now = timezone.now()
    if at and at > now:
        raise ValidationError({"at": _("This moment is still to come. Enter when it was published.")})
    return at or now


def _refuse_unwritten(kind: str, meeting_id: int | None) -> None:
    """Minutes become a paper when they are published, not while they are written."""
    if kind not in MINUTES:
        return
    if not Minutes.objects.exclude(status=MinutesStatus.DRAFT).filter(meeting=meeting_id).exists():
        raise ValidationError(_("The minutes are still being written. Publish them as draft minutes first."))


def _refuse_late(given: Notice) -> None:
    """Ask for the reason that the law wants when notice is short; nothing else is stopped by it."""
    if given.is_late:
        raise ValidationError(
            {
                "late_reason": _(
                    "These papers are too late for the law's %(needed)d clear working days: there are %(count)d left. "
                    "Give the special circumstances; they are printed on the agenda and minuted."
                )
                % {"needed": given.needed, "count": given.given.count}
            }
        )


def _working(row: Publication, about: subject.Subject, day: dt.date) -> dict:
    """The days counted from the day of publication, for the audit log."""
    if row.kind not in PACKS:
        return {}
    given = notice(about.meeting, day)
    skipped = {day.date.isoformat(): day.reason for day in given.given.skipped}
    return {
        "clear_days": given.given.count,
        "needed": given.needed,
        "skipped": skipped,
        "late": row.late_reason,
    }
