"""Words of exempt parts that an officer finds fit to be public: a name that everybody knows, a phrase by chance."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import AllowedWords, Meeting
from scrutiny import audit
from scrutiny.models import User


@transaction.atomic
def allow(*, meeting: Meeting, words: str, reason: str, by: User) -> AllowedWords:
    """Say of words that they may be public, and why; what says them is no longer stopped for them.

    The log names the row alone: neither the words nor the reason, which may quote them. Raises Refused, and
    ValidationError when a reason is missing, when the words are allowed already, or when they are too long.
    """
    policies.check_allow_words(by, meeting)
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    words, reason = " ".join(words.split()), reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why these words may be public.")})
    if len(words) > AllowedWords._meta.get_field("words").max_length:
        raise ValidationError(
            _(
                "A passage of this length is no coincidence. If it may be public, open the part that it comes from."
            )
        )
    row = AllowedWords(meeting=meeting, words=words, reason=reason, allowed_by=by)
    row.full_clean()
    row.save()
    audit.record(Event.PAPER_WORDS_ALLOWED, by=by, subject=meeting, council=meeting.council, row=row.pk)
    return row


@transaction.atomic
def forbid(*, row: AllowedWords, by: User) -> None:
    """Take back that words may be public: papers that are not published are stopped for them again. Raises Refused."""
    policies.check_allow_words(by, row.meeting)
    key, (count, _by_model) = row.pk, AllowedWords.objects.filter(pk=row.pk).delete()
    if count:
        audit.record(
            Event.PAPER_WORDS_FORBIDDEN, by=by, subject=row.meeting, council=row.meeting.council, row=key
        )
