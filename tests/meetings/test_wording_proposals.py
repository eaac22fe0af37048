"""Members support, amend or object before the meeting; the officer merges; the amendment is moved at the meeting."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.models import Motion, ProposedRecommendation
from meetings.models.review import PreparedAmendment, WordingProposal
from meetings.recommendation_enums import ProposalState
from meetings.services import meetings, prepared_amendments, wordings
from meetings.services import minutes as minutes_service
from partnerships.models import Person
from scrutiny.access.checks import Refused
from scrutiny.records import StaleEdit
from tests.kept import kept
from tests.meetings.minutes_factories import make_attendance
from tests.meetings.wording_factories import make_proposed

pytestmark = pytest.mark.django_db

AMENDED = "That the report be noted and published by ward."


@kept
def proposed(meeting, clerk, chair, member, co_optee):
    return make_proposed(meeting=meeting, by=clerk)


@pytest.fixture
def amend(proposed, member):
    return wordings.say(proposed=proposed, by=member, stance="amend", wording=AMENDED, reason="By ward.")


def url(name, row):
    return reverse(f"meetings:{name}", args=[row.pk])


def proposer(user):
    return Person.objects.get(user=user)


def page_of(client_for, user, proposed):
    return client_for(user).get(url("wording-proposal-list", proposed.report.item.meeting))


def test_a_member_suggests_wording_and_the_others_read_what_it_changes(client_for, member, chair, proposed):
    fields = {"stance": "amend", "wording": AMENDED, "reason": "Residents ask for it."}
    client_for(member).post(url("wording-proposal-create", proposed), fields)
    page = page_of(client_for, chair, proposed).text
    assert "[put in:]" in page
    assert "Residents ask for it." in page
    assert "Amend: 1" in page


def test_members_read_whom_it_is_to_be_passed_on_to(client_for, member, proposed, police):
    ProposedRecommendation.objects.filter(pk=proposed.pk).update(organisation=police, addressee=police.name)
    assert f"To be passed on to {police.name}" in page_of(client_for, member, proposed).text
    page = client_for(member).get(url("wording-proposal-create", proposed)).text
    assert f"To be passed on to {police.name}" in page


def test_what_a_member_says_a_second_time_takes_the_place_of_the_first(client_for, member, proposed, amend):
    fields = {"stance": "support", "reason": "It is enough.", "version": amend.version}
    client_for(member).post(url("wording-proposal-create", proposed), fields)
    saved = WordingProposal.objects.get(proposed=proposed, by=member)
    assert (saved.stance, saved.wording, saved.reason) == ("support", "", "It is enough.")


def test_two_windows_of_one_member_do_not_overwrite_each_other(member, proposed, amend):
    told = {"proposed": proposed, "by": member, "expected_version": amend.version}
    wordings.say(**told, stance="object", reason="Too soon.")
    with pytest.raises(StaleEdit):
        wordings.say(**told, stance="support")


@pytest.mark.parametrize("wording", ["", "  ", "That the report  be noted."])
def test_an_amendment_needs_wording_that_changes_something(member, proposed, wording):
    with pytest.raises(ValidationError) as refusal:
        wordings.say(proposed=proposed, by=member, stance="amend", wording=wording)
    assert "wording" in refusal.value.message_dict


def test_bad_input_is_answered_beside_its_field_and_stays(client_for, member, proposed):
    fields = {"stance": "amend", "wording": "", "reason": "Because of Mill Lane"}
    page = client_for(member).post(url("wording-proposal-create", proposed), fields)
    assert "Enter the wording that you suggest." in page.text
    assert "Because of Mill Lane" in page.text


def test_the_page_says_when_the_report_changed_after_a_member_spoke(client_for, chair, proposed, amend):
    type(proposed).objects.filter(pk=proposed.pk).update(text="That the report be welcomed.")
    assert "have changed since this was said" in page_of(client_for, chair, proposed).text


def test_a_member_takes_back_what_they_said_and_nobody_else_does(client_for, member, chair, amend):
    with pytest.raises(Refused):
        wordings.withdraw(proposal=amend, by=chair)
    client_for(member).post(url("wording-proposal-remove", amend))
    assert not WordingProposal.objects.exists()


def test_once_the_meeting_is_over_nobody_is_asked_any_more(client_for, member, clerk, proposed):
    meeting = proposed.report.item.meeting
    assert url("wording-proposal-create", proposed) in page_of(client_for, member, proposed).text
    type(meeting).objects.filter(pk=meeting.pk).update(date=timezone.localdate() - dt.timedelta(days=1))
    assert url("wording-proposal-create", proposed) not in page_of(client_for, member, proposed).text
    assert url("prepared-amendment-create", proposed) not in page_of(client_for, clerk, proposed).text


def test_an_officer_has_no_stance(clerk, proposed):
    with pytest.raises(Refused):
        wordings.say(proposed=proposed, by=clerk, stance="support")


def test_a_partner_and_another_council_know_nothing_of_it(client_for, partner, other_clerk, proposed, amend):
    for user in (partner, other_clerk):
        assert client_for(user).get(url("wording-proposal-create", proposed)).status_code == 404
        assert AMENDED not in page_of(client_for, user, proposed).text


def test_what_is_declined_tells_its_member_why(client_for, clerk, member, proposed, amend):
    client_for(clerk).post(url("wording-proposal-decline", amend), {"reason": "The police publish it."})
    assert "Why it was not taken up: The police publish it." in page_of(client_for, member, proposed).text
    with pytest.raises(ValidationError):
        wordings.withdraw(proposal=amend, by=member)


def test_the_officer_merges_what_was_suggested_and_names_the_proposer(
    client_for, clerk, chair, proposed, amend
):
    fields = {
        "text": AMENDED,
        "proposer": proposer(chair).pk,
        "note": "Agreed by phone",
        "merged": [amend.pk],
    }
    client_for(clerk).post(url("prepared-amendment-create", proposed), fields)
    amendment = PreparedAmendment.objects.get()
    amend.refresh_from_db()
    assert (amend.state, amend.amendment) == (ProposalState.MERGED, amendment)
    assert "Taken into an amendment" in page_of(client_for, chair, proposed).text


def test_what_was_dealt_with_is_not_merged_again(clerk, chair, proposed, amend):
    told = {"proposed": proposed, "by": clerk, "text": AMENDED, "proposer": proposer(chair)}
    prepared_amendments.prepare(**told, merged=[amend])
    with pytest.raises(ValidationError):
        prepared_amendments.prepare(**told, merged=[amend])
    assert PreparedAmendment.objects.count() == 1


def test_a_prepared_amendment_that_is_taken_out_lets_its_suggestions_wait_again(
    client_for, clerk, chair, proposed, amend
):
    told = {"proposed": proposed, "by": clerk, "text": AMENDED, "proposer": proposer(chair)}
    amendment = prepared_amendments.prepare(**told, merged=[amend])
    client_for(clerk).post(url("prepared-amendment-remove", amendment))
    amend.refresh_from_db()
    assert (amend.state, amend.amendment) == (ProposalState.WAITING, None)


def test_members_do_not_merge(client_for, member, proposed):
    assert client_for(member).get(url("prepared-amendment-create", proposed)).status_code == 403


def test_two_officers_do_not_overwrite_each_other(clerk, chair, proposed):
    told = {"by": clerk, "text": AMENDED, "proposer": proposer(chair)}
    amendment = prepared_amendments.prepare(proposed=proposed, **told)
    first = amendment.version
    prepared_amendments.change(amendment=amendment, expected_version=first, **told | {"note": "Once"})
    with pytest.raises(StaleEdit):
        prepared_amendments.change(amendment=amendment, expected_version=first, **told | {"note": "Twice"})


def test_the_officer_sees_who_has_opened_which_report_and_members_do_not(client_for, clerk, member, proposed):
    assert "Who has opened which report" in page_of(client_for, clerk, proposed).text
    assert "Who has opened which report" not in page_of(client_for, member, proposed).text


def test_wording_of_an_exempt_item_is_only_for_who_reads_exempt_papers(client_for, clerk, co_optee, proposed):
    item = proposed.report.item
    type(item).objects.filter(pk=item.pk).update(
        exempt_paragraphs=["7"], public_interest_reason="An investigation would be harmed."
    )
    assert wordings.readable(clerk).filter(pk=proposed.pk).exists()
    assert not wordings.readable(co_optee).filter(pk=proposed.pk).exists()
    assert client_for(co_optee).get(url("wording-proposal-create", proposed)).status_code == 404


@pytest.fixture
def minute(proposed, clerk, chair):
    """Of the item, in the draft minutes of the meeting that was held today."""
    meeting = proposed.report.item.meeting
    type(meeting).objects.filter(pk=meeting.pk).update(date=timezone.localdate())
    meeting.refresh_from_db()
    meetings.hold(meeting=meeting, by=clerk, ended_at=dt.time(23, 59))
    make_attendance(meeting=meeting, by=clerk)
    minutes = minutes_service.start(meeting=meeting, by=clerk)
    return minutes.entries.get(item=proposed.report.item)


def test_what_was_prepared_is_offered_where_the_item_is_minuted_and_remembers_its_motion(
    client_for, clerk, chair, proposed, minute
):
    amendment = prepared_amendments.prepare(
        proposed=proposed, by=clerk, text=AMENDED, proposer=proposer(chair)
    )
    browser = client_for(clerk)
    address = url("motion-create", minute)
    chosen = f"{address}?prepared={amendment.pk}"
    assert chosen in browser.get(address).text
    assert AMENDED in browser.get(chosen).text
    mover = minute.minutes.meeting.attendances.get(person=proposer(chair))
    browser.post(chosen, {"text": AMENDED, "mover": mover.pk})
    amendment.refresh_from_db()
    assert (amendment.motion, amendment.motion.mover) == (Motion.objects.get(minute=minute), mover)
    assert chosen not in browser.get(address).text


def test_what_was_prepared_for_an_exempt_section_is_moved_as_exempt(clerk, chair, proposed, minute):
    made = proposed.report.sections.update_or_create(
        key="recommendations",
        defaults={"exempt_paragraphs": ["7"], "public_interest_reason": "A person is named."},
        create_defaults={
            "heading": "Recommendations",
            "position": 90,
            "exempt_paragraphs": ["7"],
            "public_interest_reason": "A person is named.",
        },
    )
    assert made[0].exempt_paragraphs == ["7"]
    told = {"by": clerk, "text": AMENDED, "proposer": proposer(chair)}
    amendment = prepared_amendments.prepare(proposed=proposed, **told)
    assert prepared_amendments.move(amendment=amendment, minute=minute, by=clerk, text=AMENDED).is_exempt


def test_what_was_moved_stays_as_it_was(clerk, chair, proposed, minute):
    told = {"by": clerk, "text": AMENDED, "proposer": proposer(chair)}
    amendment = prepared_amendments.prepare(proposed=proposed, **told)
    prepared_amendments.move(amendment=amendment, minute=minute, by=clerk, text=AMENDED)
    with pytest.raises(ValidationError):
        prepared_amendments.remove(amendment=amendment, by=clerk)
    with pytest.raises(ValidationError):
        prepared_amendments.move(amendment=amendment, minute=minute, by=clerk, text=AMENDED)
