import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.services import plan_actions, posts
from tests import factories
from tests.partnerships.directory_factories import date_parts
from tests.partnerships.plan_factories import make_action, words


@pytest.fixture
def action(priority, partnership_officer):
    return make_action(priority, by=partnership_officer)


def edit(browser, action, **changed):
    fields = {"text": action.text, "owner": action.owner_id or "", "version": action.version}
    url = reverse("partnerships:plan-action-edit", args=[action.pk])
    return browser.post(url, fields | date_parts("due", action.due) | changed, follow=True)


def test_clerk_changes_the_words(client_for, clerk, action):
    assert "Fit six gates" in words(edit(client_for(clerk), action, text="Fit six gates"))


def test_an_owner_who_left_later_need_not_be_changed(client_for, clerk, council, action):
    owner = factories.make_person("Kofi Mensah", council=council, by=clerk)
    post = posts.create(person=owner, by=clerk, title="Ranger")
    plan_actions.change(action=action, by=clerk, owner=owner)
    posts.end(post=post, by=clerk, on=timezone.localdate() - timezone.timedelta(days=2))
    assert "Fit six gates" in words(edit(client_for(clerk), action, text="Fit six gates"))


def test_a_stale_edit_shows_both_texts(client_for, clerk, action):
    before = action.version
    plan_actions.change(action=action, by=clerk, text="Their words")
    text = words(edit(client_for(clerk), action, text="My words", version=before))
    assert "Their words" in text
    assert "My words" in text


def test_a_theme_lead_does_not_change_the_words(client_for, theme_lead, action):
    assert edit(client_for(theme_lead), action, text="Mine").status_code == 403


def test_another_council_finds_nothing(client_for, other_clerk, action):
    assert edit(client_for(other_clerk), action).status_code == 404
