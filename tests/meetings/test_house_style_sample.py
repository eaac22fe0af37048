"""The sample report that shows what a house style does: every style prints it, without a query."""

import dataclasses

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import HeadingCase
from meetings.papers.sample_report import sample_paper, sample_pdf
from meetings.ready_styles import READY
from scrutiny.models import Council
from scrutiny.pdf import extract

COUNCIL = Council(name="Larkmere Borough Council", colour="#1d4f76")


def sample_html(sheet: HouseStyleSheet) -> str:
    return render_to_string("papers/parts/report.html", {"paper": sample_paper(sheet, COUNCIL)})


@pytest.mark.parametrize("style", READY)
def test_every_ready_style_prints_the_sample(style):
    sheet = READY[style]
    html = sample_html(sheet)
    for section in sheet.sections:
        assert escape(str(section.heading)) in html
    for line in sheet.lines:
        assert str(line.label) in html
    assert "the progress of the first year." in html
    assert "Community Safety Plan 2026 to 2029" in html


def test_risks_and_reviewers_are_in_the_sample_of_a_style_that_has_them():
    html = sample_html(READY["decimal"])
    assert "Fewer patrols in the summer" in html
    assert "Almost impossible" in html
    assert "reviewed by:" in html


def test_a_quoted_recommendation_has_the_label_of_the_style():
    sheet = dataclasses.replace(READY["capitals"], quote_label="Ask %(mark)s")
    assert "Ask 1" in sample_html(sheet)


def test_another_heading_case_changes_the_sample():
    capitals = READY["capitals"]
    as_typed = dataclasses.replace(capitals, heading_case=HeadingCase.AS_TYPED)
    assert "paper-section--capitals" in sample_html(capitals)
    assert "paper-section--capitals" not in sample_html(as_typed)


def test_the_sample_is_a_pdf_too(pdf_ua):
    pdf = sample_pdf(READY["continuous"], COUNCIL)
    assert pdf_ua(pdf) == []
    text = extract.full_text(pdf)
    assert "Safer streets: the first year" in text
