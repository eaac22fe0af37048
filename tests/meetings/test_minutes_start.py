import pytest
from django.urls import reverse

from meetings.enums import ItemKind
from meetings.models import Minutes
from meetings.services import agenda_items, meetings
from tests.meetings.minutes_factories import make_attendance, make_exempt_item, make_held_meeting


@pytest.fixture
def held(committee, clerk, chair, member):
    return make_held_meeting(committee=committee, by=clerk)


def start(browser, meeting):
    return browser.post(reverse("meetings:minutes-start", args=[meeting.pk]), follow=True)


def test_every_item_has_an_entry_with_its_standing_text(client_for, clerk, held, member):
    make_attendance(meeting=held, by=clerk, absent=[member.people.get()])

    page = start(client_for(clerk), held)

    assert "An apology for absence from the meeting was received from Councillor Dev Patel." in page.text
    assert "There were no declarations of interest." in page.text
    assert "That the report be noted." in page.text
    assert "There were no public questions." in page.text
    assert Minutes.objects.get().entries.count() == 4


def test_several_apologies_are_one_sentence(client_for, clerk, held, chair, member, seat, committee):
    third = seat("Cllr Bo Lind", committee)
    absent = [member.people.get(), third.people.get()]
    make_attendance(meeting=held, by=clerk, absent=absent, presided=chair.people.get())

    page = start(client_for(clerk), held)

    assert (
        "Apologies for absence from the meeting were received from Councillors Bo Lind and Dev Patel."
        in page.text
    )


def test_the_minutes_of_the_earlier_meeting_are_named(client_for, clerk, committee, held):
    later = meetings.arrange(
        committee=committee,
        by=clerk,
        date=held.date.replace(year=held.date.year + 1),
        start_time=held.start_time,
    )
    agenda_items.add(meeting=later, by=clerk, title="Minutes", kind=ItemKind.MINUTES, earlier_meeting=held)

    page = start(client_for(clerk), later)

    assert f"That the minutes of the meeting held on {held.date.day} " in page.text
    assert "be agreed and taken as a correct record and the Chair be authorised to sign them." in page.text


def test_the_exclusion_names_the_paragraphs_of_the_exempt_items(client_for, clerk, held):
    agenda_items.add(meeting=held, by=clerk, title="Exclusion of press and public", kind=ItemKind.EXCLUSION)
    make_exempt_item("Operation Heron", meeting=held, by=clerk)

    page = start(client_for(clerk), held)

    assert "described in paragraph 7 of Part 1 of Schedule 12A" in page.text


def test_a_withdrawn_item_says_why(client_for, clerk, held):
    item = held.items.get(title="Keeping the town centre safe")
    agenda_items.withdraw(item=item, by=clerk, reason="The video would not play.")

    assert "The item was withdrawn: The video would not play." in start(client_for(clerk), held).text


def test_starting_twice_gives_the_same_minutes(client_for, clerk, held):
    browser = client_for(clerk)
    start(browser, held)
    start(browser, held)

    assert Minutes.objects.count() == 1


def test_a_cancelled_meeting_has_no_minutes(client_for, clerk, held):
    meetings.cancel(meeting=held, by=clerk, reason="Snow")
    client_for(clerk).post(reverse("meetings:minutes-start", args=[held.pk]))

    assert not Minutes.objects.exists()


def test_only_officers_start_minutes(client_for, member, other_clerk, held):
    address = reverse("meetings:minutes-start", args=[held.pk])

    assert client_for(member).post(address).status_code == 403
    assert client_for(other_clerk).post(address).status_code == 404
    assert client_for(member).get(address).status_code == 405
