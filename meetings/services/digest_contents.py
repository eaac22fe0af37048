"""Whom a council writes to this week, and what of: bodies, committee officers and chairs."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _

from meetings import digest_lines
from meetings.digest_lines import Letter, Line
from meetings.enums import AddresseeStatus, Office, SendingMeans
from meetings.models import Addressee, ChaseLadder, ChaseNotice, CommitteeMembership, Digest
from meetings.models.recommendation import UNANSWERED
from meetings.recommendation_enums import DigestKind, DigestState, Rung
from meetings.services import chasing
from scrutiny.access.grants import load
from scrutiny.access.permissions import Permission
from scrutiny.access.roles import BY_SLUG
from scrutiny.models import CouncilRole, User
from scrutiny.templatetags.british import uk_date

Told = tuple[str, str, Line]


def letters(ladder: ChaseLadder, day: dt.date) -> list[Letter]:
    """One for each address to which there is something to say on a day; someone who is two things gets one."""
    found = [*_to_officers(ladder, day), *_to_chairs(ladder, day)]
    if ladder.is_on:
        found = [*_to_bodies(ladder, day), *found]
    return list(digest_lines.gathered(found))


def _to_bodies(ladder: ChaseLadder, day: dt.date) -> Iterator[Told]:
    opened = _OwnPages(day)
    last = day + max(dt.timedelta(days=ladder.before_days), digest_lines.WEEK - dt.timedelta(days=1))
    waited = chasing.open_addressees(ladder.council).filter(status__in=UNANSWERED, due_on__lte=last)
    for row in waited.order_by("due_on", "pk"):
        heading, state = digest_lines.heading_of(row.due_on, day), digest_lines.state_of(row.due_on, day)
        opens = opened.by(row)
        yield (
            _address_of(row),
            row.contact_name or row.name,
            digest_lines.line(row, DigestKind.BODY, heading, state, opens=opens),
        )
    for row in chasing.wanting_progress(ladder, day).order_by("last_news", "pk"):
        state = _("the last news is of %(day)s") % {"day": uk_date(row.last_news)}
        opens = opened.by(row)
        told = digest_lines.line(row, DigestKind.BODY, digest_lines.PROGRESS, state, opens=opens)
        yield _address_of(row), row.contact_name or row.name, told


def _to_officers(ladder: ChaseLadder, day: dt.date) -> Iterator[Told]:
    lines = list(_waiting_for_officers(ladder, day))
    for user in _officers(ladder, day):
        for one in lines:
            yield user.email, str(user), one


def _waiting_for_officers(ladder: ChaseLadder, day: dt.date) -> Iterator[Line]:
    rows = chasing.open_addressees(ladder.council)
    for row in rows.filter(status__in=UNANSWERED, due_on__lt=day).order_by("due_on", "pk"):
        state = digest_lines.state_of(row.due_on, day)
        if not _address_of(row):
            state = _("%(state)s; no email address is known, so nobody is asked") % {"state": state}
        yield digest_lines.line(row, DigestKind.OFFICER, digest_lines.LATE_ANSWERS, state)
    for row in rows.filter(status=AddresseeStatus.GIVEN):
        state = _("the answer is given and does not count yet")
        yield digest_lines.line(row, DigestKind.OFFICER, digest_lines.TO_LOOK_AT, state)
    for row in chasing.unsent_addressees(ladder.council):
        state = _("made on %(day)s, not sent") % {"day": uk_date(row.recommendation.made_on)}
        yield digest_lines.line(row, DigestKind.OFFICER, digest_lines.TO_SEND, state)


def _officers(ladder: ChaseLadder, day: dt.date) -> list[User]:
    """Who sends recommendations for the council on a day and can sign in."""
    slugs = [slug for slug, role in BY_SLUG.items() if Permission.SEND_RECOMMENDATION in role.permissions]
    roles = CouncilRole.objects.on(day).filter(council=ladder.council, role__in=slugs, user__is_active=True)
    return list({role.user_id: role.user for role in roles.select_related("user")}.values())


def _to_chairs(ladder: ChaseLadder, day: dt.date) -> Iterator[Told]:
    """What was reported as silent and no message to the chair has told yet."""
    steps = ChaseNotice.objects.filter(
        rung=Rung.REPORTED, addressee__status=AddresseeStatus.SILENT, for_date=F("addressee__due_on")
    )
    # One that was overtaken before anybody looked at it has told nothing.
    told_already = Q(state=DigestState.SENT) | Q(state=DigestState.DROPPED, decided_by__isnull=False)
    steps = steps.exclude(digests__in=Digest.objects.filter(told_already))
    silent = chasing.open_addressees(ladder.council).filter(pk__in=steps.values("addressee"))
    chairs = _chairs(ladder, day)
    for row in silent.order_by("due_on", "pk"):
        chair = chairs.get(row.recommendation.committee_id)
        if chair:
            state = digest_lines.state_of(row.due_on, day)
            told = digest_lines.line(row, DigestKind.COMMITTEE, digest_lines.SILENT, state)
            yield chair.mail_address, str(chair), told


def _chairs(ladder: ChaseLadder, day: dt.date) -> dict:
    seats = CommitteeMembership.objects.on(day).filter(committee__council=ladder.council, office=Office.CHAIR)
    return {seat.committee_id: seat.person for seat in seats.select_related("person__user")}


def _address_of(addressee: Addressee) -> str:
    """Where its contact gets mail: as the register says today, else where the recommendation itself went by email."""
    by_email = addressee.sent_by == SendingMeans.EMAIL
    return addressee.contact_email or (addressee.sent_to if by_email else "")


class _OwnPages:
    """Which bodies' contacts have an account that answers for the body, so that their line leads to its page."""

    def __init__(self, day: dt.date):
        self.day = day
        self.answered_for: dict[str, set[int]] = {}

    def by(self, addressee: Addressee) -> bool:
        return addressee.organisation_id in self._bodies_of(_address_of(addressee).strip().lower())

    def _bodies_of(self, address: str) -> set[int]:
        if address not in self.answered_for:
            user = User.objects.filter(email__iexact=address, is_active=True).first() if address else None
            held = load(user, self.day) if user else None
            self.answered_for[address] = (
                held.organisations_with(Permission.ANSWER_RECOMMENDATION) if held else set()
            )
        return self.answered_for[address]
