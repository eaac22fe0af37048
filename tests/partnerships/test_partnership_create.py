import uuid

from partnerships.models import Partnership

URL = "/partnerships/new/"
SENT = {
    "statutory_name": "Community Safety Partnership",
    "local_name": "Safer Larkmere",
    "description": "Six bodies that answer for crime and disorder in Larkmere.",
    "is_public": "on",
}


def test_officer_sets_one_up_for_two_councils(client_for, partnership_officer, other_council):
    browser = client_for(partnership_officer)
    assert other_council.name in browser.get(URL).content.decode()
    text = browser.post(URL, SENT | {"councils_served": [other_council.pk]}, follow=True).content.decode()
    assert "Safer Larkmere" in text
    assert "Six bodies" in text
    assert other_council.name in text


def test_alone_on_the_service_it_is_not_asked_whom_else_it_serves(client_for, partnership_officer):
    assert "Other councils" not in client_for(partnership_officer).get(URL).content.decode()


def test_twice_is_once(client_for, clerk):
    sent = SENT | {"_once": str(uuid.uuid4())}
    browser = client_for(clerk)
    browser.post(URL, sent)
    browser.post(URL, sent)
    assert Partnership.objects.count() == 1


def test_without_a_name_it_is_asked_for(client_for, clerk):
    page = client_for(clerk).post(URL, SENT | {"statutory_name": ""})
    assert page.context["form"].errors["statutory_name"] == ["Fill in “Statutory name”."]
    assert "Six bodies" in page.content.decode()


def test_administrator_does_not_set_up_partnerships(client_for, administrator):
    page = client_for(administrator).get(URL)
    assert page.status_code == 403
    assert "Only partnership officers and committee officers" in page.content.decode()
