import pytest
from django.urls import reverse

from tests.meetings.minutes_factories import make_held_meeting, make_minutes


@pytest.fixture
def minutes(committee, clerk):
    return make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)


def move(browser, entry, direction):
    return browser.post(reverse("meetings:minute-move", args=[entry.pk]), {"direction": direction})


def titles(minutes):
    return list(minutes.entries.values_list("title", flat=True))


def test_an_entry_is_moved_to_where_it_was_taken(client_for, clerk, minutes):
    browser = client_for(clerk)
    first = minutes.entries.first()
    move(browser, first, "down")
    assert titles(minutes)[:2] == ["Declarations of interest", "Apologies for absence"]

    move(browser, first, "up")
    move(browser, first, "up")
    assert titles(minutes)[0] == "Apologies for absence"


def test_an_unknown_direction_moves_nothing(client_for, clerk, minutes):
    before = titles(minutes)

    assert move(client_for(clerk), minutes.entries.first(), "sideways").status_code == 302
    assert titles(minutes) == before


def test_an_entry_is_taken_out(client_for, clerk, minutes):
    entry = minutes.entries.get(title="Public questions")
    page = client_for(clerk).post(reverse("meetings:minute-remove", args=[entry.pk]), follow=True)

    assert "The entry “Public questions” was taken out." in page.text
    assert titles(minutes) == [
        "Apologies for absence",
        "Declarations of interest",
        "Keeping the town centre safe",
    ]


def test_only_officers_move(client_for, other_clerk, minutes):
    assert move(client_for(other_clerk), minutes.entries.first(), "down").status_code == 404
