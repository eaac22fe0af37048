"""An administrator lets somebody in."""

import re

import pytest

from scrutiny.models import OutgoingEmail, User

NEW = {
    "name": "Lena Hart",
    "email": "lena.hart@larkmere.example",
    "role": "report-author",
    "start": "2026-05-20",
}


def test_an_administrator_adds_a_person_who_sets_a_password_and_signs_in(client_for, administrator, client):
    page = client_for(administrator).post("/users/new/", NEW, follow=True)
    assert "Lena Hart" in page.text
    assert "Report author" in page.text
    letter = OutgoingEmail.objects.get(to=NEW["email"])
    assert letter.subject == "You can sign in to crime and disorder scrutiny"
    assert "Adaeze Bright has given you an account for Larkmere Borough Council." in letter.body
    address = re.search(r"http://127.0.0.1:8000(/\S+)", letter.body)[1]
    form = client.get(address, follow=True)
    sent = client.post(
        form.request["PATH_INFO"], {"password1": "a quiet word in May", "password2": "a quiet word in May"}
    )
    assert sent.status_code == 302
    signed_in = client.post(
        "/accounts/login/", {"login": NEW["email"], "password": "a quiet word in May"}, follow=True
    )
    assert "Your work" in signed_in.text


def test_a_person_of_another_council_gets_the_role_on_the_same_account(
    client_for, administrator, other_clerk, council
):
    theirs = NEW | {"email": other_clerk.email.upper()}
    page = client_for(administrator).post("/users/new/", theirs, follow=True)
    assert "Colin Frost" in page.text
    assert other_clerk.council_roles.filter(council=council, role="report-author").exists()


def test_an_address_of_this_council_is_refused_and_what_was_typed_stays(client_for, administrator, clerk):
    page = client_for(administrator).post("/users/new/", NEW | {"email": clerk.email})
    assert "can already sign in" in page.text
    assert "Lena Hart" in page.text
    assert not User.objects.filter(name="Lena Hart").exists()


def test_a_form_that_was_not_filled_in_says_what_to_do(client_for, administrator):
    page = client_for(administrator).post("/users/new/", {"name": ""})
    for sentence in ("Fill in “Name”.", "Fill in “Email address”.", "Choose an answer for “Role”."):
        assert sentence in page.text


def test_nobody_is_made_a_system_administrator_by_a_form(client_for, administrator):
    page = client_for(administrator).post("/users/new/", NEW | {"role": "system-administrator"})
    assert page.status_code == 200
    assert not User.objects.filter(name="Lena Hart").exists()


@pytest.mark.parametrize("person", ["clerk", "partnership_officer", "chair", "partner"])
def test_others_are_refused_with_a_sentence(person, client_for, request):
    browser = client_for(request.getfixturevalue(person))
    for page in (browser.get("/users/new/"), browser.post("/users/new/", NEW)):
        assert page.status_code == 403
        assert "Only administrators add people who can sign in and give them roles." in page.text
