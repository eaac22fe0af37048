import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import organisations
from scrutiny import audit
from tests.partnerships.directory_factories import date_parts, make_organisation, make_person, make_seat


@pytest.fixture
def board(council, clerk):
    return make_organisation(council=council, by=clerk, start=dt.date(2013, 4, 1))


def sent(board, **changed):
    fields = {"name": board.name, "kind": board.kind, "address": board.address, "version": board.version}
    return fields | date_parts("start", board.start) | date_parts("end", board.end) | changed


def edit_url(board):
    return reverse("partnerships:organisation-edit", args=[board.pk])


def test_clerk_changes_the_address(client_for, clerk, board):
    page = client_for(clerk).post(edit_url(board), sent(board, address="2 New Road"), follow=True)
    assert "2 New Road" in page.content.decode()
    assert audit.history(board).first().detail["changed"]["address"] == ["", "2 New Road"]


def test_end_before_start_is_said_beside_the_end(client_for, clerk, board):
    page = client_for(clerk).post(
        edit_url(board), sent(board, address="Typed") | date_parts("end", dt.date(2012, 1, 1))
    )
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]
    assert "Typed" in page.content.decode()


def test_stale_edit_shows_both_texts_and_saves_the_second_time(client_for, clerk, board):
    mine = sent(board, address="My address")
    organisations.change(organisation=board, by=clerk, address="Their address")
    browser = client_for(clerk)
    page = browser.post(edit_url(board), mine)
    text = page.content.decode()
    assert "Someone else saved this while you were writing" in text
    assert "Their address" in text
    assert "My address" in text
    board.refresh_from_db()
    assert board.address == "Their address"
    again = browser.post(edit_url(board), mine | {"version": board.version})
    assert again.status_code == 302


def test_it_cannot_end_while_a_seat_goes_on(client_for, clerk, board, partnership, council):
    person = make_person(council=council, by=clerk)
    make_seat(partnership, by=clerk, person=person, organisation=board)
    page = client_for(clerk).post(edit_url(board), sent(board) | date_parts("end", dt.date(2020, 1, 1)))
    assert "David Boyle still has a seat for it after this day." in page.content.decode()


def test_another_councils_clerk_finds_nothing(client_for, other_clerk, board):
    assert client_for(other_clerk).get(edit_url(board)).status_code == 404


def test_partner_reads_and_does_not_change(client_for, partner, board):
    browser = client_for(partner)
    assert browser.get(board.get_absolute_url()).status_code == 200
    assert browser.post(edit_url(board), sent(board)).status_code == 403
