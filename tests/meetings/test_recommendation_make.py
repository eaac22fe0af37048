"""Making a recommendation of a clause of a resolution."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.models import Minute, Recommendation
from meetings.services import recommendations, report_parts
from scrutiny.access.checks import Refused
from tests.meetings.recommendation_factories import make_recommendation, make_resolution
from tests.meetings.report_factories import make_report

pytestmark = pytest.mark.django_db


def test_the_officer_makes_a_recommendation_to_two_bodies(
    client_for, clerk, chair, committee, police, fire_service
):
    resolution = make_resolution(committee=committee, by=clerk)
    browser = client_for(clerk)
    page = reverse("meetings:recommendation-create", args=[resolution.pk])
    assert resolution.text in browser.get(page).content.decode()
    answer = browser.post(
        page, {"text": resolution.text, "addressees": [police.pk, fire_service.pk]}, follow=True
    )
    words = answer.content.decode()
    made = Recommendation.objects.get()
    assert made.reference in words
    assert "Larkshire Police" in words
    assert "Larkshire Fire and Rescue Service" in words


def test_a_missing_addressee_is_a_sentence_and_the_wording_stays(client_for, clerk, chair, committee, police):
    resolution = make_resolution(committee=committee, by=clerk)
    page = reverse("meetings:recommendation-create", args=[resolution.pk])
    answer = client_for(clerk).post(page, {"text": "Wording typed just now"})
    words = answer.content.decode()
    assert "Choose at least one body that the recommendation is made to." in words
    assert "Wording typed just now" in words
    assert not Recommendation.objects.exists()


def test_references_run_through_the_municipal_year(clerk, chair, committee, police):
    resolution = make_resolution(committee=committee, by=clerk)
    first = recommendations.make(resolution=resolution, by=clerk, text="One", addressees=[police])
    second = recommendations.make(
        resolution=resolution.minute.resolutions.first(), by=clerk, text="Two", addressees=[police]
    )
    assert first.reference.endswith("R1")
    assert second.reference.endswith("R2")


def test_one_clause_makes_one_recommendation(clerk, chair, committee, police):
    made = make_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="already is a recommendation"):
        recommendations.make(resolution=made.resolution, by=clerk, text="Again", addressees=[police])


def test_members_do_not_make_recommendations(clerk, chair, member, committee, police):
    resolution = make_resolution(committee=committee, by=clerk)
    with pytest.raises(Refused, match="Only committee officers"):
        recommendations.make(resolution=resolution, by=member, text="Mine", addressees=[police])


def test_the_bodies_that_the_report_proposed_are_chosen_beforehand(
    client_for, clerk, chair, meeting, committee, police, fire_service, council
):
    report = make_report(meeting=meeting, by=clerk)
    row = {"report": report, "by": clerk, "kind": "recommendations"}
    report_parts.add(**row, text="Publish figures.", organisation=police)
    report_parts.add(**row, text="Say why.", addressee=f" {fire_service.name.upper()}")
    resolution = make_resolution(committee=committee, by=clerk)
    Minute.objects.filter(pk=resolution.minute_id).update(item=report.item)
    form = (
        client_for(clerk).get(reverse("meetings:recommendation-create", args=[resolution.pk])).context["form"]
    )
    assert set(form["addressees"].value()) == {police.pk, fire_service.pk}
