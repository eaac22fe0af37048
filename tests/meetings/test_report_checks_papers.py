"""The checks on papers in the shape of real ones, in other words: one has a slip, and the others give no alarm."""

import pytest

from meetings.services import report_checks, report_parts
from tests.meetings.report_factories import make_appendix, make_item, make_report, write, write_all

TWO_LISTED = {
    "background": (
        "The partnership plan sets out the priorities for three years.\n\nThe business plan, attached to this report "
        "as appendix A, sets out the main projects of these two areas of work. It does not show the daily work of "
        "each agency."
    ),
    "report": (
        "The partnership has also made a summary of main achievements for the period of 2018-19. This is attached as "
        "appendix B to this report. These will be presented at the Committee.\n\nTwo areas are set out in the chart "
        "below."
    ),
}
BY_ITEMS = {
    "report": (
        "As the minutes of the meeting in March record, the coordinator set out a new approach to the Community "
        "Safety Partnership Plan 2020 – 2024 (See attached Appendix).\n\nThe priorities are reported by the theme "
        "leads:\n\n- Item 2 - Domestic abuse\n- Item 3 - Reducing reoffending"
    ),
}
FOUR_LISTED = {
    "summary": (
        "Section 17 of the Act asks authorities to consider crime in all that they do.\n\nThe table at Appendix A "
        "shows the Council’s current work on the partnership and in tackling crime and disorder more generally."
    ),
    "details": (
        "Appendices B and C show the operational plan (‘business as usual’) and the Transformation Topic action plan "
        "(funded by the Commissioner).\n\nA summary of the budget reported for 2018-19 can be found at Appendix D. "
        "The only change is that an award is confirmed."
    ),
}
FOUR = (
    "Table of the Council's current work on the partnership and in tackling crime more generally",
    "Operational Plan",
    "Transformation Topic Plan",
    "Summary of budget 2018-19 & 2019-20 as presented to the Board",
)
NUMBERED = {
    "summary": (
        "The Committee is asked to consider the draft Community Safety Partnership Strategic Plan before it is "
        "adopted.\n\nParagraph 1.1 of this report says why. Section 6 of the Crime and Disorder Act 1998 asks for it."
    ),
}
SHAPES = {
    "continuous": (BY_ITEMS, ("Community Safety Partnership Plan 2020 - 2024",)),
    "key-decision": (FOUR_LISTED, FOUR),
    "decimal": (NUMBERED, ("Draft Community Safety Partnership Strategic Plan",)),
}


@pytest.fixture
def paper(meeting, clerk):
    def typed(style, texts, appendices):
        first = make_item(meeting=meeting, by=clerk, title="The partnership")
        for title in ("Domestic abuse", "Reducing reoffending"):
            make_item(meeting=meeting, by=clerk, title=title)
        report = make_report(meeting=meeting, by=clerk, style=style, item=first, title="The partnership")
        keys = set(report.sections.values_list("key", flat=True))
        assert set(texts) <= keys, keys
        write(report, texts, by=clerk)
        write_all(report, by=clerk)
        for title in appendices:
            make_appendix(report, by=clerk, title=title)
        report_parts.say_background_papers(report=report, by=clerk, none=True)
        return report

    return typed


def test_the_slip_is_the_only_finding(paper):
    report = paper("capitals", TWO_LISTED, ("Year two business plan", "Ending Adult Exploitation Strategy"))
    findings = report_checks.findings(report)
    assert [(finding.where, finding.sentence) for finding in findings] == [
        (
            "“Report”, paragraph 5",
            "What the text calls appendix B does not sound like its title, “Ending Adult Exploitation Strategy”.",
        )
    ]
    assert not findings[0].blocks
    assert findings[0].url == f"{report.get_absolute_url()}#para-5"


@pytest.mark.parametrize("style", SHAPES)
def test_papers_without_a_slip_give_no_alarm(paper, style):
    assert report_checks.findings(paper(style, *SHAPES[style])) == []
