"""The web page of a paper can be opened at a page of its PDF."""

import re

import pytest
from django.urls import reverse

from meetings.papers.page_marks import with_marks
from scrutiny.pdf import extract
from tests.meetings.papers_factories import make_agenda, make_pack, make_published_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(clerk, meeting):
    return make_published_pack(make_agenda(meeting, by=clerk), by=clerk)


def test_every_page_of_the_pdf_has_its_place_on_the_web_page_in_order(clerk, meeting):
    pack = make_pack(make_agenda(meeting, by=clerk), by=clerk)
    assert re.findall(r'id="page-(\d+)"', pack.html) == [str(page) for page in range(1, pack.pages + 1)]


def test_what_stands_on_a_page_stands_after_its_mark(clerk, meeting):
    pack = make_pack(make_agenda(meeting, by=clerk), by=clerk)
    report = next(part for part in pack.facts["parts"] if part["item"])
    with pack.file.open("rb") as file:
        printed = extract.page_texts(file.read())[report["at"] - 1]
    assert "Anti-social behaviour" in printed
    begins = pack.html.index(f'id="page-{report["first"]}"')
    ends = pack.html.find('id="page-', begins + 1)
    assert "Anti-social behaviour" in pack.html[begins : ends if ends > 0 else None]


def test_the_address_of_a_page_leads_to_its_place(client, pack):
    url = reverse("public:paper", args=[pack.council.slug, pack.pk])
    assert client.get(url, {"page": "3"}).url == f"{url}#page-3"


@pytest.mark.parametrize("asked", ["0", "9999", "three", "1; DROP", "S1"])
def test_a_page_that_is_not_there_is_answered_with_the_pages_that_are(client, pack, asked):
    url = reverse("public:paper", args=[pack.council.slug, pack.pk])
    answer = client.get(url, {"page": asked})
    assert f"This paper has the pages 1 to {pack.pages}." in answer.content.decode()


def test_a_mark_never_stands_where_it_would_break_a_list_or_a_table():
    html = '<ol><li id="a">One</li><li id="b">Two</li></ol><table><tr id="c"><td id="d">3</td></tr></table>'
    marked = with_marks(html, {"a": 1, "b": 2, "c": 3, "d": 3}, ["1", "2", "3"])
    assert '<li id="b"><span class="paper-page" id="page-2">' in marked
    assert '<td id="d"><span class="paper-page" id="page-3">' in marked


def test_a_page_on_which_nothing_begins_is_marked_with_the_one_before():
    marked = with_marks('<p id="a">One</p><p id="b">Two</p>', {"a": 1, "b": 4}, ["7", "8", "9", "10"])
    places = [marked.index(f'id="page-{page}"') for page in (7, 8, 9, 10)]
    assert places == sorted(places)
    assert marked.index('id="page-9"') < marked.index('id="a"') < marked.index('id="page-10"')
