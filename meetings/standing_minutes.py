"""What the minute of a routine item says before anybody changes it: apologies, earlier minutes, noting, questions.

Pure: facts of the item and of the evening go in, narrative and clauses come out. The wording follows what councils
print; Local Government Act 1972 s.100A(4) for the exclusion of the public.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import interest_words
from meetings.enums import ItemKind
from meetings.interest_words import Declared


@dataclass(frozen=True)
class Facts:
    """What routine wording needs to know. Names of members come without "Councillor"; `as_table` says that the paper
    prints what was declared as a table under the text."""

    kind: str
    ref: str = ""
    withdrawn_reason: str = ""
    earlier_meetings: Sequence[str] = ()
    apologies: Sequence[str] = ()
    co_opted_apologies: Sequence[str] = ()
    other_apologies: Sequence[str] = ()
    declared: Sequence[Declared] = ()
    as_table: bool = False
    exempt_paragraphs: Sequence[str] = ()
    schedule_part: str = "1"


@dataclass(frozen=True)
class Wording:
    """Narrative and clauses of a minute."""

    narrative: str = ""
    clauses: tuple[str, ...] = ()


def wording(facts: Facts) -> Wording:
    """The standing text for an item; empty for one that was withdrawn and for business that is never the same twice."""
    if facts.withdrawn_reason:
        return Wording()  # what became of the item says so, with the reason
    write = _BY_KIND.get(facts.kind)
    return write(facts) if write else Wording()


def _apologies(facts: Facts) -> Wording:
    clauses = []
    if facts.apologies:
        clauses.append(
            ngettext(
                "An apology for absence from the meeting was received from Councillor %(names)s.",
                "Apologies for absence from the meeting were received from Councillors %(names)s.",
                len(facts.apologies),
            )
            % {"names": listed(facts.apologies)}
        )
    if facts.co_opted_apologies:
        clauses.append(
            ngettext(
                "An apology was received from the co-opted member %(names)s.",
                "Apologies were received from the co-opted members %(names)s.",
                len(facts.co_opted_apologies),
            )
            % {"names": listed(facts.co_opted_apologies)}
        )
    if facts.other_apologies:
        clauses.append(
            _("Apologies were also received from %(names)s.") % {"names": listed(facts.other_apologies)}
        )
    return Wording(clauses=tuple(clauses)) if clauses else Wording(_("There were no apologies for absence."))


def _earlier_minutes(facts: Facts) -> Wording:
    return Wording(clauses=(agreed_clause(facts.earlier_meetings),)) if facts.earlier_meetings else Wording()


def agreed_clause(dates: Sequence[str]) -> str:
    """The clause that agrees the minutes of one meeting or of several."""
    clause = ngettext(
        "That the minutes of the meeting held on %(dates)s be agreed and taken as a correct record and the Chair be "
        "authorised to sign them.",
        "That the minutes of the meetings held on %(dates)s be agreed and taken as a correct record and the Chair be "
        "authorised to sign them.",
        len(dates),
    )
    return clause % {"dates": listed(dates)}


def _interests(facts: Facts) -> Wording:
    if not facts.declared:
        return Wording(_("There were no declarations of interest."))
    if facts.as_table:
        return Wording(_("The following interests were declared."))
    return Wording("\n\n".join(map(interest_words.sentence, facts.declared)))


def _whips(facts: Facts) -> Wording:
    if not facts.declared:
        return Wording(_("There were no declarations of party whip."))
    if facts.as_table:
        return Wording(_("The following party whips were declared."))
    return Wording("\n\n".join(map(interest_words.sentence, facts.declared)))


def _exclusion(facts: Facts) -> Wording:
    if not facts.exempt_paragraphs:
        return Wording(_("There was no exempt business."))
    clause = ngettext(
        "That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the "
        "meeting because exempt information as described in paragraph %(paragraphs)s of Part %(part)s of "
        "Schedule 12A would be disclosed.",
        "That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the "
        "meeting because exempt information as described in paragraphs %(paragraphs)s of Part %(part)s of "
        "Schedule 12A would be disclosed.",
        len(facts.exempt_paragraphs),
    )
    return Wording(
        clauses=(clause % {"paragraphs": listed(facts.exempt_paragraphs), "part": facts.schedule_part},)
    )


def _progress_noted(facts: Facts) -> Wording:
    clause = _("That the report%(ref)s on the progress of the recommendations be noted.")
    return Wording(clauses=(clause % {"ref": _in_brackets(facts.ref)},))


def _report_noted(facts: Facts) -> Wording:
    return Wording(clauses=(_("That the report%(ref)s be noted.") % {"ref": _in_brackets(facts.ref)},))


def _in_brackets(ref: str) -> str:
    return f" ({_('Ref: %(ref)s') % {'ref': ref}})" if ref else ""


_BY_KIND: dict[str, Callable[[Facts], Wording]] = {
    ItemKind.APOLOGIES: _apologies,
    ItemKind.MINUTES: _earlier_minutes,
    ItemKind.INTERESTS: _interests,
    ItemKind.WHIP: _whips,
    ItemKind.URGENT: lambda facts: Wording(_("There was no urgent business.")),
    ItemKind.ANNOUNCEMENTS: lambda facts: Wording(clauses=(_("That the Chair's announcement be noted."),)),
    ItemKind.RECOMMENDATIONS_UPDATE: _progress_noted,
    ItemKind.REPORT: _report_noted,
    ItemKind.EXCLUSION: _exclusion,
    ItemKind.PUBLIC_QUESTIONS: lambda facts: Wording(_("There were no public questions.")),
}


def has_standing_text(kind: str) -> bool:
    """Whether an item of this kind is routine."""
    return kind in _BY_KIND


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
