"""Weekly messages of what waits: one for each address, the first of each kind shown to an officer before it goes."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from meetings import digest_lines, notifications, recommendation_policies
from meetings.digest_lines import Letter
from meetings.models import ChaseNotice, Digest, DigestApproval
from meetings.recommendation_enums import DigestKind, DigestState, Rung, TrackerEvent
from meetings.services import chasing, digest_contents
from scrutiny import audit
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.work import WorkItem

# Later than that the next week's messages are near enough.
MOST_DAYS_LATE = 3
TO_LOOK_AT = _("Messages to look at before they go out")


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week in which a day falls."""
    return day - dt.timedelta(days=day.weekday())


@transaction.atomic
def make(*, council: Council, day: dt.date) -> list[Digest]:
    """Write the messages of a week on the ladder's weekday, or up to three days later where no worker ran.

    Safe to run twice, and by two workers at once. Messages of kinds that an officer has looked at go out, others wait.
    Those of earlier weeks that still wait are dropped, for the new ones say it all. Returns what it made.
    """
    ladder, week = chasing.held_ladder(council), monday_of(day)
    is_late = day.weekday() - ladder.weekday
    if not 0 <= is_late <= MOST_DAYS_LATE or (ladder.made_week and ladder.made_week >= week):
        return []
    for overtaken in Digest.objects.filter(council=council, state=DigestState.WAITING, week__lt=week):
        _drop(overtaken, by=None)
    known = _kinds_known(council)
    made = []
    for letter in digest_contents.letters(ladder, day):
        digest = _write(letter, council, week, day)
        if known.issuperset(letter.kinds):
            _release(digest, by=None)
        made.append(digest)
    ladder.made_week = week
    ladder.save(update_fields=["made_week"])
    return made


@transaction.atomic
def send(*, digest: Digest, by: User) -> list[Digest]:
    """Let a message go out as it was shown, and with it every other that waits and shows no kind not seen by now.

    Later ones of its kinds wait no more. Returns what went out. Raises Refused, and ValidationError when it has gone
    out or was dropped meanwhile.
    """
    held = _held(digest, by=by)
    shown = digest_lines.kinds_in(held.body) | {DigestKind(held.kind)}
    going = [held, *_freed_by(held, shown)]
    _approve(held, shown, by=by)
    for one in going:
        _release(one, by=by)
    return going


@transaction.atomic
def drop(*, digest: Digest, by: User) -> Digest:
    """Leave a message unsent; the next first one of its kind waits again. Raises as `send`."""
    held = _held(digest, by=by)
    _drop(held, by=by)
    return held


def waiting(council: Council) -> list[Digest]:
    """Messages that an officer has yet to look at, the newest week first."""
    return list(Digest.objects.filter(council=council, state=DigestState.WAITING))


def work(user: User, council: Council) -> Iterable[WorkItem]:
    """The first messages of a kind, for officers to look at (one query; for the page "Your work")."""
    if council.pk not in user.grants.councils_with(Permission.SEND_RECOMMENDATION):
        return
    for digest in waiting(council):
        yield WorkItem(
            kind=TO_LOOK_AT,
            title=f"{digest.get_kind_display()}: {digest.to}",
            url=digest.get_absolute_url(),
            due=digest.week,
        )


def kinds_seen(council: Council) -> list[tuple[DigestKind, DigestApproval | None]]:
    """Each kind of message with who let its first go out, None while its first still waits."""
    seen = {row.kind: row for row in council.digest_approvals.select_related("approved_by")}
    return [(kind, seen.get(kind)) for kind in DigestKind]


def also_waiting(digest: Digest) -> int:
    """How many other messages go out with this one when an officer lets it go."""
    known = digest_lines.kinds_in(digest.body) | {DigestKind(kind) for kind in _kinds_known(digest.council)}
    others = Digest.objects.filter(council=digest.council, state=DigestState.WAITING).exclude(pk=digest.pk)
    return sum(digest_lines.kinds_in(one.body) <= known for one in others)


def _write(letter: Letter, council: Council, week: dt.date, day: dt.date) -> Digest:
    text = render_to_string(
        "meetings/digest/message.txt",
        {"letter": letter, "council": council, "day": day, "base_url": settings.BASE_URL},
    )
    subject, _newline, body = text.strip().partition("\n")
    digest = Digest.objects.create(
        council=council,
        kind=letter.kinds[0],
        to=letter.to,
        to_name=letter.name[:200],
        week=week,
        subject=" ".join(subject.split())[:200],
        body=body.strip() + "\n",
    )
    digest.notices.set(_notices_in(letter))
    return digest


def _notices_in(letter: Letter) -> list[ChaseNotice]:
    """The steps of the ladder that the message tells of."""
    asked = [line.addressee_id for line in letter.lines if line.kind == DigestKind.BODY]
    silent = [line.addressee_id for line in letter.lines if line.kind == DigestKind.COMMITTEE]
    notices = ChaseNotice.objects.all()
    return [
        *notices.filter(addressee__in=asked).exclude(rung=Rung.REPORTED),
        *notices.filter(addressee__in=silent, rung=Rung.REPORTED),
    ]


def _held(digest: Digest, *, by: User) -> Digest:
    recommendation_policies.check_chase(by, digest.council)
    held = Digest.objects.select_for_update(of=("self",)).select_related("council").get(pk=digest.pk)
    if not held.is_waiting:
        raise ValidationError(_("Somebody has decided on this message already. Look at the page again."))
    return held


def _approve(digest: Digest, kinds: Iterable[DigestKind], *, by: User) -> None:
    for kind in sorted(kinds):
        _approval, is_new = DigestApproval.objects.get_or_create(
            council=digest.council, kind=kind, defaults={"seen": digest, "approved_by": by}
        )
        if is_new:
            audit.record(
                TrackerEvent.DIGEST_APPROVED, by=by, subject=digest, council=digest.council, kind=str(kind)
            )


def _freed_by(digest: Digest, shown: set[DigestKind]) -> list[Digest]:
    """The others that nothing keeps any more once the kinds shown have been seen."""
    known = shown | {DigestKind(kind) for kind in _kinds_known(digest.council)}
    others = Digest.objects.filter(council=digest.council, state=DigestState.WAITING).exclude(pk=digest.pk)
    return [one for one in others.select_for_update(of=("self",)) if digest_lines.kinds_in(one.body) <= known]


def _kinds_known(council: Council) -> set[str]:
    return set(DigestApproval.objects.filter(council=council).values_list("kind", flat=True))


def _release(digest: Digest, *, by: User | None) -> None:
    digest.email = notifications.digest(digest)
    digest.state, digest.decided_by = DigestState.SENT, by
    digest.save(update_fields=["email", "state", "decided_by"])
    audit.record(TrackerEvent.DIGEST_SENT, by=by, subject=digest, council=digest.council, to=digest.to)


def _drop(digest: Digest, *, by: User | None) -> None:
    digest.state, digest.decided_by = DigestState.DROPPED, by
    digest.save(update_fields=["state", "decided_by"])
    audit.record(TrackerEvent.DIGEST_DROPPED, by=by, subject=digest, council=digest.council, to=digest.to)
