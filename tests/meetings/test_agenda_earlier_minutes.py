"""Several earlier meetings whose minutes are to be agreed under one item: chosen on the agenda, bound into the pack."""

import pytest
from django.urls import reverse

from meetings.enums import PaperKind
from meetings.papers import catalogue, subject
from tests.meetings.agreement_factories import make_later, make_set
from tests.meetings.minutes_factories import make_minutes


@pytest.fixture
def published(committee, clerk, chair):
    return make_set(committee, clerk, 60)


def test_further_meetings_are_chosen_on_the_agenda(client_for, committee, clerk, chair, published):
    other = make_set(committee, clerk, 40)
    meeting = make_later(committee, clerk, published)
    item = meeting.items.get()
    url = reverse("meetings:agenda-item-edit", args=[item.pk])
    browser = client_for(clerk)
    offered = dict(browser.get(url).context["form"].fields["also_earlier"].choices)
    assert set(offered) == {published.meeting.pk, other.meeting.pk}
    data = {
        "title": "Minutes of two meetings",
        "kind": item.kind,
        "version": item.version,
        "earlier_meeting": published.meeting.pk,
        "also_earlier": [published.meeting.pk, other.meeting.pk],
    }
    browser.post(url, data)
    assert list(item.also_earlier.all()) == [other.meeting]
    record = make_minutes(meeting=meeting, by=clerk)
    assert "the minutes of the meetings held on" in record.entries.get().resolutions.get().text


def test_11_the_pack_holds_every_set_that_is_to_be_agreed(committee, clerk, chair, published):
    other = make_set(committee, clerk, 40, narrative="Of Station Road.")
    meeting = make_later(committee, clerk, published, other)
    pack = catalogue.compose(PaperKind.AGENDA_PACK, subject.load(meeting_id=meeting.pk))
    key = meeting.items.get().pk
    found = [part for part in pack.parts if part.name.startswith(f"item-{key}-minutes")]
    assert [part.name for part in found] == [f"item-{key}-minutes", f"item-{key}-minutes-2"]
    assert "Of Mill Lane." in found[0].html
    assert "Of Station Road." in found[1].html
    assert f'id="item-{key}-minutes-2"' in found[1].html
