"""The screen of a meeting by its plain forms, as a browser without JavaScript sends them."""

import uuid

import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.minute_enums import PartKind
from meetings.models import MinutePart, Minutes
from meetings.services import exclusions, minute_entries, minute_parts
from tests.factories import make_user
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def second_clerk(council, administrator):
    return make_user("Sam Doyle", council=council, by=administrator, role="committee-officer")


@pytest.fixture
def report(minutes):
    return minutes.entries.get(title="Keeping the town centre safe")


def day(minutes, entry=None):
    page = reverse("meetings:meeting-day", args=[minutes.pk])
    return f"{page}?entry={entry.pk}" if entry else page


def address(name, entry):
    return reverse(f"meetings:meeting-day-{name}", args=[entry.pk])


def typed(version, **words):
    first = {"narrative": "", "presented_by": "", "on_behalf_of": "", "action": ""}
    return {**first, **words, "version": version, "beside": str(uuid.uuid4())}


def part(kind, **words):
    return {"kind": kind, "uid": str(uuid.uuid4()), "version": 0, "beside": str(uuid.uuid4()), **words}


def test_the_page_opens_at_the_first_item_and_says_who_is_there(client_for, clerk, minutes):
    page = client_for(clerk).get(day(minutes))

    assert page.context["opened"].title == "Apologies for absence"
    assert "Keeping the town centre safe" in page.text
    assert "voting members in the room" in page.text
    assert "presides." in page.text


def test_the_page_of_the_minutes_leads_to_it(client_for, clerk, minutes):
    assert day(minutes) in client_for(clerk).get(minutes.get_absolute_url()).text


def test_what_was_said_is_saved_and_printed(client_for, clerk, minutes, report):
    words = typed(report.version, narrative="Burglary fell.", presented_by="Supt Reed", action="Police")
    page = client_for(clerk).post(address("entry", report), words, follow=True)

    assert page.context["opened"].pk == report.pk
    printed = client_for(clerk).get(minutes.get_absolute_url()).text
    assert "Burglary fell." in printed
    assert "Police" in printed


def test_next_takes_the_meeting_on_and_previous_does_not(client_for, clerk, minutes):
    first, second, *_others = minutes.entries.all()
    browser = client_for(clerk)
    words = typed(first.version, narrative=first.narrative, do="next")
    page = browser.post(address("entry", first), words, follow=True)
    assert page.context["opened"].pk == second.pk
    assert Minutes.objects.get().at_entry == second

    words = typed(second.version, narrative=second.narrative, do="previous")
    page = browser.post(address("entry", second), words, follow=True)
    assert page.context["opened"].pk == first.pk
    assert Minutes.objects.get().at_entry == second


def test_who_looks_ahead_leaves_the_meeting_where_it_is(client_for, clerk, minutes, report):
    browser = client_for(clerk)
    first = minutes.entries.first()
    browser.post(address("here", first))
    browser.post(address("entry", report), typed(report.version, do="next"))
    assert Minutes.objects.get().at_entry == first
    browser.post(address("here", report))
    assert Minutes.objects.get().at_entry == report


def test_a_question_with_its_answer_is_added_once_and_printed(client_for, clerk, minutes, report):
    words = part(
        PartKind.QUESTION,
        said_by="Cllr Ash",
        text="Why did it rise?",
        answered_by="Supt Reed",
        answer="More people call us.",
    )
    browser = client_for(clerk)
    for _time in range(2):
        browser.post(address("part", report), words)

    assert MinutePart.objects.count() == 1
    printed = browser.get(minutes.get_absolute_url()).text
    for said in ("Cllr Ash", "Why did it rise?", "Supt Reed", "More people call us."):
        assert said in printed


@pytest.mark.parametrize("kind", ["note", "commendation", "statement", "dissent", "ruling"])
def test_every_kind_can_be_added_changed_moved_and_taken_out(client_for, clerk, report, kind):
    browser = client_for(clerk)
    browser.post(address("part", report), part(PartKind.NOTE, text="First"))
    words = part(kind, text="Second")
    browser.post(address("part", report), words)
    browser.post(address("part", report), {**words, "version": 1, "text": "Second, changed"})
    browser.post(address("part", report), {**words, "text": "", "do": "up"})
    assert [row.text for row in report.parts.all()] == ["Second, changed", "First"]
    browser.post(address("part", report), {**words, "do": "remove"})
    assert [row.text for row in report.parts.all()] == ["First"]


def test_an_empty_part_is_answered_beside_its_field(client_for, clerk, report):
    page = client_for(clerk).post(address("part", report), part(PartKind.STATEMENT, text="", said_by=""))
    assert "Write what was said." in page.text
    assert not report.parts.exists()


def test_what_is_too_long_is_answered_and_kept(client_for, clerk, report):
    long = "x" * 301
    page = client_for(clerk).post(
        address("entry", report), typed(report.version, narrative="Typed all the same", presented_by=long)
    )
    assert "Shorten “Presented by” to 300 characters or fewer; it has 301." in page.text
    assert "Typed all the same" in page.text


def test_clauses_are_added_changed_and_taken_out(client_for, clerk, minutes, report):
    browser, standing = client_for(clerk), report.resolutions.get().text
    words = {"uid": str(uuid.uuid4()), "version": 0, "beside": str(uuid.uuid4()), "text": "That it be noted."}
    for _time in range(2):
        browser.post(address("clause", report), words)
    assert "That it be noted." in browser.get(minutes.get_absolute_url()).text
    browser.post(address("clause", report), {**words, "version": 1, "text": "That it be welcomed."})
    assert [row.text for row in report.resolutions.all()] == [standing, "That it be welcomed."]
    browser.post(address("clause", report), {**words, "do": "remove"})
    assert [row.text for row in report.resolutions.all()] == [standing]


def test_two_clerks_at_one_item_lose_nothing(client_for, clerk, second_clerk, minutes, report):
    before = report.version
    client_for(clerk).post(address("entry", report), typed(before, narrative="The first wrote this."))
    page = client_for(second_clerk).post(
        address("entry", report), typed(before, narrative="The second wrote that."), follow=True
    )

    assert "Your words are kept beside theirs." in page.text
    assert "The first wrote this." in page.text
    assert "The second wrote that." in page.text
    assert "Kept beside" in page.text


def test_words_kept_beside_are_printed_only_once_they_are_put_in(
    client_for, clerk, second_clerk, minutes, report
):
    before = report.version
    client_for(clerk).post(address("entry", report), typed(before, narrative="The first wrote this."))
    browser = client_for(second_clerk)
    browser.post(address("entry", report), typed(before, narrative="The second wrote that."))
    kept = report.parts.get()
    assert kept.is_beside
    assert "The second wrote that." not in browser.get(minutes.get_absolute_url()).text

    words = {"uid": str(kept.uid), "kind": kept.kind, "version": 1, "text": "The second wrote more."}
    browser.post(address("part", report), {**words, "do": "put-in"})
    assert "The second wrote more." in browser.get(minutes.get_absolute_url()).text


def test_what_was_kept_beside_and_not_put_in_is_said_before_publication(
    client_for, clerk, second_clerk, minutes, report
):
    before = report.version
    client_for(clerk).post(address("entry", report), typed(before, narrative="One."))
    client_for(second_clerk).post(address("entry", report), typed(before, narrative="Two."))
    page = client_for(clerk).get(reverse("meetings:minutes-publish", args=[minutes.pk]))
    assert "Words are kept beside “Keeping the town centre safe” and not put in." in page.text


def test_published_minutes_have_no_such_page(client_for, clerk, committee, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    browser = client_for(clerk)
    page = browser.get(day(minutes))
    assert page.status_code == 403
    assert "published and stay as they are" in page.text
    assert day(minutes) not in browser.get(minutes.get_absolute_url()).text


def test_what_was_recorded_elsewhere_is_a_line_between_the_parts(client_for, clerk, report):
    minute_parts.add(minute=report, by=clerk, kind=PartKind.ADJOURNED, text="for ten minutes")
    page = client_for(clerk).get(day(report.minutes, report))
    assert "for ten minutes" in page.text


def test_standing_phrases_have_their_buttons(client_for, clerk, minutes, report):
    browser = client_for(clerk)
    assert "Standing phrases" in browser.get(day(minutes, report)).text
    page = browser.get(reverse("meetings:meeting-day-phrases", args=[minutes.pk]), {"entry": report.pk})
    [offered] = page.context["offers"]
    assert offered.title == report.title
    offer = offered.offers[0]
    assert offer.words in page.text

    insert = reverse("meetings:standing-phrase-insert", args=[report.pk])
    page = browser.post(insert, {"phrase": offer.key, "to": "day"}, follow=True)
    assert page.context["opened"].pk == report.pk


def test_who_types_in_private_is_told_so(client_for, clerk, minutes, report):
    browser, banner = client_for(clerk), "what you type now is not for publication"
    assert banner not in browser.get(day(minutes, report)).text
    minute = minute_entries.change(minute=report, by=clerk, expected_version=None, is_exempt=True)
    assert banner in browser.get(address("entry", minute)).text


def test_an_exclusion_in_the_middle_of_an_item_says_which_box_is_public(client_for, clerk, minutes, report):
    minute_entries.change(minute=report, by=clerk, expected_version=None, narrative="In public.")
    told = {"paragraphs": ["7"], "proceedings": "the case", "public_interest_reason": "It is live."}
    exclusion = exclusions.exclude(minute=report, by=clerk, **told)
    browser, last = client_for(clerk), minutes.entries.last()
    for entry in (report, last):
        assert "In private: what you type now" in browser.get(address("entry", entry)).text
    exclusions.readmit(exclusion=exclusion, minute=last, by=clerk)
    assert "The public is back" in browser.get(address("entry", last)).text


def test_a_browser_that_knows_the_rest_is_told_the_texts_alone(client_for, clerk, minutes):
    browser, url = client_for(clerk), reverse("meetings:meeting-day-state", args=[minutes.pk])
    all_of_it = browser.get(url).json()
    texts = browser.get(url, {"mark": all_of_it["mark"]}).json()
    assert "list" not in texts
    assert {pk: entry["boxes"] for pk, entry in texts["entries"].items()} == {
        pk: entry["boxes"] for pk, entry in all_of_it["entries"].items()
    }
    minute_parts.add(minute=minutes.entries.first(), by=clerk, kind=PartKind.NOTE, text="Said.")
    assert "list" in browser.get(url, {"mark": all_of_it["mark"]}).json()
