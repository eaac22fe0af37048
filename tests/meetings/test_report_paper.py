"""The paper of a report for each audience, and of many reports at once."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string

from meetings.enums import Audience
from meetings.house_style_sheet import HeaderField
from meetings.models import Report
from meetings.papers import reports as report_papers
from meetings.services import report_parts
from tests.meetings.report_factories import make_appendix, make_item, make_report, write_all


def html_of(paper) -> str:
    return render_to_string("papers/parts/report.html", {"paper": paper})


def loaded(*reports) -> list[Report]:
    return list(Report.objects.for_pages().filter(pk__in=[report.pk for report in reports]))


@pytest.mark.parametrize("style", ["continuous", "decimal", "key-decision"])
def test_numbers_are_unique_and_in_order(meeting, clerk, style):
    report = make_report(meeting=meeting, by=clerk, style=style)
    write_all(report, by=clerk)
    make_appendix(report, by=clerk)
    html = html_of(report_papers.paper(report, Audience.PUBLIC))
    found = re.findall(r'id="para-([\d-]+)"', html)
    places = [tuple(int(part) for part in number.split("-")) for number in found]
    assert len(places) == len(set(places)) > 5
    assert places == sorted(places)


def test_many_reports_in_as_many_queries_as_one(meeting, clerk, django_assert_num_queries):
    reports = [make_report(meeting=meeting, by=clerk, title=f"Report {n}") for n in range(5)]
    for report in reports:
        write_all(report, by=clerk)
        make_appendix(report, by=clerk, title=f"Plan {report.pk}")
    rows = loaded(*reports)
    with django_assert_num_queries(1):
        papers = report_papers.papers_for(rows, Audience.PUBLIC, item_labels={rows[0].item_id: "8.1"})
        pages = "".join(html_of(papers[row.pk]) for row in rows)
    ids = re.findall(r'id="([^"]+)"', pages)
    assert len(ids) == len(set(ids))
    assert papers[rows[0].pk].item_label == "8.1"


def test_the_public_reads_nothing_of_an_exempt_report(meeting, clerk):
    item = make_item(
        meeting=meeting, by=clerk, exempt_paragraphs=["7"], public_interest_reason="It would warn offenders."
    )
    report = make_report(meeting=meeting, by=clerk, item=item, title="Operation in the town")
    section = report.sections.get(key="report")
    report_parts.save_texts(report=report, by=clerk, texts={section.pk: "Covert words."})
    make_appendix(report, by=clerk, title="Covert map")
    public = report_papers.paper(report, Audience.PUBLIC)
    assert public.is_withheld
    assert "Covert" not in str(dataclasses.asdict(public))
    assert "Paragraph 7: Information relating to action to prevent" in html_of(public)
    restricted = html_of(report_papers.paper(report, Audience.RESTRICTED))
    assert "Covert words." in restricted
    assert "Not for publication." in restricted
    assert "Covert map (not for publication)" in restricted


def test_an_exempt_appendix_keeps_its_letter_in_public(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk)
    make_appendix(report, by=clerk, title="Case notes", is_exempt=True)
    make_appendix(report, by=clerk, title="Plan")
    paper = report_papers.paper(report, Audience.PUBLIC, appendix_link=lambda line: f"/appendix/{line.mark}/")
    assert [(line.mark, line.is_shown) for line in paper.appendices] == [("A", False), ("B", True)]
    html = html_of(paper)
    assert "A – Case notes (not for publication)" in html
    assert '<a href="/appendix/B/">B – Plan</a>' in html
    assert "/appendix/A/" not in html


def test_what_is_typed_cannot_become_markup_of_the_page(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, title="<script>alert(1)</script>")
    report_parts.add(
        report=report, by=clerk, kind="background-papers", title="<b>x</b>", location="javascript:x"
    )
    html = html_of(report_papers.paper(report, Audience.PUBLIC))
    assert "<script>" not in html
    assert "<b>x</b>" not in html
    assert 'href="javascript' not in html


def test_the_number_of_the_item_stands_in_the_header_once(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    sheet = report.sheet
    line = HeaderField("agenda_item", "Item:")
    beside = html_of(report_papers.paper(report, Audience.PUBLIC, item_label="8"))
    report.house_style.sheet = dataclasses.replace(sheet, header=(*sheet.header, line))
    own = html_of(report_papers.paper(report, Audience.PUBLIC, item_label="8"))
    assert beside.count("Agenda item 8") == 1
    assert "Agenda item 8" not in own
    assert "<strong>Item:</strong> 8" in own
