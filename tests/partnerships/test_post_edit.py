import datetime as dt

from django.urls import reverse

from partnerships.services import posts
from tests.partnerships.directory_factories import date_parts, make_person, make_post


def edit(browser, post, **changed):
    sent = {"title": post.title, "version": post.version} | date_parts("start", post.start) | changed
    return browser.post(reverse("partnerships:post-edit", args=[post.pk]), sent, follow=True)


def test_clerk_corrects_a_post(client_for, clerk, council):
    post = make_post(make_person(council=council, by=clerk), by=clerk, start=dt.date(2022, 5, 1))
    text = edit(client_for(clerk), post, title="Commander").content.decode()
    assert "Commander" in text
    assert "Chief Superintendent" not in text


def test_stale_edit_shows_both(client_for, clerk, council):
    post = make_post(make_person(council=council, by=clerk), by=clerk)
    stale = post.version
    posts.change(post=post, by=clerk, title="Superintendent")
    text = edit(client_for(clerk), post, title="Commander", version=stale).content.decode()
    assert "Someone else saved this while you were writing" in text
    assert "Superintendent" in text
    assert "Commander" in text
