"""A short invented report, printed in a house style, so that whoever chooses or changes a style sees what it does.

Its rows are made in memory and never saved; the paper is composed by the same code as that of every real report.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from meetings.enums import Audience
from meetings.house_style_data import to_data
from meetings.house_style_sheet import HouseStyleSheet, SectionTemplate
from meetings.house_style_words import Fill, SignOffNeed
from meetings.models import (
    AgendaItem,
    Appendix,
    BackgroundPaper,
    Committee,
    HouseStyle,
    HouseStyleVersion,
    Meeting,
    ProposedRecommendation,
    Report,
    ReportSection,
    Risk,
    SignOff,
)
from meetings.papers import sample_words
from meetings.papers.report_paper import ReportPaper
from meetings.papers.reports import Places, paper
from meetings.report_rows import ReportRows
from partnerships.models import Person
from scrutiny.markup import QuotedRecommendation
from scrutiny.models import Council
from scrutiny.pdf.paper import Frame, print_html

DAY = dt.date(2027, 3, 2)
ITEM_LABEL = "7"
ID_PREFIX = "sample-"


def sample_paper(sheet: HouseStyleSheet, council: Council, *, level: int = 3) -> ReportPaper:
    """The sample as residents would read it (no query); `level` is that of its title's heading."""
    report = _report(sheet, council)
    composed = paper(
        report,
        Audience.PUBLIC,
        item_label=ITEM_LABEL,
        level=level,
        id_prefix=ID_PREFIX,
        rows=_rows(report, sheet),
        places=Places({}, lambda key: ""),
    )
    return _with_quotation(composed, sheet)


def sample_pdf(sheet: HouseStyleSheet, council: Council) -> bytes:
    """The sample as a PDF, laid out at once (about a second)."""
    composed = sample_paper(sheet, council, level=1)
    frame = Frame(
        title=_("Sample report"),
        body=sample_words.committee(),
        date=_("Sample"),
        label=council.name,
        accent=council.colour,
    )
    body = render_to_string("papers/parts/report.html", {"paper": composed})
    html = render_to_string("papers/document.html", {"frame": frame, "body": body})
    return print_html(html, frame=frame).pdf


def _report(sheet: HouseStyleSheet, council: Council) -> Report:
    """A report around which everything it refers to is there, so that nothing is fetched."""
    committee = Committee(council=council, name=sample_words.committee())
    meeting = Meeting(committee=committee, date=DAY)
    return Report(
        item=AgendaItem(meeting=meeting, title=sample_words.title()),
        house_style=HouseStyleVersion(style=HouseStyle(council=council), number=1, data=to_data(sheet)),
        author=Person(council=council, **sample_words.author()),
        title=sample_words.title(),
        own_facts={line.key: _("As the author writes it") for line in sheet.own_facts},
        **sample_words.header(),
    )


def _rows(report: Report, sheet: HouseStyleSheet) -> ReportRows:
    sections = _sections(report, sheet)
    return ReportRows(
        sections=sections,
        recommendations=_recommendations(report),
        background_papers=tuple(
            BackgroundPaper(pk=place, report=report, position=place, **fields)
            for place, fields in enumerate(sample_words.background_papers(), 1)
        ),
        risks=_risks(report, sheet),
        appendices=tuple(
            Appendix(pk=place, report=report, position=place, title=title, pages=2)
            for place, title in enumerate(sample_words.appendices(), 1)
        ),
        sign_offs=tuple(
            SignOff(section=row, role=row.reviewer, name=_("A. Reviewer"), signed_on=DAY, text=row.body)
            for row in sections
            if row.reviewer
        ),
    )


def _sections(report: Report, sheet: HouseStyleSheet) -> tuple[ReportSection, ...]:
    """A row per section; the first ones of the author's own show lists and a table, the others say one sentence."""
    texts = sample_words.texts()
    return tuple(
        ReportSection(
            pk=place,
            report=report,
            position=place,
            key=template.key,
            heading=str(template.heading),
            body=_body(template, texts),
            reviewer=str(template.reviewer),
            needs_sign_off=template.sign_off is SignOffNeed.REQUIRED,
        )
        for place, template in enumerate(sheet.sections, 1)
    )


def _body(template: SectionTemplate, texts: list[str]) -> str:
    if template.default or template.fill is not Fill.TEXT:
        return str(template.default)
    if template.reviewer or template.level > 1 or not texts:
        return sample_words.sentence(str(template.heading))
    return texts.pop(0)


def _recommendations(report: Report) -> tuple[ProposedRecommendation, ...]:
    places, rows = count(1), []
    for fields, parts in sample_words.recommendations():
        place = next(places)
        top = ProposedRecommendation(pk=place, report=report, position=place, **fields)
        rows.append(top)
        for text in parts:
            place = next(places)
            rows.append(
                ProposedRecommendation(pk=place, report=report, position=place, parent=top, text=text)
            )
    return tuple(rows)


def _risks(report: Report, sheet: HouseStyleSheet) -> tuple[Risk, ...]:
    """One risk low on the scale and one high on it, whatever its size."""
    scale = sheet.risk_scale
    if scale is None:
        return ()
    high, wide = len(scale.likelihoods), len(scale.impacts)
    places = ((max(1, high // 2), max(1, wide // 2)), (max(1, high - 1), wide))
    return tuple(
        Risk(pk=place, report=report, position=place, likelihood=likelihood, impact=impact, **fields)
        for place, (fields, (likelihood, impact)) in enumerate(
            zip(sample_words.risks(), places, strict=True), 1
        )
    )


def _with_quotation(composed: ReportPaper, sheet: HouseStyleSheet) -> ReportPaper:
    """The first recommendation is quoted after the first text of the author's own, as authors may do it."""
    own = next((one for one in composed.sections if sheet.fill_of(one.key) is Fill.TEXT), None)
    if own is None or not own.anchors.quoted:
        return composed
    quoting = replace(own, blocks=(*own.blocks, QuotedRecommendation("1")))
    return replace(
        composed, sections=tuple(quoting if one.id == own.id else one for one in composed.sections)
    )
