"""Changing an account: who may, and what an old address is still good for."""

from scrutiny.models import AuditEvent
from tests import factories


def test_an_administrator_changes_name_and_address(client_for, administrator, clerk):
    browser = client_for(administrator)
    page = browser.post(
        f"/users/{clerk.pk}/edit/",
        {"name": "Priya Nair-Hale", "email": "p.nair@larkmere.example"},
        follow=True,
    )
    assert "Priya Nair-Hale" in page.text
    assert "Signs in as p.nair@larkmere.example." in page.text
    assert AuditEvent.objects.get(event="user.changed").detail["changed"]["name"] == [
        "Priya Nair",
        "Priya Nair-Hale",
    ]


def test_the_old_address_no_longer_opens_the_account(client_for, administrator, clerk, client):
    old = {"login": clerk.email, "password": factories.PASSWORD}
    assert client.post("/accounts/login/", old).status_code == 302
    client.logout()
    client_for(administrator).post(
        f"/users/{clerk.pk}/edit/", {"name": clerk.name, "email": "new@larkmere.example"}
    )
    assert client.post("/accounts/login/", old).status_code == 200
    assert client.post("/accounts/login/", old | {"login": "new@larkmere.example"}).status_code == 302


def test_a_taken_address_is_refused_beside_its_field(client_for, administrator, clerk, partnership_officer):
    page = client_for(administrator).post(
        f"/users/{clerk.pk}/edit/", {"name": clerk.name, "email": partnership_officer.email}
    )
    assert "Someone with this email address can already sign in." in page.text
    assert partnership_officer.email in page.text


def test_users_of_another_council_cannot_be_found(client_for, administrator, other_clerk):
    browser = client_for(administrator)
    for address in ("", "edit/", "roles/new/"):
        assert browser.get(f"/users/{other_clerk.pk}/{address}").status_code == 404
    assert browser.post(f"/users/{other_clerk.pk}/deactivate/").status_code == 404


def test_an_account_shared_with_another_council_is_left_to_the_system_administrator(
    client_for, administrator, system_administrator, other_administrator, other_council, clerk
):
    """Who changes an address can take the account over."""
    factories.users.create(
        council=other_council, by=other_administrator, name="", email=clerk.email, role="report-author"
    )
    change = {"name": "Somebody Else", "email": "else@example.com"}
    refused = client_for(other_administrator).post(f"/users/{clerk.pk}/edit/", change)
    assert refused.status_code == 403
    assert "Only a system administrator changes the account." in refused.text
    assert client_for(system_administrator).post(f"/users/{clerk.pk}/edit/", change).status_code == 302
