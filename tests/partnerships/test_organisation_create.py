import uuid

from django.urls import reverse

from partnerships.models import Organisation
from tests.partnerships.directory_factories import date_parts, make_organisation

URL = "/organisations/new/"
SENT = {
    "name": "Larkshire Police",
    "short_name": "LP",
    "kind": "responsible-authority",
    "contact_name": "The Chief Constable",
    "contact_email": "office@larkshire-police.example",
    "address": "1 Station Road",
    **date_parts("start", None),
}


def test_clerk_adds_an_organisation(client_for, clerk, council):
    browser = client_for(clerk)
    assert "Add an organisation" in browser.get(URL).content.decode()
    page = browser.post(URL, SENT, follow=True)
    text = page.content.decode()
    assert "<h1" in text
    assert "Larkshire Police" in text
    assert "The Chief Constable" in text
    assert Organisation.objects.get().council == council


def test_pressing_the_button_twice_adds_it_once(client_for, clerk):
    sent = SENT | {"_once": str(uuid.uuid4())}
    browser = client_for(clerk)
    browser.post(URL, sent)
    page = browser.post(URL, sent, follow=True)
    assert "It was saved once" in page.content.decode()
    assert Organisation.objects.count() == 1


def test_a_name_that_is_taken_is_said_beside_the_name(client_for, clerk, council):
    make_organisation(council=council, by=clerk, name="Larkshire Police")
    page = client_for(clerk).post(URL, SENT)
    text = page.content.decode()
    assert page.context["form"].errors["name"] == ["There is already an organisation with this name."]
    assert 'href="#id_name"' in text
    assert "office@larkshire-police.example" in text


def test_empty_form_is_answered_with_instructions(client_for, clerk):
    page = client_for(clerk).post(URL, {"name": ""})
    text = page.content.decode()
    assert "Fill in “Name”." in text
    assert "Choose an answer for “Kind of body”." in text


def test_same_name_at_another_council_is_no_clash(client_for, other_clerk, clerk, council):
    make_organisation(council=council, by=clerk, name="Larkshire Police")
    assert client_for(other_clerk).post(URL, SENT).status_code == 302


def test_theme_lead_is_told_who_may(client_for, theme_lead):
    page = client_for(theme_lead).get(URL)
    assert page.status_code == 403
    assert "change organisations and people" in page.content.decode()


def test_visitor_signs_in_first(client):
    assert client.get(URL).url.startswith(reverse("account_login"))
