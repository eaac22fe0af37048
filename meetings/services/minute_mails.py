"""One mail to each person or body named in published minutes, with only what is theirs."""

from django.db import transaction
from django.utils import timezone

from meetings import minute_policies, notifications
from meetings.enums import Event, MinutesStatus
from meetings.minute_enums import ActionState
from meetings.models import Action, Addressee, Minutes
from meetings.notifications import Theirs
from partnerships.models import Person
from scrutiny import audit
from scrutiny.access.permissions import Permission
from scrutiny.models import User


@transaction.atomic
def send(*, minutes: Minutes, by: User, is_first: bool = False) -> int:
    """Mail everybody whom published minutes ask for something and who was not told yet; returns how many mails.

    The first time bodies also hear that a recommendation to them follows. The words of an action kept from the public
    are in no mail: an owner who may read exempt papers of the committee is told to look, others hear of it from an
    officer. Sent twice, nothing goes twice. Raises Refused; drafts tell nobody.
    """
    minute_policies.check_send_minute_mails(by, minutes)
    if minutes.status == MinutesStatus.DRAFT:
        return 0
    mails: dict[str, Theirs] = {}
    for action, is_kept in _untold(minutes):
        to, name = _address(action)
        if not to or (is_kept and not _may_read(action.owner, minutes)):
            continue
        theirs = mails.setdefault(to.lower(), Theirs(to, name, has_account=_has_account(action.owner)))
        (theirs.kept if is_kept else theirs.actions).append(action)
    for row in _asked(minutes) if is_first else ():
        to, name = row.contact_email, row.contact_name or row.name
        if to:
            mails.setdefault(to.lower(), Theirs(to, name)).asked.append(row)
    for theirs in mails.values():
        notifications.named_in_minutes(minutes, theirs)
    _mark_told(minutes, list(mails.values()), by=by)
    return len(mails)


def untold(minutes: Minutes) -> int:
    """How many open actions of minutes nobody was mailed about yet (one query)."""
    return Action.objects.filter(minute__minutes=minutes, told_at=None, state=ActionState.OPEN).count()


def _untold(minutes: Minutes) -> list[tuple[Action, bool]]:
    """The open actions that nobody was told of, each with whether it is kept from the public."""
    rows = Action.objects.filter(minute__minutes=minutes, told_at=None, state=ActionState.OPEN)
    locked = list(rows.select_for_update(of=("self",)).select_related("owner__user", "organisation"))
    kept = set(rows.kept().values_list("pk", flat=True))
    return [(row, row.pk in kept) for row in locked]


def _asked(minutes: Minutes) -> list[Addressee]:
    """The bodies with an address that open recommendations of the minutes name."""
    clauses = {"recommendation__resolution__minute__minutes": minutes}
    open_ones = {
        "recommendation__resolution__is_exempt": False,
        "recommendation__resolution__in_private": False,
        "recommendation__resolution__minute__is_exempt": False,
    }
    rows = Addressee.objects.filter(**clauses, **open_ones)
    return list(rows.select_related("organisation", "person__user", "recommendation"))


def _address(action: Action) -> tuple[str, str]:
    """Where the owner of an action gets mail, else the organisation; empty when neither has an address."""
    if action.owner:
        return action.owner.mail_address, str(action.owner)
    body = action.organisation
    return (body.contact_email, body.contact_name or body.name) if body else ("", "")


def _has_account(owner: Person | None) -> bool:
    return bool(owner and owner.user_id)


def _may_read(owner: Person | None, minutes: Minutes) -> bool:
    """Whether an owner signs in and may read exempt papers of the committee."""
    committee = minutes.meeting.committee
    return bool(
        owner
        and owner.user
        and owner.user.grants.allow(
            Permission.READ_RESTRICTED, council=committee.council_id, committee=committee.pk
        )
    )


def _mark_told(minutes: Minutes, mails: list[Theirs], *, by: User) -> None:
    told = [action.pk for theirs in mails for action in (*theirs.actions, *theirs.kept)]
    Action.objects.filter(pk__in=told).update(told_at=timezone.now())
    if mails:
        audit.record(
            Event.ACTIONS_SENT,
            by=by,
            subject=minutes,
            council=minutes.council,
            mails=len(mails),
            actions=len(told),
        )
