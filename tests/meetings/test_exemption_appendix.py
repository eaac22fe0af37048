"""An appendix is kept from the public: attached as exempt, given its paragraph, opened again."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.services import exemptions
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_appendix, make_report, pdf_file

EXEMPT = {"exempt_paragraphs": ["7"], "public_interest_reason": "It would warn offenders."}


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


def in_a_year() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=365)


def test_one_attached_as_exempt_asks_for_its_paragraph_next(client_for, clerk, report):
    sent = {"file": pdf_file(), "title": "Case notes", "is_exempt": "on"}
    url = reverse("meetings:appendix-list", args=[report.pk])
    response = client_for(clerk).post(url, sent, follow=True)
    appendix = report.appendices.get()
    assert response.redirect_chain[-1][0] == reverse("meetings:exemption-appendix", args=[appendix.pk])
    assert "Exempt under Schedule 12A, paragraph" in response.text
    assert "The paragraph of Schedule 12A is missing." in client_for(clerk).get(url).text


def test_its_paragraph_is_printed_and_makes_it_exempt(client_for, clerk, partnership_officer, report):
    appendix = make_appendix(report, by=clerk, title="Case notes")
    exemptions.exempt(part=appendix, by=clerk, exempt_review_date=in_a_year(), **EXEMPT)
    appendix.refresh_from_db()
    assert appendix.is_exempt
    browser = client_for(partnership_officer)
    shown = browser.get(report.get_absolute_url()).text
    assert "Case notes (not for publication: Paragraph 7: Information relating to action to prevent" in shown
    assert browser.get(appendix.get_absolute_url()).status_code == 404


def test_it_is_opened_again(client_for, clerk, partnership_officer, report):
    appendix = make_appendix(report, by=clerk, title="Case notes", is_exempt=True)
    url = reverse("meetings:exemption-open-appendix", args=[appendix.pk])
    assert "“Case notes” is open to the public." in client_for(clerk).post(url, follow=True).text
    opened = client_for(partnership_officer).get(appendix.get_absolute_url())
    assert opened.getvalue().startswith(b"%PDF-")
    events = AuditEvent.objects.filter(event__startswith="appendix.").order_by("pk")
    assert [event.event for event in events] == ["appendix.added", "appendix.exempted", "appendix.opened"]


def test_who_only_reads_opens_nothing(client_for, clerk, partnership_officer, report):
    appendix = make_appendix(report, by=clerk, is_exempt=True)
    for verb in ("appendix", "open-appendix"):
        url = reverse(f"meetings:exemption-{verb}", args=[appendix.pk])
        assert client_for(partnership_officer).post(url).status_code == 403
