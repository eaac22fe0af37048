"""The tracker's lists: of all committees, of one committee and of one body."""

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Recommendation, Resolution
from meetings.recommendation_enums import FindingKind, ProgressStage
from meetings.services import findings, progress, recommendations
from partnerships.enums import Rag
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.templatetags.british import uk_date
from tests.meetings.recommendation_factories import make_answer, make_recommendation, make_sent_recommendation

pytestmark = pytest.mark.django_db


def tracker(name: str, *pks) -> str:
    return reverse(f"meetings:{name}", args=pks)


@pytest.fixture
def sent(clerk, chair, committee, police):
    return make_sent_recommendation(police, committee=committee, by=clerk)


@pytest.fixture
def unsent(clerk, chair, committee, fire_service):
    return make_recommendation(fire_service, committee=committee, by=clerk)


def shown(browser, url: str) -> set[str]:
    """The references of the recommendations in the list."""
    answer = browser.get(url)
    assert answer.status_code == 200, answer.status_code
    return {row.reference for row in answer.context["page"].object_list}


def test_the_tracker_of_a_committee_has_its_recommendations(sent, unsent, committee, client_for, clerk):
    assert shown(client_for(clerk), tracker("tracker-committee", committee.pk)) == {
        sent.reference,
        unsent.reference,
    }


def test_the_tracker_of_a_body_has_what_it_was_asked(sent, unsent, police, client_for, clerk):
    assert shown(client_for(clerk), tracker("tracker-body", police.pk)) == {sent.reference}


def test_a_body_sees_in_its_tracker_what_was_sent_to_it(
    sent, unsent, police, fire_service, committee, clerk, client_for, partner
):
    day = timezone.localdate() - dt.timedelta(days=20)
    own = make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=day)
    browser = client_for(partner)
    assert shown(browser, tracker("tracker-body", fire_service.pk)) == {own.reference}
    assert shown(browser, tracker("tracker-body", police.pk)) == {own.reference}
    assert shown(browser, tracker("recommendation-list")) == {own.reference}


@pytest.fixture
def filtered(client_for, clerk):
    """`filtered(state="open")`: the references that the list of all then has, for the clerk."""
    browser = client_for(clerk)

    def references(**wanted) -> set[str]:
        return shown(browser, f"{tracker('recommendation-list')}?{urlencode(wanted)}")

    return references


def test_each_filter_leaves_what_fits(
    sent, unsent, committee, police, fire_service, priority, clerk, filtered
):
    both = {sent.reference, unsent.reference}
    recommendations.change(
        recommendation=unsent,
        by=clerk,
        expected_version=unsent.version,
        addressees=[fire_service],
        text="Light the underpass.",
        priority=priority,
    )
    year = municipal_year(sent.made_on, start=committee.council.year_start)[:4]
    assert (
        filtered()
        == filtered(state="open")
        == filtered(committee=committee.pk)
        == filtered(year=year)
        == both
    )
    assert filtered(state="awaiting-response") == filtered(body=police.pk) == {sent.reference}
    assert filtered(state="agreed") == filtered(body=fire_service.pk) == {unsent.reference}
    assert filtered(priority=priority.pk) == filtered(words="lighting underpasses") == {unsent.reference}
    assert filtered(state="overdue") == filtered(rag="red") == filtered(words="kittens") == set()


def test_words_find_by_their_beginning_and_by_the_reference(sent, unsent, filtered):
    assert filtered(words="respon WARD") == {sent.reference, unsent.reference}
    assert filtered(words=sent.reference) == {sent.reference}
    assert filtered(words="!!") == {sent.reference, unsent.reference}


def test_what_should_have_been_answered_is_overdue_and_no_longer_awaited(
    committee, police, fire_service, clerk, chair, filtered, client_for
):
    day = timezone.localdate() - dt.timedelta(days=40)
    late = make_sent_recommendation(police, fire_service, committee=committee, by=clerk, on=day)
    make_answer(late.addressees.get(organisation=police), by=clerk)
    assert filtered(state="overdue") == {late.reference}
    assert filtered(state="awaiting-response") == set()
    words = client_for(clerk).get(tracker("tracker-committee", committee.pk)).text
    due = late.addressees.get(organisation=fire_service).due_on
    assert f"overdue since {uk_date(due)}" in words
    assert "Accepted" in words


def test_what_is_closed_is_overdue_no_more(committee, police, clerk, chair, filtered, client_for):
    day = timezone.localdate() - dt.timedelta(days=40)
    late = make_sent_recommendation(police, committee=committee, by=clerk, on=day)
    findings.record(
        recommendation=late,
        kind=FindingKind.DELETED,
        by=clerk,
        on=timezone.localdate(),
        words="Overtaken by events.",
    )
    assert filtered(state="overdue") == set()
    assert filtered(state="deleted") == {late.reference}
    assert "overdue since" not in client_for(clerk).get(tracker("recommendation-list")).text


def test_the_rating_of_the_last_report_is_shown_and_found(sent, clerk, filtered, client_for):
    body = sent.addressees.get()
    make_answer(body, by=clerk)
    for rag in (Rag.RED, Rag.GREEN):
        progress.report(addressee=body, by=clerk, text="On it.", rag=rag, stage=ProgressStage.IN_PROGRESS)
    assert filtered(rag="red") == set()
    assert filtered(rag="green") == filtered(state="in-progress") == {sent.reference}
    assert "app-rag" in client_for(clerk).get(tracker("recommendation-list")).text


def test_a_filter_that_makes_no_sense_is_left_out_with_a_sentence(sent, unsent, client_for, clerk):
    url = f"{tracker('recommendation-list')}?committee=zz&state=nowhere&page=-3&words=underpass"
    answer = client_for(clerk).get(url)
    assert answer.context["form"].errors.keys() == {"committee", "state"}
    assert answer.context["page"].object_list == []
    assert "No recommendation fits" in answer.text
    assert 'value="underpass"' in answer.text


def test_an_answer_that_was_only_given_is_told_to_officers_and_its_own_body(
    committee, police, fire_service, clerk, chair, member, partner, client_for
):
    day = timezone.localdate() - dt.timedelta(days=9)
    asked = make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=day)
    make_answer(asked.addressees.get(organisation=fire_service), by=partner)
    given = "Answer given, to be looked at"
    url = tracker("recommendation-list")
    for person, reads in ((clerk, True), (partner, True), (member, False)):
        assert (given in client_for(person).get(url).text) is reads, person
    public = reverse("public:recommendation-list", args=[committee.council.slug])
    words = Client().get(public).text
    assert asked.reference in words
    assert given not in words


def test_residents_choose_only_bodies_that_were_asked_in_public(
    committee, police, fire_service, clerk, chair
):
    make_sent_recommendation(police, committee=committee, by=clerk)
    make_recommendation(fire_service, committee=committee, by=clerk, publish=False)
    answer = Client().get(reverse("public:recommendation-list", args=[committee.council.slug]))
    assert [name for _pk, name in answer.context["form"].fields["body"].choices[1:]] == [police.name]


def test_years_begin_with_the_first_recommendation(committee, police, clerk, chair, client_for):
    make_sent_recommendation(police, committee=committee, by=clerk, on=dt.date(2022, 6, 1))
    answer = client_for(clerk).get(tracker("tracker-committee", committee.pk))
    years = [name for _pk, name in answer.context["form"].fields["year"].choices[1:]]
    assert years[-1] == "2022/23"
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("name", ["recommendation-list", "tracker-committee", "tracker-body"])
def test_no_tracker_takes_more_than_eight_queries(
    name, sent, unsent, committee, police, client_for, clerk, member, partner, django_assert_max_num_queries
):
    key = {"tracker-committee": [committee.pk], "tracker-body": [police.pk]}.get(name, [])
    for person in (clerk, member, partner):
        browser = client_for(person)
        with django_assert_max_num_queries(8):
            browser.get(f"{tracker(name, *key)}?state=open&words=ward")


@pytest.fixture
def kept_one(committee, police, clerk, chair):
    """Of a clause that is exempt, with a word that nothing else has; the police have had it."""
    made = make_sent_recommendation(police, committee=committee, by=clerk)
    Resolution.objects.filter(pk=made.resolution_id).update(is_exempt=True)
    Recommendation.objects.filter(pk=made.pk).update(text="About the xylophone.")
    return made


def test_what_is_kept_is_found_by_nobody_who_may_not_read_it(
    kept_one, committee, clerk, member, co_optee, partner, client_for
):
    url = f"{tracker('recommendation-list')}?words=xylophone"
    public = reverse("public:recommendation-list", args=[committee.council.slug])
    for person in (clerk, member):
        assert shown(client_for(person), url) == {kept_one.reference}
    for browser in (client_for(co_optee), client_for(partner)):
        assert shown(browser, url) == set()
    assert shown(Client(), f"{public}?words=xylophone") == set()
    assert shown(Client(), public) == set()
