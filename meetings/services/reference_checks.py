"""What is looked at in the cross-references and figures of a report: what they lead to must be there."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetings.number_mentions import items_named, paragraphs_named
from meetings.services.report_reading import Finding, Passage, Reading
from scrutiny.markup import ReferenceKind, figures, references

LOST: dict[ReferenceKind, str | Promise] = {
    ReferenceKind.PARAGRAPH: gettext_lazy("A cross-reference leads to a paragraph that is gone."),
    ReferenceKind.ITEM: gettext_lazy("A cross-reference leads to an agenda item that is gone."),
    ReferenceKind.APPENDIX: gettext_lazy("A cross-reference leads to an appendix that is gone."),
    ReferenceKind.RECOMMENDATION: gettext_lazy("The text quotes or refers to a recommendation that is gone."),
    ReferenceKind.FIGURE: gettext_lazy("A cross-reference leads to a figure that is gone."),
}


def findings(reading: Reading) -> Iterator[Finding]:
    """Lost cross-references, typed numbers that nothing has, and figures without a picture or without words."""
    for passage in reading.passages:
        yield from _lost(reading, passage)
        yield from _typed_paragraphs(reading, passage)
        yield from _typed_items(reading, passage)
        yield from _figures(reading, passage)


def _lost(reading: Reading, passage: Passage) -> Iterator[Finding]:
    lost = {one.kind for one in references((passage.block,)) if one not in reading.anchors.referred}
    for kind in sorted(lost):
        yield reading.at(passage, str(LOST[kind]))


def _typed_paragraphs(reading: Reading, passage: Passage) -> Iterator[Finding]:
    lost = [number for number in paragraphs_named(passage.text) if number not in reading.numbers]
    if lost:
        sentence = ngettext(
            "The text speaks of paragraph %(numbers)s, which this report does not have.",
            "The text speaks of paragraphs %(numbers)s, which this report does not have.",
            len(lost),
        )
        yield reading.at(passage, sentence % {"numbers": ", ".join(lost)})


def _typed_items(reading: Reading, passage: Passage) -> Iterator[Finding]:
    there = set(reading.item_labels.values())
    lost = [number for number in items_named(passage.text) if number not in there]
    if lost:
        sentence = ngettext(
            "The text speaks of item %(numbers)s, which is not on the agenda.",
            "The text speaks of items %(numbers)s, which are not on the agenda.",
            len(lost),
        )
        yield reading.at(passage, sentence % {"numbers": ", ".join(lost)})


def _figures(reading: Reading, passage: Passage) -> Iterator[Finding]:
    there = {picture.key for picture in reading.rows.pictures}
    for figure in figures((passage.block,)):
        if figure.picture not in there:
            yield reading.at(passage, _("A figure shows a picture that is gone."))
        if not figure.alternative.strip():
            yield reading.at(
                passage, _("A figure has no words for those who can't see it. Say what it shows.")
            )
