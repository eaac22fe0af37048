from django.urls import reverse

from partnerships.services import people
from scrutiny import audit
from tests.partnerships.directory_factories import make_person


def edit(browser, person, **changed):
    sent = {"surname": person.surname, "forename": person.forename, "version": person.version} | changed
    return browser.post(reverse("partnerships:person-edit", args=[person.pk]), sent, follow=True)


def test_clerk_corrects_a_name(client_for, clerk, council):
    person = make_person(council=council, by=clerk)
    assert "Davina Boyle" in edit(client_for(clerk), person, forename="Davina").content.decode()
    assert audit.history(person).first().detail["changed"]["forename"] == ["David", "Davina"]


def test_stale_edit_shows_both(client_for, clerk, council):
    person = make_person(council=council, by=clerk)
    stale = person.version
    people.change(person=person, by=clerk, forename="Dafydd")
    text = edit(client_for(clerk), person, forename="Davina", version=stale).content.decode()
    assert "Dafydd" in text
    assert "Davina" in text
    person.refresh_from_db()
    assert person.forename == "Dafydd"


def test_theme_lead_reads_only(client_for, theme_lead, clerk, council):
    person = make_person(council=council, by=clerk)
    browser = client_for(theme_lead)
    assert "David Boyle" in browser.get(person.get_absolute_url()).content.decode()
    assert edit(browser, person, forename="X").status_code == 403
