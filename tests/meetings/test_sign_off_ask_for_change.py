"""A reviewer asks for a change instead of signing: it is kept, mailed to the author and shown."""

import pytest
from django.urls import reverse

from meetings import clearance
from meetings.services import sign_offs
from scrutiny.models import OutgoingEmail
from tests import factories
from tests.meetings.report_factories import implication, make_item, make_report, write

REASON = "Name the duty: section 17 of the Crime and Disorder Act 1998."


@pytest.fixture
def author(council, clerk):
    return factories.make_person("Ada Finch", council=council, by=clerk, email="ada.finch@larkmere.example")


@pytest.fixture
def report(meeting, clerk, author, reviewer):
    return make_report(meeting=meeting, by=clerk, style="decimal", status="submitted", author=author)


def ask(client_for, reviewer, report, reason=REASON):
    url = reverse("meetings:sign-off-ask-for-change", args=[implication(report).pk])
    return client_for(reviewer).post(url, {"reason": reason}, follow=True)


def test_the_author_reads_it_in_a_mail_and_on_the_report(client_for, report, reviewer, clerk):
    assert "The author is told what you ask for." in ask(client_for, reviewer, report).text
    mail = OutgoingEmail.objects.get(kind="change_wanted")
    assert mail.to == "ada.finch@larkmere.example"
    assert (
        "Helen Quill, Monitoring Officer, does not sign off “Legal and Governance Implications”" in mail.body
    )
    assert REASON in mail.body
    page = client_for(clerk).get(report.get_absolute_url()).text
    assert "Helen Quill, Monitoring Officer, asked for a change on" in page
    assert REASON in page
    assert "The Monitoring Officer asks for a change of “Legal and Governance Implications”" in page


def test_it_stands_until_the_text_is_another(client_for, report, reviewer, clerk):
    ask(client_for, reviewer, report)
    write(report, {"legal": "Section 17 applies."}, by=clerk)
    assert REASON not in client_for(clerk).get(report.get_absolute_url()).text
    found = clearance.of_report(report)
    assert next(one.state for one in found if one.role == "Monitoring Officer") == "wanted"


def test_signing_it_after_all_settles_it(client_for, report, reviewer, clerk):
    ask(client_for, reviewer, report)
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    assert REASON not in client_for(clerk).get(report.get_absolute_url()).text


def test_a_reason_is_needed(client_for, report, reviewer):
    assert "Say what is to be changed." in ask(client_for, reviewer, report, " ").text
    assert not OutgoingEmail.objects.filter(kind="change_wanted").exists()


def test_what_is_signed_off_is_not_asked_about(client_for, report, reviewer):
    section = implication(report)
    sign_offs.sign(section=section, by=reviewer, read=section.body)
    assert "Helen Quill signed this text off on" in ask(client_for, reviewer, report).text


def test_a_mail_on_an_exempt_item_repeats_no_word(client_for, meeting, clerk, author, reviewer):
    item = make_item(
        meeting=meeting,
        by=clerk,
        title="A review of one case",
        exempt_paragraphs=["1"],
        public_interest_reason="A family could be known.",
    )
    report = make_report(
        meeting=meeting, by=clerk, style="decimal", status="submitted", author=author, item=item
    )
    ask(client_for, reviewer, report, "Leave out Fenwick Street.")
    mail = OutgoingEmail.objects.get(kind="change_wanted")
    assert "Fenwick" not in mail.body
    assert "This part is exempt, so this message does not repeat what is asked for." in mail.body
