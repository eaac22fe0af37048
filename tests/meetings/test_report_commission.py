"""Asking for a report: the page, the draft that it makes, the mail, and what is refused."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.models import Report
from partnerships.enums import Event
from partnerships.models import Post
from scrutiny import records
from scrutiny.models import AuditEvent, OutgoingEmail
from tests import factories
from tests.meetings.report_factories import in_style, make_item, make_report


@pytest.fixture
def author(council, clerk):
    person = factories.make_person("Marta Quill", council=council, by=clerk, email="marta@larkmere.example")
    for title, start, end in (
        ("Analyst", dt.date(2020, 1, 1), dt.date(2021, 12, 31)),
        ("Safer Streets Manager", dt.date(2022, 1, 1), None),
    ):
        post = Post(person=person, title=title, start=start, end=end)
        records.create(post, by=clerk, event=Event.POST_CREATED, council=council)
    return person


def test_an_officer_asks_for_a_report(client_for, clerk, meeting, author):
    item = make_item(meeting=meeting, by=clerk, title="Hate crime")
    page = client_for(clerk)
    url = reverse("meetings:report-commission", args=[item.pk])
    assert "Hate crime" in page.get(url).text
    due = meeting.date - dt.timedelta(days=14)
    sent = {"title": "Hate crime in Larkmere", "author": author.pk, "due": due.isoformat()}
    response = page.post(url, sent, follow=True)
    report = Report.objects.get(item=item)
    assert response.redirect_chain[-1][0] == report.get_absolute_url()
    assert "Hate crime in Larkmere" in response.text
    assert "Marta Quill, Safer Streets Manager" in response.text
    assert "Safer Larkmere Partnership" in response.text
    assert report.sections.count() == 8
    mail = OutgoingEmail.objects.get(kind="report_commissioned")
    assert mail.to == "marta@larkmere.example"
    assert "The draft is wanted by" in mail.body
    assert AuditEvent.objects.filter(event="report.created", subject_id=str(report.pk)).exists()


@pytest.mark.parametrize(
    ("style", "sections"), [("capitals", 7), ("continuous", 8), ("decimal", 17), ("key-decision", 15)]
)
def test_a_report_begins_with_the_sections_of_its_house_style(meeting, clerk, style, sections):
    report = make_report(meeting=meeting, by=clerk, style=style)
    assert report.sections.count() == sections


def test_the_style_stays_when_the_committee_changes_its_own(meeting, clerk):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    in_style(meeting.committee, "continuous")
    report.refresh_from_db()
    assert report.sheet.style == "decimal"


def test_asking_twice_is_refused_with_a_sentence(client_for, clerk, meeting):
    report = make_report(meeting=meeting, by=clerk)
    url = reverse("meetings:report-commission", args=[report.item_id])
    response = client_for(clerk).post(url, {"title": "Once more"})
    assert "has a report already" in response.text
    assert "Once more" in response.text
    assert Report.objects.count() == 1


def test_pressing_the_button_twice_asks_once(client_for, clerk, meeting):
    item = make_item(meeting=meeting, by=clerk)
    sent = {"title": "Hate crime", "_once": "5f6b9f6e-3b1c-4c57-9a3e-2f6f1c7ab001"}
    browser = client_for(clerk)
    for _time in range(2):
        response = browser.post(reverse("meetings:report-commission", args=[item.pk]), sent)
        assert response.status_code == 302
    assert Report.objects.count() == 1


def test_somebody_who_has_left_cannot_be_the_author(client_for, clerk, meeting, author):
    author.posts.filter(end=None).update(end=dt.date(2023, 1, 1))
    item = make_item(meeting=meeting, by=clerk)
    url = reverse("meetings:report-commission", args=[item.pk])
    response = client_for(clerk).post(url, {"title": "Hate crime", "author": author.pk})
    assert "holds no post on the day of the meeting" in response.text


def test_a_draft_cannot_be_wanted_after_the_meeting(client_for, clerk, meeting):
    item = make_item(meeting=meeting, by=clerk)
    late = meeting.date + dt.timedelta(days=1)
    sent = {"title": "Hate crime", "due": late.isoformat()}
    response = client_for(clerk).post(reverse("meetings:report-commission", args=[item.pk]), sent)
    assert "on or before the day of the meeting" in response.text


def test_only_committee_officers_ask(client_for, clerk, partnership_officer, meeting):
    item = make_item(meeting=meeting, by=clerk)
    response = client_for(partnership_officer).get(reverse("meetings:report-commission", args=[item.pk]))
    assert response.status_code == 403
    assert "Only committee officers ask for reports." in response.text
