"""Lines of enquiry: shared with the committee, ordered by the chair, sent to witnesses, never of exempt items."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.models import LineOfEnquiry
from meetings.recommendation_enums import TrackerEvent
from meetings.services import agenda, enquiries
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from scrutiny.records import StaleEdit
from tests.kept import kept
from tests.meetings.conftest import SECRET
from tests.meetings.papers_factories import make_agenda

pytestmark = pytest.mark.django_db


@kept
def papers(meeting, clerk):
    """A published agenda with an open report and an exempt one."""
    make_agenda(meeting, by=clerk, secret=SECRET)
    agenda.freeze(meeting=meeting, by=clerk)
    return meeting


@pytest.fixture
def item(papers):
    return papers.items.get(title="Anti-social behaviour")


@pytest.fixture
def secret(papers):
    return papers.items.get(title="A review of one case")


def page(meeting, name="list"):
    return reverse(f"meetings:line-of-enquiry-{name}", args=[meeting.pk])


def texts(browser, meeting):
    return [row["line"].text for row in browser.get(page(meeting)).context["rows"]]


def test_a_member_shares_a_line_that_the_committee_and_the_officer_read(
    client_for, member, co_optee, clerk, partner, papers, item
):
    form = {"item": item.pk, "text": "Why did it fall?"}
    client_for(member).post(page(papers, "create"), form)
    for user in (member, co_optee, clerk):
        assert texts(client_for(user), papers) == ["Why did it fall?"]
    assert client_for(partner).get(page(papers)).status_code in (403, 404)


def test_a_line_without_words_is_refused_beside_its_field(client_for, member, papers, item):
    answer = client_for(member).post(page(papers, "create"), {"item": item.pk, "text": ""})
    assert "Fill in “Line of enquiry”." in answer.content.decode()
    assert not LineOfEnquiry.objects.exists()


def test_lines_on_exempt_items_are_for_those_whose_seat_allows_it(
    client_for, member, co_optee, clerk, papers, secret
):
    line = enquiries.share(item=secret, by=member, text=SECRET)
    assert texts(client_for(clerk), papers) == [SECRET]
    assert texts(client_for(co_optee), papers) == []
    edit = reverse("meetings:line-of-enquiry-edit", args=[line.pk])
    assert client_for(co_optee).get(edit).status_code == 404
    with pytest.raises(Refused):
        enquiries.share(item=secret, by=co_optee, text="What is it?")
    answer = client_for(co_optee).post(page(papers, "create"), {"item": secret.pk, "text": "What?"})
    assert "A review of one case" not in answer.content.decode()
    said = AuditEvent.objects.get(event=TrackerEvent.ENQUIRY_SHARED)
    assert SECRET not in f"{said.subject} {said.detail}"


def test_an_officer_reads_them_and_shares_none(client_for, clerk, papers, item):
    assert client_for(clerk).get(page(papers, "create")).status_code == 403
    with pytest.raises(Refused):
        enquiries.share(item=item, by=clerk, text="Why?")


def test_only_who_shared_it_changes_it_or_takes_it_back(client_for, member, chair, papers, item):
    line = enquiries.share(item=item, by=member, text="Why?")
    edit = reverse("meetings:line-of-enquiry-edit", args=[line.pk])
    remove = reverse("meetings:line-of-enquiry-remove", args=[line.pk])
    assert client_for(chair).get(edit).status_code == 403
    assert client_for(chair).post(remove).status_code == 403
    client_for(member).post(edit, {"item": item.pk, "text": "Why in May?", "version": "1"})
    line.refresh_from_db()
    assert line.text == "Why in May?"
    client_for(member).post(remove)
    assert not LineOfEnquiry.objects.exists()


def test_two_windows_do_not_overwrite_each_other(member, item):
    line = enquiries.share(item=item, by=member, text="Why?")
    enquiries.change(enquiry=line, by=member, expected_version=1, text="Second")
    with pytest.raises(StaleEdit):
        enquiries.change(enquiry=line, by=member, expected_version=1, text="Third")


def test_the_chair_puts_them_in_order(client_for, member, chair, papers, item):
    lines = [enquiries.share(item=item, by=member, text=text) for text in ("One", "Two", "Three")]
    url = reverse("meetings:line-of-enquiry-move", args=[lines[2].pk])
    client_for(chair).post(url, {"direction": "up"})
    assert texts(client_for(member), papers) == ["One", "Three", "Two"]
    assert client_for(member).post(url, {"direction": "up"}).status_code == 403
    printed = client_for(chair).get(page(papers, "print")).content.decode()
    assert printed.index("One") < printed.index("Three") < printed.index("Two")


def test_a_line_is_shown_and_then_sent_to_the_witness_once(client_for, member, chair, police, papers, item):
    line = enquiries.share(item=item, by=member, text="Why did it fall?", witness_body=police)
    url = reverse("meetings:line-of-enquiry-send", args=[line.pk])
    browser = client_for(chair)
    shown = browser.get(url).content.decode()
    assert "Why did it fall?" in shown
    assert police.contact_email in shown
    assert not OutgoingEmail.objects.filter(kind="line_of_enquiry_sent").exists()
    browser.post(url, {"to": "inspector@police.example"})
    mail = OutgoingEmail.objects.get(kind="line_of_enquiry_sent")
    assert (mail.to, "Why did it fall?" in mail.body) == ("inspector@police.example", True)
    assert "Sent on" in browser.get(page(papers)).content.decode()
    with pytest.raises(ValidationError):
        enquiries.send(enquiry=line, by=chair, to="inspector@police.example")
    with pytest.raises(Refused):
        enquiries.take_back(enquiry=line, by=member)


def test_a_line_on_an_exempt_item_is_never_mailed(client_for, member, chair, police, secret):
    line = enquiries.share(item=secret, by=member, text=SECRET, witness_body=police)
    url = reverse("meetings:line-of-enquiry-send", args=[line.pk])
    answer = client_for(chair).post(url, {"to": "inspector@police.example"})
    assert "This item is exempt." in answer.content.decode()
    assert not OutgoingEmail.objects.filter(kind="line_of_enquiry_sent").exists()


def test_the_page_of_the_meeting_leads_members_there(client_for, member, partner, papers):
    url = reverse("meetings:meeting-detail", args=[papers.pk])
    assert page(papers) in client_for(member).get(url).content.decode()
    assert page(papers) not in client_for(partner).get(url).content.decode()
