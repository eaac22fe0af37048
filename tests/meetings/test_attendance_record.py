import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus, Office, Presence
from meetings.models import Attendance
from tests import factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes


@pytest.fixture
def held(committee, clerk, chair, member, substitute):
    return make_held_meeting(committee=committee, by=clerk)


def roll_url(meeting):
    return reverse("meetings:attendance-record", args=[meeting.pk])


def shown(response):
    """What a browser would send back unchanged."""
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def of(meeting, name):
    return meeting.attendances.get(name=name)


def test_all_members_of_that_day_are_ready_and_saved_with_one_form(client_for, clerk, held):
    browser = client_for(clerk)
    page = browser.get(roll_url(held))
    assert "Margaret Ash (Chair)" in page.text
    assert "Dev Patel" in page.text
    assert "Hugh Marlow" not in page.text

    data = shown(page)
    patel = next(name for name in data if page.context["form"].fields[name].label == "Dev Patel")
    ash = next(name for name in data if page.context["form"].fields[name].label == "Margaret Ash (Chair)")
    data |= {patel: Presence.APOLOGIES, "presided": ash.removeprefix("presence-")}
    after = browser.post(roll_url(held), data, follow=True)

    assert "Attendance is saved." in after.text
    assert of(held, "Dev Patel").presence == Presence.APOLOGIES
    assert of(held, "Margaret Ash").in_the_chair
    assert "Voting members saved as present: 1. The quorum is 3." in after.text
    assert "Not quorate" in after.text


def test_who_had_left_the_committee_by_then_is_not_on_the_roll(client_for, clerk, council, committee):
    person = factories.make_person("Cllr Una Field", council=council, by=clerk, is_councillor=True)
    factories.make_committee_member(person, committee=committee, by=clerk, end=factories.LONG_AGO)
    meeting = make_held_meeting(committee=committee, by=clerk)

    assert "Una Field" not in client_for(clerk).get(roll_url(meeting)).text


def test_names_stay_as_they_were_that_day(client_for, clerk, held, member):
    make_attendance(meeting=held, by=clerk)
    person = member.people.get()
    person.surname = "Patel-Wright"
    person.save(update_fields=["surname"])

    assert "Patel-Wright" not in client_for(clerk).get(roll_url(held)).text


def test_another_person_can_have_presided(client_for, clerk, held, chair, member):
    make_attendance(meeting=held, by=clerk)

    make_attendance(meeting=held, by=clerk, absent=[chair.people.get()], presided=member.people.get())

    assert of(held, "Dev Patel").in_the_chair
    assert not of(held, "Margaret Ash").in_the_chair


def test_who_did_not_come_cannot_have_presided(client_for, clerk, held):
    browser = client_for(clerk)
    data = shown(browser.get(roll_url(held)))
    ash = next(name for name in data if name.startswith("presence-person"))
    page = browser.post(roll_url(held), data | {ash: "absent", "presided": ash.removeprefix("presence-")})

    assert "did not come, so cannot have presided" in page.text
    assert not Attendance.objects.exists()


def test_two_officers_recording_at_once_do_not_overwrite_each_other_unseen(client_for, clerk, held):
    browser = client_for(clerk)
    data = shown(browser.get(roll_url(held)))
    make_attendance(meeting=held, by=clerk)

    page = browser.post(roll_url(held), data)

    assert "Someone else recorded attendance while this page was open" in page.text
    assert (
        browser.post(roll_url(held), shown(page) | {"shown": page.context["form"].data["shown"]}).status_code
        == 302
    )


def test_attendance_is_fixed_once_the_minutes_are_published(client_for, clerk, held):
    make_attendance(meeting=held, by=clerk)
    make_minutes(meeting=held, by=clerk, status=MinutesStatus.PUBLISHED)

    page = client_for(clerk).get(roll_url(held))

    assert page.status_code == 403
    assert "its attendance and interests are fixed" in page.text


def test_members_do_not_record_attendance(client_for, member, held):
    assert client_for(member).get(roll_url(held)).status_code == 403


def test_another_council_sees_nothing(client_for, other_clerk, held):
    assert client_for(other_clerk).get(roll_url(held)).status_code == 404


def test_co_opted_members_count_towards_the_quorum_only_with_a_vote(
    client_for, clerk, committee, seat, co_optee
):
    seat("Dr Voting Friend", committee, office=Office.CO_OPTED, has_vote=True)
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)

    page = client_for(clerk).get(roll_url(meeting))

    assert "Voting members saved as present: 1." in page.text


def test_the_page_needs_few_queries(client_for, clerk, held, django_assert_max_num_queries):
    make_attendance(meeting=held, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(roll_url(held))
