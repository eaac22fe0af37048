"""A report taken out as Word and read in again is the same report: sections, rows, facts and numbers."""

import pytest

from meetings import house_styles
from meetings.enums import Audience, HouseStyle
from meetings.papers import reports as report_papers
from meetings.papers.report_paper import ReportPaper
from meetings.word.place import place
from meetings.word.placed import Placed
from meetings.word.take_out import word_file
from scrutiny.markup import Paragraph, parse
from scrutiny.markup.plain import span_text
from scrutiny.word import WordDocument, read_docx
from tests.meetings.word_reports import rich_report

pytestmark = pytest.mark.django_db
STYLES = tuple(house_styles.BY_STYLE)


@pytest.fixture(params=STYLES)
def report(request, draft_meeting, officer, theme_lead):
    return rich_report(meeting=draft_meeting, by=officer, author=theme_lead.person, style=request.param)


def taken_out(report) -> tuple[ReportPaper, WordDocument, Placed]:
    paper = report_papers.paper(report, Audience.RESTRICTED)
    document = read_docx(word_file(paper))
    sheet = house_styles.BY_STYLE[report.house_style]
    return paper, document, place(document, sheet, committee=report.meeting.committee.name)


def test_every_section_has_the_same_text_again(report):
    paper, _document, placed = taken_out(report)
    written = {section.key: parse(section.body) for section in report.sections.all() if section.body}
    assert {one.key: one.blocks for one in placed.sections if one.blocks} == written
    assert len(placed.sections) == len(paper.sections)


def test_recommendations_and_background_papers_are_the_same_rows_again(report):
    placed = taken_out(report)[2]
    rows = list(report.proposed_recommendations.filter(parent=None))
    assert [(span_text(one.text), one.addressee) for one in placed.recommendations] == [
        (row.text, row.addressee) for row in rows
    ]
    asked = placed.recommendations[1]
    assert [parse(row.text)[0].spans for row in rows[1].parts.all()] == list(asked.parts)
    assert [(one.title, one.location) for one in placed.background_papers] == [
        (row.title, row.location) for row in report.background_papers.all()
    ]


def test_risks_are_the_same_rows_again(report):
    placed = taken_out(report)[2]
    assert [(one.description, one.likelihood, one.impact, one.mitigation) for one in placed.risks] == [
        (row.description, row.likelihood, row.impact, row.mitigation) for row in report.risks.all()
    ]


def test_facts_of_the_header_are_found_again(report):
    placed = taken_out(report)[2]
    sheet = house_styles.BY_STYLE[report.house_style]
    printed = {one.key for one in (*sheet.header, *sheet.metadata, *sheet.contacts)}
    facts = {
        "report_of": report.report_of,
        "lead_member": report.lead_member,
        "lead_officer": report.lead_officer,
        "lead_officer_contact": report.lead_officer_contact,
        "author_contact": report.author_contact,
        "corporate_priorities": report.corporate_priorities,
        "wards": report.wards,
        "ward_consultation": report.ward_consultation,
    }
    expected = {key: words for key, words in facts.items() if key in printed}
    assert {key: placed.facts.get(key) for key in expected} == expected
    assert placed.title == report.title


def test_word_prints_the_numbers_of_the_paper(report):
    paper, document, _placed = taken_out(report)
    printed = [
        number
        for section in paper.sections
        for number in (section.number, *section.numbers, *section.printed_numbers)
        if number
    ]
    in_word = [
        number
        for part in document.parts
        for number in (
            part.number,
            *(one.number for one in part.blocks if isinstance(one.block, Paragraph)),
        )
        if number
    ]
    if report.house_style == HouseStyle.DECIMAL:
        # In this style the recommendations stand in a box, where reading keeps no numbers.
        printed = [number for number in printed if not number.startswith("2.")]
        in_word = [number for number in in_word if not number.startswith("2.")]
    assert in_word == printed


def test_what_is_not_taken_is_said(report):
    placed = taken_out(report)[2]
    sentences = [remark.sentence for remark in (*placed.unplaced, *placed.remarks)]
    assert any("Year two plan" in sentence for sentence in sentences)
    assert all("Year two plan" in one or "risk matrix" in one for one in sentences)
