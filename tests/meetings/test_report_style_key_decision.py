"""A report in the manner of sample 003: key decision, italic lead-ins, a figure, implications, lettered appendices."""

import datetime as dt

import pytest

from tests import factories
from tests.meetings.report_factories import make_appendix, write
from tests.meetings.typed_reports import (
    add_picture,
    page_text,
    printed,
    propose,
    stands_in_order,
    typed_report,
)

TEXTS = {
    "summary": """The partnership (formerly the CDRP) was set up under the Crime and Disorder Act 1998 (The Act).

In February it was agreed to look at its purpose again.

The purpose of this report is to:

- make sure that members know what the partnership is for; and
- show how its work and that of the Council belong together.""",
    "reasons": """The partnership is statutory, and the district council is one of the responsible authorities.

In brief, the Act asks to:

- set up a strategic group
- consult the community""",
    "details": """Partnerships are mostly for one district.

The groups are being reviewed:

- how they report to the board (see fig {figure fig1} below);
- how data is used.

Figure: Summary of how evidence is gathered in a year
![Four steps in a ring: gather, assess, decide and deliver](picture:fig1)

The board will discuss this focus:

- _Emerging_ - where issues come together
  - for instance in the new town
- _Sustaining_ – where work has been done

The partnership received £36,650.00 from the commissioner, as paragraph {para KEY} foretold.""",
    "financial": "There is a cost of about £66,000, of which £15,000 are recharges.",
    "staffing": "Officers have little time for more.",
    "alignment": "The work goes with that of the Council.",
}

LINES = [
    "REPORT TO: Scrutiny & Overview Committee, 14 Feb 2030",
    "LEAD CABINET MEMBER: Cllr Brid Sands",
    "LEAD OFFICER: Mick Hale, Director of Health",
    "Partnership review and action planning: 2029-31",
    "Executive Summary",
    "1 The partnership (formerly",
    "3 The purpose of this report is to:",
    "make sure that members know",
    "Key Decision",
    "4 No, this is not a key decision. The constitution asks for a report in each year.",
    "Recommendations",
    "5 It is recommended that the Scrutiny & Overview Committee notes the report, makes recommendations",
    "Reasons for Recommendations",
    "6 The partnership is statutory",
    "7 In brief, the Act asks to:",
    "Details",
    "8 Partnerships are mostly",
    "9 The groups are being reviewed:",
    "(see fig 1 below)",
    "Figure 1 Summary of how evidence is gathered in a year",
    "10 The board will discuss",
    "Emerging - where issues come together",
    "for instance in the new town",
    "11 The partnership received £36,650.00",
    "as paragraph 2 foretold",
    "Implications",
    "12 In the writing of this report",
    "Financial",
    "13 There is a cost",
    "Staffing",
    "14 Officers have",
    "Alignment with Council Priority Areas",
    "15 The work goes",
    "Appendices",
    "Appendix A: Table of the Council's work",
    "Appendix B: Operational plan",
    "Report Author:",
    "Kit Hawes, Programme Manager",
    "Telephone: 01632 960932",
]


@pytest.fixture
def report(council, clerk, partnership):
    committee = factories.make_committee(
        council=council, by=clerk, partnership=partnership, name="Scrutiny & Overview Committee"
    )
    meeting = factories.make_meeting(committee=committee, by=clerk, date=dt.date(2030, 2, 14))
    report = typed_report(
        meeting,
        clerk,
        "key-decision",
        title="Partnership review and action planning: 2029-31",
        lead_member="Cllr Brid Sands",
        lead_officer="Mick Hale, Director of Health",
        key_decision_ground="The constitution asks for a report in each year.",
        author=factories.make_person("Kit Hawes", council=council, by=clerk),
        author_post="Programme Manager",
        author_telephone="01632 960932",
    )
    write_with_key(report, clerk)
    add_picture(report)
    propose(report, clerk, "the report, makes recommendations or asks for more information.", verb="notes")
    make_appendix(report, by=clerk, title="Table of the Council's work")
    make_appendix(report, by=clerk, title="Operational plan")
    return report


def test_the_pdf_reads_as_the_sample_does(report, client_for, clerk, pdf_ua):
    paper = printed(client_for(clerk), report)
    assert pdf_ua(paper.pdf) == []
    stands_in_order(paper.text, LINES)
    assert (3, "Financial") in paper.headings
    assert (3, "Legal") not in paper.headings
    assert paper.tags["/Figure"] == 1
    assert "Background Papers" not in paper.text


def test_the_page_reads_alike_and_leads_to_paragraphs_and_figures(report, client_for, clerk):
    browser = client_for(clerk)
    stands_in_order(page_text(browser, report), LINES)
    html = browser.get(report.get_absolute_url()).text
    assert '<a class="paper-reference" href="#para-2">2</a>' in html
    assert 'id="para-2"' in html
    assert '<a class="paper-reference" href="#figure-fig1">1</a>' in html
    assert 'alt="Four steps in a ring: gather, assess, decide and deliver"' in html
    assert "List the background papers, or say that there are none" in html


def write_with_key(report, clerk):
    """The texts, of which one names the second paragraph of the summary by its key."""
    write(report, {"summary": TEXTS["summary"]}, by=clerk)
    key = report.sections.get(key="summary").paragraph_keys[1]
    write(
        report,
        {name: text.replace("{para KEY}", f"{{para {key}}}") for name, text in TEXTS.items()},
        by=clerk,
    )
