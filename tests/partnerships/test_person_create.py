import uuid

from partnerships.models import Person
from tests.partnerships.directory_factories import make_person

URL = "/people/new/"
SENT = {
    "title": "Cllr",
    "forename": "A.",
    "surname": "Khan",
    "is_councillor": "on",
    "email": "",
    "telephone": "",
}


def test_officer_adds_a_person(client_for, partnership_officer, council):
    text = client_for(partnership_officer).post(URL, SENT, follow=True).content.decode()
    assert "Cllr A. Khan" in text
    assert Person.objects.get().council == council


def test_surname_is_asked_for_and_the_rest_stays(client_for, clerk):
    page = client_for(clerk).post(URL, SENT | {"surname": "", "email": "nonsense"})
    text = page.content.decode()
    assert "Fill in “Surname”." in text
    assert "nonsense" in text
    assert page.context["form"].errors["email"]


def test_pressing_the_button_twice_adds_one(client_for, clerk):
    sent = SENT | {"_once": str(uuid.uuid4())}
    browser = client_for(clerk)
    browser.post(URL, sent)
    browser.post(URL, sent)
    assert Person.objects.count() == 1


def test_report_author_may_not(client_for, report_author):
    assert client_for(report_author).get(URL).status_code == 403


def test_account_is_not_given_here(client_for, clerk, administrator):
    client_for(clerk).post(URL, SENT | {"user": administrator.pk})
    assert Person.objects.get().user is None


def test_other_councils_clerk_does_not_see_the_person(client_for, other_clerk, clerk, council):
    person = make_person(council=council, by=clerk)
    assert client_for(other_clerk).get(person.get_absolute_url()).status_code == 404
