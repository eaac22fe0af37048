"""Weekly messages: who gets one, what it says, when it is written, and that the first waits for an officer."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings import digest_lines
from meetings.models import Digest, DigestApproval
from meetings.recommendation_enums import DigestKind, DigestState
from meetings.services import chase_rounds, chasing, digests, extensions
from partnerships.services import organisations
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from scrutiny.templatetags.british import uk_date
from tests import factories
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
WEEK = 7 * DAY


@kept
def asked(clerk, chair, committee, police):
    """The police, asked three days ago."""
    return make_sent_recommendation(police, committee=committee, by=clerk).addressees.get()


def monday_after(day):
    return digests.monday_of(day) + WEEK


def go(council, day):
    """The messages of a round on a day."""
    chasing.climb(council=council, day=day)
    return digests.make(council=council, day=day)


def to_body(made):
    return next(one for one in made if one.kind == DigestKind.BODY)


def test_a_body_gets_one_message_with_all_that_it_is_asked_for(asked, clerk, committee, police):
    second = make_sent_recommendation(
        police, committee=committee, by=clerk, on=timezone.localdate() - 20 * DAY
    )
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    made = go(council, day)
    assert sum(one.to == police.contact_email for one in made) == 1
    letter = to_body(made)
    assert letter.subject == f"{council.name}: 2 recommendations wait for you"
    for row in (asked, second.addressees.get()):
        assert row.recommendation.reference in letter.body
        assert f"was due by {uk_date(row.due_on)}" in letter.body
    assert letter.body.count("Overdue\n") == 1
    assert {notice.addressee_id for notice in letter.notices.all()} == {asked.pk, second.addressees.get().pk}


def test_what_falls_due_before_the_next_message_is_named(asked):
    monday = digests.monday_of(asked.due_on)
    letter = to_body(go(asked.recommendation.council, monday))
    assert "Due within the week" in letter.body
    assert f"{asked.name}: due " in letter.body


def test_nothing_to_say_means_no_message(asked):
    assert go(asked.recommendation.council, monday_after(timezone.localdate() - WEEK)) == []
    assert not Digest.objects.exists()


def test_a_second_run_in_a_week_writes_nothing(asked):
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    assert go(council, day)
    assert go(council, day) == []
    assert go(council, day + 3 * DAY) == []
    assert go(council, day + WEEK)


def test_when_no_worker_ran_on_the_day_the_message_is_written_on_the_next(asked, clerk):
    council = asked.recommendation.council
    chasing.change_ladder(council=council, by=clerk, expected_version=1, weekday=2)
    monday = monday_after(asked.due_on)
    assert go(council, monday + DAY) == []
    assert go(council, monday + 3 * DAY)
    assert go(council, monday + 4 * DAY) == []


def test_after_a_week_without_a_worker_no_message_goes_out_just_before_the_next(asked):
    council, monday = asked.recommendation.council, monday_after(asked.due_on)
    assert go(council, monday + 6 * DAY) == []
    assert go(council, monday + WEEK)


def test_the_first_message_waits_for_an_officer_who_reads_it_word_for_word(asked, clerk, client_for):
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    letter = to_body(go(council, day))
    assert letter.state == DigestState.WAITING
    assert not OutgoingEmail.objects.filter(kind="digest").exists()
    browser = client_for(clerk)
    assert letter.to in browser.get(reverse("meetings:digest-list", args=[council.pk])).content.decode()
    assert letter.to in browser.get(reverse("work")).content.decode()
    page = browser.get(letter.get_absolute_url()).content.decode()
    for line in letter.body.splitlines():
        assert line.strip() in page or line.startswith(("  http", "- "))
    browser.post(reverse("meetings:digest-send", args=[letter.pk]))
    letter.refresh_from_db()
    mail = OutgoingEmail.objects.get(kind="digest", to=letter.to)
    assert (mail.subject, mail.body) == (letter.subject, letter.body)
    assert (letter.state, letter.decided_by, letter.email) == (DigestState.SENT, clerk, mail)
    assert DigestApproval.objects.get(council=council, kind=DigestKind.BODY).approved_by == clerk


def test_once_seen_the_kind_goes_out_by_itself_and_other_kinds_still_wait(asked, clerk):
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    digests.send(digest=to_body(go(council, day)), by=clerk)
    made = go(council, day + WEEK)
    states = {one.kind: one.state for one in made}
    assert (states[DigestKind.BODY], states[DigestKind.OFFICER]) == (DigestState.SENT, DigestState.WAITING)
    assert to_body(made).decided_by is None
    assert AuditEvent.objects.filter(event="chase.first-message-approved").count() == 1


def test_with_the_first_go_the_others_of_its_kind_that_wait(
    clerk, chair, committee, police, fire_service, client_for
):
    sent = make_sent_recommendation(police, fire_service, committee=committee, by=clerk)
    first, second = (
        one
        for one in go(sent.council, monday_after(sent.addressees.first().due_on))
        if one.kind == DigestKind.BODY
    )
    page = client_for(clerk).get(first.get_absolute_url()).content.decode()
    assert "With it goes out 1 other of its kind" in page
    assert len(digests.send(digest=first, by=clerk)) == 2
    second.refresh_from_db()
    assert second.state == DigestState.SENT


def test_an_officer_leaves_a_message_out_and_the_next_of_its_kind_waits_again(asked, clerk, client_for):
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    letter = to_body(go(council, day))
    client_for(clerk).post(reverse("meetings:digest-drop", args=[letter.pk]))
    letter.refresh_from_db()
    assert letter.state == DigestState.DROPPED
    with pytest.raises(ValidationError, match="decided on this message already"):
        digests.send(digest=letter, by=clerk)
    assert to_body(go(council, day + WEEK)).state == DigestState.WAITING
    assert not OutgoingEmail.objects.filter(kind="digest").exists()


def test_what_nobody_looked_at_in_its_week_is_overtaken_by_the_next(asked):
    council, day = asked.recommendation.council, monday_after(asked.due_on)
    old = to_body(go(council, day))
    new = to_body(go(council, day + WEEK))
    old.refresh_from_db()
    assert (old.state, new.state) == (DigestState.DROPPED, DigestState.WAITING)


def test_only_officers_of_the_council_see_and_send_messages(asked, member, partner, client_for):
    letter = to_body(go(asked.recommendation.council, monday_after(asked.due_on)))
    for person in (member, partner):
        assert client_for(person).get(letter.get_absolute_url()).status_code == 404
        with pytest.raises(Refused):
            digests.send(digest=letter, by=person)


def test_officers_are_told_what_is_overdue_and_what_waits_for_them(
    asked, clerk, committee, police, partner, fire_service
):
    organisations.change(organisation=police, by=clerk, expected_version=police.version, contact_email="")
    type(asked).objects.filter(pk=asked.pk).update(sent_by="post", sent_to="The Chief Constable, Larkmere")
    day = timezone.localdate() - 20 * DAY
    given = make_sent_recommendation(fire_service, committee=committee, by=clerk, on=day).addressees.get()
    make_answer(given, by=partner)
    made = go(asked.recommendation.council, monday_after(asked.due_on))
    letter = next(one for one in made if one.kind == DigestKind.OFFICER)
    assert letter.to == clerk.email
    assert "Answers that are overdue" in letter.body
    assert "no email address is known" in letter.body
    assert "Answers to accept or send back" in letter.body
    assert not any(one.kind == DigestKind.BODY for one in made)


def test_where_the_register_knows_no_address_the_one_written_to_is_used(asked, clerk, police):
    organisations.change(organisation=police, by=clerk, expected_version=police.version, contact_email="")
    type(asked).objects.filter(pk=asked.pk).update(sent_by="email", sent_to="Chief@police.example")
    assert to_body(go(asked.recommendation.council, monday_after(asked.due_on))).to == "chief@police.example"


def test_the_chair_is_told_once_of_a_silence(asked, chair, clerk):
    council, day = asked.recommendation.council, monday_after(asked.due_on + 14 * DAY)
    letter = next(one for one in go(council, day) if one.kind == DigestKind.COMMITTEE)
    assert letter.to == chair.email
    assert "the silence is reported to the committee" in letter.body
    digests.send(digest=letter, by=clerk)
    assert not [one for one in go(council, day + WEEK) if one.kind == DigestKind.COMMITTEE]


def test_a_message_to_the_chair_that_was_overtaken_is_told_in_the_next(asked):
    council, day = asked.recommendation.council, monday_after(asked.due_on + 14 * DAY)
    go(council, day)
    assert [one for one in go(council, day + WEEK) if one.kind == DigestKind.COMMITTEE]


def test_an_address_that_is_two_things_gets_one_message(asked, clerk, police):
    organisations.change(
        organisation=police, by=clerk, expected_version=police.version, contact_email=clerk.email.upper()
    )
    made = go(asked.recommendation.council, monday_after(asked.due_on))
    letters = [one for one in made if one.to == clerk.email]
    assert len(letters) == 1
    assert "Overdue\n" in letters[0].body
    assert "Answers that are overdue" in letters[0].body
    digests.send(digest=letters[0], by=clerk)
    # What it says to bodies and what it says to officers have both been seen.
    seen = set(DigestApproval.objects.values_list("kind", flat=True))
    assert seen == {DigestKind.BODY, DigestKind.OFFICER}
    assert go(asked.recommendation.council, monday_after(asked.due_on) + WEEK)[0].state == DigestState.SENT


def test_of_a_kept_clause_a_message_gives_the_reference_alone(asked, clerk):
    clause = asked.recommendation.resolution
    type(clause).objects.filter(pk=clause.pk).update(is_exempt=True)
    made = go(asked.recommendation.council, monday_after(asked.due_on + 14 * DAY))
    assert {one.kind for one in made} == set(DigestKind)
    for letter in made:
        assert asked.recommendation.reference in letter.body
        assert "response times" not in letter.body + letter.subject
        assert "exempt from publication" in letter.body


def test_who_has_no_account_is_told_how_to_get_a_link(asked, council, clerk):
    letter = to_body(go(council, monday_after(asked.due_on)))
    assert "without an account" in letter.body
    assert asked.get_absolute_url() not in letter.body


def test_who_has_an_account_for_the_body_is_led_to_its_page(clerk, chair, committee, partner, fire_service):
    organisations.change(
        organisation=fire_service,
        by=clerk,
        expected_version=fire_service.version,
        contact_email=partner.email,
    )
    row = make_sent_recommendation(fire_service, committee=committee, by=clerk).addressees.get()
    letter = to_body(go(row.recommendation.council, monday_after(row.due_on)))
    assert row.get_absolute_url() in letter.body
    assert "without an account" not in letter.body


def test_news_of_progress_is_asked_for_with_the_day_of_the_last(asked, clerk):
    make_answer(asked, by=clerk)
    day = monday_after(timezone.localdate() + 180 * DAY)
    letter = to_body(go(asked.recommendation.council, day))
    assert "News of progress is wanted" in letter.body
    assert f"the last news is of {uk_date(timezone.localdate())}" in letter.body


def test_a_council_that_writes_to_no_body_still_tells_its_officers(asked, clerk):
    council = asked.recommendation.council
    chasing.change_ladder(council=council, by=clerk, expected_version=1, is_on=False)
    assert {one.kind for one in go(council, monday_after(asked.due_on))} == {DigestKind.OFFICER}


def test_more_time_moves_what_the_message_says(asked, clerk):
    until = asked.due_on + 30 * DAY
    extensions.grant(addressee=asked, by=clerk, until=until, reason="A new chief.")
    assert go(asked.recommendation.council, monday_after(asked.due_on - 30 * DAY)) == []
    asked.refresh_from_db()
    letter = to_body(go(asked.recommendation.council, digests.monday_of(until)))
    assert uk_date(until) in letter.body


def test_a_long_list_is_cut_and_counted(asked, monkeypatch, clerk, committee, police):
    monkeypatch.setattr(digest_lines, "MOST_LINES", 1)
    make_sent_recommendation(police, committee=committee, by=clerk, on=timezone.localdate() - 20 * DAY)
    letter = to_body(go(asked.recommendation.council, monday_after(asked.due_on)))
    assert "And 1 more: see the list of recommendations." in letter.body
    assert asked.recommendation.reference not in letter.body


def test_the_daily_round_goes_on_when_one_council_fails(asked, system_administrator, monkeypatch):
    other = factories.make_council(by=system_administrator, name="Aaa Council")
    done = []

    def climb(*, council, day):
        if council == other:
            raise RuntimeError("broken")
        done.append(council)

    monkeypatch.setattr(chasing, "climb", climb)
    assert chase_rounds.go(monday_after(asked.due_on)) == 1
    assert done == [asked.recommendation.council]
    assert Digest.objects.filter(council=done[0]).exists()


def test_the_round_is_in_the_timetable_at_seven_in_london(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["ask-for-answers"]
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({7}, {0})
    assert (entry["task"], settings.CELERY_TIMEZONE) == ("meetings.tasks.ask_for_answers", "Europe/London")
