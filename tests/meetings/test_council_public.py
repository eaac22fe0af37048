from django.urls import reverse

from tests import factories


def test_resident_finds_committees_meetings_partnership_and_recommendations(
    client, council, committee, meeting, partnership, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        text = client.get(reverse("public:council", args=[council.slug])).content.decode()
    assert "Crime and Disorder Scrutiny Committee" in text
    assert reverse("public:meeting", args=[council.slug, meeting.pk]) in text
    assert "7.00 pm" in text
    assert "Safer Larkmere Partnership" in text
    assert reverse("public:recommendation-list", args=[council.slug]) in text


def test_what_is_not_public_is_not_there(client, council, clerk):
    factories.make_committee(council=council, by=clerk, name="Closed Panel", is_public=False)
    text = client.get(reverse("public:council", args=[council.slug])).content.decode()
    assert "Closed Panel" not in text
    assert "No meeting is arranged at the moment." in text


def test_council_that_is_not_public_has_no_page(client, system_administrator):
    council = factories.make_council(by=system_administrator, is_public=False)
    assert client.get(reverse("public:council", args=[council.slug])).status_code == 404
