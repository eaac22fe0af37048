"""A clause whose wording was left to somebody makes a draft, which is sent only once the wording is settled."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import RecommendationStatus
from meetings.models import Recommendation, Resolution
from meetings.services import minutes as minutes_service
from meetings.services import recommendations, sending, settlings
from meetings.services.resolutions import ClauseText, write
from meetings.services.sending import Sending
from scrutiny import audit
from scrutiny.access.checks import Refused
from scrutiny.workflow import WrongState
from tests.kept import kept
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting

pytestmark = pytest.mark.django_db

LEFT = "That the police be asked for figures."


@kept
def clause(clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = minutes_service.start(meeting=meeting, by=clerk)
    entry = make_entry("Response times", minutes=minutes, by=clerk)
    (left,) = write(minute=entry, by=clerk, clauses=[ClauseText(LEFT, delegated_to="the Chair")])
    minutes_service.publish(minutes=minutes, by=clerk)
    return left


@kept
def draft(clause, clerk, police):
    return recommendations.make(resolution=clause, by=clerk, text=LEFT, addressees=[police])


def settle_page(draft):
    return reverse("meetings:recommendation-settle", args=[draft.pk])


def typed(draft, **changes):
    day = timezone.localdate().isoformat()
    said = {"text": "That figures be published by ward.", "settled_by": "Councillor Ash", "on": day}
    return said | {"version": draft.version} | changes


def settle(draft, clerk, **changes):
    said = {"text": "By ward.", "settled_by": "Councillor Ash", "on": timezone.localdate(), **changes}
    fresh = Recommendation.objects.get(pk=draft.pk)
    said = {"expected_version": fresh.version} | said
    return settlings.settle_recommendation(recommendation=fresh, by=clerk, **said)


def test_it_is_a_draft_that_is_neither_sent_nor_public(client_for, clerk, draft, police):
    assert draft.status == RecommendationStatus.DRAFT
    browser = client_for(clerk)
    page = browser.get(draft.get_absolute_url()).content.decode()
    assert "Draft: its wording is to be settled" in page
    assert settle_page(draft) in page
    assert reverse("meetings:recommendation-send", args=[draft.pk]) not in page
    answer = browser.get(reverse("meetings:recommendation-send", args=[draft.pk]), follow=True)
    assert "Its wording is to be settled before it is sent." in answer.content.decode()
    rows = [Sending(row, means="post", to="1 High Street") for row in draft.addressees.all()]
    with pytest.raises((WrongState, ValidationError)):
        sending.send(recommendation=draft, by=clerk, on=timezone.localdate(), sendings=rows)
    draft.refresh_from_db()
    assert draft.status == RecommendationStatus.DRAFT
    assert not Recommendation.objects.published().exists()


def test_the_officer_records_who_settled_what_and_when(client_for, clerk, draft, clause):
    browser = client_for(clerk)
    page = browser.get(settle_page(draft)).content.decode()
    assert "The committee left the final wording to the Chair." in page
    assert 'value="the Chair"' in page
    words = browser.post(settle_page(draft), typed(draft), follow=True).content.decode()
    assert "The wording is settled. It can be sent now." in words
    draft.refresh_from_db()
    assert (draft.status, draft.text) == (RecommendationStatus.MADE, "That figures be published by ward.")
    assert reverse("meetings:recommendation-send", args=[draft.pk]) in words
    settled = Resolution.objects.get(pk=clause.pk)
    assert (settled.text, settled.settled_by) == (draft.text, "Councillor Ash")
    assert settled.text_before_settling == LEFT
    assert timezone.localdate(settled.settled_at) == timezone.localdate()
    event = next(one for one in audit.history(draft) if one.event == "recommendation.wording-settled")
    assert event.detail["settled_by"] == "Councillor Ash"
    assert event.detail["on"] == timezone.localdate().isoformat()
    assert Recommendation.objects.published().get() == draft


def test_where_the_two_differ_each_gets_its_own_final_wording(client_for, clerk, clause, police):
    made = recommendations.make(resolution=clause, by=clerk, text="Publish figures.", addressees=[police])
    browser = client_for(clerk)
    assert 'name="clause_text"' in browser.get(settle_page(made)).content.decode()
    said = typed(made, text="Publish figures by ward.", clause_text="That figures by ward be asked for.")
    assert browser.post(settle_page(made), said).status_code == 302
    made.refresh_from_db()
    assert made.text == "Publish figures by ward."
    assert Resolution.objects.get(pk=clause.pk).text == "That figures by ward be asked for."


def test_settling_the_clause_on_its_own_page_settles_the_draft_in_the_same_words(clerk, draft, clause):
    fresh = Resolution.objects.get(pk=clause.pk)
    said = {"text": "That it be by ward.", "settled_by": "the Chair"}
    settlings.settle(clause=fresh, by=clerk, expected_version=fresh.version, **said)
    draft.refresh_from_db()
    assert (draft.status, draft.text) == (RecommendationStatus.MADE, "That it be by ward.")


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(1, "This day is still to come."), (-400, "cannot be settled before the meeting")],
)
def test_a_day_that_cannot_be_is_a_sentence_and_what_was_typed_stays(
    days, sentence, client_for, clerk, draft
):
    day = timezone.localdate() + dt.timedelta(days=days)
    page = client_for(clerk).post(settle_page(draft), typed(draft, on=day.isoformat())).content.decode()
    assert sentence in page
    assert "That figures be published by ward." in page
    assert "Councillor Ash" in page
    draft.refresh_from_db()
    assert draft.status == RecommendationStatus.DRAFT


def test_of_two_clerks_the_second_sees_what_the_first_wrote(client_for, clerk, draft, police):
    stale = typed(draft)
    recommendations.change(
        recommendation=draft, by=clerk, expected_version=draft.version, text="Theirs.", addressees=[police]
    )
    page = client_for(clerk).post(settle_page(draft), stale).content.decode()
    assert "Someone else saved this while you were writing." in page
    assert "Theirs." in page
    assert "That figures be published by ward." in page


def test_it_is_settled_once(client_for, clerk, draft):
    settle(draft, clerk)
    with pytest.raises(WrongState):
        settle(draft, clerk)
    answer = client_for(clerk).get(settle_page(draft), follow=True)
    assert "Its wording is settled." in answer.content.decode()


def test_members_settle_nothing(clerk, member, draft):
    with pytest.raises(Refused):
        settle(draft, member)
    assert Recommendation.objects.get().status == RecommendationStatus.DRAFT


def test_the_wording_of_a_draft_can_be_changed_before_it_is_settled(client_for, clerk, draft, police):
    page = reverse("meetings:recommendation-edit", args=[draft.pk])
    said = {"text": "Nearly.", "version": draft.version, "addressees": [police.pk]}
    assert client_for(clerk).post(page, said).status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.text) == (RecommendationStatus.DRAFT, "Nearly.")
