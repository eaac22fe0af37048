"""The list of points before a paper is published: what is on it, what stops the paper, and that it was seen."""

import pytest
from django.urls import reverse

from meetings.enums import ItemKind, PaperKind
from meetings.models import AgendaItem, Publication
from meetings.services import agenda_items, preflight, publications, reports
from scrutiny.models import AuditEvent
from tests.meetings import report_factories
from tests.meetings.papers_factories import make_pack

pytestmark = pytest.mark.django_db

TICK = "I have seen these points and publish it all the same"


@pytest.fixture
def plain(clerk, meeting):
    """The meeting with one item that needs nothing."""
    agenda_items.add(meeting=meeting, by=clerk, title="Apologies for absence", kind=ItemKind.APOLOGIES)
    return meeting


@pytest.fixture
def to_follow(clerk, plain):
    """A built pack in which a report is to follow."""
    item = report_factories.make_item(meeting=plain, by=clerk, title="Burglary", kind=ItemKind.REPORT)
    reports.commission(item=item, by=clerk, author=None)
    return make_pack(plain, by=clerk)


def page_of(browser, paper) -> str:
    return browser.get(paper.get_absolute_url()).content.decode()


def publish(browser, paper, **fields):
    return browser.post(reverse("meetings:publication-publish", args=[paper.pk]), fields)


def is_out(paper) -> bool:
    return Publication.objects.get(pk=paper.pk).is_published


def points(paper) -> dict[str, str]:
    """The sentences of the list by their kinds."""
    row = Publication.objects.select_related("meeting__committee__council").get(pk=paper.pk)
    return {one.kind: one.sentence for one in preflight.findings(row)}


def test_when_all_is_well_the_list_says_so_and_asks_nothing(client_for, clerk, plain):
    pack = make_pack(plain, by=clerk)
    browser = client_for(clerk)
    page = page_of(browser, pack)
    assert "Nothing was found that is to be mended" in page
    assert "clear working days before the meeting" in page
    assert TICK not in page
    assert publish(browser, pack).status_code == 302
    assert is_out(pack)


def test_open_points_are_published_once_they_were_seen(client_for, clerk, to_follow):
    browser = client_for(clerk)
    sentence = "The report to item 2 “Burglary” is not cleared: the paper says that it follows."
    page = page_of(browser, to_follow)
    assert sentence in page
    assert TICK in page
    seen = preflight.digest(preflight.findings(to_follow))
    answer = publish(browser, to_follow, points=seen)
    assert answer.status_code == 409
    assert "Read the list and tick that you have seen these points, or mend them." in answer.content.decode()
    assert not is_out(to_follow)
    publish(browser, to_follow, points=seen, seen="on")
    assert is_out(to_follow)
    assert AuditEvent.objects.get(event="paper.published").detail["open_points"] == [sentence]


def test_a_tick_under_another_list_does_not_count(client_for, clerk, to_follow):
    answer = publish(client_for(clerk), to_follow, points="0123456789abcdef", seen="on")
    assert answer.status_code == 409
    assert not is_out(to_follow)


def test_what_is_published_as_ordered_keeps_its_open_points_in_the_log(clerk, to_follow):
    publications.publish(publication=to_follow, by=clerk)
    assert len(AuditEvent.objects.get(event="paper.published").detail["open_points"]) == 1


def test_an_item_for_a_report_without_one_is_named_and_led_to(client_for, clerk, plain):
    item = report_factories.make_item(meeting=plain, by=clerk, title="Burglary", kind=ItemKind.REPORT)
    page = page_of(client_for(clerk), make_pack(plain, by=clerk))
    assert "Item 2 “Burglary” is for a report and has none." in page
    assert item.get_absolute_url() in page


def test_a_gap_in_the_numbers_is_seen(clerk, plain):
    agenda_items.add(meeting=plain, by=clerk, title="Minutes")
    AgendaItem.objects.filter(title="Minutes").update(label="3")
    AgendaItem.objects.exclude(title="Minutes").update(label="1")
    assert points(make_pack(plain, by=clerk))["gap"] == "The numbers on the agenda go from 1 to 3."


def test_an_appendix_that_not_everybody_can_read_is_named(clerk, plain):
    report = report_factories.make_report(meeting=plain, by=clerk)
    report_factories.make_appendix(report, by=clerk, title="Hotspot map")
    report_factories.write_all(report, by=clerk)
    report.refresh_from_db()
    reports.submit(report=report, by=clerk)
    report_factories.sign_off_all(report, by=clerk)
    reports.clear(report=report, by=clerk)
    found = points(make_pack(plain, by=clerk))
    assert "Hotspot map: not everybody can read this file" in found["inaccessible"]
    assert found["no-presenter"] == "Nobody is named who presents item 2 “Anti-social behaviour”."


def test_a_change_after_it_was_built_is_told(client_for, clerk, plain):
    pack = make_pack(plain, by=clerk)
    agenda_items.add(meeting=plain, by=clerk, title="A late item")
    assert f"changed since it was built, at last by {clerk}" in page_of(client_for(clerk), pack)


def test_a_late_pack_without_its_reason_cannot_be_published(client_for, clerk, plain):
    pack = make_pack(plain, by=clerk)
    soon = plain.council
    soon.notice_days = 200
    soon.save(update_fields=["notice_days"])
    page = page_of(client_for(clerk), pack)
    assert "it gives no special circumstances. Build it again with the reason." in page
    assert "Publish this version" not in page


def test_public_and_restricted_pack_ask_for_each_other(clerk, plain):
    agenda_items.add(
        meeting=plain,
        by=clerk,
        title="One case",
        exempt_paragraphs=["1"],
        public_interest_reason="A person could be known.",
    )
    public = make_pack(plain, by=clerk)
    assert "the restricted pack for members is not built" in points(public)["other-half"]
    restricted = make_pack(plain, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    assert "the restricted pack for members is not published" in points(public)["other-half"]
    assert points(restricted)["other-half"] == "The public pack of this agenda is not published."
    publications.publish(publication=restricted, by=clerk)
    event = AuditEvent.objects.get(event="paper.published")
    assert event.detail["open_points"] == {"other-half": 1}
    assert "other-half" not in points(public)


def test_who_only_reads_sees_no_list(client_for, clerk, member, to_follow):
    publications.publish(publication=to_follow, by=clerk)
    page = page_of(client_for(member), to_follow)
    assert "Before it is published" not in page
    assert "is not cleared" not in page


def test_the_page_takes_few_queries_however_long_the_list(
    client_for, clerk, plain, django_assert_max_num_queries
):
    for number in range(6):
        report_factories.make_item(meeting=plain, by=clerk, title=f"Item {number}", kind=ItemKind.REPORT)
    pack = make_pack(plain, by=clerk)
    agenda_items.add(meeting=plain, by=clerk, title="A late item")
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        page = page_of(browser, pack)
    assert page.count("is for a report and has none") == 6
