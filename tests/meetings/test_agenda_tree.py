"""The agenda as a tree: numbers, order, frozen numbers and the number of queries."""

import pytest

from meetings.enums import Audience
from meetings.services import agenda, agenda_items
from tests.meetings.agenda_factories import make_frozen, make_items, printed


def test_items_are_numbered_in_their_order_with_those_under_them(meeting, clerk):
    apologies, themes = make_items(meeting, "Apologies", "Themes", by=clerk)
    for title in ("Violence", "Drugs"):
        agenda_items.add(meeting=meeting, by=clerk, title=title, parent=themes)
    agenda_items.add(meeting=meeting, by=clerk, title="Interests", after=apologies)
    assert printed(meeting) == ["1 Apologies", "2 Interests", "3 Themes", "3.1 Violence", "3.2 Drugs"]


def test_the_tree_takes_three_queries_however_long_the_agenda(meeting, clerk, django_assert_max_num_queries):
    parents = make_items(meeting, *(f"Item {n}" for n in range(12)), by=clerk)
    for parent in parents:
        agenda_items.add(meeting=meeting, by=clerk, title="Under it", parent=parent)
    with django_assert_max_num_queries(3):
        found = agenda.nodes(agenda.tree(meeting))
        assert [node.label for node in found][:3] == ["1", "1.1", "2"]
        assert all(node.report is None for node in found)


def test_frozen_numbers_stay_and_late_items_take_letters(meeting, clerk):
    first, *_ = make_items(meeting, "Apologies", "Interests", by=clerk)
    make_frozen(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="Late", after=first)
    agenda_items.add(meeting=meeting, by=clerk, title="Later", after=first)
    assert printed(meeting) == ["1 Apologies", "1A Later", "1B Late", "2 Interests"]


def test_freezing_again_fixes_the_numbers_of_late_items(meeting, clerk):
    make_items(meeting, "Apologies", by=clerk)
    frozen_at = make_frozen(meeting, by=clerk).agenda_frozen_at
    late = agenda_items.add(meeting=meeting, by=clerk, title="Late")
    make_frozen(meeting, by=clerk)
    late.refresh_from_db()
    meeting.refresh_from_db()
    assert (late.label, meeting.agenda_frozen_at) == ("1A", frozen_at)


@pytest.mark.parametrize(("audience", "reads"), [(Audience.PUBLIC, False), (Audience.RESTRICTED, True)])
def test_lines_say_what_the_audience_may_read(meeting, clerk, audience, reads):
    agenda_items.add(
        meeting=meeting,
        by=clerk,
        title="Case review",
        exempt_paragraphs=["7"],
        public_interest_reason="It would prejudice an inquiry.",
    )
    (line,) = agenda.lines(agenda.outline(meeting), audience)
    assert (line.shown.title, line.shown.text) == ("Case review", reads)
