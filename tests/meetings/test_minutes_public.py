import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from tests.meetings.minutes_factories import make_attendance, make_entry, make_exempt_item, make_held_meeting
from tests.meetings.minutes_factories import make_minutes as make


@pytest.fixture
def draft(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    item = make_exempt_item("Operation Heron", meeting=meeting, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make(meeting=meeting, by=clerk)
    minutes.entries.get(item=item).delete()
    make_entry(
        "Informants of Operation Heron",
        minutes=minutes,
        by=clerk,
        item=item,
        narrative="Their names were read out.",
        clauses=["That the informants be thanked."],
        action="Chief Constable to write",
    )
    return minutes


@pytest.fixture
def published(draft, clerk):
    return make(meeting=draft.meeting, by=clerk, status=MinutesStatus.PUBLISHED)


def test_residents_read_published_minutes(client, published):
    page = client.get(published.get_public_url())

    assert "Keeping the town centre safe" in page.text
    assert "Draft, not yet agreed as a correct record" in page.text
    assert "<strong>Resolved:</strong>" in page.text


def test_of_an_exempt_minute_they_read_the_items_title_and_the_description_only(client, published):
    page = client.get(published.get_public_url())

    assert "Operation Heron" in page.text
    assert "Paragraph 7: Information relating to action to prevent" in page.text
    for word in ("nformants", "names were read", "Chief Constable"):
        assert word not in page.text


def test_a_draft_is_not_public(client, draft):
    assert client.get(draft.get_public_url()).status_code == 404


def test_another_councils_address_does_not_show_them(client, published, other_council):
    assert client.get(reverse("public:minutes", args=[other_council.slug, published.pk])).status_code == 404


def test_minutes_of_a_committee_that_is_not_public_are_not(client, published, committee):
    committee.is_public = False
    committee.save(update_fields=["is_public"])

    assert client.get(published.get_public_url()).status_code == 404


def test_the_page_needs_few_queries(client, published, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(published.get_public_url())
