"""Signing an implication off: what was read is what is signed, by who reviews in the role today."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings import clearance
from meetings.models import SignOff
from meetings.services import report_parts, reports, reviewers, sign_offs
from scrutiny.access.checks import Refused
from scrutiny.models import OutgoingEmail
from tests import factories
from tests.meetings.report_factories import implication, make_report, make_reviewer, sign_off_all, write

TEXT = "The Council must have regard to section 17."


@pytest.fixture
def report(meeting, clerk, reviewer):
    """Handed in, in the style that needs two sign-offs."""
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    write(report, {"legal": TEXT}, by=clerk)
    return submitted(report, clerk)


def submitted(report, by):
    empty = {section.key: "Words." for section in report.sections.filter(body="")}
    write(report, empty, by=by)
    return reports.submit(report=report, by=by)


def url(name, report, key="legal"):
    return reverse(f"meetings:sign-off-{name}", args=[implication(report, key).pk])


def state_of(report, key="legal"):
    return next(one for one in clearance.of_report(report) if one.section.key == key)


def test_the_reviewer_reads_and_signs(client_for, report, reviewer):
    browser = client_for(reviewer)
    assert (
        "Read and sign off: Legal and Governance Implications" in browser.get(report.get_absolute_url()).text
    )
    page = browser.get(url("create", report)).text
    assert "You sign as Monitoring Officer." in page
    assert TEXT in page
    sent = {"read": TEXT, "comment": "Agreed with the solicitor."}
    after = browser.post(url("create", report), sent, follow=True).text
    assert "is signed off." in after
    today = timezone.localdate()
    assert f"Signed off by Helen Quill, Monitoring Officer, on {today.day} {today:%B %Y}." in after
    assert "Comment: Agreed with the solicitor." in after
    assert "Legal Implications reviewed by:</strong> Monitoring Officer" in after
    assert "Financial Implications reviewed by:" not in after


def test_line_ends_of_a_browser_are_the_same_text(client_for, report, clerk, reviewer):
    write(report, {"legal": "First.\n\nSecond."}, by=clerk)
    client_for(reviewer).post(url("create", report), {"read": "First.\r\n\r\nSecond."})
    assert state_of(report).state == "signed"


def test_a_text_that_changed_meanwhile_is_not_signed(client_for, report, clerk, reviewer):
    write(report, {"legal": "The Council must have due regard to section 17."}, by=clerk)
    page = client_for(reviewer).post(url("create", report), {"read": TEXT}).text
    assert "The text changed while you were reading." in page
    assert "[put in:] </span>due" in page
    assert not SignOff.objects.exists()
    sent = {"read": "The Council must have due regard to section 17."}
    assert f'name="read" value="{sent["read"]}"' in page
    assert "is signed off." in client_for(reviewer).post(url("create", report), sent, follow=True).text


def test_only_todays_reviewer_of_the_role_signs(client_for, report, reviewer, clerk, chair):
    refused = client_for(clerk).get(url("create", report))
    assert refused.status_code == 403
    assert "Only today&#x27;s Monitoring Officer signs this off." in refused.text
    assert client_for(chair).get(url("create", report)).status_code == 404
    assert client_for(reviewer).get(url("create", report, "financial")).status_code == 403
    held = report.council.reviewers.get()
    reviewers.end(reviewer=held, by=clerk, on=timezone.localdate() - dt.timedelta(days=1))
    assert client_for(reviewer).get(url("create", report)).status_code == 404


def test_a_section_that_nobody_reviews_has_no_such_page(client_for, report, clerk):
    assert client_for(clerk).get(url("record", report, "equality")).status_code == 404


def test_a_text_is_signed_once(report, reviewer):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=TEXT)
    with pytest.raises(ValidationError, match="Helen Quill signed this text off on"):
        sign_offs.sign(section=section, by=reviewer, read=TEXT)


def test_reviewers_sign_from_the_draft_on(meeting, clerk, reviewer):
    report = make_report(meeting=meeting, by=clerk, style="decimal")
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    assert state_of(report).state == "signed"


def test_nothing_is_signed_once_the_report_is_cleared(client_for, report, reviewer, clerk):
    sign_off_all(report, by=clerk)
    reports.clear(report=report, by=clerk)
    refused = client_for(reviewer).get(url("create", report))
    assert "The report is cleared. Its sign-offs stay as they are" in refused.text


def test_a_change_undoes_it_and_says_what_changed(client_for, report, reviewer, clerk):
    sign_offs.sign(section=implication(report), by=reviewer, read=TEXT)
    OutgoingEmail.objects.all().delete()
    changed = "The Council must have due regard to section 17."
    write(report, {"legal": changed}, by=clerk)
    page = client_for(clerk).get(report.get_absolute_url()).text
    assert "Changed since it was signed off" in page
    assert '<ins class="app-word-diff__ins"><span class="govuk-visually-hidden">[put in:] </span>due' in page
    assert "Legal Implications reviewed by:" not in page
    mail = OutgoingEmail.objects.get(kind="sign_offs_wanted")
    assert mail.to == "helen.quill@larkmere.example"
    assert "- Legal and Governance Implications (changed since Helen Quill signed it off on" in mail.body
    write(report, {"legal": changed + " And more."}, by=clerk)
    assert OutgoingEmail.objects.filter(kind="sign_offs_wanted").count() == 1
    assert (
        "is asked to sign it off again"
        in client_for(clerk).get(reverse("meetings:report-write", args=[report.pk])).text
    )
    write(report, {"legal": TEXT}, by=clerk)
    assert state_of(report).state == "signed"


def test_another_role_beside_the_text_needs_another_sign_off(report, reviewer, clerk, client_for):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=TEXT)
    report_parts.save_texts(report=report, by=clerk, texts={}, reviewers={section.pk: "Head of Law"})
    assert state_of(report).is_missing
    page = client_for(clerk).get(report.get_absolute_url()).text
    assert "The house style names the Monitoring Officer for this." in page
    report_parts.save_texts(report=report, by=clerk, texts={}, reviewers={section.pk: ""})
    assert state_of(report).state == "signed"


def test_the_last_one_makes_the_report_ready_to_clear(report, reviewer, council, clerk, administrator):
    type(council).objects.update(contact_email="democracy@larkmere.example")
    report.council.refresh_from_db()
    user = factories.make_user("Ann Purse", council=council, by=administrator)
    make_reviewer("Ann Purse", "Director for Corporate Services", council=council, by=clerk, user=user)
    sign_offs.sign(section=implication(report), by=reviewer, read=TEXT)
    assert not OutgoingEmail.objects.filter(kind="report_ready_to_clear").exists()
    money = implication(report, "financial")
    sign_offs.sign(section=money, by=factories.fresh(user), read=money.body)
    assert OutgoingEmail.objects.get(kind="report_ready_to_clear").to == "democracy@larkmere.example"


def test_a_role_without_account_is_refused(report, clerk, council, administrator):
    make_reviewer("Ann Purse", "Director for Corporate Services", council=council, by=clerk)
    stranger = factories.make_user("Ann Purse", council=council, by=administrator)
    with pytest.raises(Refused):
        sign_offs.sign(section=implication(report, "financial"), by=stranger, read="x")
