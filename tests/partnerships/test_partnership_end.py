import datetime as dt

from django.urls import reverse

from tests.partnerships.directory_factories import date_parts, make_person, make_seat


def end(browser, partnership, day=dt.date(2025, 3, 31)):
    url = reverse("partnerships:partnership-end", args=[partnership.pk])
    return browser.post(url, date_parts("end", day), follow=True)


def test_officer_ends_a_partnership(client_for, partnership_officer, partnership):
    browser = client_for(partnership_officer)
    assert "until 31 March 2025" in end(browser, partnership).content.decode()
    assert "Ended" in browser.get("/partnerships/").content.decode()


def test_while_somebody_has_a_seat_it_is_refused(client_for, clerk, council, partnership):
    make_seat(partnership, by=clerk, person=make_person(council=council, by=clerk))
    page = end(client_for(clerk), partnership)
    assert page.context["form"].errors["end"] == [
        "David Boyle has a seat after this day. End all seats first."
    ]
