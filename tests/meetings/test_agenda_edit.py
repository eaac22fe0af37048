"""The agenda editor: items added, changed, moved, removed; REF numbers; two people at once."""

import pytest
from django.urls import reverse

from meetings.models import AgendaItem
from meetings.services import agenda_items
from tests.meetings.agenda_factories import make_frozen, make_items, make_meeting, printed


def act(browser, item, verb, **typed):
    return browser.post(
        reverse(f"meetings:agenda-item-{verb}", args=[item.pk]), typed | {"a": "b"}, follow=True
    )


def add(browser, meeting, **typed):
    url = reverse("meetings:agenda-item-create", args=[meeting.pk])
    answer = browser.post(url, {"kind": "other", "place": "end"} | typed, follow=True)
    return answer.content.decode()


@pytest.fixture
def items(meeting, clerk):
    return make_items(meeting, "Apologies", "Minutes", "Interests", by=clerk)


def test_items_are_added_in_a_place(client_for, clerk, meeting, items):
    browser = client_for(clerk)
    add(browser, meeting, title="Urgent business", place=f"after-{items[0].pk}")
    add(browser, meeting, title="Matters arising", place=f"parent-{items[1].pk}")
    page = add(browser, meeting, title="Close")
    assert printed(meeting) == [
        "1 Apologies",
        "2 Urgent business",
        "3 Minutes",
        "3.1 Matters arising",
        "4 Interests",
        "5 Close",
    ]
    assert "3.1" in page


@pytest.mark.parametrize(
    ("moves", "order"),
    [
        (["up"], ["1 Apologies", "2 Interests", "3 Minutes"]),
        (["up", "up", "up"], ["1 Interests", "2 Apologies", "3 Minutes"]),
        (["in"], ["1 Apologies", "2 Minutes", "2.1 Interests"]),
        (["in", "out"], ["1 Apologies", "2 Minutes", "3 Interests"]),
        (["up", "down"], ["1 Apologies", "2 Minutes", "3 Interests"]),
    ],
)
def test_buttons_move_an_item(client_for, clerk, meeting, items, moves, order):
    browser = client_for(clerk)
    for direction in moves:
        act(browser, items[2], "move", direction=direction)
    assert printed(meeting) == order


def test_a_move_is_made_from_where_the_item_is_by_now(client_for, clerk, meeting, items):
    """Two officers with the same page open: the second move is relative to what the first one left."""
    first, second = client_for(clerk), client_for(clerk)
    act(first, items[2], "move", direction="up")
    act(second, items[2], "move", direction="up")
    assert printed(meeting) == ["1 Interests", "2 Apologies", "3 Minutes"]


def test_an_agenda_has_three_levels(client_for, clerk, meeting):
    _one, two, three, four = make_items(meeting, "A", "B", "C", "D", by=clerk)
    agenda_items.move(item=two, by=clerk, direction="in")
    for _time in range(2):
        agenda_items.move(item=three, by=clerk, direction="in")
    for _time in range(2):
        agenda_items.move(item=four, by=clerk, direction="in")
    assert printed(meeting) == ["1 A", "1.1 B", "1.1.1 C", "1.1.2 D"]
    answer = act(client_for(clerk), four, "move", direction="in")
    assert "An agenda has three levels at most" in answer.content.decode()


def test_an_unknown_direction_is_not_found(client_for, clerk, items):
    assert act(client_for(clerk), items[0], "move", direction="sideways").status_code == 404


def test_a_missing_title_is_said_and_nothing_is_lost(client_for, clerk, meeting):
    page = add(client_for(clerk), meeting, title="", text="To consider the plan.")
    assert "Fill in “Title”." in page
    assert "To consider the plan." in page


def test_a_form_sent_twice_adds_one_item(client_for, clerk, meeting):
    browser = client_for(clerk)
    for _time in range(2):
        add(browser, meeting, title="Plan", _once="0d8f3e6e-6a1e-4dbb-9b4e-1c6f7b0c5a13")
    assert printed(meeting) == ["1 Plan"]


def test_an_item_is_changed_and_a_stale_edit_is_not_saved(client_for, clerk, meeting, items):
    browser, version = client_for(clerk), items[0].version
    typed = {"kind": "apologies", "version": version, "minutes_allotted": "5"}
    act(browser, items[0], "edit", title="Apologies for absence", **typed)
    page = act(browser, items[0], "edit", title="Absences", **typed).content.decode()
    items[0].refresh_from_db()
    assert (items[0].title, items[0].minutes_allotted) == ("Apologies for absence", 5)
    assert "Someone else saved this while you were writing." in page
    assert 'value="Absences"' in page


def test_an_exempt_item_needs_its_public_interest_reason(client_for, clerk, meeting, items):
    browser = client_for(clerk)
    typed = {"title": "Case", "kind": "other", "version": items[0].version, "exempt_paragraphs": ["7", "1"]}
    page = act(browser, items[0], "edit", **typed).content.decode()
    assert "Say why the public interest is in keeping" in page
    page = act(browser, items[0], "edit", **typed, public_interest_reason="It names people.").content.decode()
    assert "Exempt: paragraphs 1, 7" in page


@pytest.mark.parametrize(("nation", "offered", "not_offered"), [("england", "7", "18"), ("wales", "18", "7")])
def test_paragraphs_are_those_of_the_nation(client_for, clerk, meeting, nation, offered, not_offered):
    type(meeting.council).objects.update(nation=nation)
    url = reverse("meetings:agenda-item-create", args=[meeting.pk])
    page = client_for(clerk).get(url).content.decode()
    assert f'name="exempt_paragraphs" type="checkbox" value="{offered}"' in page
    assert f'name="exempt_paragraphs" type="checkbox" value="{not_offered}"' not in page


def test_an_item_is_removed_after_a_question(client_for, clerk, meeting, items):
    browser = client_for(clerk)
    url = reverse("meetings:agenda-item-remove", args=[items[1].pk])
    assert "This cannot be undone." in browser.get(url).content.decode()
    page = act(browser, items[1], "remove").content.decode()
    assert "“Minutes” is off the agenda." in page
    assert printed(meeting) == ["1 Apologies", "2 Interests"]


def test_an_item_with_others_under_it_is_not_removed(client_for, clerk, items):
    agenda_items.move(item=items[1], by=clerk, direction="in")
    page = act(client_for(clerk), items[0], "remove").content.decode()
    assert "Remove the items under it first, or move them elsewhere." in page
    assert AgendaItem.objects.count() == 3


def test_refs_are_numbered_apart(client_for, clerk, committee):
    type(committee).objects.update(uses_refs=True)
    committee.refresh_from_db()
    meeting = make_meeting(committee=committee, by=clerk)
    first, second = make_items(meeting, "Apologies", "Minutes", by=clerk)
    browser, url = client_for(clerk), reverse("meetings:agenda-number-refs", args=[meeting.pk])
    page = browser.post(url, follow=True).content.decode()
    assert "REF: 2" in page
    make_frozen(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="Late", after=first)
    page = browser.post(url, follow=True).content.decode()
    second.refresh_from_db()
    assert "1 REF number was given." in page
    assert (second.ref, meeting.items.get(title="Late").ref) == ("2", "3")


def test_a_ref_is_used_once(client_for, clerk, committee, meeting, items):
    type(committee).objects.update(uses_refs=True)
    browser = client_for(clerk)
    for item in items[:2]:
        page = act(browser, item, "edit", title=item.title, kind="other", version=item.version, ref="7")
    assert "Another item already has this REF number." in page.content.decode()


@pytest.mark.parametrize("name", ["agenda", "agenda-item-create", "agenda-add-themes"])
def test_a_member_does_not_get_to_the_editor(client_for, member, meeting, name):
    answer = client_for(member).get(reverse(f"meetings:{name}", args=[meeting.pk]))
    assert answer.status_code == 403
    assert "Only committee officers change a meeting and its agenda." in answer.content.decode()
