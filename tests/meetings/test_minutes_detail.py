import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from tests.meetings.minutes_factories import (
    make_attendance,
    make_exempt_item,
    make_held_meeting,
    make_minutes,
)


@pytest.fixture
def held(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_exempt_item("Operation Heron", meeting=meeting, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return meeting


@pytest.fixture
def draft(held, clerk):
    minutes = make_minutes(meeting=held, by=clerk)
    exempt = minutes.entries.get(is_exempt=True)
    exempt.narrative, exempt.title = "Names of informants were discussed.", "Operation Heron: informants"
    exempt.save()
    return minutes


@pytest.fixture
def published(draft, clerk):
    return make_minutes(meeting=draft.meeting, by=clerk, status=MinutesStatus.PUBLISHED)


def test_officers_see_the_whole_as_it_will_print_with_its_tools(client_for, clerk, draft):
    page = client_for(clerk).get(draft.get_absolute_url())

    assert "Margaret Ash (Chair)" in page.text
    assert "01." in page.text
    assert "Draft, not yet agreed as a correct record" in page.text
    assert "Names of informants were discussed." in page.text
    assert "Make a recommendation of this" in page.text
    assert reverse("meetings:minute-edit", args=[draft.entries.first().pk]) in page.text


@pytest.mark.parametrize("who", ["member", "theme_lead", "partner", "other_clerk"])
def test_a_draft_is_for_officers_only(request, client_for, draft, who):
    browser = client_for(request.getfixturevalue(who))

    assert browser.get(draft.get_absolute_url()).status_code == 404


def test_members_read_published_minutes_without_the_tools(client_for, member, published):
    page = client_for(member).get(published.get_absolute_url())

    assert "Published as draft" in page.text
    assert "Names of informants were discussed." in page.text
    assert "Make a recommendation" not in page.text
    assert "Record that they were agreed" not in page.text


@pytest.mark.parametrize("who", ["co_optee", "theme_lead"])
def test_who_reads_no_exempt_papers_reads_no_exempt_minute(request, client_for, published, who):
    page = client_for(request.getfixturevalue(who)).get(published.get_absolute_url())

    assert page.status_code == 200
    assert "The minute of this item is not for publication." in page.text
    assert "Paragraph 7: Information relating to action to prevent" in page.text
    assert "informants" not in page.text


def test_visitors_are_sent_to_the_login(client, published):
    assert client.get(published.get_absolute_url()).status_code == 302


def test_the_page_needs_few_queries(client_for, clerk, draft, django_assert_max_num_queries):
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(draft.get_absolute_url())
