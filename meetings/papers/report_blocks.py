"""What the system prints in a section, as blocks of the markup, so that it is numbered and set like any paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from meetings.models import BackgroundPaper, ProposedRecommendation, Report
from meetings.papers.report_paper import AppendixLine
from scrutiny.markup import Block, ListBlock, ListKind, Paragraph, parse
from scrutiny.markup.blocks import Link, ListItem, Span, Text

AppendixLink = Callable[[AppendixLine], str]


def key_decision(report: Report) -> tuple[Block, ...]:
    """Yes or no and its ground, in one paragraph."""
    sentence = (
        _("Yes, this is a key decision.") if report.is_key_decision else _("No, this is not a key decision.")
    )
    return parse(f"{sentence} {report.key_decision_ground}".strip())


def recommendations(rows: Sequence[ProposedRecommendation], opening: str = "") -> tuple[Block, ...]:
    """Each recommendation as a numbered paragraph with its lettered parts under it.

    `opening` stands before those that begin with a verb: "The Committee is recommended to".
    """
    found: list[Block] = []
    for row in rows:
        if row.parent_id is None:
            found.append(Paragraph(_wording(row, opening if row.verb else "")))
            found.extend(lists_of(row, rows))
    return tuple(found)


def lists_of(row: ProposedRecommendation, rows: Sequence[ProposedRecommendation]) -> tuple[ListBlock, ...]:
    """The lettered parts of a recommendation, if it has some."""
    parts = tuple(ListItem(_wording(part)) for part in rows if part.parent_id == row.pk)
    return (ListBlock(ListKind.LETTER, 1, parts),) if parts else ()


def _wording(row: ProposedRecommendation, opening: str = "") -> tuple[Span, ...]:
    """The words, and the body they are for unless the words name it or lead in to parts."""
    words = f"{opening} {row.words}".strip()
    spans = spans_of(words)
    named = row.addressee.casefold() in words.casefold()
    if named or words.rstrip().endswith(":"):
        return spans
    return (*spans, Text(" " + _("(to be passed on to %(body)s)") % {"body": row.addressee}))


def spans_of(text: str) -> tuple[Span, ...]:
    """The words of a text that is one paragraph whatever was typed."""
    blocks = parse(" ".join(text.split()))
    first = blocks[0] if len(blocks) == 1 else None
    return first.spans if isinstance(first, Paragraph) else (Text(text),)


def plain(words: str) -> tuple[Span, ...]:
    """Words that hold no markup."""
    return (Text(words),)


def background_papers(report: Report, rows: Iterable[BackgroundPaper]) -> tuple[Block, ...]:
    """The list that Local Government Act 1972 s.100D asks for, or "None" when that was said on purpose."""
    listed = tuple(Paragraph(_background_paper(row)) for row in rows)
    if listed or not report.no_background_papers:
        return listed
    return (Paragraph((Text(_("None")),)),)


def _background_paper(row: BackgroundPaper) -> tuple[Span, ...]:
    if not row.location:
        return (Text(row.title),)
    if row.location.startswith(("https://", "http://")):
        return (Link((Text(row.title),), row.location),)
    return (Text(f"{row.title} ({row.location})"),)


def appendices(lines: Iterable[AppendixLine], link: AppendixLink | None) -> tuple[Block, ...]:
    """The list of appendices; `link` gives the address of one that may be read."""
    return tuple(Paragraph(_appendix(line, link)) for line in lines)


def _appendix(line: AppendixLine, link: AppendixLink | None) -> tuple[Span, ...]:
    name: Span = Text(line.label)
    if link is not None and line.is_shown:
        name = Link((name,), link(line))
    notes = [_not_for_publication(line)] if line.is_exempt else []
    notes += [] if line.is_ready else [_("to follow")]
    return (name, *(Text(f" ({note})") for note in notes))


def _not_for_publication(line: AppendixLine) -> str:
    """That an appendix is exempt, with the paragraph of the Schedule when it has one of its own."""
    if not line.paragraphs:
        return _("not for publication")
    return _("not for publication: %(paragraphs)s") % {"paragraphs": "; ".join(line.paragraphs)}
