"""Ending a seat on a committee."""

import datetime as dt

from django.urls import reverse


def test_a_seat_is_ended_and_kept(client_for, clerk, committee, member):
    seat = committee.memberships.get()
    url = reverse("meetings:committee-membership-end", args=[seat.pk])
    browser = client_for(clerk)
    page = browser.post(url, {"end-day": "1", "end-month": "1", "end-year": "2019"}).content.decode()
    assert "The end date must be the same as or after the start date." in page
    browser.post(url, {"end-day": "1", "end-month": "6", "end-year": "2026"})
    seat.refresh_from_db()
    assert seat.end == dt.date(2026, 6, 1)
