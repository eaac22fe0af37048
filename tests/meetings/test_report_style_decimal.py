"""A report in the manner of sample 004: numbered headings, decimals to the third level, a box, sign-offs and risks."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.models import SignOff
from meetings.services import report_parts
from tests import factories
from tests.meetings.report_factories import make_appendix
from tests.meetings.typed_reports import page_text, printed, propose, stands_in_order, typed_report

TEXTS = {
    "summary": "The report sets out the strategy for 2030-33.\n\nEach partnership must have a plan.",
    "reason": """The corporate strategy has two priorities that matter here:

- Good services (Priority one)
- Led by our community (Priority six)

+ The strategy lets the Council and its partners meet the needs of our communities.

Section 6 of the Crime and Disorder Act 1998 asks for a strategy.""",
    "background": "The partnership brings several agencies together.",
    "considerations": """The plan rests on what people told us.

## Key areas of focus

Five areas matter most:

## Road safety

A steady priority of residents.""",
    "options": "A plan is required by law, so there are few options.",
    "consultation": """## Public consultation

People were asked in January.

## Stakeholder workshop

Two were held.""",
    "next-steps": "The plan goes to Council on 24 March 2030.",
    "financial": "There are no direct financial implications.",
    "legal": "The Act asks for a strategy every three years.",
    "equality": """+ An assessment is a background paper. Tenants who cannot:

++ read or write;

++ read or write in English;

++ see well enough to read,

+ are reached in other ways, such as large print.""",
    "community-safety": "As set out in the report.",
    "climate": "+ No direct implications",
    "other": "No direct implications.",
}

LINES = [
    "Scrutiny Committee",
    "2 March 2032",
    "Report of: Councillor Al Pearce - Portfolio Holder for Housing",
    "The partnership's strategic plan",
    "Corporate Priority: Good services for our communities",
    "Relevant Ward Member(s): N/A",
    "Date of consultation with Ward Member(s): N/A",
    "Exempt Information: No",
    "1 Summary",
    "1.1 The report sets out",
    "1.2 Each partnership",
    "2 Recommendations",
    "That Scrutiny Committee:",
    "2.1 Notes the content of the report",
    "3 Reason for Recommendations",
    "3.1 The corporate strategy",
    "Good services (Priority one)",
    "The strategy lets",
    "3.2 Section 6",
    "4 Background",
    "4.1 The partnership brings",
    "5 Main Considerations",
    "5.1 The plan rests",
    "Key areas of focus",
    "5.2 Five areas",
    "Road safety",
    "5.3 A steady",
    "6 Options Considered",
    "7 Consultation",
    "Public consultation",
    "7.1 People were asked",
    "8 Next Steps – Implementation and Communication",
    "9 Financial Implications",
    "9.1 There are no direct",
    "Financial Implications reviewed by: Director for Corporate Services",
    "10 Legal and Governance Implications",
    "Legal Implications reviewed by: Monitoring Officer",
    "11 Equality and Safeguarding Implications",
    "An assessment is a background paper.",
    "11.1.1 read or write;",
    "11.1.2 read or write in English;",
    "11.1.3 see well enough",
    "are reached in other ways",
    "12 Community Safety Implications",
    "13 Environmental and Climate Change Implications",
    "No direct implications",
    "14 Other Implications (where significant)",
    "14.1 No direct implications.",
    "15 Risk & Mitigation",
    "Lack of resource",
    "Low Marginal Low risk",
    "No engagement from partners",
    "Very low Marginal Low risk",
    "16 Background Papers – Local Government Act 1972, Section 100D",
    "16.1 Consultation summary",
    "16.2 Equality impact assessment",
    "17 Appendices",
    "17.1 Appendix 1 – Draft strategic plan",
    "Report Author: Al Wilde, Communities Manager",
    "Report Author Contact Details: 01632 960335 al@larkmere.example",
    "Chief Officer Responsible: Ann Cott, Director for Housing",
    "Chief Officer Contact Details: 01632 960322",
]


@pytest.fixture
def report(council, clerk, partnership):
    committee = factories.make_committee(
        council=council, by=clerk, partnership=partnership, name="Scrutiny Committee"
    )
    meeting = factories.make_meeting(committee=committee, by=clerk, date=dt.date(2032, 3, 2))
    report = typed_report(
        meeting,
        clerk,
        "decimal",
        title="The partnership's strategic plan",
        texts=TEXTS,
        report_of="Councillor Al Pearce - Portfolio Holder for Housing",
        corporate_priorities="Good services for our communities\nLed by our community",
        author=factories.make_person("Al Wilde", council=council, by=clerk),
        author_post="Communities Manager",
        author_contact="01632 960335 al@larkmere.example",
        lead_officer="Ann Cott, Director for Housing",
        lead_officer_contact="01632 960322",
    )
    propose(report, clerk, "the content of the report and the direction of travel.", verb="Notes")
    add = {"report": report, "by": clerk}
    for words, likelihood in (("Lack of resource", 3), ("No engagement from partners", 2)):
        report_parts.add(
            **add,
            kind="risks",
            description=words,
            likelihood=likelihood,
            impact=2,
            mitigation="It is watched.",
        )
    for title in ("Consultation summary", "Equality impact assessment"):
        report_parts.add(**add, kind="background-papers", title=title)
    make_appendix(report, by=clerk, title="Draft strategic plan")
    for section in report.sections.filter(needs_sign_off=True):
        SignOff.objects.create(
            section=section,
            role=section.reviewer,
            name="Jo Ray",
            text=section.body,
            signed_on=timezone.localdate(),
        )
    return report


def test_the_pdf_reads_as_the_sample_does(report, client_for, clerk, pdf_ua):
    paper = printed(client_for(clerk), report)
    assert pdf_ua(paper.pdf) == []
    stands_in_order(paper.text, LINES)
    sections = [title for level, title in paper.headings if level == 2]
    assert [title.split()[0] for title in sections] == [str(number) for number in range(1, 18)]
    # The table under the title, risks, matrix, mitigation and the contacts.
    assert paper.tags["/Table"] == 5
    assert (1, "The partnership's strategic plan") in paper.headings


def test_the_matrix_says_what_the_table_says(report, client_for, clerk):
    """The sample's own matrix has risk 1 in another row than its table."""
    html = client_for(clerk).get(report.get_absolute_url()).text
    matrix = html[html.index('class="paper-risk"') :]
    rows = matrix[: matrix.index("</table>")].split("<tr>")
    low = next(row for row in rows if "3 Low" in row)
    very_low = next(row for row in rows if "2 Very low" in row)
    assert "Risk 1" in low
    assert "Risk 2" not in low
    assert "Risk 2" in very_low


def test_the_page_reads_alike(report, client_for, clerk):
    stands_in_order(page_text(client_for(clerk), report), LINES)
