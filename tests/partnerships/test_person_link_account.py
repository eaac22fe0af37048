import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.services import people
from scrutiny.access.checks import Refused
from tests import factories
from tests.partnerships.directory_factories import make_person


@pytest.fixture
def person(council, clerk):
    return make_person(council=council, by=clerk)


@pytest.fixture
def account(council, administrator):
    return factories.make_user("David Boyle", council=council, by=administrator)


def link_url(person):
    return reverse("partnerships:person-link-account", args=[person.pk])


def test_administrator_links_an_account_and_takes_it_away(client_for, administrator, person, account):
    browser = client_for(administrator)
    assert account.email in browser.get(link_url(person)).content.decode()
    assert account.email in browser.post(link_url(person), {"user": account.pk}, follow=True).content.decode()
    browser.post(link_url(person), {"user": ""})
    person.refresh_from_db()
    assert person.user is None


def test_clerk_may_not_because_it_gives_roles(client_for, clerk, person, account):
    page = client_for(clerk).post(link_url(person), {"user": account.pk})
    assert page.status_code == 403
    assert "because it gives them roles" in page.content.decode()
    with pytest.raises(Refused):
        people.link_account(person=person, by=clerk, user=account)


def test_account_of_another_council_is_no_choice(client_for, administrator, person, other_clerk):
    browser = client_for(administrator)
    assert other_clerk.email not in browser.get(link_url(person)).content.decode()
    page = browser.post(link_url(person), {"user": other_clerk.pk})
    assert page.context["form"].errors["user"]
    with pytest.raises(ValidationError, match="Choose an account of this council"):
        people.link_account(person=person, by=administrator, user=other_clerk)


def test_account_of_somebody_else_is_no_choice(administrator, clerk, council, person, account):
    people.link_account(person=person, by=administrator, user=account)
    other = make_person(council=council, by=clerk, surname="Church", forename="Laura")
    assert account not in people.accounts_for(other)
    assert account in people.accounts_for(person)
