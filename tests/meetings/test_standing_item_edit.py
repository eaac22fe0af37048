"""Standing items: the usual ones, adding, changing, ordering, removing."""

from django.urls import reverse

from meetings.services import standing_items


def titles(committee):
    return [item.title for item in committee.standing_items.all()]


def list_url(committee):
    return reverse("meetings:standing-item-list", args=[committee.pk])


def test_one_button_adds_the_usual_items_once(client_for, clerk, committee):
    browser = client_for(clerk)
    assert "Start with the usual items" in browser.get(list_url(committee)).content.decode()
    url = reverse("meetings:standing-item-usual", args=[committee.pk])
    page = browser.post(url, follow=True).content.decode()
    assert titles(committee)[:2] == ["Apologies for absence", "Minutes of the last meeting"]
    assert "Start with the usual items" not in page
    again = browser.post(url, follow=True).content.decode()
    assert "The committee already has standing items." in again
    assert committee.standing_items.count() == 8


def test_items_are_added_changed_moved_and_removed(client_for, clerk, committee):
    browser = client_for(clerk)
    create = reverse("meetings:standing-item-create", args=[committee.pk])
    for title in ("Apologies", "Minutes", "Interests"):
        browser.post(create, {"title": title, "kind": "other"})
    last = committee.standing_items.last()
    browser.post(reverse("meetings:standing-item-move", args=[last.pk]), {"direction": "up"})
    assert titles(committee) == ["Apologies", "Interests", "Minutes"]
    browser.post(
        reverse("meetings:standing-item-edit", args=[last.pk]),
        {"title": "Interests and whip", "kind": "interests"},
    )
    browser.post(reverse("meetings:standing-item-remove", args=[committee.standing_items.first().pk]))
    assert titles(committee) == ["Interests and whip", "Minutes"]


def test_an_empty_title_is_said_beside_the_field(client_for, clerk, committee):
    url = reverse("meetings:standing-item-create", args=[committee.pk])
    page = client_for(clerk).post(url, {"title": "", "kind": "other", "text": "Kept"}).content.decode()
    assert "Fill in “Title”." in page
    assert "Kept" in page


def test_moving_past_the_end_changes_nothing(clerk, committee):
    item = standing_items.add(committee=committee, by=clerk, title="Only one")
    standing_items.move(item=item, by=clerk, direction="up")
    assert titles(committee) == ["Only one"]


def test_a_member_reads_them_and_changes_nothing(client_for, clerk, member, committee):
    item = standing_items.add(committee=committee, by=clerk, title="Only one")
    browser = client_for(member)
    assert "Move" not in browser.get(list_url(committee)).content.decode()
    answer = browser.post(reverse("meetings:standing-item-remove", args=[item.pk]))
    assert answer.status_code == 403
