"""Committees and meetings as residents see them."""

from django.urls import reverse

from tests.meetings.agenda_factories import make_meeting


def test_residents_see_committee_members_and_meetings(client, committee, chair, clerk):
    meeting = make_meeting(committee=committee, by=clerk)
    page = client.get(committee.get_public_url()).content.decode()
    assert "Cllr Margaret Ash" in page
    assert meeting.get_public_url() in page
    assert "Correct" not in page
    listed = client.get(reverse("public:committee-list", args=[committee.council.slug])).content.decode()
    assert committee.name in listed
    meetings = client.get(reverse("public:meeting-list", args=[committee.council.slug])).content.decode()
    assert "Town Hall" in meetings


def test_what_is_not_public_is_not_found(client, committee, clerk):
    make_meeting(committee=committee, by=clerk)
    type(committee).objects.update(is_public=False)
    assert client.get(committee.get_public_url()).status_code == 404
    meetings = client.get(reverse("public:meeting-list", args=[committee.council.slug])).content.decode()
    assert "No meeting is published yet." in meetings
