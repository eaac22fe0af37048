import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.services import groups
from tests.partnerships.directory_factories import make_group


@pytest.fixture
def board(clerk, partnership):
    return make_group(partnership, by=clerk, name="Prevent Board", kind="board")


def edit(browser, group, **changed):
    sent = {"name": group.name, "kind": group.kind, "version": group.version}
    return browser.post(reverse("partnerships:group-edit", args=[group.pk]), sent | changed, follow=True)


def test_officer_renames_a_board(client_for, partnership_officer, board):
    assert (
        "Exploitation Board"
        in edit(client_for(partnership_officer), board, name="Exploitation Board").content.decode()
    )


def test_a_board_is_not_put_under_its_own_group(client_for, clerk, partnership, board):
    below = make_group(partnership, by=clerk, parent=board)
    page = edit(client_for(clerk), board, parent=below.pk)
    assert page.context["form"].errors["parent"]
    with pytest.raises(ValidationError, match="cannot stand under itself"):
        groups.change(group=board, by=clerk, parent=below)


def test_stale_edit_shows_both(client_for, clerk, board):
    stale = board.version
    groups.change(group=board, by=clerk, purpose="Theirs")
    text = edit(client_for(clerk), board, purpose="Mine", version=stale).content.decode()
    assert "Theirs" in text
    assert "Mine" in text


def test_other_councils_clerk_finds_nothing(client_for, other_clerk, board):
    assert edit(client_for(other_clerk), board).status_code == 404
