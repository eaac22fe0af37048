"""Correcting a seat on a committee."""

import datetime as dt

from django.urls import reverse


def test_a_seat_is_corrected(client_for, clerk, committee, member):
    browser = client_for(clerk)
    seat = committee.memberships.get()
    url = reverse("meetings:committee-membership-edit", args=[seat.pk])
    browser.post(url, {"office": "substitute", "group": "Independent", "has_vote": "yes"})
    seat.refresh_from_db()
    assert (seat.office, seat.group) == ("substitute", "Independent")


def test_who_left_the_committee_gets_no_other_office(client_for, clerk, committee, member):
    committee.memberships.update(end=dt.date(2025, 5, 20))
    seat = committee.memberships.get()
    url = reverse("meetings:committee-membership-edit", args=[seat.pk])
    typed = {"office": "chair", "end-day": "20", "end-month": "5", "end-year": "2025"}
    page = client_for(clerk).post(url, typed).content.decode()
    assert "left the committee on 20 May 2025. Add a new seat for another office." in page
