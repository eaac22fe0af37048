"""A report in the manner of sample 001: a table of facts, items cited by number, lists that take numbers too."""

import datetime as dt

import pytest

from meetings.services import agenda_items, report_parts
from tests import factories
from tests.meetings.report_factories import make_appendix, make_item, write
from tests.meetings.typed_reports import page_text, printed, propose, stands_in_order, typed_report

THEMES = ("Domestic abuse", "Drugs, alcohol and mental health", "Re-offending")

LINES = [
    "Scrutiny Committee: Overview & Scrutiny Board – Crime and Disorder Committee",
    "Date of Meeting: 11 March 2031",
    "Subject: Delivery model and plan 2030 – 2034",
    "Report Author: Ada Lind, Social Justice Manager",
    "Purpose",
    "1 To give the committee the background of the delivery model, before the reports of the theme leads.",
    "Recommendations",
    "2 The Committee is recommended to note the report and to review the reports of the theme leads, "
    "Agenda Items 1.1 – 1.3.",
    "Report",
    "3 The Act puts a duty on the responsible authorities to:",
    "Reduce crime and anti-social behaviour;",
    "Tackle the misuse of drugs",
    "4 As the minutes of March 2030 record, the partnership has a new approach (see attached Appendix).",
    "5 The plan has these priorities:",
    "Item 1.1 - Domestic abuse",
    "Item 1.2 - Drugs, alcohol and mental health",
    "Item 1.3 - Re-offending",
    "6 Theme leads are named for each.",
    "Proposal/Option",
    "7 To note the report.",
    "Appendix (if any)",
    "8 Community Safety Partnership Plan 2030 - 2034",
    "List of Background Papers – Local Government Act 1972, Section 100D",
    "9 None",
]


@pytest.fixture
def report(council, clerk, partnership):
    committee = factories.make_committee(
        council=council, by=clerk, partnership=partnership, name="Overview & Scrutiny Board"
    )
    meeting = factories.make_meeting(
        committee=committee, by=clerk, date=dt.date(2031, 3, 11), capacity="Crime and Disorder Committee"
    )
    heading = make_item(meeting=meeting, by=clerk, title="Plan of the partnership")
    themes = [make_item(meeting=meeting, by=clerk, title=title, parent=heading) for title in THEMES]
    report = typed_report(
        meeting,
        clerk,
        "continuous",
        title="Delivery model and plan 2030 – 2034",
        report_of="",
        author=factories.make_person("Ada Lind", council=council, by=clerk),
        author_post="Social Justice Manager",
    )
    listed = "\n".join(f"- Item {{item {item.pk}}} - {item.title}" for item in themes)
    texts = {
        "purpose": "To give the committee the background of the delivery model, before the reports of the theme "
        "leads.",
        "report": "The Act puts a duty on the responsible authorities to:\n\n- Reduce crime and anti-social "
        "behaviour;\n- Reduce re-offending;\n- Tackle the misuse of drugs\n\nAs the minutes of March 2030 record, "
        f"the partnership has a new approach (see attached Appendix).\n\nThe plan has these priorities:\n\n{listed}"
        "\n\nTheme leads are named for each.",
    }
    write(report, texts, by=clerk)
    first, last = themes[0].pk, themes[-1].pk
    cited = f"**Agenda Items {{item {first}}} – {{item {last}}}.**"
    propose(report, clerk, f"the report and to review the reports of the theme leads, {cited}", verb="note")
    make_appendix(report, by=clerk, title="Community Safety Partnership Plan 2030 - 2034")
    report_parts.say_background_papers(report=report, by=clerk, none=True)
    return report


def test_the_pdf_reads_as_the_sample_does(report, client_for, clerk, pdf_ua):
    paper = printed(client_for(clerk), report)
    assert pdf_ua(paper.pdf) == []
    stands_in_order(paper.text, LINES)
    assert [title for level, title in paper.headings if level == 2] == [
        "Purpose",
        "Recommendations",
        "Report",
        "Proposal/Option",
        "Appendix (if any)",
        "List of Background Papers – Local Government Act 1972, Section 100D",
    ]
    assert paper.tags["/Table"] == 1
    assert paper.tags["/TH"] == 5


def test_the_page_reads_alike_and_its_items_renumber(report, client_for, clerk):
    browser = client_for(clerk)
    stands_in_order(page_text(browser, report), LINES)
    apologies = make_item(meeting=report.meeting, by=clerk, title="Apologies")
    for _step in range(2):
        agenda_items.move(item=apologies, by=clerk, direction="up")
    stands_in_order(page_text(browser, report), ["Agenda Items 2.1 – 2.3.", "Item 2.2 - Drugs"])
