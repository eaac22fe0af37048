"""What is made exempt after a public paper was published: officers are told, and the paper is withdrawn."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.services import agenda_items, exemptions, made_exempt, withdrawals
from tests.meetings import report_factories
from tests.meetings.papers_factories import make_published_pack

pytestmark = pytest.mark.django_db

EXEMPT = {"exempt_paragraphs": ["1"], "public_interest_reason": "A person could be known."}


@pytest.fixture
def report(clerk, meeting):
    """A cleared report with an appendix, on an agenda with one other item."""
    agenda_items.add(meeting=meeting, by=clerk, title="Apologies for absence")
    report = report_factories.make_report(meeting=meeting, by=clerk)
    report_factories.make_appendix(report, by=clerk, title="Hotspot map")
    report_factories.write_all(report, by=clerk)
    report.refresh_from_db()
    report_factories.reports.submit(report=report, by=clerk)
    report_factories.sign_off_all(report, by=clerk)
    return report_factories.reports.clear(report=report, by=clerk)


def close(part, by):
    day = timezone.localdate() + dt.timedelta(days=90)
    part.report.refresh_from_db()
    exemptions.exempt(part=part, by=by, exempt_review_date=day, **EXEMPT)


def test_the_page_and_the_list_of_work_say_so_until_it_is_withdrawn(
    client_for, clerk, member, meeting, report
):
    pack = make_published_pack(meeting, by=clerk)
    browser = client_for(clerk)
    assert "Made exempt after" not in browser.get(pack.get_absolute_url()).content.decode()
    assert made_exempt.since(pack) == []
    close(report.sections.first(), clerk)
    close(report.appendices.get(), clerk)
    page = browser.get(pack.get_absolute_url()).content.decode()
    assert "Made exempt after this was published" in page
    assert f"Section “{report.sections.first().heading}”" in page
    assert "Appendix “Hotspot map”" in page
    assert reverse("meetings:withdrawal-create", args=[pack.pk]) in page
    assert "Made exempt after" not in client_for(member).get(pack.get_absolute_url()).content.decode()
    assert pack.get_absolute_url() in browser.get(reverse("work")).content.decode()
    assert pack.get_absolute_url() not in client_for(member).get(reverse("work")).content.decode()
    withdrawals.withdraw(publication=pack, by=clerk, reason="It named a person.")
    assert pack.get_absolute_url() not in browser.get(reverse("work")).content.decode()


def test_an_item_that_is_made_exempt_is_told_and_one_that_was_exempt_is_not(clerk, meeting):
    agenda_items.add(meeting=meeting, by=clerk, title="Always exempt", **EXEMPT)
    item = agenda_items.add(meeting=meeting, by=clerk, title="A case", text="Told in full.")
    pack = make_published_pack(meeting, by=clerk)
    item.refresh_from_db()
    agenda_items.change(item=item, by=clerk, **EXEMPT)
    assert made_exempt.since(pack) == ["Agenda item “A case”"]
    [work] = made_exempt.work(clerk, meeting.council)
    assert work.url == pack.get_absolute_url()
    assert work.note == "Version 1. Withdraw it and build it anew."
