"""Two people in one section: they see each other, and a stale save never overwrites."""

import time

import pytest

from meetings.enums import Event, SavedAs
from meetings.models import ReportSection, SectionVersion
from scrutiny import presence
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_report, write
from tests.meetings.section_factories import page_of, section_of, type_into


@pytest.fixture
def report(meeting, clerk, priority):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft."}, by=clerk)
    report.item.priority = priority
    report.item.save(update_fields=["priority"])
    return report


@pytest.fixture
def section(report):
    return section_of(report)


@pytest.fixture
def stale(section, clerk, theme_lead):
    """What the theme lead typed while the clerk saved."""
    began = ReportSection.objects.get(pk=section.pk).version
    type_into(section, "Burglary fell by a fifth.", by=clerk)
    return type_into(section, "Burglary fell by a quarter.", by=theme_lead, version=began).beside


def body_of(section):
    return ReportSection.objects.get(pk=section.pk).body


def test_they_see_each_other(client_for, section, clerk, theme_lead):
    clerks, leads = client_for(clerk), client_for(theme_lead)
    assert "is writing here too" not in clerks.get(page_of(section)).text
    assert f"{clerk} is writing here too." in leads.get(page_of(section)).text
    assert clerks.post(page_of(section, "section-text-presence")).json() == {
        "others": f"{theme_lead} is writing here too."
    }


def test_who_left_is_gone(client_for, section, clerk, theme_lead, monkeypatch):
    client_for(theme_lead).get(page_of(section))
    now = time.time()
    monkeypatch.setattr(presence.time, "time", lambda: now + 31)
    assert "is writing here too" not in client_for(clerk).get(page_of(section)).text


def test_a_stale_save_is_kept_beside(stale, section, theme_lead):
    assert body_of(section) == "Burglary fell by a fifth."
    assert stale.body == "Burglary fell by a quarter."
    assert (stale.saved_as, stale.saved_by_user, stale.saved_by) == (
        SavedAs.BESIDE,
        theme_lead,
        str(theme_lead),
    )
    assert AuditEvent.objects.filter(event=Event.SECTION_TYPED_BESIDE).exists()


def test_typing_on_is_kept_in_the_same_place(stale, section, theme_lead):
    again = type_into(section, "Burglary fell by a quarter, we think.", by=theme_lead, version=stale.based_on)
    assert again.beside.number == stale.number
    assert SectionVersion.objects.get(pk=stale.pk).body == "Burglary fell by a quarter, we think."


def test_a_stale_save_of_the_same_words_is_none(section, clerk, theme_lead):
    began = ReportSection.objects.get(pk=section.pk).version
    type_into(section, "The same.", by=clerk)
    assert type_into(section, "The same.", by=theme_lead, version=began).beside is None


def test_the_page_leads_to_both_texts(client_for, section, clerk, theme_lead):
    began = ReportSection.objects.get(pk=section.pk).version
    type_into(section, "What the other wrote.", by=clerk)
    browser = client_for(theme_lead)
    data = {"text": "What I wrote.", "form": "markup", "version": began}
    shown = browser.post(page_of(section), {**data, "save": "1"}, follow=True)
    assert "Two texts of one section" in shown.text
    assert "the other" in shown.text
    assert "<ins" in shown.text
    assert "<del" in shown.text
    assert "[put in:]" in shown.text
    said = browser.post(page_of(section), {**data, "autosave": "1"})
    assert said.status_code == 409
    assert f"{clerk} saved this section while you were writing." in said.json()["said"]
    assert "/beside/" in said.json()["url"]


def test_it_waits_in_sight_until_it_is_settled(client_for, stale, section, theme_lead):
    browser = client_for(theme_lead)
    assert "is kept beside this text" in browser.get(page_of(section)).text
    settle(browser, stale, section, "theirs")
    assert "is kept beside this text" not in browser.get(page_of(section)).text


def settle(browser, stale, section, button, text=""):
    fresh = ReportSection.objects.get(pk=section.pk)
    data = {"text": text, "form": "markup", "version": fresh.version, button: "1"}
    return browser.post(page_of(section, "section-version-beside", stale.number), data, follow=True)


@pytest.mark.parametrize(
    ("button", "text", "body"),
    [
        ("theirs", "", "Burglary fell by a fifth."),
        ("mine", "", "Burglary fell by a quarter."),
        ("together", "It fell by a fifth or a quarter.", "It fell by a fifth or a quarter."),
    ],
)
def test_take_theirs_or_mine_or_put_together(client_for, stale, section, theme_lead, button, text, body):
    shown = settle(client_for(theme_lead), stale, section, button, text)
    assert "is saved." in shown.text
    assert body_of(section) == body
    stale.refresh_from_db()
    assert stale.settled_at
    kept = set(SectionVersion.objects.values_list("body", flat=True)) | {body_of(section)}
    assert {"Burglary fell by a fifth.", "Burglary fell by a quarter."} <= kept


def test_when_it_was_saved_once_more_meanwhile_nothing_is_written_over(
    client_for, stale, section, clerk, theme_lead
):
    old = ReportSection.objects.get(pk=section.pk).version
    type_into(section, "And once more.", by=clerk)
    data = {"text": "Put together.", "form": "markup", "version": old, "together": "1"}
    shown = client_for(theme_lead).post(
        page_of(section, "section-version-beside", stale.number), data, follow=True
    )
    assert "once more meanwhile" in shown.text
    assert body_of(section) == "And once more."
    assert SectionVersion.objects.filter(
        body="Put together.", saved_as=SavedAs.BESIDE, settled_at=None
    ).exists()
