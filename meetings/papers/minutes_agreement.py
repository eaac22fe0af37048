"""What minutes print of their agreement: by whom, with which corrections, and their signing.

A correction is kept from the public with what it corrects: one of an exempt minute always, and one of a minute of
which a part is kept, unless the words that it replaces stand in the open part.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings import agreement_words, minute_rows, visibility
from meetings.enums import Audience, MinutesStatus
from meetings.models import AgreedCorrection, Minute, Minutes
from scrutiny.json_rows import link
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Signing:
    """The signing of agreed minutes as a record: who, in what office, when, and which file by its hash."""

    name: str
    office: str
    day: str
    sha256: str
    note: str
    publication: int | None


def agreed(minutes: Minutes) -> str:
    """The sentence that says by whom and when the minutes were agreed; "" before."""
    if minutes.agreed_on is None:
        return ""
    words = {"date": uk_date(minutes.agreed_on)}
    if minutes.agreed_at_meeting:
        words["body"] = minutes.agreed_at_meeting.body_name
        return _("Agreed as a correct record at the meeting of the %(body)s on %(date)s.") % words
    if minutes.agreed_by_body:
        words["body"] = agreement_words.without_article(minutes.agreed_by_body)
        return _("Agreed as a correct record by the %(body)s on %(date)s.") % words
    return _("Agreed as a correct record on %(date)s.") % words


def corrections(
    minutes: Minutes, audience: Audience, entries: Iterable[Minute] | None = None
) -> tuple[str, ...]:
    """The corrections with which they were agreed, a sentence each (one query once they are agreed, else none).

    `entries` when they were read already, by meetings.minute_rows; else they are read (one query more).
    """
    if minutes.status != MinutesStatus.AGREED:
        return ()
    rows = list(minutes.agreed_corrections.all())
    if entries is None:
        entries = minute_rows.entries_of(minutes) if rows else ()
    known = {entry.pk: entry for entry in entries}
    for row in rows:
        link(row, "minute", known)
    return tuple(_sentence(row, row.minute, audience) for row in rows)


def signing(minutes: Minutes) -> Signing | None:
    """The record of their signing (no query when it was selected along)."""
    row = getattr(minutes, "signing", None) if minutes.status == MinutesStatus.AGREED else None
    if row is None:
        return None
    return Signing(row.name, row.office, uk_date(row.signed_on), row.sha256, row.note, row.publication_id)


def _sentence(row: AgreedCorrection, minute: Minute | None, audience: Audience) -> str:
    number = minute.number if minute else ""
    if not visibility.may_see_kept(_is_kept(row, minute), audience):
        return agreement_words.withheld(number)
    label = agreement_words.minute_label(number)
    return agreement_words.correction(minute=label, place=row.place, was=row.was, now=row.now)


def _is_kept(row: AgreedCorrection, minute: Minute | None) -> bool:
    if minute is None:
        return False
    if minute.is_exempt or minute.in_private:
        return True
    return _has_kept(minute) and not _stands_in_the_open(row.was, minute)


def _has_kept(minute: Minute) -> bool:
    rows = (*minute.parts.all(), *minute.motions.all(), *minute.resolutions.all())
    return any(row.is_exempt or row.in_private for row in rows)


def _stands_in_the_open(words: str, minute: Minute) -> bool:
    texts = [minute.title, minute.narrative]
    texts += [text for part in minute.parts.all() if not part.is_kept for text in (part.text, part.answer)]
    texts += [row.text for row in minute.resolutions.all() if not (row.is_exempt or row.in_private)]
    wanted = _plain(words)
    return bool(wanted) and any(wanted in _plain(text) for text in texts)


def _plain(text: str) -> str:
    return " ".join(text.split())
