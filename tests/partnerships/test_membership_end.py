import datetime as dt

from django.urls import reverse

from tests.partnerships.directory_factories import date_parts, make_person, make_seat


def test_ended_member_is_listed_on_earlier_days_only(client_for, clerk, council, partnership):
    person = make_person(council=council, by=clerk)
    seat = make_seat(partnership, by=clerk, person=person, start=dt.date(2020, 1, 1))
    browser = client_for(clerk)
    url = reverse("partnerships:membership-end", args=[seat.pk])
    page = browser.post(url, date_parts("end", dt.date(2024, 3, 31)), follow=True)
    assert "David Boyle" not in page.content.decode()
    listed = reverse("partnerships:membership-list", args=[partnership.pk])
    assert "David Boyle" in browser.get(listed + "?on=2024-03-31").content.decode()
    assert "David Boyle" not in browser.get(listed + "?on=2024-04-01").content.decode()


def test_before_the_seat_began_is_refused(client_for, clerk, council, partnership):
    person = make_person(council=council, by=clerk)
    seat = make_seat(partnership, by=clerk, person=person, start=dt.date(2020, 1, 1))
    url = reverse("partnerships:membership-end", args=[seat.pk])
    page = client_for(clerk).post(url, date_parts("end", dt.date(2019, 3, 31)))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_somebody_who_lost_their_seat_no_longer_sees_the_partnership(client_for, clerk, partner, partnership):
    browser = client_for(partner)
    assert browser.get(partnership.get_absolute_url()).status_code == 200
    seat = partnership.memberships.get()
    url = reverse("partnerships:membership-end", args=[seat.pk])
    client_for(clerk).post(url, date_parts("end", dt.date(2024, 3, 31)))
    assert browser.get(partnership.get_absolute_url()).status_code == 404
