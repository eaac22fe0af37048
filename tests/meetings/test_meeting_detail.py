"""The page of a meeting: the last day to publish with its working, and who reads the agenda."""

import datetime as dt

import pytest

from meetings.services import agenda_items, standing_items
from tests.meetings.agenda_factories import make_frozen, make_items, make_meeting

EXEMPT = {"exempt_paragraphs": ["7"], "public_interest_reason": "It would warn suspects."}


def read(browser, meeting):
    return browser.get(meeting.get_absolute_url()).content.decode()


def test_the_last_day_to_publish_is_shown_with_the_days_counted(client_for, clerk, committee):
    meeting = make_meeting(committee=committee, by=clerk, date=dt.date(2019, 4, 23))
    page = read(client_for(clerk), meeting)
    assert "Thursday 11 April 2019" in page
    for reason in ("Good Friday", "Easter Monday", "Saturday", "Clear day 5"):
        assert reason in page


def test_days_on_which_the_council_is_closed_are_skipped(client_for, clerk, committee):
    committee.council.closures.create(date=dt.date(2018, 3, 20), reason="Move of offices")
    meeting = make_meeting(committee=committee, by=clerk, date=dt.date(2018, 3, 27))
    page = read(client_for(clerk), meeting)
    assert "Friday 16 March 2018" in page
    assert "Council closed: Move of offices" in page


@pytest.mark.parametrize("person", ["member", "partner", "theme_lead"])
def test_a_draft_agenda_is_for_officers(request, client_for, clerk, meeting, person):
    make_items(meeting, "Town centre violence", by=clerk)
    user = request.getfixturevalue(person)
    page = read(client_for(user), meeting)
    assert "7.00 pm" in page
    assert "Town centre violence" not in page
    assert "The agenda is here as soon as it is published." in page
    assert "Town centre violence" in read(client_for(clerk), meeting)


@pytest.mark.parametrize("person", ["member", "partner", "theme_lead", "co_optee"])
def test_a_published_agenda_is_for_all_who_see_the_meeting(request, client_for, clerk, meeting, person):
    item = agenda_items.add(meeting=meeting, by=clerk, title="Case review", text="Operation Lark.", **EXEMPT)
    make_frozen(meeting, by=clerk)
    browser = client_for(request.getfixturevalue(person))
    assert "Case review" in read(browser, meeting)
    assert "Exempt: paragraph 7" in read(browser, meeting)
    assert ("Operation Lark." in read(browser, item)) == (person == "member")


def test_a_draft_item_is_not_found_by_a_member(client_for, clerk, member, meeting):
    (item,) = make_items(meeting, "Town centre violence", by=clerk)
    assert client_for(member).get(item.get_absolute_url()).status_code == 404


def test_the_pages_take_twelve_queries_at_most(client_for, clerk, committee, django_assert_max_num_queries):
    standing_items.start_with_usual(committee=committee, by=clerk)
    for weeks in range(20):
        meeting = make_meeting(committee=committee, by=clerk, weeks=weeks)
    parents = make_items(meeting, *(f"Item {n}" for n in range(10)), by=clerk)
    for parent in parents:
        agenda_items.add(meeting=meeting, by=clerk, title="Under it", parent=parent)
    committee.council.closures.create(date=dt.date(2026, 12, 29), reason="Christmas")
    browser = client_for(clerk)
    agenda = f"{meeting.get_absolute_url()}agenda/"
    item = parents[0].get_absolute_url()
    pages = [meeting.get_absolute_url(), "/meetings/", agenda, f"{agenda}new/", f"{agenda}themes/"]
    for address in [*pages, item, f"{item}edit/", f"{meeting.get_absolute_url()}edit/"]:
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200
