"""What is looked at before a report is handed in: each finding says where, and what is sound says nothing."""

import pytest
from django.urls import reverse

from meetings.models import Appendix, HouseStyleVersion, ReportPicture
from meetings.services import report_checks, report_parts
from tests.meetings.report_factories import make_appendix, make_item, make_report, write, write_all


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


def found(report, word: str = "") -> list[tuple[str, str]]:
    """Where each finding is and what it says, for those that hold a word."""
    fresh = type(report).objects.for_pages().get(pk=report.pk)
    rows = [(finding.where, finding.sentence) for finding in report_checks.findings(fresh)]
    return [row for row in rows if word in row[1]]


def say(report, text: str, by) -> None:
    write(report, {"purpose": text}, by=by)


def test_a_sound_report_has_no_finding(report, clerk, meeting):
    write_all(report, by=clerk)
    make_appendix(report, by=clerk, title="Year two plan")
    other = make_item(meeting=meeting, by=clerk, title="Hate crime")
    appendix = report.appendices.get()
    row = report.proposed_recommendations.get()
    section = report.sections.get(key="purpose")
    text = (
        f"The year two plan is attached as appendix {{appendix {appendix.pk}}}.\n\nSee paragraph 1, item 2 and "
        f"{{item {other.pk}}}, paragraph 7 of Schedule 12A, and {{recommendation {row.pk}}}."
    )
    report_parts.save_texts(report=report, by=clerk, texts={section.pk: text})
    assert found(report) == []


def test_an_appendix_that_is_called_otherwise(report, clerk):
    make_appendix(report, by=clerk, title="Year two business plan")
    second = make_appendix(report, by=clerk, title="Ending Adult Exploitation Strategy")
    plan = "The business plan is attached as appendix A."
    for mark in ("B", f"{{appendix {second.pk}}}"):
        say(
            report,
            f"{plan}\n\nA summary of achievements was made. This is attached as appendix {mark}.",
            clerk,
        )
        assert found(report, "appendix B") == [
            (
                "“Purpose”, paragraph 2",
                "What the text calls appendix B does not sound like its title, “Ending Adult Exploitation Strategy”.",
            )
        ]


def test_an_appendix_that_is_never_spoken_of_is_worth_a_look(report, clerk, client_for):
    appendix = make_appendix(report, by=clerk, title="Year two plan")
    assert found(report, "never speaks") == [
        ("Appendices", "The text never speaks of appendix A “Year two plan”.")
    ]
    shown = client_for(clerk).get(report.get_absolute_url()).text
    assert f"{reverse('meetings:appendix-list', args=[report.pk])}#appendix-{appendix.pk}" in shown
    say(report, "The appendix has the plan.", clerk)
    assert found(report, "never speaks") == []


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("{para gone}", "a paragraph that is gone"),
        ("{item 987654}", "an agenda item that is gone"),
        ("{appendix 987654}", "an appendix that is gone"),
        ("{figure gone}", "a figure that is gone"),
        ("{recommendation 987654}", "a recommendation that is gone"),
    ],
)
def test_a_lost_cross_reference(report, clerk, reference, sentence):
    say(report, f"First.\n\nSee {reference} for more.", clerk)
    (where, said) = found(report, "gone")[0]
    assert where == "“Purpose”, paragraph 2"
    assert sentence in said


def test_a_quoted_recommendation_that_is_removed(report, clerk):
    row = report_parts.add(report=report, by=clerk, kind="recommendations", text="Note the report.")
    say(report, f"This is asked.\n\n{{recommendation {row.pk}}}", clerk)
    assert found(report, "gone") == []
    report_parts.remove(row=row, by=clerk)
    assert found(report, "gone") == [
        ("“Purpose”, paragraph 1", "The text quotes or refers to a recommendation that is gone.")
    ]


def test_typed_numbers_that_nothing_has(report, clerk):
    say(report, "See paragraphs 2 to 99 and items 8.1 to 8.7.\n\nMore.", clerk)
    assert found(report, "this report does not have") == [
        ("“Purpose”, paragraph 1", "The text speaks of paragraph 99, which this report does not have.")
    ]
    assert found(report, "on the agenda") == [
        ("“Purpose”, paragraph 1", "The text speaks of items 8.1, 8.7, which are not on the agenda.")
    ]


def test_a_figure_without_words_or_without_its_picture(report, clerk):
    ReportPicture.objects.create(
        report=report, key="ab12", file="pictures/x", sha256="0" * 64, width=1, height=1, size=1
    )
    say(report, "First.\n\n![](picture:ab12)\n\n![A line](picture:cd34)", clerk)
    assert found(report, "figure") == [
        ("“Purpose”, paragraph 1", "A figure has no words for those who can't see it. Say what it shows."),
        ("“Purpose”, paragraph 1", "A figure shows a picture that is gone."),
    ]


def test_an_exempt_appendix_needs_its_paragraph(report, clerk, client_for):
    write_all(report, by=clerk)
    make_appendix(report, by=clerk, title="Case notes", is_exempt=True)
    response = client_for(clerk).post(reverse("meetings:report-submit", args=[report.pk]), follow=True)
    assert (
        "Choose the paragraph of Schedule 12A under which appendix A “Case notes” is exempt" in response.text
    )
    report.refresh_from_db()
    assert report.status == "draft"


def test_an_appendix_that_could_not_be_made(report, clerk):
    appendix = make_appendix(report, by=clerk, title="Plan")
    Appendix.objects.filter(pk=appendix.pk).update(state="failed", failure="Too hard.")
    finding = next(one for one in report_checks.findings(report) if "could not be made" in one.sentence)
    assert finding.blocks
    assert finding.sentence == "Appendix A “Plan” could not be made into a PDF. Put a PDF in its place."


def test_a_house_style_without_background_papers(report):
    version = report.house_style
    sections = [one for one in version.data["sections"] if one["fill"] != "background-papers"]
    report.house_style = HouseStyleVersion(
        style=version.style, number=99, data=version.data | {"sections": sections}
    )
    sentences = [one.sentence for one in report_checks.findings(report)]
    assert any("has no section for background papers" in sentence for sentence in sentences)


def test_who_reads_only_a_part_hears_of_no_finding(report, partnership_officer, client_for, clerk):
    assert "Worth a look" in client_for(clerk).get(report.get_absolute_url()).text
    assert "Worth a look" not in client_for(partnership_officer).get(report.get_absolute_url()).text
