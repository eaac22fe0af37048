"""What each role lets a person do, and where: the council, the committee, the partnership, or nowhere."""

import datetime as dt

import pytest

from scrutiny.access.grants import Grant, Grants, load
from scrutiny.access.permissions import DESCRIPTIONS, Permission
from scrutiny.access.roles import ALL

pytestmark = pytest.mark.django_db

P = Permission
COUNCIL_WIDE = {
    "administrator": {P.READ_COUNCIL, P.EDIT_COUNCIL, P.MANAGE_USERS, P.READ_AUDIT, P.READ_MAIL},
    "clerk": {P.READ_COUNCIL, P.EDIT_MEETING, P.PUBLISH, P.READ_RESTRICTED, P.RECORD_MINUTES, P.READ_MAIL},
    "partnership_officer": {P.READ_COUNCIL, P.EDIT_PARTNERSHIP, P.UPDATE_PLAN, P.WRITE_REPORT},
    "report_author": {P.READ_COUNCIL, P.WRITE_REPORT},
}
NEVER = {
    "administrator": {P.READ_RESTRICTED, P.PUBLISH, P.SET_UP_COUNCILS},
    "clerk": {P.MANAGE_USERS, P.EDIT_COUNCIL, P.READ_AUDIT},
    "partnership_officer": {P.READ_RESTRICTED, P.EDIT_MEETING, P.MANAGE_USERS},
    "report_author": {P.READ_RESTRICTED, P.EDIT_MEETING, P.CLEAR_REPORT},
}


@pytest.mark.parametrize("person", COUNCIL_WIDE)
def test_staff_hold_their_permissions_for_the_whole_council_and_no_other(
    person, request, council, other_council
):
    held = request.getfixturevalue(person).grants
    for permission in COUNCIL_WIDE[person]:
        assert held.allow(permission, council=council.pk)
        assert not held.allow(permission, council=other_council.pk)
        assert held.councils_with(permission) == {council.pk}
    for permission in NEVER[person]:
        assert not held.allow(permission, council=council.pk)


@pytest.mark.parametrize("person", ["chair", "member", "substitute", "co_optee"])
def test_a_seat_reaches_its_committee_and_not_the_council(person, request, council, committee):
    held = request.getfixturevalue(person).grants
    assert held.allow(P.READ_COMMITTEE, committee=committee.pk)
    assert not held.allow(P.READ_COMMITTEE, committee=committee.pk + 1)
    assert not held.allow(P.READ_COMMITTEE, council=council.pk)
    assert held.committees_with(P.READ_COMMITTEE) == {committee.pk}
    assert held.councils_with(P.READ_COMMITTEE) == set()


def test_a_co_opted_member_reads_exempt_papers_only_where_the_committee_says_so(seat, co_optee, committee):
    trusted = seat("Dr Amara Obi", committee, office="co-opted-member", sees_exempt=True)
    assert not co_optee.grants.allow(P.READ_RESTRICTED, committee=committee.pk)
    assert trusted.grants.allow(P.READ_RESTRICTED, committee=committee.pk)


def test_a_theme_lead_and_a_partner_reach_their_partnership(theme_lead, partner, partnership, fire_service):
    assert theme_lead.grants.allow(P.UPDATE_PLAN, partnership=partnership.pk)
    assert not partner.grants.allow(P.UPDATE_PLAN, partnership=partnership.pk)
    assert partner.grants.organisations_with(P.ANSWER_RECOMMENDATION) == {fire_service.pk}
    assert theme_lead.grants.organisations_with(P.ANSWER_RECOMMENDATION) == set()


def test_who_runs_the_service_reaches_every_council_and_reads_no_papers(system_administrator, council):
    held = system_administrator.grants
    assert held.is_system_administrator
    assert held.allow(P.EDIT_COUNCIL, council=council.pk)
    assert not held.allow(P.READ_COMMITTEE, council=council.pk)
    assert not held.allow(P.READ_RESTRICTED, council=council.pk)


def test_a_role_gives_nothing_before_its_first_day_or_after_its_last(clerk):
    role = clerk.council_roles.get()
    role.end = dt.date(2026, 6, 30)
    role.save(update_fields=["end"])
    assert load(clerk, role.start - dt.timedelta(days=1)) == Grants()
    assert load(clerk, role.start).rows == (Grant("committee-officer", council_id=role.council_id),)
    assert load(clerk, dt.date(2026, 6, 30)).rows
    assert load(clerk, dt.date(2026, 7, 1)) == Grants()


def test_every_role_and_permission_has_its_prose():
    assert set(DESCRIPTIONS) == set(Permission)
    assert all(str(role.name) and str(role.description).endswith(".") for role in ALL)
    assert set().union(*(role.permissions for role in ALL)) == set(Permission)
