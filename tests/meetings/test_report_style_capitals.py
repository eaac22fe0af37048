"""A report in the manner of sample 000: header lines, capital headings, lettered parts, boxes, appendices by letter."""

import datetime as dt

import pytest

from meetings.services import report_parts
from tests import factories
from tests.meetings.report_factories import make_appendix
from tests.meetings.typed_reports import page_text, printed, propose, stands_in_order, typed_report

LAY = "The partnership should consider inviting lay members to suitable meetings, once they are vetted."
BOARDS = "The partnership should agree with the other boards who leads on what concerns two or more of them."

TEXTS = {
    "background": "The plan sets the priorities of the partnership for 2026 to 2029; its second year ends soon.",
    "report": """There are two overarching priorities for the partnership:

- Less violence and exploitation
- A town that is safe and tidy

The business plan, attached as appendix {{appendix {plan}}}, lists the main projects. It does not hold the daily work.

A summary of what was achieved is attached as appendix {{appendix {summary}}}.

Two areas may lead to recommendations. They are set out below.

> # Lay members
> + Safety concerns everyone in the town, and more of them should be heard.
> {{recommendation {lay}}}

> # Cross-over with other boards
> + Several boards look at the same matters, which doubles the effort.
> + Domestic abuse is one example.
> {{recommendation {boards}}}""",
    "proposal": "It is proposed to adopt the recommendations above. Others may come up in the discussion.",
    "goals": "To review the plan and what was achieved, and to make recommendations.",
}

LINES = [
    "Overview and Scrutiny Board (OSB) – Crime and Disorder Committee",
    "Agenda item 1",
    "Date of meeting: 5th March 2030",
    "Report of: Safer Larkmere Partnership",
    "Report author: Viv Larch, Service Manager (Neighbourhoods)",
    "Tel: 01632 960146",
    "Subject: Achievements and progress 2029-30",
    "Recommendation",
    "1 Overview and Scrutiny Board (OSB) is recommended to note the progress of the plan during 2029-30.",
    "2 Overview and Scrutiny Board (OSB) is recommended to make these recommendations to the partnership:",
    LAY,
    BOARDS,
    "Background",
    "3 The plan sets",
    "Report",
    "4 There are two overarching",
    "Less violence and exploitation",
    "5 The business plan, attached as appendix A, lists",
    "6 A summary of what was achieved is attached as appendix B.",
    "7 Two areas may lead",
    "Lay members",
    "Safety concerns everyone",
    "Recommendation A",
    LAY,
    "Cross-over with other boards",
    "Domestic abuse is one example.",
    "Recommendation B",
    BOARDS,
    "Proposal and Option",
    "8 It is proposed",
    "Goals and Objectives",
    "9 To review the plan",
    "Appendix (if any)",
    "A – Year two business plan",
    "B – Summary of achievements",
    "List of Background Papers (if any)",
    "Safer Larkmere Partnership Plan",
]


@pytest.fixture
def report(council, clerk, partnership):
    committee = factories.make_committee(
        council=council, by=clerk, partnership=partnership, name="Overview and Scrutiny Board (OSB)"
    )
    meeting = factories.make_meeting(
        committee=committee, by=clerk, date=dt.date(2030, 3, 5), capacity="Crime and Disorder Committee"
    )
    report = typed_report(
        meeting,
        clerk,
        "capitals",
        title="Achievements and progress 2029-30",
        report_of="Safer Larkmere Partnership",
        author=factories.make_person("Viv Larch", council=council, by=clerk),
        author_post="Service Manager (Neighbourhoods)",
        author_telephone="01632 960146",
    )
    propose(report, clerk, "the progress of the plan during 2029-30.", verb="note")
    lead_in = "these recommendations to the partnership:"
    _whole, (lay, boards) = propose(report, clerk, lead_in, verb="make", parts=(LAY, BOARDS))
    plan = make_appendix(report, by=clerk, title="Year two business plan")
    summary = make_appendix(report, by=clerk, title="Summary of achievements")
    keys = {"plan": plan.pk, "summary": summary.pk, "lay": lay.pk, "boards": boards.pk}
    sections = {section.key: section.pk for section in report.sections.all()}
    texts = {sections[key]: text.format(**keys) for key, text in TEXTS.items()}
    report_parts.save_texts(report=report, by=clerk, texts=texts)
    report_parts.add(
        report=report, by=clerk, kind="background-papers", title="Safer Larkmere Partnership Plan"
    )
    return report


def test_the_pdf_reads_as_the_sample_does(report, client_for, clerk, pdf_ua):
    paper = printed(client_for(clerk), report)
    assert pdf_ua(paper.pdf) == []
    stands_in_order(paper.text, LINES, ignore_case=True)
    assert "DATE OF MEETING: 5TH MARCH 2030" in paper.text
    assert "GOALS AND OBJECTIVES" in paper.text
    assert [title.casefold() for level, title in paper.headings if level == 2] == [
        "recommendation",
        "background",
        "report",
        "proposal and option",
        "goals and objectives",
        "appendix (if any)",
        "list of background papers (if any)",
    ]
    assert paper.headings[0][1].casefold() == "subject: achievements and progress 2029-30"
    assert paper.tags["/L"] >= 2


def test_the_page_reads_alike_and_its_references_lead_to_what_they_name(report, client_for, clerk):
    browser = client_for(clerk)
    stands_in_order(page_text(browser, report), LINES, ignore_case=True)
    html = browser.get(report.get_absolute_url()).text
    first = report.appendices.first()
    assert f'<a class="paper-reference" href="{first.get_absolute_url()}">A</a>' in html
    browser.post(f"/reports/appendices/{first.pk}/move/", {"direction": "down"})
    assert (
        f'<a class="paper-reference" href="{first.get_absolute_url()}">B</a>'
        in browser.get(report.get_absolute_url()).text
    )
