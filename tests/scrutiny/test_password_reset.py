"""Who has forgotten the password gets a link by mail; who has no account learns nothing on the page."""

import re

from scrutiny.models import OutgoingEmail


def test_a_forgotten_password_is_set_by_the_link(client, clerk):
    client.post("/accounts/password/reset/", {"email": clerk.email})
    letter = OutgoingEmail.objects.get(kind="password_reset")
    form = client.get(re.search(r"http://testserver(/\S+)", letter.body)[1], follow=True)
    new = {"password1": "minutes of the last meeting", "password2": "minutes of the last meeting"}
    client.post(form.request["PATH_INFO"], new)
    signed_in = client.post(
        "/accounts/login/", {"login": clerk.email, "password": new["password1"]}, follow=True
    )
    assert "Your work" in signed_in.text
    assert OutgoingEmail.objects.filter(kind="password_changed", to=clerk.email).exists()


def test_an_unknown_address_gets_the_same_page(client, clerk):
    known = client.post("/accounts/password/reset/", {"email": clerk.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert (
        OutgoingEmail.objects.get(to="nobody@example.com").subject == "There is no account with this address"
    )


def test_nobody_signs_up(client, db):
    page = client.get("/accounts/signup/")
    assert "password1" not in page.text
