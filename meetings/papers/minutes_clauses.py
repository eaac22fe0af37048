"""The clauses of a decision as minutes print them: marked in the committee's manner, and who settled their wording."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import ClauseStyle
from meetings.models import Committee, Minute, Resolution
from scrutiny import numbering
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Clause:
    """One clause of a decision; the label is empty when it stands alone. `pk` is the resolution's.

    `word` stands before this clause alone; `notes` tell to whom its final wording was left (`is_waiting` while
    it is) and who settled it. A clause kept from the audience (`is_withheld`) keeps its place, so that the others keep
    their labels.
    """

    label: str
    text: str
    movers: str
    vote: str
    pk: int
    recommendation: str
    place: int = 1
    style: str = ClauseStyle.ROMAN
    word: str = ""
    notes: tuple[str, ...] = ()
    is_waiting: bool = False
    is_kept: bool = False
    is_withheld: bool = False


def printed(entry: Minute, audience: Audience) -> tuple[Clause, ...]:
    """The clauses of a minute for an audience, in order (no query when they were read along with the minutes)."""
    committee = entry.minutes.meeting.committee
    rows = list(entry.resolutions.all())
    is_marked = len(rows) > 1 or committee.marks_single_clause
    return tuple(_clause(row, place, committee, audience, is_marked) for place, row in enumerate(rows, 1))


def label(place: int, style: str) -> str:
    """How the clause at a place (1 is the first) is marked: "(i)", "(a)" or "1."."""
    if style == ClauseStyle.LETTER:
        return f"({numbering.letters(place)})"
    return f"{place}." if style == ClauseStyle.NUMBER else numbering.clause(place)


def _clause(row: Resolution, place: int, committee: Committee, audience: Audience, is_marked: bool) -> Clause:
    style = committee.clause_style
    mark = label(place, style) if is_marked else ""
    is_kept = row.is_exempt or row.in_private
    if not visibility.may_see_kept(is_kept, audience):
        withheld = _("This clause is not for publication.")
        return Clause(mark, withheld, "", "", row.pk, "", place, style, is_kept=True, is_withheld=True)
    made = getattr(row, "recommendation", None)
    return Clause(
        label=mark,
        text=row.text,
        movers=_movers(row),
        vote=row.vote,
        pk=row.pk,
        recommendation=made.reference if made else "",
        place=place,
        style=style,
        word=row.word,
        notes=tuple(_notes(row)),
        is_waiting=bool(row.delegated_to and not row.settled_at),
        is_kept=is_kept,
    )


def _movers(row: Resolution) -> str:
    words = {"mover": row.mover, "seconder": row.seconder}
    if row.mover and row.seconder:
        return _("Moved by %(mover)s, seconded by %(seconder)s.") % words
    return _("Moved by %(mover)s.") % words if row.mover else ""


def _notes(row: Resolution) -> Iterator[str]:
    if row.settled_at:
        words = {"who": row.settled_by, "date": uk_date(row.settled_at), "text": row.text_before_settling}
        yield _("Final wording settled by %(who)s on %(date)s.") % words
        if row.text_before_settling != row.text:
            yield _("At the meeting: “%(text)s”") % words
    elif row.delegated_to:
        yield _("The final wording was left to %(who)s.") % {"who": row.delegated_to}
