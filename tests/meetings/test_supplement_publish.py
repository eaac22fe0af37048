"""Publishing supplements: beside the pack, by letter, and what residents read."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from meetings.enums import PaperKind
from meetings.models import Publication
from meetings.papers.earlier_papers import earlier_papers
from meetings.services import agenda_items, meetings, publications
from scrutiny import jobs
from scrutiny.models import AuditEvent
from tests.meetings import papers_factories
from tests.meetings.supplement_factories import (
    LATE_WORDS,
    change_report,
    clear_awaited,
    make_awaited,
    make_pack_out,
    make_supplement,
    make_supplement_out,
)

pytestmark = pytest.mark.django_db


def test_residents_find_it_under_its_pack_with_what_is_new(client, client_for, clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    paper = make_supplement(meeting, by=clerk)
    assert "Supplement A" not in client.get(meeting.get_public_url()).text
    client_for(clerk).post(reverse("meetings:publication-publish", args=[paper.pk]))
    page = client.get(meeting.get_public_url()).text
    assert "Supplement A" in page
    assert f"pages {paper.first_label} to {paper.last_label}" in page
    assert "Item 3: Youth justice" in page
    words = client.get(paper.get_public_url()).text
    assert LATE_WORDS in words
    assert "It adds to the" in words
    assert f'href="{paper.get_public_url()}"' in client.get(pack.get_public_url()).text


def test_the_pack_is_not_superseded(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    paper = make_supplement_out(meeting, by=clerk)
    assert paper.supersedes is None
    assert {row.pk for row in Publication.objects.current()} == {pack.pk, paper.pk}


def test_it_freezes_the_number_of_a_late_item(clerk, meeting, pack):
    item = agenda_items.add(meeting=meeting, by=clerk, title="A late item", urgency_reason="It is urgent.")
    make_supplement_out(meeting, by=clerk)
    item.refresh_from_db()
    assert item.label == "3A"


def test_the_next_one_has_the_next_letter_and_only_what_came_since(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    first = make_supplement_out(meeting, by=clerk)
    change_report(meeting, by=clerk)
    second = make_supplement_out(meeting, by=clerk)
    assert (second.letter, second.first_page) == ("B", first.last_page + 1)
    assert [line["title"] for line in second.facts["changes"]["replaced"]] == ["Anti-social behaviour"]
    assert second.facts["changes"]["new"] == []
    assert "Supplement A, published on" in second.html


def test_one_that_is_built_again_keeps_its_letter(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    first, again = make_supplement(meeting, by=clerk), make_supplement(meeting, by=clerk)
    assert [(row.letter, row.number) for row in (first, again)] == [("A", 1), ("A", 2)]
    publications.publish(publication=again, by=clerk)
    with pytest.raises(ValidationError, match="Nothing is new"):
        publications.publish(publication=first, by=clerk)


def test_two_officers_who_order_at_once_build_two_versions_of_one_letter(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    about = {"kind": PaperKind.SUPPLEMENT, "council": meeting.council, "meeting_id": meeting.pk}
    ordered = [publications.start_build(by=clerk, **about) for _n in range(2)]
    for job in ordered:
        jobs.run(str(job.pk))
    rows = Publication.objects.filter(kind=PaperKind.SUPPLEMENT).order_by("number")
    assert [(row.letter, row.number) for row in rows] == [("A", 1), ("A", 2)]
    twin = Publication.objects.get(pk=rows[0].pk)
    twin.pk, twin.file.name = None, "papers/twin.pdf"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_what_was_built_before_another_was_published_is_built_again(client_for, clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    stale = make_supplement(meeting, by=clerk)
    make_supplement_out(meeting, by=clerk)
    change_report(meeting, by=clerk)
    answer = client_for(clerk).post(reverse("meetings:publication-publish", args=[stale.pk]))
    assert "Build it again." in answer.text
    stale.refresh_from_db()
    assert not stale.is_published


def test_a_report_that_changed_since_it_was_built_stops_it(client_for, clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    stale = make_supplement(meeting, by=clerk)
    change_report(meeting, by=clerk)
    answer = client_for(clerk).post(reverse("meetings:publication-publish", args=[stale.pk]))
    assert "Build it again." in answer.text


def test_a_new_version_of_the_pack_leaves_them_with_the_old_one(client, clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    supplement = make_supplement_out(meeting, by=clerk)
    second = papers_factories.make_published_pack(meeting, by=clerk)
    page = client.get(meeting.get_public_url()).text
    assert "Supplements to version 1" in page
    words = client.get(supplement.get_public_url()).text
    assert "The pack has been published anew since." in words
    change_report(meeting, by=clerk)
    later = make_supplement_out(meeting, by=clerk)
    assert (later.supplement_to, later.letter) == (second, "B")
    assert later.first_page == second.last_page + 1
    page = client.get(meeting.get_public_url()).text
    assert page.index("Supplements: papers that came later") < page.index("Supplements to version 1")


def test_what_a_supplement_withdrew_is_not_withdrawn_again(clerk, meeting, pack):
    item = meeting.items.get(title="Anti-social behaviour")
    agenda_items.withdraw(item=item, by=clerk, reason="The data have to be checked.")
    make_supplement_out(meeting, by=clerk)
    with pytest.raises(ValidationError, match="Nothing is new"):
        make_supplement(meeting, by=clerk)
    clear_awaited(meeting, by=clerk)
    assert make_supplement(meeting, by=clerk).facts["changes"]["withdrawn"] == []


def test_after_z_comes_aa(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    paper = make_supplement_out(meeting, by=clerk)
    published = {"published_at": paper.published_at, "published_by": clerk}
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ":
        twin = Publication.objects.get(pk=paper.pk)
        twin.pk, twin.letter, twin.published_at, twin.published_by = None, letter, None, None
        twin.save()
        Publication.objects.filter(pk=twin.pk).update(**published)
    assert earlier_papers(meeting, "public").letter == "AA"


def test_late_papers_need_the_special_circumstances_and_print_them(client_for, committee, clerk):
    day = timezone.localdate() + dt.timedelta(days=30)
    soon = meetings.arrange(
        committee=committee, by=clerk, date=day, start_time=dt.time(19), venue="Town Hall"
    )
    make_pack_out(soon, by=clerk)
    clear_awaited(soon, by=clerk)
    meetings.move(
        meeting=soon, by=clerk, date=timezone.localdate() + dt.timedelta(days=3), reason="The hall is let."
    )
    page = reverse("meetings:supplement-build", args=[soon.pk])
    browser = client_for(clerk)
    assert "Give the special circumstances" in browser.post(page, {"late_reason": ""}).text
    paper = papers_factories.make_pack(
        soon, by=clerk, kind=PaperKind.SUPPLEMENT, late_reason="The service was inspected."
    )
    assert "The service was inspected." in paper.html
    publications.publish(publication=paper, by=clerk)
    event = AuditEvent.objects.filter(event="paper.published").latest("pk")
    assert event.detail["late"] == "The service was inspected."


def test_a_restricted_one_is_for_those_who_read_restricted_papers(
    client, client_for, partner, theme_lead, co_optee, partnership_officer, member, clerk, meeting
):
    make_awaited(meeting, by=clerk, exempt_paragraphs=["7"], public_interest_reason="A person is known.")
    papers_factories.make_published_pack(meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    clear_awaited(meeting, by=clerk, words="Operation Marigold")
    paper = make_supplement_out(meeting, by=clerk, kind=PaperKind.RESTRICTED_SUPPLEMENT)
    for person in (partner, theme_lead, co_optee, partnership_officer):
        browser = client_for(person)
        for name in ("publication-detail", "publication-read", "publication-download"):
            assert browser.get(reverse(f"meetings:{name}", args=[paper.pk])).status_code == 404
    assert client.get(paper.get_public_url()).status_code == 404
    words = client_for(member).get(reverse("meetings:publication-read", args=[paper.pk])).text
    assert "Operation Marigold" in words


def test_pages_with_supplements_take_few_queries(
    client, client_for, clerk, meeting, pack, django_assert_max_num_queries
):
    clear_awaited(meeting, by=clerk)
    make_supplement_out(meeting, by=clerk)
    change_report(meeting, by=clerk)
    paper = make_supplement_out(meeting, by=clerk)
    browser = client_for(clerk)
    for each, url in (
        (browser, reverse("meetings:publication-list", args=[meeting.pk])),
        (browser, paper.get_absolute_url()),
        (browser, pack.get_absolute_url()),
        (client, meeting.get_public_url()),
        (client, paper.get_public_url()),
        (client, pack.get_public_url()),
    ):
        with django_assert_max_num_queries(12):
            assert "Supplement" in each.get(url).text
