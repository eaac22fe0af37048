"""Agreement of earlier minutes to the printed text: edge cases 10, 11, 12, 43 and 44 of real papers."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from meetings.enums import ItemKind, MinutesStatus, PaperKind
from meetings.models import AgreedCorrection, MinutesSigning
from meetings.papers import catalogue, subject
from meetings.services import (
    agenda_items,
    agreements,
    committees,
    minute_corrections,
    minute_entries,
    minute_gaps,
    minutes,
)
from meetings.services.agreements import Agreement
from meetings.services.resolutions import ClauseText
from scrutiny.pdf import extract
from scrutiny.templatetags.british import uk_date
from tests import factories
from tests.meetings.agreement_factories import agree, clauses_of, lighting, make_later, make_set, printed
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)
YEAR = 365 * DAY


@pytest.fixture
def published(committee, clerk, chair, member):
    return make_set(committee, clerk, 60)


@pytest.fixture
def later(committee, clerk, published):
    return make_later(committee, clerk, published)


def test_10_minutes_that_name_another_date_than_the_agenda_are_flagged_and_printed_as_typed(
    clerk, published, later
):
    record = make_minutes(meeting=later, by=clerk)
    entry = record.entries.get()
    other = published.meeting.date.replace(year=published.meeting.date.year - 1, day=3)
    said = f"That the minutes of the meeting held on 3rd {other:%B}, {other.year} be agreed."
    clauses = [ClauseText(said, pk=entry.resolutions.get().pk)]
    minute_entries.change(minute=entry, by=clerk, expected_version=None, clauses=clauses)

    flagged = (
        f"“Minutes” speaks of the meeting of {uk_date(other)}. On the agenda it is that of "
        f"{uk_date(published.meeting.date)}."
    )
    assert flagged in minute_gaps.missing(record)
    minutes.publish(minutes=record, by=clerk)
    assert said in printed(record)


def test_10_the_same_date_is_not_flagged(clerk, published, later):
    record = make_minutes(meeting=later, by=clerk)
    assert not any("speaks of the meeting" in sentence for sentence in minute_gaps.missing(record))


def test_11_three_sets_one_of_them_a_year_old_are_agreed_at_one_meeting(client_for, committee, clerk, chair):
    sets = [make_set(committee, clerk, days) for days in (365, 200, 60)]
    meeting = make_later(committee, clerk, sets[0], *sets[1:])
    make_attendance(meeting=meeting, by=clerk)
    record = make_minutes(meeting=meeting, by=clerk)
    dates = [uk_date(one.meeting.date) for one in sets]
    assert clauses_of(meeting) == [
        f"That the minutes of the meetings held on {dates[0]}, {dates[1]} and {dates[2]} be agreed and taken as a "
        "correct record and the Chair be authorised to sign them."
    ]

    browser = client_for(clerk)
    url = reverse("meetings:minutes-agree", args=[sets[0].pk])
    form = browser.get(url).context["form"]
    assert form["agreed_at_meeting"].value() == meeting.pk
    assert form["together"].value() == [str(one.pk) for one in sets[1:]]
    data = {
        "agreed_at_meeting": meeting.pk,
        "together": form["together"].value(),
        "signed_by": "Councillor Ash",
    }
    page = browser.post(url, data, follow=True)

    assert f"The minutes of {dates[0]}, {dates[1]} and {dates[2]} are agreed as correct records." in page.text
    for one in sets:
        one.refresh_from_db()
        assert (one.status, one.agreed_on) == (MinutesStatus.AGREED, meeting.date)
        assert one.agreed_in.minutes == record
        assert f"on {uk_date(meeting.date)}." in printed(one)


def test_11_one_of_two_sets_is_agreed_and_the_other_waits(committee, clerk, chair):
    first, second = make_set(committee, clerk, 200), make_set(committee, clerk, 60)
    meeting = make_later(committee, clerk, first, second)
    make_minutes(meeting=meeting, by=clerk)
    agree(first, meeting, clerk)
    assert clauses_of(meeting) == [
        f"That the minutes of the meeting held on {uk_date(first.meeting.date)} be agreed and taken as a correct "
        "record and the Chair be authorised to sign them."
    ]
    second.refresh_from_db()
    assert second.status == MinutesStatus.PUBLISHED
    agree(second, meeting, clerk)
    assert uk_date(second.meeting.date) in clauses_of(meeting)[1]


def test_11_all_of_them_or_none(committee, clerk, chair):
    first, second = make_set(committee, clerk, 60), make_set(committee, clerk, 5)
    meeting = make_later(committee, clerk, first)
    with pytest.raises(ValidationError, match="cannot be agreed before that"):
        agreements.agree_together(
            sets=[first, second], by=clerk, how=Agreement(meeting=meeting, signed_by="The Chair")
        )
    first.refresh_from_db()
    assert first.status == MinutesStatus.PUBLISHED


def test_12_previous_minutes_were_approved_by_the_predecessor_body(client_for, clerk, published, later):
    record = make_minutes(meeting=later, by=clerk)
    day = timezone.localdate() - 20 * DAY
    data = {
        "agreed_by_body": "The Community Safety Panel",
        "agreed_on-day": day.day,
        "agreed_on-month": day.month,
        "agreed_on-year": day.year,
        "signed_by": "Councillor Holt",
    }
    client_for(clerk).post(reverse("meetings:minutes-agree", args=[published.pk]), data)

    published.refresh_from_db()
    line = f"Agreed as a correct record by the Community Safety Panel on {uk_date(day)}."
    assert line in printed(published)
    minutes.publish(minutes=record, by=clerk)
    told = printed(record)
    assert (
        f"It was noted that the minutes of the meeting held on {uk_date(published.meeting.date)} had been agreed as a "
        f"correct record by the Community Safety Panel on {uk_date(day)}."
    ) in told
    assert "be agreed and taken as a correct record" not in told
    assert published.agreed_in.minutes == record


def test_12_one_set_was_approved_by_the_predecessor_and_the_other_is_agreed_here(committee, clerk, chair):
    old, new = make_set(committee, clerk, 200), make_set(committee, clerk, 60)
    meeting = make_later(committee, clerk, old, new)
    record = make_minutes(meeting=meeting, by=clerk)
    day = timezone.localdate() - 100 * DAY
    panel = {"agreed_by_body": "Community Safety Panel", "agreed_on": day, "signed_by": "Councillor Holt"}
    agreements.agree(minutes=old, by=clerk, **panel)
    date = uk_date(new.meeting.date)
    assert clauses_of(meeting) == [
        f"That the minutes of the meeting held on {date} be agreed and taken as a correct record and the Chair be "
        "authorised to sign them."
    ]
    agree(new, meeting, clerk, {"now": "add an apology"})
    assert clauses_of(meeting)[0].startswith("That, subject to the following corrections")
    minutes.publish(minutes=record, by=clerk)
    assert f"{uk_date(old.meeting.date)} had been agreed" in printed(record)


def test_agreed_by_another_body_of_the_council_where_the_committee_meets_yearly(
    client_for, council, committee, clerk, published
):
    board = factories.make_committee(council=council, by=clerk, name="Overview Board", is_designated=False)
    committees.change(
        committee=committee, by=clerk, expected_version=committee.version, minutes_agreed_by=board
    )
    meeting = make_held_meeting(committee=board, by=clerk, items=())
    url = reverse("meetings:minutes-agree", args=[published.pk])
    browser = client_for(clerk)
    assert browser.get(url).context["form"]["agreed_at_meeting"].value() == meeting.pk

    browser.post(url, {"agreed_at_meeting": meeting.pk, "signed_by": "Councillor Vale"})

    published.refresh_from_db()
    assert "at the meeting of the Overview Board on" in printed(published)


def test_meeting_and_body_together_are_refused(client_for, clerk, published, later):
    data = {"agreed_at_meeting": later.pk, "agreed_by_body": "The Panel", "signed_by": "Councillor Ash"}
    page = client_for(clerk).post(reverse("meetings:minutes-agree", args=[published.pk]), data)
    assert "not both." in page.text
    assert "The Panel" in page.text


def test_43_a_word_added_an_apology_added_and_a_name_moved_are_agreed_printed_and_minuted(
    client_for, clerk, published, later
):
    record = make_minutes(meeting=later, by=clerk)
    entry = lighting(published)
    rows = [
        (f"minute-{entry.pk}", "first paragraph", "Mill Lane", "Mill Road"),
        (f"minute-{entry.pk}", "last line", "", "add “shortly” after “would”."),
        (f"whole-{published.pk}", "", "", "add Councillor Bell to the apologies"),
        (f"whole-{published.pk}", "Present", "", "move Councillor Marlow to Also Present"),
    ]
    data = {
        "agreed_at_meeting": later.pk,
        "signed_by": "Councillor Ash",
        "corrected-TOTAL_FORMS": 5,
        "corrected-INITIAL_FORMS": 0,
        "corrected-4-minute": f"whole-{published.pk}",
    }
    for count, row in enumerate(rows):
        names = ("minute", "place", "was", "now")
        data |= {f"corrected-{count}-{name}": word for name, word in zip(names, row, strict=True)}
    page = client_for(clerk).post(reverse("meetings:minutes-agree", args=[published.pk]), data, follow=True)

    published.refresh_from_db()
    number = entry.number
    said = [
        f"minute {number}, first paragraph: for “Mill Lane” read “Mill Road”",
        f"minute {number}, last line: add “shortly” after “would”",
        "add Councillor Bell to the apologies",
        "Present: move Councillor Marlow to Also Present",
    ]
    assert all(capfirst(line) in page.text for line in said)
    assert all(capfirst(line) in printed(published) for line in said)
    assert "Of Mill Lane." in printed(published)
    [clause] = clauses_of(later)
    assert clause.startswith("That, subject to the following corrections, the minutes of the meeting held on")
    assert clause.endswith(f"authorised to sign them: {'; '.join(said)}.")
    minutes.publish(minutes=record, by=clerk)
    assert "for “Mill Lane” read “Mill Road”" in printed(record)
    assert {row.decided_in for row in AgreedCorrection.objects.all()} == {record.entries.get()}


def test_43_an_objection_to_style_is_declined_with_a_word(committee, clerk, chair, member):
    record = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    entry = make_entry("Lighting", minutes=record, by=clerk, narrative="Members grumbled about lamps.")
    minute_corrections.circulate(minutes=record, by=clerk)
    row = minute_corrections.propose(
        minutes=record,
        by=member,
        place=f"minute-{entry.pk}",
        quoted="grumbled",
        proposed="expressed concern",
        reason="Style.",
    )
    minute_corrections.decline(correction=row, by=clerk, answer="Members did.")
    minutes.publish(minutes=record, by=clerk)
    assert "grumbled" in printed(record)


def test_43_where_the_clerk_worded_the_agreement_the_corrections_get_a_clause_of_their_own(
    clerk, published, later
):
    record = make_minutes(meeting=later, by=clerk)
    entry, date = record.entries.get(), uk_date(published.meeting.date)
    own = f"That the record of {date} be approved."
    clauses = [ClauseText(own, pk=entry.resolutions.get().pk)]
    minute_entries.change(minute=entry, by=clerk, expected_version=None, clauses=clauses)
    agree(published, later, clerk, {"minute": lighting(published), "was": "Lane", "now": "Road"})
    assert clauses_of(later)[0] == own
    assert clauses_of(later)[1].startswith(f"That the minutes of the meeting held on {date} be corrected as")


def test_published_minutes_of_the_later_meeting_are_not_written_in(clerk, published, later):
    record = make_minutes(meeting=later, by=clerk)
    before = clauses_of(later)
    minutes.publish(minutes=record, by=clerk)
    agree(published, later, clerk, {"now": "add an apology"})
    assert clauses_of(later) == before


def test_a_correction_begun_without_its_words_is_asked_for_and_kept(client_for, clerk, published, later):
    data = {
        "agreed_at_meeting": later.pk,
        "signed_by": "Councillor Ash",
        "corrected-TOTAL_FORMS": 1,
        "corrected-INITIAL_FORMS": 0,
        "corrected-0-minute": f"minute-{lighting(published).pk}",
        "corrected-0-was": "Mill Lane",
        "corrected-0-now": "",
    }
    url = reverse("meetings:minutes-agree", args=[published.pk])
    browser = client_for(clerk)
    page = browser.post(url, data)
    assert "Write the words as corrected, or empty the row." in page.text
    assert "Mill Lane" in page.text
    page = browser.post(url, data | {"more": "1", "signed_by": ""})
    assert "corrected-3-now" in page.text
    assert "Fill in “Who was authorised to sign”." not in page.text
    published.refresh_from_db()
    assert published.status == MinutesStatus.PUBLISHED


def test_what_was_accepted_after_publication_is_offered(client_for, committee, clerk, chair, member):
    record = make_minutes(
        meeting=make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - 9 * DAY),
        by=clerk,
    )
    entry = make_entry("Lighting", minutes=record, by=clerk, narrative="Of Mill Lane.")
    minute_corrections.circulate(minutes=record, by=clerk)
    row = minute_corrections.propose(
        minutes=record, by=member, place=f"minute-{entry.pk}", quoted="Lane", proposed="Road"
    )
    minutes.publish(minutes=record, by=clerk)
    minute_corrections.accept(correction=row, by=clerk)
    page = client_for(clerk).get(reverse("meetings:minutes-agree", args=[record.pk]))
    first = page.context["rows"].forms[0]
    assert (first["was"].value(), first["now"].value()) == ("Lane", "Road")
    assert first["minute"].value() == f"minute-{entry.pk}"


def test_44_two_kinds_of_minutes_on_one_agenda_are_minuted_each_in_its_own_item(
    council, committee, clerk, published, later
):
    board = factories.make_committee(council=council, by=clerk, name="Overview Board", is_designated=False)
    theirs = make_set(board, clerk, 40)
    agenda_items.add(
        meeting=later,
        by=clerk,
        title="Draft minutes of the Overview Board, to note",
        kind=ItemKind.MINUTES,
        earlier_meeting=theirs.meeting,
    )
    record = make_minutes(meeting=later, by=clerk)
    agree(published, later, clerk, {"now": "add an apology"})
    own, other = record.entries.all()
    assert "add an apology" in own.resolutions.get().text
    assert "add an apology" not in other.resolutions.get().text
    assert published.agreed_in == own
    assert "Draft, not yet agreed" in printed(theirs)


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_44_signing_put_off_is_recorded_later_with_the_hash_of_the_file(
    client_for, client, clerk, published, later, pdf_ua
):
    agree(published, later, clerk, {"minute": lighting(published), "was": "Mill Lane", "now": "Mill Road"})
    page = client.get(published.get_public_url())
    assert "They have not been signed yet." in page.text
    paper = published.meeting.publications.current().get(kind=PaperKind.MINUTES)
    assert "for “Mill Lane” read “Mill Road”" in " ".join(
        extract.full_text(Path(paper.file.path).read_bytes()).split()
    )
    assert pdf_ua(paper.file.path) == []
    day = timezone.localdate()
    data = {
        "name": "Councillor Margaret Ash",
        "office": "Chair",
        "signed_on-day": day.day,
        "signed_on-month": day.month,
        "signed_on-year": day.year,
        "note": "Signed when it was safe to meet; the minute book had been away.",
    }
    page = client_for(clerk).post(reverse("meetings:minutes-sign", args=[published.pk]), data, follow=True)

    assert f"Signed by Councillor Margaret Ash, Chair, {uk_date(day)}." in page.text
    assert "the minute book had been away" in page.text
    assert paper.sha256 in page.text
    page = client.get(published.get_public_url())
    assert paper.sha256 in page.text
    assert client.get(paper.get_public_url()).status_code == 200
    assert f'href="{paper.get_public_url()}"' in page.text
    signing = MinutesSigning.objects.get()
    assert (signing.publication, signing.sha256) == (paper, paper.sha256)
    # The file that was signed still is the file of these minutes.
    assert (
        catalogue.compose(PaperKind.MINUTES, subject.load(meeting_id=published.meeting_id)).fingerprint
        == (paper.facts["fingerprint"])
    )
