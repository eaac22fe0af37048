"""What is looked at in the appendices of a report: what the text says of them, and whether they can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.appendix_mentions import appendices_named, calls_it_otherwise, mentions
from meetings.enums import AppendixState
from meetings.models import Appendix
from meetings.papers.report_paper import AppendixLine
from meetings.services.report_reading import Finding, Reading


def findings(reading: Reading) -> Iterator[Finding]:
    """Appendices that are not attached, called otherwise, never spoken of, not ready, or exempt without a paragraph."""
    yield from _lost(reading)
    yield from _called_otherwise(reading)
    yield from _never_spoken_of(reading)
    for row, line in zip(reading.rows.appendices, reading.appendices, strict=True):
        yield from _not_printable(reading, row, line)


def _lost(reading: Reading) -> Iterator[Finding]:
    there = {line.mark for line in reading.appendices}
    for passage in reading.passages:
        lost = sorted({mark for mark in appendices_named(passage.text) if mark not in there})
        if lost:
            sentence = ngettext(
                "The text speaks of appendix %(marks)s, which is not attached.",
                "The text speaks of appendices %(marks)s, which are not attached.",
                len(lost),
            )
            yield reading.at(passage, sentence % {"marks": ", ".join(lost)})


def _called_otherwise(reading: Reading) -> Iterator[Finding]:
    for passage in reading.passages:
        for line in reading.appendices:
            if calls_it_otherwise(passage.text, mark=line.mark, title=line.title):
                words = {"mark": line.mark, "title": line.title}
                sentence = _(
                    "What the text calls appendix %(mark)s does not sound like its title, “%(title)s”."
                )
                yield reading.at(passage, sentence % words)


def _never_spoken_of(reading: Reading) -> Iterator[Finding]:
    is_lone = len(reading.appendices) == 1
    for line in reading.appendices:
        if not any(
            mentions(passage.text, mark=line.mark, title=line.title, is_lone=is_lone)
            for passage in reading.passages
        ):
            yield _on_list(reading, line, _("The text never speaks of appendix %(mark)s “%(title)s”."))


def _not_printable(reading: Reading, row: Appendix, line: AppendixLine) -> Iterator[Finding]:
    if row.state == AppendixState.WAITING:
        sentence = _(
            "Appendix %(mark)s “%(title)s” is still being made into a PDF. Wait for it or replace it."
        )
        yield _on_list(reading, line, sentence, blocks=True)
    if row.state == AppendixState.FAILED:
        sentence = _("Appendix %(mark)s “%(title)s” could not be made into a PDF. Put a PDF in its place.")
        yield _on_list(reading, line, sentence, blocks=True)
    if row.is_exempt and not row.exempt_paragraphs:
        sentence = _(
            "Choose the paragraph of Schedule 12A under which appendix %(mark)s “%(title)s” is exempt, or open it."
        )
        url = reverse("meetings:exemption-appendix", args=[row.pk])
        yield Finding(sentence % {"mark": line.mark, "title": line.title}, True, _("Exempt parts"), url)


def _on_list(reading: Reading, line: AppendixLine, sentence: str, *, blocks: bool = False) -> Finding:
    url = reverse("meetings:appendix-list", args=[reading.report.pk])
    words = {"mark": line.mark, "title": line.title}
    return Finding(sentence % words, blocks, _("Appendices"), f"{url}#appendix-{line.id}")
