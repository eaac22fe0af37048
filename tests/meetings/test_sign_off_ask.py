"""Asking for sign-offs: at submission each reviewer gets one mail, and a day by which they are wanted is set."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings import clearance
from meetings.services import meetings, reports, reviewers, sign_offs
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from tests import factories
from tests.meetings.report_factories import (
    implication,
    make_item,
    make_report,
    make_reviewer,
    write,
    write_all,
)
from tests.meetings.section_factories import type_into


@pytest.fixture
def report(meeting, clerk, reviewer):
    """Written, and not handed in."""
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    write_all(report, by=clerk)
    return report


def asked() -> list[OutgoingEmail]:
    return list(OutgoingEmail.objects.filter(kind="sign_offs_wanted").order_by("pk"))


def test_one_mail_a_person_lists_all_their_sections(report, clerk, council):
    person = council.reviewers.get().person
    make_reviewer("Ann Purse", "Director for Corporate Services", council=council, by=clerk)
    council.reviewers.filter(person__surname="Purse").update(person=person)
    reports.submit(report=report, by=clerk)
    (mail,) = asked()
    assert mail.to == "helen.quill@larkmere.example"
    assert "- Financial Implications\n- Legal and Governance Implications\n" in mail.body
    assert f"{report.get_absolute_url()}#implications" in mail.body
    assert AuditEvent.objects.filter(event="report.sign-off-asked-for").count() == 1


def test_who_has_signed_is_not_asked_until_the_text_changes(report, reviewer, clerk):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    reports.submit(report=report, by=clerk)
    assert asked() == []
    reports.send_back(report=report, by=clerk, reason="Add the figures.")
    write(report, {"legal": "Section 17 applies."}, by=clerk)
    assert asked() == []
    reports.submit(report=report, by=clerk)
    (mail,) = asked()
    assert "(changed since Helen Quill signed it off on" in mail.body


def test_what_an_officer_types_after_it_was_signed_is_asked_about_once(report, reviewer, clerk):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    reports.submit(report=report, by=clerk)
    assert asked() == []
    type_into(implication(report), "Section 17", by=clerk)
    type_into(implication(report), "Section 17 applies.", by=clerk)
    (mail,) = asked()
    assert "(changed since Helen Quill signed it off on" in mail.body


def test_the_day_is_two_working_days_before_the_last_lawful_one(client_for, report, clerk, meeting):
    reports.submit(report=report, by=clerk)
    usual = clearance.usual_due(report)
    last = max(day.date for day in usual.days) + dt.timedelta(days=1)
    assert report.sign_offs_due == usual.date
    assert len([day for day in usual.days if day.counted]) == 2
    assert usual.date < last < meeting.date
    page = client_for(clerk).get(report.get_absolute_url()).text
    assert "2 working days before" in page
    assert "5 clear working days&#x27; notice" in page


def test_it_is_never_in_the_past(meeting, clerk, reviewer):
    soon = timezone.localdate() + dt.timedelta(days=3)
    meetings.move(meeting=meeting, by=clerk, date=soon, reason="Snow")
    report = make_report(meeting=meeting, by=clerk, style="decimal", status="submitted")
    assert report.sign_offs_due == timezone.localdate()


def test_an_officers_day_stays(report, clerk, meeting):
    day = meeting.date - dt.timedelta(days=30)
    reports.update(report=report, by=clerk, sign_offs_due=day)
    assert reports.submit(report=report, by=clerk).sign_offs_due == day


def test_a_day_that_is_over_by_then_is_counted_anew(report, clerk):
    reports.update(report=report, by=clerk, sign_offs_due=timezone.localdate() - dt.timedelta(days=3))
    due = reports.submit(report=report, by=clerk).sign_offs_due
    assert due == clearance.usual_due(report).date


def test_it_is_before_the_meeting_and_for_officers(report, clerk, meeting, theme_lead, priority):
    with pytest.raises(ValidationError, match="before the day of the meeting"):
        reports.update(report=report, by=clerk, sign_offs_due=meeting.date)
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    with pytest.raises(Refused):
        reports.update(report=report, by=theme_lead, sign_offs_due=meeting.date - dt.timedelta(days=9))


def test_who_is_appointed_later_is_told_what_waits(report, clerk, council):
    reports.submit(report=report, by=clerk)
    OutgoingEmail.objects.all().delete()
    make_reviewer("Ann Purse", "Director for Corporate Services", council=council, by=clerk)
    assert asked() == []
    person = factories.make_person("Ben Till", council=council, by=clerk, email="ben@larkmere.example")
    role = "Director for Corporate Services"
    reviewers.appoint(council=council, by=clerk, role=role, person=person)
    (mail,) = asked()
    assert mail.to == "ben@larkmere.example"
    assert "- Financial Implications\n" in mail.body


def test_a_style_without_sign_offs_asks_nobody(meeting, clerk, reviewer):
    report = make_report(meeting=meeting, by=clerk, status="submitted")
    assert report.sign_offs_due is None
    assert asked() == []


def test_no_word_of_an_exempt_section_is_in_the_mail(meeting, clerk, reviewer):
    item = make_item(
        meeting=meeting,
        by=clerk,
        title="A review of one case",
        exempt_paragraphs=["1"],
        public_interest_reason="A family could be known.",
    )
    report = make_report(meeting=meeting, by=clerk, style="decimal", item=item, title="The Fenwick family")
    write_all(report, by=clerk)
    reports.submit(report=report, by=clerk)
    (mail,) = asked()
    assert "Fenwick" not in mail.subject + mail.body
    assert "A review of one case" in mail.body


def test_the_reviewer_reads_what_is_exempt_in_it(client_for, meeting, clerk, reviewer):
    item = make_item(
        meeting=meeting,
        by=clerk,
        exempt_paragraphs=["1"],
        public_interest_reason="A family could be known.",
    )
    report = make_report(meeting=meeting, by=clerk, style="decimal", item=item)
    write(report, {"legal": "The family on Fenwick Street."}, by=clerk)
    page = client_for(factories.fresh(reviewer)).get(report.get_absolute_url())
    assert "The family on Fenwick Street." in page.text
    url = reverse("meetings:sign-off-create", args=[implication(report).pk])
    assert "The family on Fenwick Street." in client_for(reviewer).get(url).text
