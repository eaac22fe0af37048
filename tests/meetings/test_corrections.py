"""Draft minutes go to the members, who propose corrections at a place; each is accepted or declined with a word."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import MinutesStatus
from meetings.minute_enums import CorrectionState, PartKind
from meetings.models import ProposedCorrection
from meetings.services import minute_corrections, minute_entries, minute_gaps, minute_parts, minutes
from meetings.services.resolutions import ClauseText
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent, OutgoingEmail
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)
SAID = "Members asked about Mill Lane. The Chair thanked the officers."


@pytest.fixture
def draft(committee, clerk, chair, member):
    return make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)


@pytest.fixture
def entry(draft, clerk):
    return make_entry(
        "Lighting", minutes=draft, by=clerk, narrative=SAID, clauses=["That the report be noted."]
    )


@pytest.fixture
def circulated(draft, entry, clerk):
    return minute_corrections.circulate(minutes=draft, by=clerk).minutes


def create_url(draft):
    return reverse("meetings:correction-create", args=[draft.pk])


def list_url(draft):
    return reverse("meetings:correction-list", args=[draft.pk])


def proposed(draft, member, **words):
    words = {"quoted": "Mill Lane", "proposed": "Mill Road"} | words
    return minute_corrections.propose(minutes=draft, by=member, **words)


def mails(kind):
    return OutgoingEmail.objects.filter(kind=kind)


def test_members_are_mailed_once_and_see_the_draft(client_for, clerk, member, chair, draft, entry):
    assert client_for(member).get(draft.get_absolute_url()).status_code == 404
    url = reverse("meetings:correction-circulate", args=[draft.pk])
    browser = client_for(clerk)
    until = browser.get(url).context["form"].initial["until"]
    boxes = {"until-day": until.day, "until-month": until.month, "until-year": until.year}

    page = browser.post(url, boxes, follow=True)

    assert "The draft is with 2 members, who have been told." in page.text
    assert sorted(mails("minutes_circulated").values_list("to", flat=True)) == sorted(
        [member.email, chair.email]
    )
    assert f"until {until.day} " in mails("minutes_circulated").first().body
    page = client_for(member).get(draft.get_absolute_url())
    assert "Mill Lane" in page.text
    assert "This draft is for members to look through and is not public." in page.text


def test_the_last_day_is_counted_in_working_days_of_the_council(clerk, draft, entry, council, administrator):
    committee = draft.meeting.committee
    usual = minute_corrections.usual_limit(committee)
    assert [day.counted for day in usual.days].count(True) == committee.corrections_days == 5
    assert usual.date == usual.days[-1].date


def test_circulated_a_second_time_only_the_day_changes(client_for, clerk, circulated):
    with pytest.raises(ValidationError, match="went to the members"):
        minute_corrections.circulate(minutes=circulated, by=clerk)
    later = timezone.localdate() + 20 * DAY
    boxes = {"until-day": later.day, "until-month": later.month, "until-year": later.year}
    client_for(clerk).post(reverse("meetings:correction-circulate", args=[circulated.pk]), boxes)
    circulated.refresh_from_db()
    assert circulated.corrections_until == later
    assert mails("minutes_circulated").count() == 2


def test_an_empty_draft_does_not_go_round(clerk, committee):
    meeting = make_held_meeting(committee=committee, by=clerk, items=())
    with pytest.raises(ValidationError, match="Nothing is recorded yet"):
        minute_corrections.circulate(minutes=make_minutes(meeting=meeting, by=clerk), by=clerk)


def test_who_does_not_sit_on_the_committee_does_not_see_it(
    client_for, circulated, partner, report_author, other_clerk, client
):
    for person in (partner, report_author, other_clerk):
        assert client_for(person).get(circulated.get_absolute_url()).status_code == 404
    assert client.get(circulated.get_public_url()).status_code == 404


def test_a_member_proposes_a_correction_of_a_clause_with_its_words_quoted(
    client_for, member, circulated, entry
):
    clause = entry.resolutions.get()
    browser = client_for(member)
    form = browser.get(f"{create_url(circulated)}?at=clause-{clause.pk}").context["form"]
    assert form["quoted"].value() == form["proposed"].value() == "That the report be noted."

    data = {
        "place": f"clause-{clause.pk}",
        "quoted": "That the report be noted.",
        "proposed": "That the report be welcomed.",
    }
    page = browser.post(create_url(circulated), data, follow=True)

    assert "Your correction is with the committee officer" in page.text
    assert "welcomed" in page.text
    row = ProposedCorrection.objects.get()
    assert (row.clause, row.minute, row.by) == (clause, entry, member)


def test_the_same_words_are_no_correction_and_stay_as_typed(client_for, member, circulated, entry):
    data = {"place": f"minute-{entry.pk}", "quoted": "Mill Lane", "proposed": "Mill Lane", "reason": "Kept"}
    page = client_for(member).post(create_url(circulated), data)

    assert "These are the words as they stand. Write how they should be." in page.text
    assert "Kept" in page.text


def test_only_the_clerk_and_the_proposer_see_it(client_for, clerk, chair, member, circulated, entry):
    proposed(circulated, member, place=f"minute-{entry.pk}", reason="It is a road.")

    assert "It is a road." in client_for(clerk).get(list_url(circulated)).text
    assert "It is a road." in client_for(member).get(list_url(circulated)).text
    assert "It is a road." not in client_for(chair).get(list_url(circulated)).text


def test_accepted_it_stands_in_the_draft_and_the_proposer_is_told(
    client_for, clerk, member, circulated, entry
):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    url = reverse("meetings:correction-answer", args=[row.pk])

    client_for(clerk).post(url, {"verdict": "accept", "apply": "on", "answer": "Thank you."})

    entry.refresh_from_db()
    row.refresh_from_db()
    assert entry.narrative == SAID.replace("Mill Lane", "Mill Road")
    assert (row.state, row.answered_by) == (CorrectionState.ACCEPTED, str(clerk))
    mail = mails("correction_answered").get()
    assert mail.to == member.email
    assert "Accepted" in mail.subject
    assert "Thank you." in mail.body


def test_accepted_in_a_clause_and_in_the_answer_to_a_question(clerk, member, circulated, entry):
    clause = entry.resolutions.get()
    part = minute_parts.add(
        minute=entry, by=clerk, kind=PartKind.QUESTION, text="How many?", answer="There were 12 lamps."
    )
    version = type(entry).objects.get(pk=entry.pk).version
    first = proposed(circulated, member, place=f"clause-{clause.pk}", quoted="noted", proposed="welcomed")
    second = proposed(circulated, member, place=f"part-{part.pk}", quoted="12 lamps", proposed="twelve lamps")
    for row in (first, second):
        minute_corrections.accept(correction=row, by=clerk)

    clause.refresh_from_db()
    part.refresh_from_db()
    entry.refresh_from_db()
    assert clause.text == "That the report be welcomed."
    assert part.answer == "There were twelve lamps."
    assert entry.version > version


def test_words_typed_on_windows_are_found(clerk, member, circulated, entry):
    minute_entries.change(minute=entry, by=clerk, expected_version=None, narrative="One.\r\nTwo.")
    row = proposed(
        circulated, member, place=f"minute-{entry.pk}", quoted="One.\nTwo.", proposed="One.\nThree."
    )
    minute_corrections.accept(correction=row, by=clerk)
    entry.refresh_from_db()
    assert entry.narrative == "One.\nThree."


@pytest.mark.parametrize("said", ["Something else.", "Mill Lane and Mill Lane."])
def test_words_that_do_not_stand_there_once_are_for_the_clerk(
    client_for, clerk, member, circulated, entry, said
):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    minute_entries.change(minute=entry, by=clerk, expected_version=None, narrative=said)
    url = reverse("meetings:correction-answer", args=[row.pk])
    browser = client_for(clerk)

    page = browser.post(url, {"verdict": "accept", "apply": "on", "answer": "Kept as typed"})
    assert "The quoted words do not stand there exactly once." in page.text
    assert "Kept as typed" in page.text

    browser.post(url, {"verdict": "accept", "answer": "Done by hand."})
    row.refresh_from_db()
    entry.refresh_from_db()
    assert (row.state, entry.narrative) == (CorrectionState.ACCEPTED, said)


def test_declined_needs_a_word(client_for, clerk, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    url = reverse("meetings:correction-answer", args=[row.pk])
    browser = client_for(clerk)

    assert "Write why the correction is declined." in browser.post(url, {"verdict": "decline"}).text
    browser.post(url, {"verdict": "decline", "answer": "The recording says Lane."})

    page = client_for(member).get(list_url(circulated))
    assert "The recording says Lane." in page.text
    entry.refresh_from_db()
    assert entry.narrative == SAID
    assert "The recording says Lane." in mails("correction_answered").get().body


def test_answered_once(clerk, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    minute_corrections.decline(correction=row, by=clerk, answer="No.")
    with pytest.raises(ValidationError, match="It is now “Declined”"):
        minute_corrections.accept(correction=row, by=clerk)


def test_taken_back_by_who_proposed_it(client_for, clerk, chair, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    url = reverse("meetings:correction-withdraw", args=[row.pk])

    assert client_for(clerk).post(url).status_code == 403
    assert client_for(chair).post(url).status_code == 404
    page = client_for(member).post(url, follow=True)

    assert "Your correction is taken back." in page.text
    row.refresh_from_db()
    assert row.state == CorrectionState.WITHDRAWN


def test_after_the_last_day_it_is_closed_with_a_sentence(client_for, member, circulated, entry):
    circulated.corrections_until = timezone.localdate() - DAY
    circulated.save(update_fields=["corrections_until"])

    answer = client_for(member).get(create_url(circulated))
    assert answer.status_code == 403
    assert "Corrections could be proposed until" in answer.text
    assert "Corrections could be proposed until" in client_for(member).get(list_url(circulated)).text
    with pytest.raises(Refused):
        proposed(circulated, member)


def test_after_publication_it_is_closed_with_a_sentence(clerk, member, circulated, entry):
    minutes.publish(minutes=circulated, by=clerk)
    with pytest.raises(Refused, match="Raise a correction at the meeting"):
        proposed(circulated, member)


def test_a_waiting_correction_is_told_before_publication(clerk, member, circulated, entry):
    proposed(circulated, member, place=f"minute-{entry.pk}")
    assert "1 correction that a member proposed waits for an answer." in minute_gaps.missing(circulated)


def test_published_minutes_are_not_changed_by_an_answer(clerk, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    minutes.publish(minutes=circulated, by=clerk)
    minute_corrections.accept(correction=row, by=clerk)
    entry.refresh_from_db()
    assert circulated.status == MinutesStatus.PUBLISHED
    assert entry.narrative == SAID


def test_nothing_is_accepted_once_the_minutes_are_agreed(client_for, clerk, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    minutes.publish(minutes=circulated, by=clerk)
    minutes.agree(minutes=circulated, by=clerk, agreed_on=timezone.localdate(), signed_by="Councillor Ash")
    url = reverse("meetings:correction-answer", args=[row.pk])
    browser = client_for(clerk)
    assert "Decline it, and say where it can be raised." in browser.post(url, {"verdict": "accept"}).text
    browser.post(url, {"verdict": "decline", "answer": "Raise it on 3 March."})
    row.refresh_from_db()
    assert row.state == CorrectionState.DECLINED


def test_a_co_optee_without_exempt_papers_has_no_exempt_place(
    client_for, clerk, member, co_optee, circulated
):
    secret = make_entry(
        "A single case", minutes=circulated, by=clerk, narrative="Tanner Row was watched.", is_exempt=True
    )
    kept = make_entry("Cameras", minutes=circulated, by=clerk, narrative="Open.")
    part = minute_parts.add(
        minute=kept, by=clerk, kind=PartKind.NOTE, text="Of Tanner Row too.", is_exempt=True
    )
    url = create_url(circulated)
    assert "Tanner Row" in client_for(member).get(f"{url}?at=minute-{secret.pk}").text
    for key in (f"minute-{secret.pk}", f"part-{part.pk}"):
        assert "Tanner Row" not in client_for(co_optee).get(f"{url}?at={key}").text
        with pytest.raises(ValidationError) as refused:
            proposed(circulated, co_optee, place=key)
        assert "place" in refused.value.message_dict


def test_no_mail_repeats_a_correction_of_an_exempt_minute(clerk, member, circulated):
    secret = make_entry(
        "A single case", minutes=circulated, by=clerk, narrative="Tanner Row was watched.", is_exempt=True
    )
    words = {"quoted": "Tanner Row", "proposed": "Tanner Street"}
    for place in (f"minute-{secret.pk}", "whole"):
        row = proposed(circulated, member, place=place, **words)
        minute_corrections.decline(correction=row, by=clerk, answer="The log says Tanner Row.")
    bodies = "".join(mails("correction_answered").values_list("body", flat=True))
    assert "Tanner" not in bodies
    assert bodies.count("does not repeat it") == 2


def test_no_mail_repeats_a_correction_of_a_kept_part_that_was_taken_out(clerk, member, circulated, entry):
    part = minute_parts.add(
        minute=entry, by=clerk, kind=PartKind.NOTE, text="Tanner Row was watched.", is_exempt=True
    )
    words = {"quoted": "Tanner Row", "proposed": "Tanner Street"}
    row = proposed(circulated, member, place=f"part-{part.pk}", **words)
    minute_parts.remove(part=part, by=clerk)
    row.refresh_from_db()
    minute_corrections.decline(correction=row, by=clerk, answer="It is no longer in the minutes.")
    assert "Tanner" not in mails("correction_answered").get().body


def test_the_audit_log_says_who_proposed_and_who_answered(clerk, member, circulated, entry):
    row = proposed(circulated, member, place=f"minute-{entry.pk}")
    minute_corrections.accept(correction=row, by=clerk)
    events = AuditEvent.objects.filter(event__startswith="correction.").order_by("pk")
    assert [(one.event, one.actor_id) for one in events] == [
        ("correction.proposed", member.pk),
        ("correction.accepted", clerk.pk),
    ]


def test_a_clause_taken_out_since_leaves_the_correction_at_its_minute(
    client_for, clerk, member, circulated, entry
):
    clause = entry.resolutions.get()
    proposed(circulated, member, place=f"clause-{clause.pk}", quoted="noted", proposed="welcomed")
    gone = ClauseText(clause.text, pk=clause.pk, remove=True)
    minute_entries.change(minute=entry, by=clerk, expected_version=None, clauses=[gone])
    page = client_for(clerk).get(list_url(circulated))
    assert "Lighting" in page.text
    assert "welcomed" in page.text


def test_members_find_the_draft_on_the_page_of_the_meeting_and_in_their_work(
    client_for, clerk, member, circulated, entry
):
    browser = client_for(member)
    assert circulated.get_absolute_url() in browser.get(circulated.meeting.get_absolute_url()).text
    page = browser.get(reverse("work")).text
    assert "Draft minutes to look through" in page
    assert "Corrections to answer" not in client_for(clerk).get(reverse("work")).text

    proposed(circulated, member, place=f"minute-{entry.pk}")

    page = client_for(clerk).get(reverse("work")).text
    assert "Corrections to answer" in page
    assert "1 correction" in page
    assert "Draft minutes to look through" not in page


def test_after_the_last_day_it_is_no_work_for_members(client_for, member, circulated, entry):
    circulated.corrections_until = timezone.localdate() - DAY
    circulated.save(update_fields=["corrections_until"])
    assert "Draft minutes to look through" not in client_for(member).get(reverse("work")).text
