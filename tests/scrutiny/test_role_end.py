"""Ending a role: it is kept, and gives nothing from the next day on."""

import datetime as dt

from django.utils import timezone

from tests import factories


def test_a_role_that_ended_yesterday_gives_nothing_today(client_for, administrator, clerk):
    role = clerk.council_roles.get()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    page = client_for(administrator).post(
        f"/roles/{role.pk}/end/", {"end": yesterday.isoformat()}, follow=True
    )
    assert page.status_code == 200
    assert "Committee officer" in page.text
    assert factories.fresh(clerk).grants.rows == ()


def test_a_role_holds_on_its_last_day(client_for, administrator, clerk):
    role = clerk.council_roles.get()
    client_for(administrator).post(f"/roles/{role.pk}/end/", {"end": timezone.localdate().isoformat()})
    assert {grant.role for grant in factories.fresh(clerk).grants.rows} == {"committee-officer"}


def test_a_role_does_not_end_before_it_began(client_for, administrator, clerk):
    role = clerk.council_roles.get()
    page = client_for(administrator).post(f"/roles/{role.pk}/end/", {"end": "2001-01-01"})
    assert "The end date must be the same as or after the start date." in page.text


def test_roles_of_another_council_cannot_be_found(client_for, administrator, other_clerk):
    role = other_clerk.council_roles.get()
    assert client_for(administrator).get(f"/roles/{role.pk}/end/").status_code == 404


def test_others_are_refused(client_for, clerk):
    assert client_for(clerk).get(f"/roles/{clerk.council_roles.get().pk}/end/").status_code == 403


def test_everybody_may_read_what_each_role_may_do(client_for, member):
    page = client_for(member).get("/roles/")
    assert "Committee officer" in page.text
    assert "Publish papers, minutes and pages" in page.text
