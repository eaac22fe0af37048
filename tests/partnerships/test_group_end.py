import datetime as dt

from django.urls import reverse

from tests.partnerships.directory_factories import date_parts, make_group


def end(browser, group, day=dt.date(2025, 3, 31)):
    return browser.post(
        reverse("partnerships:group-end", args=[group.pk]), date_parts("end", day), follow=True
    )


def test_ended_group_leaves_the_tree(client_for, clerk, partnership):
    group = make_group(partnership, by=clerk)
    assert "Joint Action Group" not in end(client_for(clerk), group).content.decode()


def test_while_a_group_stands_under_it_it_is_refused(client_for, clerk, partnership):
    board = make_group(partnership, by=clerk, name="Prevent Board", kind="board")
    make_group(partnership, by=clerk, parent=board)
    page = end(client_for(clerk), board)
    assert page.context["form"].errors["end"] == [
        "Joint Action Group stands under it and goes on. End that first."
    ]
