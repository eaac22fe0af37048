"""The page that shows what was sent: without a mail server the page is the mail."""

import pytest

from scrutiny import outbox
from scrutiny.models import OutgoingEmail


@pytest.fixture
def letter(council):
    return outbox.queue("password_changed", to="someone@larkmere.example", to_name="Someone", council=council)


def test_a_committee_officer_reads_a_message_that_was_kept(client_for, clerk, letter):
    browser = client_for(clerk)
    page = browser.get("/mail/")
    assert "Your password was changed" in page.text
    assert "Kept here: no mail server is set up" in page.text
    assert "someone@larkmere.example" in page.text
    assert "The password of your account was changed just now." in browser.get(letter.get_absolute_url()).text


def test_a_message_with_a_secret_is_never_shown(client_for, administrator, clerk):
    invitation = OutgoingEmail.objects.get(to=clerk.email)
    browser = client_for(administrator)
    assert clerk.email not in browser.get("/mail/").text
    assert browser.get(invitation.get_absolute_url()).status_code == 404


def test_in_the_demonstration_it_is_shown(client_for, administrator, clerk, client, settings):
    settings.DEMO = True
    client.post("/accounts/password/reset/", {"email": clerk.email})
    reset = OutgoingEmail.objects.get(kind="password_reset")
    browser = client_for(administrator)
    assert "Set a new password" in browser.get("/mail/").text
    assert "/accounts/password/reset/key/" in browser.get(reset.get_absolute_url()).text


def test_messages_of_another_council_cannot_be_found(client_for, other_clerk, letter):
    browser = client_for(other_clerk)
    assert "Your password was changed" not in browser.get("/mail/").text
    assert browser.get(letter.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("person", ["partnership_officer", "chair", "partner", "system_administrator"])
def test_others_are_refused(person, client_for, letter, request):
    browser = client_for(request.getfixturevalue(person))
    assert browser.get("/mail/").status_code == 403
    assert browser.get(letter.get_absolute_url()).status_code == 404
