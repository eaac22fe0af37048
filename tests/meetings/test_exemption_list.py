"""The register of what is exempt: everything of the council, who decided it, and what is to be looked at again."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import AgendaItem
from meetings.services import agenda_items, exemptions
from tests.meetings.report_factories import make_appendix, make_item, make_report

ITEM = {"exempt_paragraphs": ["1"], "public_interest_reason": "A family could be known."}
PART = {"exempt_paragraphs": ["7"], "public_interest_reason": "It would warn offenders."}
URL = "/reports/exempt/"


def day(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def kept(meeting, clerk):
    """An exempt item, and a report with an exempt section and an exempt appendix."""
    item = make_item(meeting=meeting, by=clerk, title="A single case", **ITEM)
    report = make_report(meeting=meeting, by=clerk, title="Serious violence")
    section = report.sections.get(key="report")
    appendix = make_appendix(report, by=clerk, title="Case notes")
    for part in (section, appendix):
        exemptions.exempt(part=part, by=clerk, exempt_review_date=day(90), **PART)
    return item, section, appendix


def test_everything_is_in_it_with_who_decided(kept, client_for, clerk):
    shown = client_for(clerk).get(URL).text
    for words in ("A single case", "Section of a report: Report", "Appendix: Case notes"):
        assert words in shown
    assert shown.count(f"Decided by {clerk} on") == 3
    assert "A family could be known." in shown
    assert "Paragraph 7: Information relating to action to prevent" in shown
    assert "No day is set on which it is looked at again." in shown
    assert "Exempt information" in client_for(clerk).get(reverse("meetings:report-list")).text


def test_what_is_due_stands_first_and_is_on_the_list_of_work(kept, client_for, clerk, partnership_officer):
    _item, section, _appendix = kept
    section.exempt_review_date = day(0)
    section.save(update_fields=["exempt_review_date"])
    shown = client_for(clerk).get(URL).text
    assert shown.index("Section of a report: Report") < shown.index("A single case")
    assert shown.count("app-tag") == 1
    work = client_for(clerk).get("/work/").text
    assert "Exemptions to look at again" in work
    assert "Serious violence: Report" in work
    assert reverse("meetings:exemption-section", args=[section.pk]) in work
    assert "Exemptions to look at again" not in client_for(partnership_officer).get("/work/").text


def test_a_new_day_takes_it_off_the_list_of_work(kept, client_for, clerk):
    _item, _section, appendix = kept
    appendix.exempt_review_date = day(-3)
    appendix.save(update_fields=["exempt_review_date"])
    assert "Exemptions to look at again" in client_for(clerk).get("/work/").text
    exemptions.exempt(part=appendix, by=clerk, exempt_review_date=day(30), **PART)
    assert "Exemptions to look at again" not in client_for(clerk).get("/work/").text


def test_a_withdrawn_item_is_not_looked_at_again(kept, client_for, clerk):
    item, _section, _appendix = kept
    agenda_items.withdraw(item=item, by=clerk, reason="It was settled.")
    AgendaItem.objects.filter(pk=item.pk).update(exempt_review_date=day(-1))
    assert "The item was withdrawn." in client_for(clerk).get(URL).text
    assert "Exemptions to look at again" not in client_for(clerk).get("/work/").text


def test_the_day_of_an_item_is_typed_in_its_form(meeting, clerk, client_for):
    item = make_item(meeting=meeting, by=clerk, title="A single case", **ITEM)
    url = reverse("meetings:agenda-item-edit", args=[item.pk])
    assert "To be looked at again on" in client_for(clerk).get(url).text
    agenda_items.change(item=item, by=clerk, exempt_review_date=day(40), **ITEM)
    item.refresh_from_db()
    assert item.exempt_review_date == day(40)


def test_another_council_has_its_own(kept, client_for, other_clerk):
    assert "A single case" not in client_for(other_clerk).get(URL).text


def test_who_reads_no_exempt_papers_reads_no_register(kept, client_for, partnership_officer, member):
    for person in (partnership_officer, member):
        assert client_for(person).get(URL).status_code == 403
