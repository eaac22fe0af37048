"""The clauses of a decision: marked as the committee does, worded apart, settled later, and what becomes of each."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Audience, MinutesStatus
from meetings.minute_enums import ClauseStyle
from meetings.models import Minute, Recommendation, Resolution
from meetings.papers import minutes_paper
from meetings.services import actions, recommendations, resolutions, settlings, work_programme
from meetings.services.resolutions import ClauseText
from scrutiny.access.checks import Refused
from scrutiny.models import Job
from scrutiny.records import StaleEdit
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_entry("Night-time economy", minutes=make_minutes(meeting=meeting, by=clerk), by=clerk)


def write(entry, clerk, *clauses):
    told = [ClauseText(one) if isinstance(one, str) else one for one in clauses]
    return resolutions.write(minute=entry, by=clerk, clauses=told)


def printed(entry, audience=Audience.PUBLIC):
    paper = minutes_paper.compose(Minute.objects.get(pk=entry.pk).minutes, audience)
    words = render_to_string("papers/minutes.html", {"paper": paper})
    return " ".join(words.split()).partition(f'id="minute-{entry.pk}"')[2].partition("</section>")[0]


def labels(entry, audience=Audience.PUBLIC):
    paper = minutes_paper.compose(Minute.objects.get(pk=entry.pk).minutes, audience)
    return next([clause.label for clause in one.clauses] for one in paper.entries if one.pk == entry.pk)


def mark(committee, **fields):
    for name, value in fields.items():
        setattr(committee, name, value)
    committee.save(update_fields=list(fields))


def test_07_a_single_resolution_is_still_numbered_where_the_committee_does(entry, clerk, committee):
    write(entry, clerk, "That it be noted.")
    assert labels(entry) == [""]
    mark(committee, marks_single_clause=True, clause_style=ClauseStyle.NUMBER)
    assert labels(entry) == ["1."]
    assert '<ol class="paper-clauses paper-clauses--number"> <li> That it be noted. </li>' in printed(entry)


def test_07_several_resolutions_in_one_sentence_stay_one_clause(entry, clerk):
    sentence = "That (a) the report be noted, (b) the officers be thanked and (c) a plan be brought in June."
    write(entry, clerk, sentence)
    words = printed(entry)
    assert f"<strong>Resolved:</strong> {sentence}" in words
    assert "<ol" not in words


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (ClauseStyle.ROMAN, ["(i)", "(ii)"]),
        (ClauseStyle.LETTER, ["(a)", "(b)"]),
        (ClauseStyle.NUMBER, ["1.", "2."]),
    ],
)
def test_clauses_are_marked_in_the_committees_manner(entry, clerk, committee, style, expected):
    write(entry, clerk, "One", "Two")
    mark(committee, clause_style=style)
    assert labels(entry) == expected
    assert f'<ol class="paper-clauses paper-clauses--{style}">' in printed(entry)


def test_48_mover_and_seconder_are_named_for_an_election_only(entry, clerk):
    chosen = ClauseText(
        "That Councillor Ash be elected Chair.", mover="Councillor Hill", seconder="Councillor Lee"
    )
    write(entry, clerk, chosen)
    assert "Moved by Councillor Hill, seconded by Councillor Lee." in printed(entry)


def test_51_a_list_of_noting_requests_and_recommendations_some_without_addressee(
    entry, clerk, police, fire_service, member
):
    noted, data, partner, executive, nobody = write(
        entry,
        clerk,
        "That the report be noted;",
        "That figures by ward be sent to members;",
        "That the police be asked to patrol;",
        ClauseText("That the Executive adopt the plan;", word="and RECOMMENDED"),
        "That lighting be improved.",
    )
    due = timezone.localdate() + dt.timedelta(days=30)
    owner = member.people.get()
    actions.create(minute=entry, clause=data, by=clerk, text="Send figures.", owner=owner, due_on=due)
    actions.create(minute=entry, clause=partner, by=clerk, text="Patrol.", organisation=police)
    made = recommendations.make(
        resolution=executive, by=clerk, text=executive.text, addressees=[police, fire_service]
    )
    words = printed(entry)
    for clause in (noted, data, partner, executive, nobody):
        assert clause.text in words
    assert "<strong>and RECOMMENDED</strong> That the Executive adopt the plan;" in words
    assert made.addressees.count() == 2
    assert data.actions.get().due_on == due
    assert not noted.actions.exists()
    assert not hasattr(nobody, "recommendation")


def test_52_a_recommendation_nested_in_a_referral_with_conditions_and_a_bring_back(
    entry, clerk, committee, police
):
    referral = (
        "That the matter be referred to the Executive with the recommendation:\n"
        "(a) that it be funded;\n(b) subject to a review."
    )
    referred, back = write(entry, clerk, referral, "That a report be brought back in the autumn.")
    recommendations.make(resolution=referred, by=clerk, text="That it be funded.", addressees=[police])
    topic = work_programme.create(
        committee=committee, by=clerk, title="Funding", clause=back, planned_for="autumn 2027"
    )
    words = printed(entry)
    assert "recommendation:<br>(a) that it be funded;<br>(b) subject to a review." in words
    assert back.programme_entries.get() == topic


def test_53_final_wording_left_to_the_chair_is_settled_and_printed_beside_what_was_resolved(
    entry, clerk, police
):
    (clause,) = write(entry, clerk, ClauseText("That lighting be better.", delegated_to="the Chair"))
    made = recommendations.make(resolution=clause, by=clerk, text=clause.text, addressees=[police])
    assert "The final wording was left to the Chair." in printed(entry)
    settle(clause, clerk, text="That every lamp in Tanner Row work by June.", settled_by="Councillor Ash")
    words = printed(entry)
    assert "<strong>Resolved:</strong> That every lamp in Tanner Row work by June." in words
    assert "Final wording settled by Councillor Ash on" in words
    assert "At the meeting: “That lighting be better.”" in words
    made.refresh_from_db()
    assert made.text == "That every lamp in Tanner Row work by June."


def test_53_a_recommendation_is_added_during_the_meeting(entry, clerk):
    write(entry, clerk, "One")
    first = entry.resolutions.get()
    write(entry, clerk, ClauseText("One", pk=first.pk), "Two, added at the meeting")
    assert labels(entry) == ["(i)", "(ii)"]
    assert entry.resolutions.first() == first


def test_53_settled_after_publication_the_papers_are_made_again(entry, clerk):
    (clause,) = write(entry, clerk, ClauseText("That it be so.", delegated_to="the Chair"))
    make_minutes(meeting=entry.minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    before = Job.objects.count()
    settle(clause, clerk, text="That it be thus.", settled_by="the Chair")
    assert Job.objects.count() == before + 1
    assert "That it be thus." in printed(entry)


def settle(clause, clerk, **fields):
    fresh = Resolution.objects.get(pk=clause.pk)
    return settlings.settle(clause=fresh, by=clerk, expected_version=fresh.version, **fields)


def test_wording_is_settled_once_and_only_where_it_was_left(entry, clerk):
    left, kept = write(entry, clerk, ClauseText("A", delegated_to="the Chair"), "B")
    with pytest.raises(Refused, match="was not left to anybody"):
        settle(kept, clerk, text="C", settled_by="the Chair")
    settle(left, clerk, text="C", settled_by="the Chair")
    with pytest.raises(Refused, match="settled already"):
        settle(left, clerk, text="D", settled_by="the Chair")
    with pytest.raises(ValidationError, match="is settled, so it stays"):
        write(entry, clerk, ClauseText("E", pk=left.pk))


def test_a_wording_that_was_changed_meanwhile_is_not_settled_over(entry, clerk):
    (clause,) = write(entry, clerk, ClauseText("A", delegated_to="the Chair"))
    old = clause.version
    write(entry, clerk, ClauseText("B", pk=clause.pk))
    fresh = Resolution.objects.get(pk=clause.pk)
    with pytest.raises(StaleEdit):
        settlings.settle(clause=fresh, by=clerk, expected_version=old, text="C", settled_by="the Chair")


def test_76_the_agenda_recommends_and_the_minute_resolves_the_same_text(entry, clerk):
    item = entry.minutes.meeting.items.get(title="Keeping the town centre safe")
    item.text = "Recommended: That the plan be endorsed."
    item.save(update_fields=["text"])
    minute = item.minute
    write(minute, clerk, ClauseText("That the plan be endorsed.", pk=minute.resolutions.get().pk))
    assert "<strong>Resolved:</strong> That the plan be endorsed." in printed(minute)
    minute.decision_word = "Recommended"
    minute.save(update_fields=["decision_word"])
    assert "<strong>Recommended:</strong> That the plan be endorsed." in printed(minute)


def test_an_exempt_clause_keeps_its_place_and_its_words_from_the_public(entry, clerk):
    write(entry, clerk, "One", ClauseText("Marigold", is_exempt=True), "Three")
    assert labels(entry) == ["(i)", "(ii)", "(iii)"]
    assert "Marigold" not in printed(entry)
    assert "This clause is not for publication." in printed(entry)
    assert "Marigold" in printed(entry, Audience.RESTRICTED)


def test_what_comes_of_an_exempt_clause_is_kept_as_well(entry, clerk, police, report_author):
    (clause,) = write(entry, clerk, ClauseText("Marigold", is_exempt=True))
    made = recommendations.make(resolution=clause, by=clerk, text="Marigold", addressees=[police])
    make_minutes(meeting=entry.minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    assert made in Recommendation.objects.visible_to(clerk)
    assert made not in Recommendation.objects.published()
    assert made not in Recommendation.objects.visible_to(report_author)
    assert clause not in Resolution.objects.visible_to(report_author)


def test_a_clause_of_which_an_action_was_made_stays(entry, clerk, police):
    (clause,) = write(entry, clerk, "That it be done.")
    actions.create(minute=entry, clause=clause, by=clerk, text="Do it.", organisation=police)
    with pytest.raises(ValidationError, match="An action was made of this clause"):
        write(entry, clerk, ClauseText("", pk=clause.pk, remove=True))


def test_callers_that_tell_only_the_text_leave_the_rest(entry, clerk):
    (clause,) = write(entry, clerk, ClauseText("A", word="and", is_exempt=True, delegated_to="the Chair"))
    write(entry, clerk, ClauseText("B", pk=clause.pk))
    clause.refresh_from_db()
    assert (clause.text, clause.word, clause.is_exempt, clause.delegated_to) == (
        "B",
        "and",
        True,
        "the Chair",
    )


def url(name, row):
    return reverse(f"meetings:{name}", args=[row.pk])


def test_the_page_of_a_clause_offers_three_things_and_shows_what_it_became(
    client_for, clerk, entry, police, committee, meeting
):
    (clause,) = write(entry, clerk, "That a report on lighting be brought.")
    browser = client_for(clerk)
    assert url("resolution-becomes", clause) in browser.get(entry.minutes.get_absolute_url()).text
    page = browser.get(url("resolution-becomes", clause))
    for name in ("recommendation-create", "resolution-action", "resolution-programme"):
        assert url(name, clause) in page.text
    fields = {"text": "Bring a report.", "organisation": police.pk}
    page = browser.post(url("resolution-action", clause), fields, follow=True)
    assert "Bring a report." in page.text
    page = browser.post(
        url("resolution-programme", clause), {"title": "Street lighting", "meeting": meeting.pk}, follow=True
    )
    assert "Street lighting" in page.text
    assert clause.programme_entries.get().meeting == meeting


@pytest.mark.parametrize(
    ("page", "fields", "words"),
    [
        ("resolution-action", {"text": "Do it."}, "Say who is to do it"),
        ("resolution-action", {"text": "", "owner_name": "J. Smith"}, "Fill in “What is to be done”."),
        ("resolution-programme", {"title": ""}, "Fill in “Topic”."),
        ("resolution-programme", {"title": "x" * 301}, "to 300 characters or fewer"),
    ],
)
def test_bad_input_is_answered_beside_the_field(client_for, clerk, entry, page, fields, words):
    (clause,) = write(entry, clerk, "That a report be brought.")
    assert words in client_for(clerk).post(url(page, clause), fields).text
    assert not clause.actions.exists()


def test_an_action_before_the_meeting_is_refused(client_for, clerk, entry):
    (clause,) = write(entry, clerk, "That a report be brought.")
    fields = {"text": "Do it.", "owner_name": "J. Smith"}
    fields |= {"due_on-day": "1", "due_on-month": "2", "due_on-year": "2020"}
    assert (
        "Enter that day or a later one."
        in client_for(clerk).post(url("resolution-action", clause), fields).text
    )


def test_the_final_wording_is_recorded_in_the_browser(client_for, clerk, entry):
    (clause,) = write(entry, clerk, ClauseText("That it be so.", delegated_to="the Chair"))
    browser = client_for(clerk)
    assert "Record the final wording" in browser.get(entry.minutes.get_absolute_url()).text
    missing = browser.post(url("resolution-settle", clause), {"version": clause.version, "text": ""})
    assert "Fill in “Final wording”." in missing.text
    fields = {"version": clause.version, "text": "That it be thus.", "settled_by": "Councillor Ash"}
    page = browser.post(url("resolution-settle", clause), fields, follow=True)
    assert "Final wording settled by Councillor Ash" in page.text
    assert "At the meeting: “That it be so.”" in page.text
    assert browser.get(url("resolution-settle", clause)).status_code == 403


def test_word_delegation_and_exemption_are_entered_with_the_clauses(client_for, clerk, entry):
    (clause,) = write(entry, clerk, "That it be so.")
    browser = client_for(clerk)
    page = browser.get(url("minute-edit", entry))
    form, rows = page.context["form"], page.context["clauses"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {
        f"clauses-{name}": rows.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    data |= {"clauses-0-pk": clause.pk, "clauses-0-text": clause.text, "clauses-0-place": 1}
    data |= {"clauses-0-word": "and RECOMMENDED", "clauses-0-delegated_to": "the Chair"}
    data |= {"clauses-0-is_exempt": "on"}
    browser.post(url("minute-edit", entry), data)
    clause.refresh_from_db()
    assert (clause.word, clause.delegated_to, clause.is_exempt) == ("and RECOMMENDED", "the Chair", True)


def test_the_pages_of_a_clause_need_few_queries(
    client_for, clerk, entry, committee, police, django_assert_max_num_queries
):
    (clause,) = write(entry, clerk, ClauseText("That it be so.", delegated_to="the Chair"))
    for number in range(5):
        actions.create(minute=entry, clause=clause, by=clerk, text=f"Do {number}.", organisation=police)
        work_programme.create(committee=committee, by=clerk, title=f"Topic {number}", clause=clause)
    browser = client_for(clerk)
    for name in ("resolution-becomes", "resolution-action", "resolution-programme", "resolution-settle"):
        with django_assert_max_num_queries(12):
            assert browser.get(url(name, clause)).status_code == 200


def test_members_decide_nothing_about_clauses(client_for, member, clerk, entry):
    (clause,) = write(entry, clerk, ClauseText("That it be so.", delegated_to="the Chair"))
    assert client_for(member).get(url("resolution-becomes", clause)).status_code == 404
    make_minutes(meeting=entry.minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    for name in ("resolution-becomes", "resolution-action", "resolution-programme", "resolution-settle"):
        assert client_for(member).get(url(name, clause)).status_code == 403
