"""What minutes print of the exclusion of press and public: the resolution, its grounds, and their return.

Local Government Act 1972 s.100A(4)-(5) and s.100C(1)-(2): the resolution names the business and the description of the
exempt information, and is itself for everybody, as is the summary of what was done in private.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import ExclusionOutcome, PartKind
from meetings.models import Exclusion, Minute, MinutePart
from meetings.standing_minutes import listed
from scrutiny.models.council import Nation
from scrutiny.templatetags.british import uk_time


def sentences(entry: Minute, audience: Audience) -> tuple[str, ...]:
    """What was decided under an item about excluding the public while it stayed (no query when read along)."""
    stayed = [row for row in entry.exclusions.all() if row.began_id is None]
    return tuple(line for row in stayed for line in lines(row, audience))


def happened(part: MinutePart, entry: Minute, audience: Audience) -> str:
    """The sentences of a part by which the public left or came back, or the stream stopped; "" for other parts."""
    words = {"time": uk_time(part.at)}
    if part.kind == PartKind.EXCLUDED:
        row = next((one for one in entry.exclusions.all() if one.began_id == part.pk), None)
        told = lines(row, audience) if row else (_("Press and public were excluded."),)
        time = _("They left at %(time)s.") % words if part.at else ""
        return " ".join(text for text in (*told, time) if text)
    sentence = _AT[part.kind]() if part.at and part.kind in _AT else _WITHOUT.get(part.kind, str)()
    return sentence % words if sentence else ""


def summary(entry: Minute) -> str:
    """The summary of what is kept of a minute, "" where nothing is: s.100C(2) (no query when read along)."""
    return entry.summary.strip() if is_partly_kept(entry) else ""


def is_partly_kept(entry: Minute) -> bool:
    """Whether an entry or anything in it is kept from the public (no query when read along)."""
    rows = (*entry.parts.all(), *entry.motions.all(), *entry.resolutions.all())
    return entry.is_exempt or entry.in_private or any(row.is_exempt or row.in_private for row in rows)


def notice(entry: Minute) -> tuple[str, ...]:
    """The description of the exempt information of an entry that is kept: its item's, else that of its exclusion."""
    item = entry.item
    if item and item.exempt_paragraphs:
        return visibility.descriptions(item.exempt_paragraphs)
    grounds = {number for row in entry.exclusions.all() if row.began_id for number in row.paragraphs}
    return visibility.descriptions(grounds)


def lines(row: Exclusion, audience: Audience) -> Iterator[str]:
    """The sentences of one decision about excluding the public, as an audience may read them."""
    words = {"business": _business(row), "grounds": _grounds(row.paragraphs, row), "word": _word(row)}
    if row.outcome == ExclusionOutcome.EXCLUDED:
        yield from _excluded(row, words)
    elif row.outcome == ExclusionOutcome.NOT_EXCLUDED:
        yield _("%(word)s That the press and public be not excluded for %(business)s.") % words
    else:
        yield _proposed(row) % words
    if row.public_interest_reason.strip() and visibility.may_see_kept(True, audience):
        yield _("Why the public interest is in keeping it exempt: %(reason)s") % {
            "reason": row.public_interest_reason.strip()
        }


def _excluded(row: Exclusion, words: dict[str, str]) -> Iterator[str]:
    yield (
        _(
            "%(word)s That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded "
            "from the meeting for %(business)s, because exempt information%(grounds)s would be disclosed, and in all "
            "the circumstances of the case the public interest in maintaining the exemption outweighs the public "
            "interest in disclosing the information."
        )
        % words
    )
    if row.proposed_paragraphs and set(row.proposed_paragraphs) != set(row.paragraphs):
        proposed = _numbers(row.proposed_paragraphs)
        yield _("It had been proposed on %(paragraphs)s.") % {"paragraphs": proposed}


def _proposed(row: Exclusion) -> str:
    """The sentence of a proposal that came to nothing; its paragraphs are those that were proposed."""
    on = _numbers(row.proposed_paragraphs or row.paragraphs)
    named = _(" on %(paragraphs)s") % {"paragraphs": on} if on else ""
    if row.outcome == ExclusionOutcome.LOST:
        sentence = _(
            "A motion to exclude the press and public for %(business)s{on} was lost, and they stayed."
        )
    else:
        sentence = _(
            "It had been proposed to exclude the press and public for %(business)s{on}. This was not needed, and they "
            "stayed."
        )
    return sentence.replace("{on}", named)


def _business(row: Exclusion) -> str:
    """The items by number and title, or the proceedings in words."""
    items = [
        _("item %(label)s, “%(title)s”") % {"label": item.label, "title": item.title}
        if item.label
        else f"“{item.title}”"
        for item in row.items.all()
    ]
    if items and row.proceedings:
        return _("%(items)s (%(proceedings)s)") % {
            "items": listed(items),
            "proceedings": row.proceedings.strip().rstrip("."),
        }
    return listed(items) or row.proceedings.strip().rstrip(".") or _("the business that followed")


def _grounds(paragraphs: list[str], row: Exclusion) -> str:
    if not paragraphs:
        return ""
    part = "4" if row.council.nation == Nation.WALES else "1"
    words = {"paragraphs": _numbers(paragraphs), "part": part, "told": _told(paragraphs)}
    return (
        _(" as described in %(paragraphs)s of Part %(part)s of Schedule 12A to that Act (%(told)s)") % words
    )


def _told(paragraphs: Iterable[str]) -> str:
    """The descriptions of paragraphs without their numbers: "information relating to any individual"."""
    told = (line.split(": ", 1)[1] for line in visibility.descriptions(paragraphs))
    return "; ".join(text[:1].lower() + text[1:] for text in told)


def _numbers(paragraphs: list[str]) -> str:
    if not paragraphs:
        return ""
    named = ngettext("paragraph %(numbers)s", "paragraphs %(numbers)s", len(paragraphs))
    return named % {"numbers": listed(paragraphs)}


def _word(row: Exclusion) -> str:
    word = row.minute.decision_word or row.minute.minutes.meeting.committee.decision_word
    return f"{word}:" if word[-1:].isalnum() else word


_AT = {
    PartKind.READMITTED: lambda: _("Press and public came back at %(time)s."),
    PartKind.STREAM_STOPPED: lambda: _("The public stream was stopped at %(time)s."),
    PartKind.STREAM_STARTED: lambda: _("The public stream was started again at %(time)s."),
}
_WITHOUT = {
    PartKind.READMITTED: lambda: _("Press and public came back."),
    PartKind.STREAM_STOPPED: lambda: _("The public stream was stopped."),
    PartKind.STREAM_STARTED: lambda: _("The public stream was started again."),
}
