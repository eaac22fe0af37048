"""A published agenda: its numbers stay, items are withdrawn, late items have a letter and a reason."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.services import agenda_items
from tests.meetings.agenda_factories import make_frozen, make_items, make_meeting, printed
from tests.meetings.test_agenda_edit import act, add

REASON = "The commander was told of the closure yesterday."


@pytest.fixture
def items(meeting, clerk):
    items = make_items(meeting, "Apologies", "Minutes", "Interests", by=clerk)
    make_frozen(meeting, by=clerk)
    return items


@pytest.fixture
def soon(committee, clerk):
    """A meeting in two days with a published agenda: no longer five clear days."""
    meeting = make_meeting(committee=committee, by=clerk, date=timezone.localdate() + dt.timedelta(days=2))
    make_items(meeting, "Apologies", by=clerk)
    return make_frozen(meeting, by=clerk)


def test_items_are_neither_moved_nor_removed(client_for, clerk, meeting, items):
    browser = client_for(clerk)
    moved = act(browser, items[1], "move", direction="up").content.decode()
    removed = act(browser, items[1], "remove").content.decode()
    assert "The agenda is published and its numbers stay. Withdraw the item instead." in moved
    assert "The agenda is published, so the item stays on it. Withdraw it instead." in removed
    assert printed(meeting) == ["1 Apologies", "2 Minutes", "3 Interests"]


def test_an_item_is_withdrawn_with_its_reason_and_keeps_its_number(client_for, clerk, meeting, items):
    browser = client_for(clerk)
    assert "Fill in “Reason”." in act(browser, items[1], "withdraw", reason="").content.decode()
    page = act(browser, items[1], "withdraw", reason="For technical reasons.").content.decode()
    assert "For technical reasons." in page
    assert printed(meeting)[1] == "2 Minutes"
    again = act(browser, items[1], "withdraw", reason="Again.").content.decode()
    assert "The item has been withdrawn already." in again


def test_a_withdrawn_item_is_locked(client_for, clerk, items):
    browser = client_for(clerk)
    act(browser, items[1], "withdraw", reason="For technical reasons.")
    items[1].refresh_from_db()
    typed = {"title": "Other", "kind": "other", "version": items[1].version}
    assert (
        "The item is withdrawn. It stays as it was."
        in act(browser, items[1], "edit", **typed).content.decode()
    )


def test_a_late_item_with_enough_notice_needs_no_reason(client_for, clerk, meeting, items):
    page = add(client_for(clerk), meeting, title="Closure of the hub", place=f"after-{items[0].pk}")
    assert "1A" in page
    assert "Added after publication" in page


def test_a_late_item_may_be_moved_and_removed_until_it_is_published(client_for, clerk, meeting, items):
    late = agenda_items.add(meeting=meeting, by=clerk, title="Late", after=items[0])
    browser = client_for(clerk)
    act(browser, late, "move", direction="down")
    assert printed(meeting)[2] == "2A Late"
    act(browser, late, "remove")
    assert printed(meeting) == ["1 Apologies", "2 Minutes", "3 Interests"]


def test_without_clear_days_the_chairs_reason_is_asked_for_and_kept(client_for, clerk, soon):
    browser = client_for(clerk)
    page = add(browser, soon, title="Closure of the hub")
    assert "Too few clear days are left before the meeting." in page
    assert 'value="Closure of the hub"' in page
    assert soon.items.count() == 1
    add(browser, soon, title="Closure of the hub", urgency_reason=REASON)
    late = soon.items.get(title="Closure of the hub")
    assert REASON in browser.get(late.get_absolute_url()).content.decode()


def test_the_reason_cannot_be_taken_away_again(client_for, clerk, soon):
    late = agenda_items.add(meeting=soon, by=clerk, title="Closure", urgency_reason=REASON)
    typed = {"title": "Closure", "kind": "other", "version": late.version, "urgency_reason": ""}
    page = act(client_for(clerk), late, "edit", **typed).content.decode()
    assert "Too few clear days are left before the meeting." in page


def test_a_draft_agenda_does_not_ask_for_urgency(client_for, clerk, meeting):
    page = client_for(clerk).get(reverse("meetings:agenda-item-create", args=[meeting.pk])).content.decode()
    assert "Special circumstances" not in page


def test_nothing_is_added_to_a_cancelled_meeting(client_for, clerk, meeting, items):
    type(meeting).objects.update(status="cancelled", status_reason="x")
    page = add(client_for(clerk), meeting, title="More")
    assert "The meeting is cancelled. Arrange it again before you add to its agenda." in page
