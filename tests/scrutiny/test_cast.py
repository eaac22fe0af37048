"""The cast holds the roles that its names promise."""

import pytest

pytestmark = pytest.mark.django_db

CAST = {
    "administrator": "council-administrator",
    "clerk": "committee-officer",
    "partnership_officer": "partnership-officer",
    "report_author": "report-author",
    "chair": "chair",
    "member": "member",
    "substitute": "substitute",
    "co_optee": "co-opted-member",
    "theme_lead": "theme-lead",
    "partner": "partner",
    "system_administrator": "system-administrator",
    "other_clerk": "committee-officer",
}


@pytest.mark.parametrize(("person", "role"), CAST.items())
def test_each_of_the_cast_holds_their_role(person, role, request):
    user = request.getfixturevalue(person)
    assert role in {grant.role for grant in user.grants.rows}


def test_a_meeting_can_be_arranged_for_the_committee(meeting, committee):
    assert list(committee.meetings.all()) == [meeting]
