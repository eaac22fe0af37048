"""The frame around every page: titles, navigation, sign-in, and what is shown when something is refused."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from lxml import html

from scrutiny.access.checks import Refused
from scrutiny.views import errors
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def tree_of(response):
    return html.fromstring(response.content.decode())


def text(element):
    return " ".join(element.text_content().split())


def links(tree, label):
    return [text(link) for link in tree.xpath(f"//nav[@aria-label='{label}']//a")]


def asked_by(user, council):
    request = RequestFactory().get("/reports/1/")
    request.user, request.council, request.csp_nonce = user, council, "n"
    request._messages = CookieStorage(request)
    return request


def test_signing_in_with_email_and_password(client, clerk):
    tree = tree_of(client.get("/accounts/login/"))
    assert [text(label) for label in tree.iter("label")] == ["Email address", "Password"]
    assert not tree.xpath("//@placeholder")
    answer = client.post("/accounts/login/", {"login": clerk.email, "password": PASSWORD})
    assert answer["Location"] == "/work/"


def test_a_wrong_password_keeps_the_address_and_is_said_at_the_top(client, clerk):
    answer = client.post("/accounts/login/", {"login": clerk.email, "password": "wrong"})
    tree = tree_of(answer)
    assert tree.xpath("//title/text()")[0].startswith("Error: Sign in")
    assert tree.xpath("//input[@name='login']/@value") == [clerk.email]
    assert len(tree.xpath("//div[@data-module='govuk-error-summary']")) == 1


def test_an_empty_sign_in_says_what_to_fill_in(client):
    printed = text(tree_of(client.post("/accounts/login/", {})))
    assert "Fill in “Email address”." in printed
    assert "Fill in “Password”." in printed


@pytest.mark.parametrize("address", ["/accounts/password/reset/", "/accounts/password/reset/done/"])
def test_password_pages_are_open(client, address):
    assert client.get(address).status_code == 200


def test_password_pages_of_a_person(client_for, clerk):
    browser = client_for(clerk)
    assert text(tree_of(browser.get("/accounts/password/change/")).xpath("//h1")[0]).startswith(str(clerk))
    assert browser.get("/accounts/logout/").status_code == 200


def test_a_used_link_for_a_password_says_so(client):
    printed = text(tree_of(client.get("/accounts/password/reset/key/x-y/")))
    assert "This link no longer works" in printed


@pytest.mark.parametrize(
    ("address", "heading"), [("/accessibility/", "Accessibility statement"), ("/privacy/", "Privacy")]
)
def test_pages_about_the_service_are_open_to_all(client, client_for, clerk, address, heading):
    for browser in (client, client_for(clerk)):
        assert text(tree_of(browser.get(address)).xpath("//h1")[0]) == heading


def test_frame_has_the_councils_name_colour_and_the_persons_places(client_for, clerk, administrator, council):
    tree = tree_of(client_for(clerk).get("/privacy/"))
    assert tree.xpath("//title/text()") == [f"Privacy – Scrutiny – {council.name}"]
    assert f"--council-colour:{council.colour}" in tree.xpath("//style/text()")[0]
    assert tree.xpath("//style/@nonce")[0]
    assert {"Your work", "Mail"} <= set(links(tree, "Service"))
    assert "Audit log" not in links(tree, "Service")
    assert {"Users and roles", "Audit log"} <= set(
        links(tree_of(client_for(administrator).get("/privacy/")), "Service")
    )


def test_the_present_place_is_marked(client_for, clerk):
    tree = tree_of(client_for(clerk).get("/work/"))
    assert [text(link) for link in tree.xpath("//nav//a[@aria-current='page']")] == ["Your work"]


def test_residents_have_no_staff_navigation(client):
    tree = tree_of(client.get("/privacy/"))
    assert not tree.xpath("//nav[@aria-label='Service']")
    assert "Sign in for councillors and staff" in text(tree)


def test_nothing_is_inline(client_for, clerk):
    tree = tree_of(client_for(clerk).get("/work/"))
    assert not tree.xpath("//script[not(@src)]")
    assert not tree.xpath("//@style | //@onclick")
    assert not tree.xpath("//style[not(@nonce)]")


def test_a_page_that_is_not_there(client, client_for, clerk):
    for browser in (client, client_for(clerk)):
        answer = browser.get("/nothing-of-the-kind/at-all/")
        assert answer.status_code == 404
        assert "Page not found" in text(tree_of(answer))


def test_a_refusal_prints_its_sentence(clerk, council):
    answer = errors.permission_denied(asked_by(clerk, council), Refused("Only the chair signs minutes."))
    assert answer.status_code == 403
    assert "Only the chair signs minutes." in text(tree_of(answer))


def test_a_request_that_cannot_be_read(clerk, council):
    answer = errors.bad_request(asked_by(clerk, council), ValueError())
    assert answer.status_code == 400
    assert "This request could not be read" in text(tree_of(answer))


def test_a_fault_says_what_to_do(clerk, council):
    answer = errors.server_error(asked_by(clerk, council))
    assert answer.status_code == 500
    assert "Something went wrong" in text(tree_of(answer))


def test_a_form_without_its_token_says_that_nothing_was_saved(clerk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)
    answer = browser.post("/accounts/logout/")
    assert answer.status_code == 403
    assert "Nothing was saved." in text(tree_of(answer))
