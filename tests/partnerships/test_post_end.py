import datetime as dt

from django.urls import reverse

from tests.partnerships.directory_factories import date_parts, make_person, make_post


def test_clerk_ends_a_post(client_for, clerk, council):
    post = make_post(make_person(council=council, by=clerk), by=clerk, start=dt.date(2022, 5, 1))
    url = reverse("partnerships:post-end", args=[post.pk])
    page = client_for(clerk).post(url, date_parts("end", dt.date(2024, 3, 31)), follow=True)
    assert "1 May 2022 to 31 March 2024" in page.content.decode()


def test_before_it_began_is_refused(client_for, clerk, council):
    post = make_post(make_person(council=council, by=clerk), by=clerk, start=dt.date(2022, 5, 1))
    url = reverse("partnerships:post-end", args=[post.pk])
    page = client_for(clerk).post(url, date_parts("end", dt.date(2022, 4, 30)))
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_other_councils_clerk_finds_nothing(client_for, clerk, other_clerk, council):
    post = make_post(make_person(council=council, by=clerk), by=clerk)
    assert client_for(other_clerk).get(reverse("partnerships:post-end", args=[post.pk])).status_code == 404
