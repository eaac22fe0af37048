"""Giving a role for a council."""

from tests import factories

ROLE = {"role": "report-author", "start": "2026-05-20", "end": ""}


def test_an_administrator_gives_a_second_role(client_for, administrator, clerk):
    page = client_for(administrator).post(f"/users/{clerk.pk}/roles/new/", ROLE, follow=True)
    assert "Report author" in page.text
    assert "20 May 2026" in page.text
    assert "Role given: Priya Nair: Report author" in page.text
    assert "report-author" in {grant.role for grant in factories.fresh(clerk).grants.rows}


def test_a_role_that_is_held_is_not_given_twice(client_for, administrator, clerk):
    page = client_for(administrator).post(
        f"/users/{clerk.pk}/roles/new/", ROLE | {"role": "committee-officer"}
    )
    assert "This person already holds this role." in page.text


def test_the_last_day_cannot_come_before_the_first(client_for, administrator, clerk):
    page = client_for(administrator).post(f"/users/{clerk.pk}/roles/new/", ROLE | {"end": "2026-01-31"})
    assert "The end date must be the same as or after the start date." in page.text


def test_somebody_who_has_left_gets_no_role(client_for, administrator, clerk):
    browser = client_for(administrator)
    browser.post(f"/users/{clerk.pk}/deactivate/")
    page = browser.post(f"/users/{clerk.pk}/roles/new/", ROLE)
    assert "This account is closed. Open it again before you give it a role." in page.text


def test_system_administration_is_not_among_the_roles(client_for, administrator, clerk):
    page = client_for(administrator).post(
        f"/users/{clerk.pk}/roles/new/", ROLE | {"role": "system-administrator"}
    )
    assert page.status_code == 200
    assert not factories.fresh(clerk).grants.is_system_administrator


def test_others_are_refused(client_for, clerk):
    refused = client_for(clerk).post(f"/users/{clerk.pk}/roles/new/", ROLE)
    assert refused.status_code == 403
    assert "Only administrators add people who can sign in and give them roles." in refused.text
