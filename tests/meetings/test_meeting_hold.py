"""The life of a meeting: held, adjourned, cancelled, arranged again."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.services import agenda_items
from scrutiny.models import OutgoingEmail
from tests.factories import make_person
from tests.meetings.agenda_factories import make_meeting


def post(browser, meeting, verb, **typed):
    address = reverse(f"meetings:meeting-{verb}", args=[meeting.pk])
    return browser.post(address, {"csrf": ""} | typed, follow=True).content.decode()


@pytest.fixture
def past(committee, clerk):
    return make_meeting(committee=committee, by=clerk, weeks=-2)


def test_held_with_the_time_it_ended(client_for, clerk, past):
    page = post(client_for(clerk), past, "hold", ended_at="8.30 pm", ended_as_printed="20.30pm")
    past.refresh_from_db()
    assert (past.status, past.ended_at) == ("held", dt.time(20, 30))
    assert "printed as “20.30pm”" in page


def test_it_cannot_end_before_it_starts(client_for, clerk, past):
    page = post(client_for(clerk), past, "hold", ended_at="6.30 pm")
    assert "The meeting started at 7.00 pm. It cannot end before that." in page
    assert 'value="6.30 pm"' in page


def test_it_may_end_after_midnight(client_for, clerk, past):
    post(client_for(clerk), past, "hold", ended_at="0.15 am".replace("0.15", "12.15"))
    past.refresh_from_db()
    assert past.ended_at == dt.time(0, 15)


def test_a_meeting_to_come_was_not_held(client_for, clerk, meeting):
    page = post(client_for(clerk), meeting, "hold", ended_at="8pm")
    assert "Record that it was held when it has taken place." in page


def test_cancelled_with_a_reason_and_members_and_presenters_are_told(
    client_for, clerk, council, committee, meeting, member
):
    committee.memberships.get().person.__class__.objects.update(email="dev.patel@example.org")
    presenter = make_person("Supt. Ann Cole", council=council, by=clerk, email="ann.cole@example.org")
    agenda_items.add(meeting=meeting, by=clerk, title="Violence", presenter=presenter)
    page = post(client_for(clerk), meeting, "cancel", reason="For lack of business.")
    assert "CANCELLED: For lack of business." in page
    sent = OutgoingEmail.objects.filter(kind="meeting_cancelled")
    assert set(sent.values_list("to", flat=True)) == {"dev.patel@example.org", "ann.cole@example.org"}
    assert "Reason: For lack of business." in sent.first().body


def test_without_a_reason_it_is_not_cancelled(client_for, clerk, meeting):
    page = post(client_for(clerk), meeting, "cancel", reason=" ")
    meeting.refresh_from_db()
    assert "Fill in “Reason”." in page
    assert meeting.status == "arranged"


def test_adjourned_and_arranged_again(client_for, clerk, meeting):
    browser = client_for(clerk)
    assert "ADJOURNED: The quorum failed." in post(browser, meeting, "adjourn", reason="The quorum failed.")
    post(browser, meeting, "resume")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.status_reason) == ("arranged", "")


def test_a_cancelled_meeting_whose_time_was_taken_stays_cancelled(client_for, clerk, committee, meeting):
    browser = client_for(clerk)
    post(browser, meeting, "cancel", reason="For lack of business.")
    make_meeting(committee=committee, by=clerk, date=meeting.date)
    page = post(browser, meeting, "resume")
    meeting.refresh_from_db()
    assert "The committee already meets at this date and time." in page
    assert meeting.status == "cancelled"


def test_a_verb_that_no_longer_fits_is_said(client_for, clerk, meeting):
    browser = client_for(clerk)
    post(browser, meeting, "cancel", reason="For lack of business.")
    page = post(browser, meeting, "adjourn", reason="The quorum failed.")
    assert "This could not be done because it is now “Cancelled”." in page


@pytest.mark.parametrize("verb", ["hold", "adjourn", "cancel", "resume", "move", "edit"])
def test_a_member_may_not(client_for, member, meeting, verb):
    answer = client_for(member).post(reverse(f"meetings:meeting-{verb}", args=[meeting.pk]), {"reason": "x"})
    assert answer.status_code == 403
    assert "Only committee officers change a meeting and its agenda." in answer.content.decode()
