"""A section is kept from the public and opened again: who may, what it needs, what is printed and what is logged."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.services import reports
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_report, write, write_all

REASON = "It would warn offenders."


@pytest.fixture
def report(meeting, clerk):
    made = make_report(meeting=meeting, by=clerk)
    write_all(made, by=clerk)
    write(made, {"report": "The covert words."}, by=clerk)
    return made


@pytest.fixture
def section(report):
    return report.sections.get(key="report")


def in_a_year() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=365)


def typed(day: dt.date, **fields) -> dict:
    boxes = {f"exempt_review_date-{name}": getattr(day, name) for name in ("day", "month", "year")}
    given = {"exempt_paragraphs": ["7", "1"], "public_interest_reason": REASON}
    return given | boxes | fields


@pytest.fixture
def exempt(client_for, clerk):
    def send(section, user=clerk, day=None, **fields):
        url = reverse("meetings:exemption-section", args=[section.pk])
        return client_for(user).post(url, typed(day or in_a_year(), **fields), follow=True)

    return send


def test_it_is_kept_from_the_public_and_opened_again(
    exempt, section, report, client_for, clerk, partnership_officer
):
    shown = exempt(section).text
    assert "“Report” is kept from the public." in shown
    assert "Exempt: paragraphs 1, 7" in shown
    public = client_for(partnership_officer).get(report.get_absolute_url()).text
    assert "covert" not in public
    assert "This section is not published because it contains exempt information." in public
    assert "Paragraph 7: Information relating to action to prevent" in public
    assert "covert" in client_for(clerk).get(report.get_absolute_url()).text
    opened = client_for(clerk).post(
        reverse("meetings:exemption-open-section", args=[section.pk]), follow=True
    )
    assert "“Report” is open to the public." in opened.text
    assert "covert" in client_for(partnership_officer).get(report.get_absolute_url()).text
    section.refresh_from_db()
    assert (section.exempt_paragraphs, section.public_interest_reason) == ([], "")


def test_the_log_says_who_and_which_paragraphs_and_none_of_the_words(exempt, section, client_for, clerk):
    exempt(section)
    client_for(clerk).post(reverse("meetings:exemption-open-section", args=[section.pk]))
    events = AuditEvent.objects.filter(event__startswith="report-section.").order_by("pk")
    assert [event.event for event in events] == ["report-section.exempted", "report-section.opened"]
    first = events[0]
    assert first.actor == str(clerk)
    assert first.detail == {
        "section": section.pk,
        "paragraphs": ["1", "7"],
        "review": in_a_year().isoformat(),
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"exempt_paragraphs": []}, "Choose the paragraph of Schedule 12A"),
        ({"public_interest_reason": " "}, "Say why the public interest is in keeping it exempt."),
        ({"exempt_paragraphs": ["18"]}, "18"),
        ({"day": dt.date(2020, 1, 1)}, "Choose a day to come on which the exemption is looked at again."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(exempt, section, fields, sentence):
    response = exempt(section, **fields)
    assert sentence in response.text
    assert "There is a problem" in response.text
    section.refresh_from_db()
    assert not section.is_exempt


def test_the_text_that_somebody_else_is_writing_is_not_touched(exempt, section, clerk):
    version = section.version
    exempt(section)
    section.refresh_from_db()
    assert section.version == version


def test_the_officer_decides_after_the_report_is_cleared_and_its_author_does_not(
    exempt, section, report, clerk, report_author
):
    report.author = report_author.people.get()
    report.save(update_fields=["author"])
    report.refresh_from_db()
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    assert exempt(section, user=report_author).status_code == 403
    assert "is kept from the public" in exempt(section).text


def test_who_only_reads_the_report_decides_nothing(exempt, section, partnership_officer, other_clerk):
    assert exempt(section, user=partnership_officer).status_code == 403
    assert exempt(section, user=other_clerk).status_code == 404


def test_the_header_says_in_part(exempt, section, report, client_for, clerk):
    exempt(section)
    report.refresh_from_db()
    styled = make_report(meeting=report.meeting, by=clerk, style="decimal", title="The plan")
    section = styled.sections.first()
    exempt(section)
    shown = client_for(clerk).get(styled.get_absolute_url()).text
    assert "In part; Paragraph 1: Information relating to any individual; Paragraph 7:" in shown


def test_the_meeting_then_has_a_restricted_pack(exempt, section, report, client_for, clerk):
    page = reverse("meetings:publication-list", args=[report.meeting.pk])
    assert "Build the restricted pack" not in client_for(clerk).get(page).text
    exempt(section)
    assert "Build the restricted pack" in client_for(clerk).get(page).text
