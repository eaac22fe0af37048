"""The header lines of a house style in its draft."""

import pytest
from django.urls import reverse

from meetings.house_style_edits import adding_line
from meetings.services import committees, house_style_drafts, reports
from tests.meetings import house_style_factories as styles
from tests.meetings.house_style_factories import sent
from tests.meetings.report_factories import make_item


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk)


def url_of(verb: str, style, *args) -> str:
    return reverse(f"meetings:house-style-line-{verb}", args=[style.pk, *args])


def header_of(style) -> list[tuple[str, str]]:
    style.refresh_from_db()
    return [(line.key, line.label) for line in house_style_drafts.sheet_of(style).header]


def test_a_known_fact_is_added(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("list", style)
    typed = {"group": "contacts", "fact": "lead_officer", "label": "Chief officer:"}
    page = browser.post(url, sent(browser.get(url).context["form"], **typed), follow=True).content.decode()
    assert "Chief officer:" in page
    assert "C. Example, Director of Communities" in page


def test_a_text_of_the_councils_own_is_added(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("list", style)
    typed = {"group": "header", "fact": "", "label": "Parish:"}
    browser.post(url, sent(browser.get(url).context["form"], **typed))
    assert header_of(style)[-1] == ("own-parish", "Parish:")


def test_an_author_fills_in_a_text_of_the_councils_own(client_for, clerk, style, meeting):
    styles.change(style, adding_line("header", "", "Parish:"), by=clerk)
    styles.use(style, by=clerk)
    committees.change(committee=meeting.committee, by=clerk, house_style=style)
    meeting.committee.refresh_from_db()
    item = make_item(meeting=meeting, by=clerk)
    report = reports.commission(item=item, by=clerk, author=None)
    browser, url = client_for(clerk), reverse("meetings:report-edit", args=[report.pk])
    form = browser.get(url).context["form"]
    assert form["own-parish"].label == "Parish"
    typed = sent(form) | {"own-parish": "Little Larkmere"}
    browser.post(url, typed)
    page = browser.get(report.get_absolute_url()).content.decode()
    assert "Parish:" in page
    assert "Little Larkmere" in page
    stale = browser.post(url, typed | {"own-parish": "Great Larkmere"}).content.decode()
    assert "Saved by someone else" in stale


def test_a_text_of_ones_own_needs_a_label_and_a_fact_stands_once(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("list", style)
    form = browser.get(url).context["form"]
    page = browser.post(url, sent(form, group="header", fact="")).content.decode()
    assert "Give a text of your own a label" in page
    page = browser.post(url, sent(form, group="header", fact="subject")).content.decode()
    assert "This stands here already." in page


def test_a_line_is_labelled_moved_and_removed(client_for, clerk, style):
    browser, before = client_for(clerk), header_of(style)
    url = url_of("edit", style, "header", "subject")
    browser.post(url, sent(browser.get(url).context["form"], label="About:"))
    assert ("subject", "About:") in header_of(style)
    browser.post(url_of("move", style, "header", before[0][0]), {"direction": "down"})
    assert [key for key, _label in header_of(style)[:2]] == [before[1][0], before[0][0]]
    browser.post(url_of("remove", style, "header", "date"))
    assert "date" not in dict(header_of(style))
    assert browser.post(url_of("remove", style, "header", "date")).status_code == 404
    assert browser.post(url_of("remove", style, "sections", "date")).status_code == 404
