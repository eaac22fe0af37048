"""Versions of a section: listed, compared, restored."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import Event
from meetings.models import ReportSection, SectionVersion
from scrutiny.models import AuditEvent
from tests.meetings.report_factories import make_report
from tests.meetings.section_factories import page_of, section_of, type_into


@pytest.fixture
def section(meeting, clerk, monkeypatch):
    """A section written in three sittings."""
    section = section_of(make_report(meeting=meeting, by=clerk))
    start = timezone.now()
    texts = ["Burglary fell.", "Burglary fell by a fifth.", "Burglary fell by a quarter.\n\nRobbery rose."]
    for sitting, text in enumerate(texts):
        monkeypatch.setattr(timezone, "now", lambda sitting=sitting: start + dt.timedelta(hours=sitting))
        type_into(section, text, by=clerk)
    return section


def test_they_are_listed_with_how_much_changed(client_for, section, clerk):
    shown = client_for(clerk).get(page_of(section, "section-version-list"))
    assert str(clerk) in shown.text
    rows = [line["changed"] if isinstance(line, dict) else line.changed for line in shown.context["lines"]]
    assert rows == [3, 4, None]


def test_any_two_are_compared(client_for, section, clerk):
    shown = client_for(clerk).get(page_of(section, "section-version-compare"), {"from": "2", "to": "now"})
    assert "fifth." in shown.text
    assert "Robbery rose." in shown.text
    assert "[taken out:]" in shown.text
    assert "Restore version 2" in shown.text
    assert (
        client_for(clerk)
        .get(page_of(section, "section-version-compare"), {"from": "99", "to": "now"})
        .status_code
        == 404
    )


def test_one_is_restored_and_the_text_before_is_kept(client_for, section, clerk):
    keys = SectionVersion.objects.get(number=1).paragraph_keys
    answer = client_for(clerk).post(page_of(section, "section-version-restore", 1), follow=True)
    assert "The text is restored." in answer.text
    now = ReportSection.objects.get(pk=section.pk)
    assert now.body == "Burglary fell."
    assert now.paragraph_keys == keys
    assert SectionVersion.objects.filter(body__contains="Robbery rose.").exists()
    assert AuditEvent.objects.get(event=Event.SECTION_RESTORED).detail["version"] == 1
