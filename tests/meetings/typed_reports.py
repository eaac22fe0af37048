"""Reports typed in a ready house style, and what of them stands in the PDF and on the page, in order."""

import io
import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

import pikepdf
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.html import strip_tags
from PIL import Image as Pixels

from meetings.models import Report, ReportPicture
from meetings.services import report_parts, reports
from scrutiny.pdf import checks, extract
from scrutiny.pdf.tag_tree import TagTree
from tests.meetings.report_factories import make_item, make_report, write

FURNITURE = re.compile(r"\s+")


@dataclass(frozen=True)
class Printed:
    """A laid out report: its words in reading order, its headings with their depth, and its tags by kind."""

    pdf: bytes
    text: str
    headings: tuple[tuple[int, str], ...]
    tags: dict[str, int]


def typed_report(meeting, clerk, style, *, title, texts=None, item="", **header) -> Report:
    """A report of a style with its header and the texts of its sections by key."""
    place = make_item(meeting=meeting, by=clerk, title=item or title)
    report = make_report(meeting=meeting, by=clerk, style=style, item=place, title=title)
    report = reports.update(report=report, by=clerk, **header)
    write(report, texts or {}, by=clerk)
    return report


def propose(report, clerk, text, *, verb="", addressee="", parts=()):
    """A proposed recommendation with its lettered parts; returns the row and those of the parts."""
    add = {"report": report, "by": clerk, "kind": "recommendations"}
    whole = report_parts.add(**add, text=text, verb=verb, addressee=addressee)
    return whole, [report_parts.add(**add, text=part, parent=whole) for part in parts]


def add_picture(report, key="fig1", size=(320, 180)) -> ReportPicture:
    """A picture of the report, named by its key in the texts."""
    out = io.BytesIO()
    Pixels.new("RGB", size, "#1d4f76").save(out, "PNG")
    row = ReportPicture(
        report=report, key=key, content_type="image/png", sha256=key.ljust(64, "0"), width=size[0],
        height=size[1], size=len(out.getvalue()),
    )  # fmt: skip
    row.file.save("picture", ContentFile(out.getvalue()))
    return row


def printed(browser, report) -> Printed:
    """The report as its PDF has it. The file has no fault that a reader of tags would meet."""
    pdf = browser.get(reverse("meetings:report-pdf", args=[report.pk])).content
    assert checks.problems(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kinds = [element.kind for element in TagTree(opened).elements]
    return Printed(
        pdf,
        flat(extract.full_text(pdf)),
        tuple((mark.level, flat(mark.title)) for mark in extract.bookmarks(pdf)),
        {kind: kinds.count(kind) for kind in set(kinds)},
    )


def page_text(browser, report) -> str:
    """The words of the report's page in order."""
    html = browser.get(report.get_absolute_url()).text
    paper = html[html.index('<article class="paper"') : html.index("</article>")]
    # A browser starts a new line after these; without the space their words would run into the next ones.
    spaced = re.sub(r"</?(p|h\d|li|td|th|tr|caption|figcaption|br)\b[^>]*>", " ", paper)
    return flat(unescape(strip_tags(spaced)))


def flat(words: str) -> str:
    return FURNITURE.sub(" ", words).strip()


def stands_in_order(text: str, lines: list[str], *, ignore_case: bool = False) -> None:
    """Each line stands in the text, after the one before it; says which one does not."""
    haystack = text.casefold() if ignore_case else text
    place = 0
    for before, line in pairwise(["", *lines]):
        needle = flat(line.casefold() if ignore_case else line)
        found = haystack.find(needle, place)
        assert found >= 0, f"“{line}” does not stand after “{before}” in: {text[place : place + 400]}"
        place = found + len(needle)
