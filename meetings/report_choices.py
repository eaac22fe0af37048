"""What a text of a report can refer to, quote or show, with the words to choose it by and the code to type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meetings.models import ReportPicture
from meetings.papers.report_paper import ReportPaper, SectionPaper
from meetings.report_rows import ReportRows
from scrutiny.markup import Anchors, Paragraph, PictureFacts, Reference, ReferenceKind, figures, text_of

FIRST_WORDS = 60


@dataclass(frozen=True)
class Choice:
    """One thing: `target` for the editor, `code` for who types, `words` as they print, `label` to choose it by."""

    target: str
    code: str
    words: str
    label: str


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices of one kind under their heading."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class PictureChoice:
    """A picture of the report, with where the page finds it."""

    key: str
    code: str
    label: str
    src: str


def reference_groups(paper: ReportPaper, rows: ReportRows, nodes: Sequence[Any]) -> tuple[ChoiceGroup, ...]:
    """Everything that a cross-reference can lead to; `nodes` are the items of the agenda with their numbers."""
    groups = (
        (_("Paragraphs of this report"), _paragraphs(paper, rows)),
        (_("Figures"), _figures(paper)),
        (_("Recommendations"), _recommendations(paper, rows)),
        (_("Appendices"), _appendices(paper)),
        (_("Other items of the agenda"), _items(nodes)),
    )
    found = (ChoiceGroup(heading, tuple(choices)) for heading, choices in groups)
    return tuple(group for group in found if group.choices)


def quotation_choices(paper: ReportPaper, rows: ReportRows) -> tuple[Choice, ...]:
    """The proposed recommendations whose words can be quoted in a box."""
    quoted = anchors_of(paper).quoted
    return tuple(
        Choice(
            str(row.pk),
            f"{{recommendation {row.pk}}}",
            quoted[str(row.pk)].label,
            f"{quoted[str(row.pk)].label}: {shortened(row.words)}",
        )
        for row in rows.recommendations
        if str(row.pk) in quoted
    )


def picture_choices(rows: ReportRows) -> tuple[PictureChoice, ...]:
    """The pictures that were uploaded to the report."""
    return tuple(
        PictureChoice(
            row.key, f"![{_('what it shows')}](picture:{row.key})", str(row), row.get_absolute_url()
        )
        for row in rows.pictures
    )


def editor_anchors(paper: ReportPaper, rows: ReportRows) -> Anchors:
    """What references and pictures look like in the editor: those that are not shown in a text yet, too."""
    anchors = anchors_of(paper)
    pictures = {row.key: _facts(row) for row in rows.pictures}
    return Anchors(referred=anchors.referred, quoted=anchors.quoted, pictures=pictures)


def anchors_of(paper: ReportPaper) -> Anchors:
    """What the references of a paper stand for: the same in all of its sections."""
    return next((section.anchors for section in paper.sections), Anchors())


def shortened(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= FIRST_WORDS else f"{line[:FIRST_WORDS].rsplit(' ', 1)[0]} …"


def _facts(row: ReportPicture) -> PictureFacts:
    return PictureFacts(row.get_absolute_url(), row.width, row.height, "")


def _paragraphs(paper: ReportPaper, rows: ReportRows) -> Iterator[Choice]:
    keys = {row.pk: row.paragraph_keys for row in rows.sections}
    for section in paper.sections:
        for key, number, words in zip(keys[section.id], section.numbers, _words(section), strict=False):
            if number:
                yield _choice(ReferenceKind.PARAGRAPH, key, number, f"{number} {words}")


def _words(section: SectionPaper) -> Iterable[str]:
    numbered = (block for block in section.blocks if isinstance(block, Paragraph) and block.numbered)
    return (shortened(text_of([block])) for block in numbered)


def _figures(paper: ReportPaper) -> Iterator[Choice]:
    referred = anchors_of(paper).referred
    for figure in (one for section in paper.sections for one in figures(section.blocks)):
        found = referred.get(Reference(ReferenceKind.FIGURE, figure.picture))
        if found:
            label = _("Figure %(number)s %(words)s") % {
                "number": found.words,
                "words": shortened(text_of([figure]).partition("\n")[0]),
            }
            yield _choice(ReferenceKind.FIGURE, figure.picture, found.words, label)


def _recommendations(paper: ReportPaper, rows: ReportRows) -> Iterator[Choice]:
    referred = anchors_of(paper).referred
    for row in rows.recommendations:
        found = referred.get(Reference(ReferenceKind.RECOMMENDATION, str(row.pk)))
        if found and found.words:
            label = f"{found.words} {shortened(row.words)}"
            yield _choice(ReferenceKind.RECOMMENDATION, str(row.pk), found.words, label)


def _appendices(paper: ReportPaper) -> Iterator[Choice]:
    return (_choice(ReferenceKind.APPENDIX, str(line.id), line.mark, line.label) for line in paper.appendices)


def _items(nodes: Sequence[Any]) -> Iterator[Choice]:
    for node in nodes:
        if node.label:
            label = f"{node.label} {node.item.title}"
            yield _choice(ReferenceKind.ITEM, str(node.item.pk), node.label, label)


def _choice(kind: ReferenceKind, target: str, words: str, label: str) -> Choice:
    return Choice(f"{kind}:{target}", f"{{{kind} {target}}}", words, label)
