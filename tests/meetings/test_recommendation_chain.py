"""The chain of one recommendation on one page, and who may see it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.meetings.recommendation_factories import make_answer, make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


def test_the_page_tells_the_whole_way(client_for, clerk, chair, committee, fire_service, partner):
    sent = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    make_answer(sent.addressees.get(), by=partner, taken_by=clerk)
    words = client_for(clerk).get(sent.get_absolute_url()).content.decode()
    assert "Minute" in words
    assert "(ii)" in words
    assert "Sent to Larkshire Fire and Rescue Service" in words
    assert "Larkshire Fire and Rescue Service answered: Accepted" in words


def test_residents_read_it_once_the_minutes_are_published(client, clerk, chair, committee, fire_service):
    draft = make_recommendation(
        fire_service, committee=committee, by=clerk, publish=False, start_time=dt.time(10, 0)
    )
    assert client.get(draft.get_public_url()).status_code == 404
    published = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    words = client.get(published.get_public_url()).content.decode()
    assert published.text in words
    assert "Priya Nair" not in words


def test_a_partner_sees_what_was_sent_to_its_body_only(
    client_for, clerk, chair, committee, police, fire_service, partner
):
    own = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    unsent = make_recommendation(fire_service, committee=committee, by=clerk)
    theirs = make_sent_recommendation(police, committee=committee, by=clerk, on=days_ago(9))
    browser = client_for(partner)
    assert browser.get(own.get_absolute_url()).status_code == 200
    assert browser.get(unsent.get_absolute_url()).status_code == 404
    assert browser.get(theirs.get_absolute_url()).status_code == 404


def test_the_page_takes_few_queries_whatever_the_bodies(
    client_for, clerk, chair, committee, police, fire_service, django_assert_max_num_queries
):
    sent = make_sent_recommendation(police, fire_service, committee=committee, by=clerk)
    for row in sent.addressees.all():
        make_answer(row, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(15):
        browser.get(sent.get_absolute_url())


def test_the_list_takes_few_queries(
    client_for, clerk, chair, committee, police, fire_service, django_assert_max_num_queries
):
    for n in range(3):
        make_sent_recommendation(police, fire_service, committee=committee, by=clerk, on=days_ago(20 + n))
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        words = browser.get(reverse("meetings:recommendation-list")).content.decode()
    assert words.count("Larkshire Police") >= 3
