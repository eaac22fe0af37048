"""A report taken out as Word and read in again is the same report: sections, rows, facts and numbers."""

import pytest

from meetings.enums import Audience, ReadyStyle
from meetings.papers import reports as report_papers
from meetings.papers.report_paper import ReportPaper
from meetings.ready_styles import READY
from meetings.services import report_parts
from meetings.word.place import place
from meetings.word.placed import Placed
from meetings.word.take_out import word_file
from partnerships.models import Person
from scrutiny.markup import Paragraph, parse, text_of
from scrutiny.markup.plain import span_text
from scrutiny.word import WordDocument, read_docx
from tests.meetings.word_reports import FACTS, rich_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("style", READY)
def test_a_report_comes_back_as_it_was(style, meeting, clerk, report_author):
    author = Person.objects.get(user=report_author)
    report = rich_report(meeting=meeting, by=clerk, author=author, style=style)
    refer(report, clerk)
    paper = report_papers.paper(report, Audience.RESTRICTED)
    document = read_docx(word_file(paper))
    placed = place(document, report.sheet, committee=meeting.committee.name)
    the_same_texts(report, paper, placed)
    the_same_rows(report, placed)
    the_same_facts(report, placed)
    the_same_numbers(report, paper, document)
    only_what_word_cannot_hold_is_left(placed)


def refer(report, clerk) -> None:
    """Let a text name a paragraph, the agenda item, an appendix and a recommendation."""
    section = report.sections.exclude(paragraph_keys=[]).first()
    cited = (
        f"See paragraph {{para {section.paragraph_keys[0]}}}, item {{item {report.item_id}}}, appendix "
        f"{{appendix {report.appendices.first().pk}}} and recommendation "
        f"{{recommendation {report.proposed_recommendations.first().pk}}}."
    )
    texts = {section.pk: f"{section.body}\n\n{cited}"}
    report_parts.save_texts(report=report, by=clerk, texts=texts)


def test_in_another_report_references_are_words(meeting, clerk, report_author):
    author = Person.objects.get(user=report_author)
    report = rich_report(meeting=meeting, by=clerk, author=author, style="decimal")
    refer(report, clerk)
    document = read_docx(word_file(report_papers.paper(report, Audience.RESTRICTED)), known=())
    placed = place(document, report.sheet, committee=meeting.committee.name)
    words = text_of([block for one in placed.sections for block in one.blocks])
    assert "See paragraph 1.1, item 1, appendix 1 and recommendation 2.1." in words


def the_same_texts(report, paper: ReportPaper, placed: Placed) -> None:
    written = {section.key: parse(section.body) for section in report.sections.all() if section.body}
    assert {one.key: one.blocks for one in placed.sections if one.blocks} == written
    assert len(placed.sections) == len(paper.sections)


def the_same_rows(report, placed: Placed) -> None:
    rows = list(report.proposed_recommendations.filter(parent=None))
    assert [
        (f"{one.verb} {span_text(one.text)}".strip(), one.addressee) for one in placed.recommendations
    ] == [(row.words, row.addressee) for row in rows]
    # Without an opening before it, the verb is a word like any other.
    assert placed.recommendations[0].verb == ("note" if report.sheet.recommendation_opening else "")
    parts = placed.recommendations[1].parts
    assert [parse(row.text)[0].spans for row in rows[1].parts.all()] == list(parts)
    assert [(one.title, one.location) for one in placed.background_papers] == [
        (row.title, row.location) for row in report.background_papers.all()
    ]
    assert [(one.description, one.likelihood, one.impact, one.mitigation) for one in placed.risks] == [
        (row.description, row.likelihood, row.impact, row.mitigation) for row in report.risks.all()
    ]


def the_same_facts(report, placed: Placed) -> None:
    printed = {one.key for one in report.sheet.lines}
    expected = {key: getattr(report, key) for key in FACTS if key in printed}
    assert {key: placed.facts.get(key) for key in expected} == expected
    assert placed.title == report.title
    if report.sheet.style == ReadyStyle.KEY_DECISION:
        assert placed.facts["key_decision"] == "yes"
        assert placed.facts["key_decision_ground"] == report.key_decision_ground


def the_same_numbers(report, paper: ReportPaper, document: WordDocument) -> None:
    printed = [
        number
        for section in paper.sections
        for number in (section.number, *section.numbers, *section.printed_numbers)
        if number
    ]
    in_word = [
        number
        for part in document.parts
        for number in (part.number, *(b.number for b in part.blocks if isinstance(b.block, Paragraph)))
        if number
    ]
    if report.sheet.style == ReadyStyle.DECIMAL:
        # In this style the recommendations stand in a box, whose paragraphs are read without their numbers.
        printed = [number for number in printed if not number.startswith("2.")]
    assert in_word == printed


def only_what_word_cannot_hold_is_left(placed: Placed) -> None:
    sentences = [remark.sentence for remark in (*placed.unplaced, *placed.remarks)]
    assert any("Year two plan" in sentence for sentence in sentences)
    assert [one for one in sentences if "Year two plan" not in one and "risk matrix" not in one] == []
