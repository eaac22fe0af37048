"""The list of reports: all of the council's for its officers, their own for theme leads."""

from django.urls import reverse

from tests.meetings.report_factories import make_item, make_report


def test_officers_see_all_and_narrow_it_down(client_for, clerk, meeting):
    make_report(meeting=meeting, by=clerk, title="Hate crime")
    make_report(meeting=meeting, by=clerk, title="Road safety", status="cleared")
    browser = client_for(clerk)
    url = reverse("meetings:report-list")
    whole = browser.get(url).text
    assert "Hate crime" in whole
    assert "Road safety" in whole
    narrowed = browser.get(url, {"status": "cleared", "meeting": meeting.pk}).text
    assert "Hate crime" not in narrowed
    assert "Road safety" in narrowed
    assert "Road safety" in browser.get(url, {"status": "nonsense", "meeting": "x"}).text


def test_theme_leads_see_theirs(client_for, clerk, theme_lead, meeting, priority):
    item = make_item(meeting=meeting, by=clerk, title="Nuisance", priority=priority)
    make_report(meeting=meeting, by=clerk, item=item, title="Nuisance in the town")
    make_report(meeting=meeting, by=clerk, title="Road safety")
    page = client_for(theme_lead).get(reverse("meetings:report-list")).text
    assert "Nuisance in the town" in page
    assert "Road safety" not in page


def test_other_councils_see_none(client_for, clerk, other_clerk, meeting):
    make_report(meeting=meeting, by=clerk, title="Hate crime")
    page = client_for(other_clerk).get(reverse("meetings:report-list")).text
    assert "Hate crime" not in page
    assert "There is no report here." in page


def test_exempt_reports_are_for_those_who_read_them(client_for, clerk, partnership_officer, meeting):
    item = make_item(
        meeting=meeting, by=clerk, exempt_paragraphs=["7"], public_interest_reason="It would warn offenders."
    )
    report = make_report(meeting=meeting, by=clerk, item=item, title="A covert operation")
    browser = client_for(partnership_officer)
    assert "A covert operation" not in browser.get(reverse("meetings:report-list")).text
    assert browser.get(report.get_absolute_url()).status_code == 404


def test_the_list_takes_at_most_twelve_queries(client_for, clerk, meeting, django_assert_max_num_queries):
    for n in range(8):
        make_report(meeting=meeting, by=clerk, title=f"Report {n}")
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(reverse("meetings:report-list"))
