"""Who reviews implications: the roles that styles and reports name, appointing, correcting and ending."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Reviewer
from tests import factories
from tests.meetings.report_factories import in_style, make_reviewer

ROLE = "Monitoring Officer"


@pytest.fixture
def decimal(committee):
    in_style(committee, "decimal")


def page(client_for, user) -> str:
    return client_for(user).get(reverse("meetings:reviewer-list")).text


def appointed(client_for, user, **typed):
    day = timezone.localdate()
    date = {"start-day": day.day, "start-month": day.month, "start-year": day.year}
    return client_for(user).post(reverse("meetings:reviewer-create"), {**date, **typed}, follow=True)


@pytest.mark.parametrize("who", ["clerk", "administrator"])
def test_somebody_is_appointed_to_a_role_that_had_nobody(who, request, client_for, council, clerk, decimal):
    user = request.getfixturevalue(who)
    before = page(client_for, user)
    assert "Director for Corporate Services" in before
    assert "Nobody signs off in this role today." in before
    person = factories.make_person("Helen Quill", council=council, by=clerk)
    after = appointed(client_for, user, role=ROLE, person=person.pk).text
    assert "Helen Quill reviews as Monitoring Officer." in after
    assert "has no account: an officer records the sign-offs" in after
    assert after.count("Nobody signs off in this role today.") == 1


def test_roles_that_nothing_names_are_not_offered(client_for, council, clerk):
    assert "No house style in use names a role" in page(client_for, clerk)


def test_nobody_reviews_twice_in_one_role(client_for, council, clerk, decimal, reviewer):
    person = Reviewer.objects.get().person
    assert (
        "Helen Quill reviews as Monitoring Officer already."
        in appointed(client_for, clerk, role=ROLE, person=person.pk).text
    )


def test_correct_and_end(client_for, council, clerk, decimal):
    row = make_reviewer("Helen Quill", ROLE, council=council, by=clerk)
    browser = client_for(clerk)
    sent = {"role": "Director for Corporate Services", "version": row.version}
    url = reverse("meetings:reviewer-edit", args=[row.pk])
    assert "The change is saved." in browser.post(url, sent, follow=True).text
    stale = browser.post(url, {**sent, "role": ROLE})
    assert "Someone else saved this while you were writing." in stale.text
    day = timezone.localdate() - dt.timedelta(days=1)
    ended = browser.post(
        reverse("meetings:reviewer-end", args=[row.pk]),
        {"end-day": day.day, "end-month": day.month, "end-year": day.year},
        follow=True,
    )
    assert "Helen Quill no longer reviews as Director for Corporate Services after that day." in ended.text
    row.refresh_from_db()
    assert row.end == day


def test_who_reads_and_who_appoints(
    client_for, partnership_officer, chair, other_clerk, decimal, clerk, council
):
    row = make_reviewer("Helen Quill", ROLE, council=council, by=clerk)
    assert "Helen Quill" in page(client_for, partnership_officer)
    refused = client_for(partnership_officer).get(reverse("meetings:reviewer-create"))
    assert "Only committee officers and administrators say who signs off implications." in refused.text
    assert client_for(chair).get(reverse("meetings:reviewer-list")).status_code == 404
    assert client_for(other_clerk).get(reverse("meetings:reviewer-edit", args=[row.pk])).status_code == 404
