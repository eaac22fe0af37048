"""Links by which a body answers without an account: hashed, for one purpose, for a time, for one browser.

Of a key only its hash is stored; the key itself stands once, in the mail. Whatever is wrong with a link, the answer
is the same (LinkRefused), so that nobody learns from it which links there are.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import link_purposes, notifications, recommendation_policies
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, AnswerLink
from meetings.models.addressee import hash_of, new_key
from meetings.recommendation_enums import LinkPurpose, TrackerEvent
from scrutiny import audit
from scrutiny.models import User

DAYS_AFTER_DUE = 60
LEAST_DAYS = 30
NO_NEED = {
    LinkPurpose.ANSWER: _("No answer is awaited from this body now, so it needs no link."),
    LinkPurpose.PROGRESS: _("No progress is awaited from this body now, so it needs no link."),
}


class LinkRefused(Exception):
    """The link cannot be used here; why is told to nobody."""


@transaction.atomic
def make(
    *, addressee: Addressee, by: User, purpose: str = LinkPurpose.ANSWER, to: str = ""
) -> tuple[AnswerLink, str]:
    """Make a link for one addressee and purpose, and return it with its key, which is kept nowhere.

    A link that is still open for the same is revoked. Open for 60 days after the answer is due, and for at least 30
    days. Raises Refused, and ValidationError before the recommendation was sent or without an email address.
    """
    recommendation_policies.check_make_answer_link(by, addressee)
    address = to or addressee.contact_email
    if not address:
        raise ValidationError({"to": _("Enter the email address that the link goes to.")})
    if addressee.due_on is None:
        raise ValidationError(_("Send the recommendation first. Then a link to answer it can be sent."))
    # Held, so that of two officers at once the second revokes what the first made.
    Addressee.objects.select_for_update(of=("self",)).get(pk=addressee.pk)
    _revoke_open(addressee, purpose, by=by)
    key = new_key()
    link = AnswerLink(
        addressee=addressee,
        purpose=purpose,
        key_hash=hash_of(key),
        sent_to=address,
        made_by=by,
        expires_at=_expiry(addressee.due_on),
    )
    link.full_clean()
    link.save()
    detail = {"to": address, "open_until": timezone.localtime(link.expires_at).date().isoformat()}
    audit.record(TrackerEvent.LINK_MADE, by=by, subject=addressee, council=addressee.council, **detail)
    return link, key


@transaction.atomic
def send(
    *, addressee: Addressee, by: User, purpose: str = LinkPurpose.ANSWER, to: str = "", note: str = ""
) -> AnswerLink:
    """Make a link and mail it; `note` is what the officer asks for when an answer is sent back. Raises as `make`."""
    if purpose != link_purposes.of(addressee):
        raise ValidationError(NO_NEED[LinkPurpose(purpose)])
    link, key = make(addressee=addressee, by=by, purpose=purpose, to=to)
    if purpose == LinkPurpose.PROGRESS:
        notifications.progress_link(link, key)
    else:
        notifications.answer_link(link, key, note=note)
    return link


@transaction.atomic
def revoke(*, link: AnswerLink, by: User) -> AnswerLink:
    """Close a link at once. Raises Refused, and ValidationError when it is closed already."""
    recommendation_policies.check_make_answer_link(by, link.addressee)
    held = AnswerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if held.revoked_at or held.used_at:
        raise ValidationError(_("This link cannot be used any more."))
    _revoke(held, by=by)
    return held


def find(key: str) -> AnswerLink:
    """The open link of a key, which no browser or this one has opened. Raises LinkRefused for anything else.

    It is looked for by the hash of the whole key, so that a key that is nearly right takes as long as any other.
    """
    link = _rows().filter(key_hash=hash_of(key)).first()
    if link is None or not _is_open(link):
        raise LinkRefused
    return link


@transaction.atomic
def bind(*, key: str) -> tuple[AnswerLink, str]:
    """Give the link to the browser that opens it, and return it with that browser's own key for its cookie.

    Raises LinkRefused when it is not open, or another browser was first.
    """
    link = find(key)
    held = AnswerLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if held.bound_hash or not held.is_live:
        raise LinkRefused
    browser_key = new_key()
    link.bound_hash, link.bound_at = hash_of(browser_key), timezone.now()
    link.save(update_fields=["bound_hash", "bound_at"])
    audit.record(
        TrackerEvent.LINK_BOUND,
        by=LinkHolder(link, ""),
        subject=link.addressee,
        council=link.addressee.council,
    )
    return link, browser_key


def held_by(*, pk: int, browser_key: str, purpose: str = LinkPurpose.ANSWER) -> AnswerLink:
    """The open link that a browser holds for a purpose.

    Raises LinkRefused for another browser or purpose, and once it is used or closed.
    """
    link = _rows().filter(pk=pk, purpose=purpose).first()
    if link is None or not _is_open(link) or not link.is_bound_to(browser_key):
        raise LinkRefused
    return link


def keep_open(addressee: Addressee) -> None:
    """Keep the open links of a body as long after a later due date as they were after the earlier one."""
    if addressee.due_on is None:
        return
    until = _expiry(addressee.due_on)
    waiting = addressee.links.filter(
        revoked_at__isnull=True, used_at__isnull=True, expires_at__gt=timezone.now()
    )
    waiting.filter(expires_at__lt=until).update(expires_at=until)


def use_up(link: AnswerLink) -> None:
    """Close a link whose one purpose is done; whoever calls has given the answer or report in the same transaction."""
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])


def _rows():
    return AnswerLink.objects.select_related(
        "addressee__organisation",
        "addressee__person__user",
        "addressee__recommendation__committee__council",
        "addressee__recommendation__priority",
        "addressee__recommendation__resolution__minute__minutes__meeting__committee",
    )


def _is_open(link: AnswerLink) -> bool:
    """Whether it can be used: alive, and what it is for is awaited (no answer is once the body's account gave it)."""
    return link.is_live and link.purpose == link_purposes.of(link.addressee)


def _revoke_open(addressee: Addressee, purpose: str, *, by: User) -> None:
    for link in addressee.links.filter(purpose=purpose, revoked_at__isnull=True, used_at__isnull=True):
        _revoke(link, by=by)


def _revoke(link: AnswerLink, *, by: User) -> None:
    link.revoked_at, link.revoked_by = timezone.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])
    audit.record(
        TrackerEvent.LINK_REVOKED,
        by=by,
        subject=link.addressee,
        council=link.addressee.council,
        sent_to=link.sent_to,
    )


def _expiry(due: dt.date) -> dt.datetime:
    """The end of the last day on which the link is open."""
    least = timezone.localdate() + dt.timedelta(days=LEAST_DAYS)
    last = max(due + dt.timedelta(days=DAYS_AFTER_DUE), least)
    return timezone.make_aware(dt.datetime.combine(last, dt.time(23, 59, 59)))
