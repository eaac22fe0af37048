"""From the rows of a report to its paper: sections in order, numbers given, parts where the style prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import Audience
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fact, Fill, SignOffNeed
from meetings.models import Report, ReportPicture
from meetings.papers.report_anchors import PictureLink, anchors_of, item_keys, pictures_shown
from meetings.papers.report_blocks import AppendixLink
from meetings.papers.report_contents import Content, Contents
from meetings.papers.report_header import facts_of, lines_of
from meetings.papers.report_paper import AppendixLine, ReportPaper, SectionPaper
from meetings.report_rows import ReportRows, rows_for, rows_of
from meetings.services import agenda

AROUND = ("author", "house_style", "item__meeting__committee__council")


def paper(
    report: Report,
    audience: Audience,
    *,
    item_label: str = "",
    level: int = 2,
    texts: Mapping[int, str] | None = None,
    appendix_link: AppendixLink | None = None,
    picture_link: PictureLink = ReportPicture.get_absolute_url,
    id_prefix: str = "",
    rows: ReportRows | None = None,
    places: Places | None = None,
) -> ReportPaper:
    """A report as the audience may read it (one query when `author` and the item's meeting are loaded).

    `item_label` is the number of its agenda item, else the one it was published with; `level` that of the
    title's heading; `texts` (by key of the section) stands in for what is saved, for a preview; `appendix_link`
    gives the address of an appendix that may be read, `picture_link` that of a picture; `rows` are the report's own
    when they were read already; `places` are the numbers of the agenda for references to other items, which are read
    (one more query) only when a text refers to one.
    """
    prefetch_related_objects([report], *AROUND)
    shown = visibility.of_item(report.item, audience)
    bare = ReportPaper(
        id=report.pk,
        style=report.sheet.style,
        title=report.title,
        item_label=item_label or report.item.label,
        level=level,
        is_withheld=not shown.report,
        exempt_notice=shown.exempt_notice,
    )
    if bare.is_withheld:
        return bare
    sheet = report.sheet
    rows = rows or rows_of(report)
    lines = appendix_lines(report, rows, sheet, audience)
    contents = Contents(report, rows, sheet, audience, lines, texts or {}, appendix_link)
    frame = _frame(contents, id_prefix, places or _places(contents), picture_link)
    facts = facts_of(report, bare.item_label, sheet, rows)
    return replace(
        bare,
        header=lines_of(sheet.header, facts),
        header_is_table=sheet.header_is_table,
        header_in_capitals=sheet.header_in_capitals,
        item_in_header=any(line.key == Fact.AGENDA_ITEM for line in sheet.header),
        capital_headings=sheet.capital_headings,
        list_marks=f"{sheet.list_marks.bullet} {sheet.list_marks.form}",
        metadata=lines_of(sheet.metadata, facts),
        sections=tuple(_section(contents, content, level, frame) for content in contents.sections),
        contacts=lines_of(sheet.contacts, facts),
        contacts_heading=str(sheet.contacts_heading),
        appendices=lines,
        pictures=pictures_shown(contents, picture_link),
    )


@dataclass(frozen=True)
class Places:
    """The numbers of agenda items by their keys, and where each can be read."""

    labels: Mapping[int, str]
    href: Callable[[int], str]


def _places(contents: Contents) -> Places:
    """The numbers of the meeting's agenda, when a text refers to one of its items."""
    outline = agenda.outline(contents.report.meeting) if item_keys(contents) else ()
    labels = {node.item.pk: node.label for node in agenda.nodes(outline)}
    return Places(labels, lambda key: reverse("meetings:agenda-item-detail", args=[key]))


def _frame(contents: Contents, id_prefix: str, places: Places, picture_link: PictureLink) -> SectionPaper:
    anchors = anchors_of(
        contents,
        id_prefix=id_prefix,
        item_labels=places.labels,
        item_href=places.href,
        picture_link=picture_link,
    )
    return SectionPaper(0, "", "", "", "", 1, id_prefix=id_prefix, anchors=anchors)


def papers_for(
    reports: Sequence[Report],
    audience: Audience,
    *,
    item_labels: Mapping[int, str] | None = None,
    level: int = 2,
    appendix_link: AppendixLink | None = None,
    picture_link: PictureLink = ReportPicture.get_absolute_url,
    rows: Mapping[int, ReportRows] | None = None,
) -> dict[int, ReportPaper]:
    """The papers of many reports by report key, in as many queries as for one.

    `item_labels` is by item key; `rows` are the reports' own when they were read already. Ids inside each paper begin
    with "report-<key>-".
    """
    prefetch_related_objects(reports, *AROUND)
    rows = rows_for(reports) if rows is None else rows
    labels = item_labels or {}
    places = Places(labels, lambda key: f"#agenda-{key}")
    return {
        report.pk: paper(
            report,
            audience,
            item_label=labels.get(report.item_id, ""),
            level=level,
            appendix_link=appendix_link,
            picture_link=picture_link,
            id_prefix=f"report-{report.pk}-",
            rows=rows[report.pk],
            places=places,
        )
        for report in reports
    }


def _section(contents: Contents, content: Content, level: int, frame: SectionPaper) -> SectionPaper:
    """A section as its audience reads it; `frame` holds what all sections have in common."""
    row, template = content.row, content.template
    paper = replace(
        frame,
        id=row.pk,
        key=row.key,
        anchor=f"{frame.id_prefix}section-{row.pk}",
        number=content.numbers.heading,
        heading=row.heading,
        level=level + (template.level if template else 1),
        is_under_another=bool(template and template.level > 1),
        exempt_notice=visibility.descriptions(row.exempt_paragraphs),
    )
    if not contents.may_see(row):
        # The heading that an author gave may say what is to be kept; one of the style says nothing.
        return replace(paper, is_withheld=True, heading=row.heading if template else _("Exempt section"))
    return replace(
        paper,
        blocks=content.own,
        numbers=content.own_numbers,
        printed=content.printed,
        printed_numbers=content.printed_numbers,
        risks=content.risks,
        reviewed_by=_reviewed_by(contents, content),
        reviewed_label=_reviewed_label(content),
        **_recommendations(contents, content),
    )


def _recommendations(contents: Contents, content: Content) -> dict[str, Any]:
    """How the style sets the recommendations."""
    if content.fill is not Fill.RECOMMENDATIONS:
        return {}
    sheet, committee = contents.sheet, contents.report.meeting.committee.name
    return {
        "lead_in": str(sheet.recommendation_lead_in) % {"committee": committee},
        "in_box": sheet.recommendation_in_box,
        "in_bold": sheet.recommendations_in_bold,
    }


def _reviewed_by(contents: Contents, content: Content) -> str:
    """The role that is printed as the reviewer: once it has signed off, where a sign-off is asked for."""
    row, template = content.row, content.template
    asked = row.needs_sign_off or (template and template.sign_off is not SignOffNeed.NONE)
    return row.reviewer if not asked or contents.rows.sign_off_of(row) else ""


def _reviewed_label(content: Content) -> str:
    if content.template and content.template.reviewed_label:
        return str(content.template.reviewed_label)
    return _("%(heading)s reviewed by:") % {"heading": content.row.heading}


def appendix_lines(
    report: Report, rows: ReportRows, sheet: HouseStyleSheet, audience: Audience
) -> tuple[AppendixLine, ...]:
    """The appendices with their marks, as the audience may read them."""
    return tuple(
        AppendixLine(
            id=row.pk,
            mark=sheet.appendix_mark(place),
            label=sheet.appendix_label(place, row.title, of=len(rows.appendices)),
            title=row.title,
            pages=row.pages,
            is_exempt=row.is_exempt or report.item.is_exempt,
            is_shown=row.is_ready and visibility.may_see_appendix(row.is_exempt, report.item, audience),
            paragraphs=visibility.descriptions(row.exempt_paragraphs),
            is_ready=row.is_ready,
        )
        for place, row in enumerate(rows.appendices, 1)
    )
