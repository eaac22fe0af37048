import datetime as dt

import pytest
from django.urls import reverse

from partnerships.services import posts
from tests.partnerships.directory_factories import date_parts, make_organisation, make_person, make_post

SEPTEMBER = dt.date(2024, 9, 1)


@pytest.fixture
def post(council, clerk):
    body = make_organisation(council=council, by=clerk, name="Larkshire Police")
    person = make_person(council=council, by=clerk)
    return make_post(person, by=clerk, organisation=body, start=dt.date(2022, 5, 1))


def move(browser, post, on=SEPTEMBER, title="Assistant Chief Constable"):
    sent = {"title": title, "organisation": post.organisation_id, **date_parts("on", on)}
    return browser.post(reverse("partnerships:post-move", args=[post.pk]), sent, follow=True)


def test_the_old_post_ends_the_day_before(client_for, clerk, post):
    text = move(client_for(clerk), post).content.decode()
    assert "1 May 2022 to 31 August 2024" in text
    assert "since 1 September 2024" in text
    assert post.person.post_on(dt.date(2024, 8, 31)).title == "Chief Superintendent"
    assert post.person.post_on(SEPTEMBER).title == "Assistant Chief Constable"


def test_a_day_before_the_old_post_is_refused(client_for, clerk, post):
    page = move(client_for(clerk), post, on=dt.date(2022, 5, 1))
    assert page.context["form"].errors["on"] == ["The old post began on 1 May 2022. Enter a later day."]
    assert "Assistant Chief Constable" in page.content.decode()


def test_after_the_old_post_has_ended_it_is_no_move(client_for, clerk, post):
    posts.end(post=post, by=clerk, on=dt.date(2023, 12, 31))
    page = move(client_for(clerk), post)
    assert "The old post ended on 31 December 2023" in page.context["form"].errors["on"][0]


def test_nothing_is_ended_when_the_new_post_is_refused(client_for, clerk, post):
    move(client_for(clerk), post, title="")
    post.refresh_from_db()
    assert post.end is None
