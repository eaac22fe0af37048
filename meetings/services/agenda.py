"""The agenda of a meeting as a whole: its tree with numbers, and the day its numbers are frozen."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from meetings import policies, visibility
from meetings.enums import Audience, Event
from meetings.models import AgendaItem, Meeting, Report
from meetings.visibility import Shown
from partnerships.models import Post
from scrutiny import numbering, records
from scrutiny.models import User


@dataclass(frozen=True)
class AgendaNode:
    """One item in its place: its number as printed, and the items under it."""

    item: AgendaItem
    label: str
    children: tuple["AgendaNode", ...] = ()

    def walk(self) -> Iterator["AgendaNode"]:
        """This node and all under it, in the order of the agenda."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def report(self) -> Report | None:
        """The item's report, None when there is none (no query)."""
        return getattr(self.item, "report", None)


@dataclass(frozen=True)
class AgendaLine:
    """One item as a page shows it: in its place, with what of it the audience may read."""

    item: AgendaItem
    label: str
    shown: Shown
    report: Report | None
    is_first: bool
    is_last: bool
    depth: int
    lines: tuple["AgendaLine", ...]


def tree(meeting: Meeting) -> tuple[AgendaNode, ...]:
    """The agenda with its numbers, in three queries whatever its length.

    Read along: presenter and person spoken for with their posts, priority, earlier meeting, and report with its
    author. Frozen numbers stay; items added since take letters (8A). Nobody is asked whether they may read it.
    """
    posts = Post.objects.select_related("organisation")
    items = list(
        AgendaItem.objects.filter(meeting=meeting)
        .select_related(
            "presenter", "on_behalf_of", "priority", "earlier_meeting__committee", "report__author"
        )
        .prefetch_related(
            Prefetch("presenter__posts", queryset=posts), Prefetch("on_behalf_of__posts", queryset=posts)
        )
    )
    for item in items:
        item.meeting = meeting
    return arranged(items)


def outline(meeting: Meeting) -> tuple[AgendaNode, ...]:
    """The agenda with its numbers, presenters and reports and nothing more, in one query."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    return arranged(rows.select_related("presenter", "on_behalf_of", "report"))


def arranged(items: Iterable[AgendaItem]) -> tuple[AgendaNode, ...]:
    """Items of one meeting, already in order of position, put under one another and numbered (no query)."""
    under: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for item in items:
        under[item.parent_id].append(item)
    labels = numbering.agenda_labels(_shapes(under, None))
    return _nodes(under, None, labels)


def nodes(agenda: Iterable[AgendaNode]) -> list[AgendaNode]:
    """Every node of a tree, in the order of the agenda."""
    return [node for top in agenda for node in top.walk()]


def lines(agenda: Iterable[AgendaNode], audience: Audience, depth: int = 1) -> tuple[AgendaLine, ...]:
    """The tree as a page shows it to an audience: meetings/visibility.py says what of each item (no query)."""
    siblings = list(agenda)
    return tuple(
        AgendaLine(
            item=node.item,
            label=node.label,
            shown=visibility.of_item(node.item, audience),
            report=node.report,
            is_first=place == 0,
            is_last=place == len(siblings) - 1,
            depth=depth,
            lines=lines(node.children, audience, depth + 1),
        )
        for place, node in enumerate(siblings)
    )


@transaction.atomic
def freeze(*, meeting: Meeting, by: User, at: dt.datetime | None = None) -> Meeting:
    """Fix the numbers of all items that have none fixed yet; called at each publication of an agenda (`at`, or now).

    Frozen numbers never change: what is added later takes a letter after the number before it.
    """
    policies.check_edit_meeting(by, meeting)
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    for node in nodes(outline(meeting)):
        if not node.item.label:
            node.item.label = node.label
            node.item.save(update_fields=["label"])
    if not locked.is_frozen:
        records.change(
            locked,
            by=by,
            event=Event.AGENDA_FROZEN,
            council=meeting.council,
            agenda_frozen_at=at or timezone.now(),
        )
        meeting.agenda_frozen_at, meeting.version = locked.agenda_frozen_at, locked.version
    return meeting


def _shapes(under: dict, parent: int | None) -> tuple[numbering.AgendaNode, ...]:
    return tuple(
        numbering.AgendaNode(id=item.pk, children=_shapes(under, item.pk), frozen_label=item.label)
        for item in under[parent]
    )


def _nodes(under: dict, parent: int | None, labels: dict) -> tuple[AgendaNode, ...]:
    return tuple(AgendaNode(item, labels[item.pk], _nodes(under, item.pk, labels)) for item in under[parent])
