import datetime as dt

from django.urls import reverse

from tests.partnerships.directory_factories import (
    date_parts,
    make_organisation,
    make_person,
    make_post,
    make_seat,
)

DAY = dt.date(2024, 3, 31)


def end(browser, body, day=DAY):
    return browser.post(
        reverse("partnerships:organisation-end", args=[body.pk]), date_parts("end", day), follow=True
    )


def test_clerk_ends_an_organisation(client_for, clerk, council):
    body = make_organisation(council=council, by=clerk)
    browser = client_for(clerk)
    text = end(browser, body).content.decode()
    assert "Ended" in text
    assert "until 31 March 2024" in text
    assert body.name not in browser.get("/organisations/").content.decode()
    assert body.name in browser.get("/organisations/?state=ended").content.decode()


def test_before_it_began_is_refused_beside_the_date(client_for, clerk, council):
    body = make_organisation(council=council, by=clerk, start=dt.date(2024, 4, 1))
    page = end(client_for(clerk), body)
    assert page.context["form"].errors["end"] == ["The end date must be the same as or after the start date."]


def test_while_a_seat_goes_on_it_is_refused(client_for, clerk, council, partnership):
    body = make_organisation(council=council, by=clerk)
    person = make_person(council=council, by=clerk)
    make_seat(partnership, by=clerk, person=person, organisation=body)
    page = end(client_for(clerk), body)
    assert "David Boyle still has a seat for it" in page.content.decode()


def test_nobody_gets_a_post_in_a_body_that_has_ended(client_for, clerk, council):
    body = make_organisation(council=council, by=clerk)
    browser = client_for(clerk)
    end(browser, body)
    person = make_person(council=council, by=clerk)
    url = reverse("partnerships:post-create", args=[person.pk])
    page = browser.post(url, {"title": "Director", "organisation": body.pk})
    assert "ended on 31 March 2024" in page.context["form"].errors["organisation"][0]
    past = {**date_parts("start", dt.date(2020, 1, 1)), **date_parts("end", dt.date(2021, 1, 1))}
    assert browser.post(url, {"title": "Director", "organisation": body.pk, **past}).status_code == 302
    assert make_post(person, by=clerk, title="Adviser").organisation is None
