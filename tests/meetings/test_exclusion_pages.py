"""The pages on which officers record that press and public left and came back."""

import pytest
from django.urls import reverse

from meetings.enums import ItemKind
from meetings.minute_enums import PartKind
from meetings.models import Exclusion
from meetings.services import exclusions, minute_parts
from tests.meetings.exclusion_factories import running
from tests.meetings.minutes_factories import make_exempt_item, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(committee, clerk, chair):
    items = ((ItemKind.EXCLUSION, "Exclusion of press and public"), (ItemKind.REPORT, "Burglary"))
    meeting = make_held_meeting(committee=committee, by=clerk, items=items)
    make_exempt_item("A single case", meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def entry(minutes, title):
    return minutes.entries.get(item__title=title)


def typed(minutes, **fields):
    exempt = minutes.meeting.items.get(title="A single case")
    return {"outcome": "excluded", "items": [exempt.pk], "paragraphs": ["7"], "place": "end", **fields}


def test_the_form_offers_the_exempt_items_and_their_paragraphs(minutes, browser):
    page = browser.get(
        reverse("meetings:exclusion-create", args=[entry(minutes, "Exclusion of press and public").pk])
    )
    form = page.context["form"]
    assert [item.title for item in form["items"].initial] == ["A single case"]
    assert form["paragraphs"].initial == ["7"]


def test_out_and_in_again_by_the_pages(minutes, browser, clerk):
    here = entry(minutes, "Exclusion of press and public")
    url = reverse("meetings:exclusion-create", args=[here.pk])
    page = browser.post(
        url, typed(minutes, at="7.40pm", stops_stream="on", record_shown="The list"), follow=True
    )
    assert "The public is excluded. What is minuted now is not for publication." in words(page)
    exclusion = Exclusion.objects.get()
    minute_parts.add(minute=entry(minutes, "Burglary"), by=clerk, kind=PartKind.NOTE, text="Kept words")
    url = reverse("meetings:exclusion-readmit", args=[exclusion.pk])
    assert "Kept words" in words(browser.get(url))
    place = f"entry-{entry(minutes, 'Burglary').pk}"
    page = browser.post(url, {"place": place, "at": "8.05pm", "decided_in_private": "on"}, follow=True)
    assert "The public is there." in words(page)
    assert "They had not come back" in words(page)
    browser.post(reverse("meetings:exclusion-take-back", args=[exclusion.pk]))
    assert running(minutes) == exclusion


def test_in_the_middle_of_an_item_after_one_of_its_parts(minutes, browser, clerk):
    burglary = entry(minutes, "Burglary")
    first = minute_parts.add(minute=burglary, by=clerk, kind=PartKind.NOTE, text="Said in public")
    second = minute_parts.add(minute=burglary, by=clerk, kind=PartKind.NOTE, text="Said in private")
    url = reverse("meetings:exclusion-create", args=[burglary.pk])
    assert "After: Note, Said in public" in words(browser.get(url))
    browser.post(url, typed(minutes, place=str(first.pk)))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.in_private, second.in_private) == (False, True)


def test_without_business_it_is_said_beside_the_field_and_what_was_typed_stays(minutes, browser):
    here = entry(minutes, "Exclusion of press and public")
    page = browser.post(
        reverse("meetings:exclusion-create", args=[here.pk]),
        typed(minutes, items=[], public_interest_reason="They would be warned."),
    )
    assert "Choose the items for which the public was to leave" in words(page)
    assert "They would be warned." in words(page)
    assert not Exclusion.objects.exists()


def test_a_place_before_it_left_is_refused_with_a_sentence(minutes, browser, clerk):
    burglary = entry(minutes, "Burglary")
    exclusion = exclusions.exclude(minute=burglary, by=clerk)
    first = minutes.entries.first()
    page = browser.post(
        reverse("meetings:exclusion-readmit", args=[exclusion.pk]), {"place": f"entry-{first.pk}"}
    )
    assert "Select a valid choice" in words(page) or "Choose" in words(page)
    exclusion.refresh_from_db()
    assert exclusion.ended is None


def test_it_can_be_changed_but_not_into_one_that_did_not_happen(minutes, browser, clerk):
    exclusion = exclusions.exclude(minute=entry(minutes, "Burglary"), by=clerk, paragraphs=["7"])
    url = reverse("meetings:exclusion-edit", args=[exclusion.pk])
    told = typed(minutes, paragraphs=["1"], version=exclusion.version)
    assert browser.post(url, told).status_code == 302
    exclusion.refresh_from_db()
    assert exclusion.paragraphs == ["1"]
    page = browser.post(url, told | {"outcome": "lost", "version": exclusion.version})
    assert "Take this record out and record anew" in words(page)


def test_two_who_change_it_at_once_see_both_texts(minutes, browser, clerk):
    exclusion = exclusions.exclude(minute=entry(minutes, "Burglary"), by=clerk, proceedings="appendix B")
    url = reverse("meetings:exclusion-edit", args=[exclusion.pk])
    told = typed(minutes, version=exclusion.version)
    browser.post(url, told | {"proceedings": "appendix C"})
    page = browser.post(url, told | {"proceedings": "appendix D"})
    assert "appendix C" in words(page)
    assert "appendix D" in words(page)


@pytest.mark.parametrize(("private", "is_open"), [("keep", False), ("release", True)])
def test_taken_out_with_what_becomes_of_the_private_part(private, is_open, minutes, browser, clerk):
    burglary = entry(minutes, "Burglary")
    exclusion = exclusions.exclude(minute=burglary, by=clerk)
    part = minute_parts.add(minute=burglary, by=clerk, kind=PartKind.NOTE, text="Kept words")
    browser.post(reverse("meetings:exclusion-remove", args=[exclusion.pk]), {"private": private})
    part.refresh_from_db()
    assert not Exclusion.objects.exists()
    assert part.is_kept != is_open


def test_the_summary_is_written_and_linked(minutes, browser):
    kept = entry(minutes, "A single case")
    page = words(browser.get(reverse("meetings:exclusion-list", args=[minutes.pk])))
    url = reverse("meetings:exclusion-summary", args=[kept.pk])
    assert url in page
    browser.post(url, {"summary": "A case was heard.", "version": kept.version})
    kept.refresh_from_db()
    assert kept.summary == "A case was heard."


def test_an_entry_moved_out_of_private_is_told(minutes, browser, clerk):
    exclusions.exclude(minute=entry(minutes, "Exclusion of press and public"), by=clerk, proceedings="a case")
    burglary = entry(minutes, "Burglary")
    page = browser.post(reverse("meetings:minute-move", args=[burglary.pk]), {"direction": "up"}, follow=True)
    assert "This was minuted in private and now stands among public business." in words(page)
