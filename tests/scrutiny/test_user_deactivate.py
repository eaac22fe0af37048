"""Closing an account and opening it again."""

from tests import factories


def test_who_is_deactivated_is_signed_out_and_cannot_sign_in(client_for, administrator, clerk, client):
    at_work = client_for(clerk)
    page = client_for(administrator).post(f"/users/{clerk.pk}/deactivate/", follow=True)
    assert "Account closed" in page.text
    assert at_work.get("/work/").status_code == 302
    attempt = client.post(
        "/accounts/login/", {"login": clerk.email, "password": factories.PASSWORD}, follow=True
    )
    assert "Your work" not in attempt.text


def test_an_account_is_opened_again(client_for, administrator, clerk):
    browser = client_for(administrator)
    browser.post(f"/users/{clerk.pk}/deactivate/")
    page = browser.post(f"/users/{clerk.pk}/reactivate/", follow=True)
    assert "Account closed" not in page.text
    clerk.refresh_from_db()
    assert clerk.is_active


def test_nobody_closes_their_own_account(client_for, administrator):
    browser = client_for(administrator)
    assert "You cannot close your own account." in browser.get(f"/users/{administrator.pk}/").text
    refused = browser.post(f"/users/{administrator.pk}/deactivate/")
    assert refused.status_code == 403
    assert "You cannot close your own account. Ask another administrator." in refused.text
