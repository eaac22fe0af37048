"""What became of items at a meeting: edge cases 36 to 42, through the services to the printed minutes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Audience, ItemKind, MeetingStatus
from meetings.minute_enums import ItemOutcome, PartKind
from meetings.models import Minute
from meetings.papers import minutes_paper
from meetings.services import agenda_items, business, minute_entries, minute_parts, sittings
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from scrutiny import records
from tests import factories
from tests.meetings import agenda_factories
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes
from tests.meetings.minutes_words import words_of
from tests.partnerships import directory_factories

pytestmark = pytest.mark.django_db

AGENDA = (
    (ItemKind.REPORT, "Knife crime"),
    (ItemKind.REPORT, "Domestic abuse"),
    (ItemKind.REPORT, "Town centre"),
    (ItemKind.URGENT, "Urgent business"),
)


@pytest.fixture
def minutes(clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk, items=AGENDA)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def next_meeting(clerk, committee, minutes):
    day = timezone.localdate() + dt.timedelta(days=60)
    return factories.make_meeting(committee=committee, by=clerk, date=day)


def entry(minutes, title) -> Minute:
    return Minute.objects.select_related("minutes__meeting__committee__council", "item").get(
        minutes=minutes, title=title
    )


def record(minutes, title, *, by, **told) -> Minute:
    return business.record(minute=entry(minutes, title), by=by, expected_version=None, **told)


def test_36_an_item_is_deferred_because_the_police_cannot_attend(clerk, minutes, next_meeting):
    record(
        minutes,
        "Knife crime",
        by=clerk,
        outcome=ItemOutcome.DEFERRED,
        reason="the police could not attend",
        deferred_to=next_meeting,
    )
    day = f"{next_meeting.date.day} {next_meeting.date:%B %Y}"
    words = words_of(minutes)
    assert f"The item was deferred to the meeting on {day}: the police could not attend." in words
    assert words.count("That the report be noted.") == 2
    assert next_meeting.items.filter(title="Knife crime", kind=ItemKind.REPORT).count() == 1


def test_36_two_items_are_deferred_at_once_for_one_absence(clerk, minutes, next_meeting):
    second = entry(minutes, "Domestic abuse")
    record(
        minutes,
        "Knife crime",
        by=clerk,
        outcome=ItemOutcome.DEFERRED,
        reason="the police could not attend",
        deferred_to=next_meeting,
        also=[second],
    )
    assert words_of(minutes).count("the police could not attend.") == 2
    titles = next_meeting.items.values_list("title", flat=True)
    assert {"Knife crime", "Domestic abuse"} <= set(titles)


def test_36_a_deferral_recorded_twice_puts_the_item_on_the_agenda_once(clerk, minutes, next_meeting):
    for reason in ("no police", "the police could not attend"):
        record(
            minutes,
            "Knife crime",
            by=clerk,
            outcome=ItemOutcome.DEFERRED,
            reason=reason,
            deferred_to=next_meeting,
        )
    assert next_meeting.items.filter(title="Knife crime").count() == 1


def test_36_an_item_deferred_to_no_meeting_yet_goes_into_the_work_programme(clerk, minutes, committee):
    record(
        minutes,
        "Knife crime",
        by=clerk,
        outcome=ItemOutcome.DEFERRED,
        reason="a long report came late",
        to_programme=True,
        planned_for="autumn 2027",
    )
    made = committee.work_programme.get()
    assert (made.title, made.planned_for, made.item.title) == ("Knife crime", "autumn 2027", "Knife crime")
    assert "The item was deferred to a later meeting: a long report came late." in words_of(minutes)


def test_36_a_late_report_is_tabled(clerk, minutes):
    business.table_paper(minute=entry(minutes, "Knife crime"), by=clerk, what="The report on knife crime")
    assert "The report on knife crime was tabled at the meeting." in words_of(minutes)


def test_36_an_item_is_taken_by_somebody_else(clerk, minutes):
    record(
        minutes,
        "Knife crime",
        by=clerk,
        outcome=ItemOutcome.TAKEN,
        presented_by="Inspector Kaur",
        on_behalf_of="Supt Reed",
    )
    assert "Presented by Inspector Kaur on behalf of Supt Reed." in words_of(minutes)


def test_an_item_is_withdrawn_with_its_reason(clerk, minutes):
    with pytest.raises(ValidationError, match="The minutes state the reason"):
        record(minutes, "Knife crime", by=clerk, outcome=ItemOutcome.WITHDRAWN)
    record(minutes, "Knife crime", by=clerk, outcome=ItemOutcome.WITHDRAWN, reason="The data were wrong")
    assert "The item was withdrawn: The data were wrong." in words_of(minutes)


def test_an_item_is_taken_together_with_another(clerk, minutes):
    other = entry(minutes, "Town centre")
    record(minutes, "Knife crime", by=clerk, outcome=ItemOutcome.TOGETHER, taken_with=other)
    assert "Taken together with “Town centre”." in words_of(minutes)
    with pytest.raises(ValidationError, match="was itself taken with another item"):
        record(
            minutes,
            "Town centre",
            by=clerk,
            outcome=ItemOutcome.TOGETHER,
            taken_with=entry(minutes, "Knife crime"),
        )


def test_what_was_written_stays_when_an_item_is_put_off(clerk, minutes, next_meeting):
    minute = entry(minutes, "Knife crime")
    minute_entries.change(minute=minute, by=clerk, expected_version=None, narrative="Members waited.")
    record(
        minutes,
        "Knife crime",
        by=clerk,
        outcome=ItemOutcome.DEFERRED,
        reason="no time",
        deferred_to=next_meeting,
    )
    assert "Members waited." in words_of(minutes)


def test_an_outcome_over_an_older_version_is_refused(clerk, minutes):
    minute = entry(minutes, "Knife crime")
    minute_entries.change(minute=minute, by=clerk, expected_version=None, narrative="Members waited.")
    with pytest.raises(records.StaleEdit):
        business.record(
            minute=entry(minutes, "Knife crime"),
            by=clerk,
            expected_version=1,
            outcome=ItemOutcome.WITHDRAWN,
            reason="no data",
        )


def test_37_the_order_is_varied_with_a_break(clerk, committee, chair):
    items = tuple((ItemKind.REPORT, f"Theme {number}") for number in range(1, 10))
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    agenda_factories.make_frozen(meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk)
    for title in ("Theme 8", "Theme 7"):
        business.vary(minute=entry(minutes, title), by=clerk, direction="next")
        minutes.at_entry = entry(minutes, title)
        minutes.save(update_fields=["at_entry"])
    business.vary(minute=entry(minutes, "Theme 9"), by=clerk, direction="up")
    sittings.adjourn(minute=entry(minutes, "Theme 7"), by=clerk, at=dt.time(20), until="8.15 pm")
    sittings.resume(minute=entry(minutes, "Theme 1"), by=clerk, at=dt.time(20, 17))
    words = words_of(minutes)
    labels = [item.label for item in meeting.items.order_by("position")]
    expected = [labels[n - 1] for n in (8, 7, 1, 2, 3, 4, 5, 9, 6)]
    assert f"items were taken in the order {', '.join(expected)}." in words
    assert "The meeting was adjourned at 8.00 pm until 8.15 pm." in words
    assert "The meeting resumed at 8.17 pm." in words


def test_37_items_in_the_order_of_the_agenda_say_nothing_of_it(minutes):
    assert "varied the order" not in words_of(minutes)


def test_37_an_agenda_without_numbers_names_the_items(clerk, minutes):
    business.vary(minute=entry(minutes, "Town centre"), by=clerk, direction="up")
    assert "items were taken in the order “Knife crime”, “Town centre”, “Domestic abuse”" in words_of(minutes)


def test_38_an_urgent_item_has_its_own_title_and_the_chairs_reason(clerk, minutes):
    made = business.add_urgent(
        minutes=minutes, by=clerk, title="Arson at the depot", reason="The depot is needed tomorrow"
    )
    words = words_of(minutes)
    assert "(Local Government Act 1972 section 100B(4)(b)): The depot is needed tomorrow." in words
    assert "There was no urgent business." not in words
    assert words.index("Urgent business") < words.index("Arson at the depot")
    assert made.item.urgency_reason == "The depot is needed tomorrow"


def test_38_an_urgent_item_needs_its_special_circumstances(clerk, minutes):
    with pytest.raises(ValidationError, match="The minutes must state them"):
        business.add_urgent(minutes=minutes, by=clerk, title="Arson", reason=" ")


def test_38_of_an_exempt_urgent_item_only_what_was_released_is_public(clerk, minutes):
    made = business.add_urgent(
        minutes=minutes,
        by=clerk,
        title="A live investigation",
        reason="Officers watch Tanner Row tonight",
        exempt_paragraphs=["7"],
        public_interest_reason="The investigation would be harmed.",
    )
    minute_entries.change(
        minute=made,
        by=clerk,
        expected_version=None,
        narrative="Tanner Row is watched.",
        summary="The police have appealed for witnesses.",
    )
    public, restricted = words_of(minutes), words_of(minutes, Audience.RESTRICTED)
    assert "Tanner Row" not in public
    assert "The police have appealed for witnesses." in public
    assert "Officers watch Tanner Row tonight." in restricted


def test_38_the_chair_makes_statements_although_there_is_no_urgent_business(clerk, minutes):
    minute_parts.add(
        minute=entry(minutes, "Urgent business"),
        by=clerk,
        kind=PartKind.NOTE,
        text="The Chair thanked the outgoing commander.",
    )
    words = words_of(minutes)
    assert "There was no urgent business." in words
    assert "The Chair thanked the outgoing commander." in words


def test_38_an_urgent_item_is_used_for_an_appointment(clerk, minutes):
    made = business.add_urgent(minutes=minutes, by=clerk, title="Vice-chair", reason="The seat is vacant")
    minute_entries.change(
        minute=made,
        by=clerk,
        expected_version=None,
        clauses=[ClauseText("That Councillor Patel be appointed Vice-chair.")],
    )
    assert "That Councillor Patel be appointed Vice-chair." in words_of(minutes)


def test_39_an_item_exists_only_in_the_minutes(clerk, minutes):
    make_entry("Retirement of the clerk", minutes=minutes, by=clerk, narrative="Members thanked her.")
    assert "Retirement of the clerk" in words_of(minutes)


def test_39_an_item_without_a_minute_takes_no_number_and_is_not_printed(clerk, minutes):
    record(minutes, "Knife crime", by=clerk, outcome=ItemOutcome.NO_MINUTE)
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    assert [(row.number, row.title) for row in paper.entries] == [
        ("01.", "Domestic abuse"),
        ("02.", "Town centre"),
        ("03.", "Urgent business"),
    ]
    minutes_service.publish(minutes=minutes, by=clerk)
    assert "Knife crime" not in words_of(minutes)
    assert not entry(minutes, "Knife crime").number


def test_39_an_item_with_something_minuted_cannot_be_without_a_minute(clerk, minutes):
    minute_entries.change(
        minute=entry(minutes, "Knife crime"), by=clerk, expected_version=None, narrative="Members asked."
    )
    with pytest.raises(ValidationError, match="Something is recorded under this item"):
        record(minutes, "Knife crime", by=clerk, outcome=ItemOutcome.NO_MINUTE)


def test_39_none_is_recorded_as_resolved(clerk, minutes):
    minute = entry(minutes, "Urgent business")
    minute_entries.change(
        minute=minute,
        by=clerk,
        expected_version=None,
        narrative="",
        clauses=[ClauseText("None.")],
        decision_word="RESOLVED",
    )
    assert "RESOLVED: None." in words_of(minutes)


def test_items_that_were_not_reached_say_so(clerk, minutes, next_meeting):
    record(minutes, "Town centre", by=clerk, outcome=ItemOutcome.NOT_REACHED, deferred_to=next_meeting)
    assert "The item was not reached and goes to the meeting on" in words_of(minutes)


def test_41_minutes_allotted_stand_beside_the_items(client_for, clerk, committee, chair):
    meeting = make_held_meeting(committee=committee, by=clerk, items=())
    agenda_items.add(meeting=meeting, by=clerk, title="Knife crime", minutes_allotted=20)
    minutes = make_minutes(meeting=meeting, by=clerk)
    page = client_for(clerk).get(reverse("meetings:business-list", args=[minutes.pk])).content.decode()
    assert "20 minutes allotted" in page


def test_the_meeting_is_opened_late_and_closed(clerk, minutes):
    meeting = minutes.meeting
    sittings.open_meeting(minutes=minutes, by=clerk, expected_version=None, opened_at=dt.time(19, 12))
    sittings.close_meeting(minutes=minutes, by=clerk, expected_version=None, ended_at=dt.time(21, 5))
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD
    words = words_of(minutes)
    assert "The meeting began at 7.12 pm." in words
    assert "Meeting ended: 9.05 pm" in words


def test_a_meeting_adjourned_to_another_day_is_not_held_yet(clerk, minutes):
    minute = entry(minutes, "Domestic abuse")
    sittings.adjourn(minute=minute, by=clerk, until="2 July 2026 at 6.00 pm", reason="the alarm went")
    with pytest.raises(ValidationError, match="stands adjourned already"):
        sittings.adjourn(minute=minute, by=clerk)
    sittings.close_meeting(minutes=minutes, by=clerk, expected_version=None, ended_at=dt.time(20))
    minutes.meeting.refresh_from_db()
    assert minutes.meeting.status == MeetingStatus.ARRANGED
    sittings.resume(minute=minute, by=clerk, at=dt.time(18), on="2 July 2026")
    with pytest.raises(ValidationError, match="nothing to resume"):
        sittings.resume(minute=minute, by=clerk)
    words = words_of(minutes)
    assert "The meeting was adjourned until 2 July 2026 at 6.00 pm: the alarm went." in words
    assert "The meeting resumed on 2 July 2026 at 6.00 pm." in words


def test_40_a_report_to_follow_and_the_supplement_that_replaced_it_are_told(clerk, minutes):
    minute = entry(minutes, "Knife crime")
    business.table_paper(minute=minute, by=clerk, what="An extract from the needs assessment, to follow,")
    minute_parts.add(
        minute=minute,
        by=clerk,
        kind=PartKind.NOTE,
        text="Members took the report in Supplement B, which replaced the one in the main pack.",
    )
    words = words_of(minutes)
    assert "An extract from the needs assessment, to follow, was tabled at the meeting." in words
    assert "Supplement B, which replaced the one in the main pack." in words


def test_who_is_to_present_an_item_stands_in_its_minute_with_the_post_of_that_day(
    clerk, committee, chair, council, police, partnership_officer
):
    meeting = make_held_meeting(committee=committee, by=clerk, items=())
    person = factories.make_person("Supt Ann Reed", council=council, by=partnership_officer)
    directory_factories.make_post(
        person,
        by=partnership_officer,
        organisation=police,
        title="Local Policing Commander",
        start=factories.LONG_AGO,
    )
    agenda_items.add(meeting=meeting, by=clerk, title="Knife crime", presenter=person)
    minutes = make_minutes(meeting=meeting, by=clerk)
    assert "Presented by Supt Ann Reed, Local Policing Commander." in words_of(minutes)
