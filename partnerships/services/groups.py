"""Boards and groups under a partnership: a tree in which each has a chair."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Partnership, PartnershipGroup
from partnerships.services import people
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class GroupNode:
    """A group and the groups under it."""

    group: PartnershipGroup
    children: tuple["GroupNode", ...]


@transaction.atomic
def create(*, partnership: Partnership, by: User, **details) -> PartnershipGroup:
    """Set up a board or group under the partnership.

    Raises Refused, and ValidationError with a sentence per field.
    """
    policies.check_edit_partnership(by, partnership)
    group = PartnershipGroup(partnership=partnership, **details)
    _check_place(group)
    people.check_in_post(group.chair, start=group.start, end=group.end, field="chair")
    return records.create(group, by=by, event=Event.GROUP_CREATED, council=partnership.council)


@transaction.atomic
def change(
    *, group: PartnershipGroup, by: User, expected_version: int | None = None, **details
) -> PartnershipGroup:
    """Change a group's name, place, chair or dates. Raises Refused, StaleEdit, and ValidationError."""
    partnership = group.partnership
    policies.check_edit_partnership(by, partnership)
    chair_before = PartnershipGroup.objects.values_list("chair", flat=True).get(pk=group.pk)
    for name, value in details.items():
        setattr(group, name, value)
    _check_place(group)
    _refuse_open_groups(group)
    if group.chair_id != chair_before:
        people.check_in_post(group.chair, start=None, end=group.end, field="chair")
    return records.change(
        group,
        by=by,
        event=Event.GROUP_CHANGED,
        council=partnership.council,
        expected_version=expected_version,
        **details,
    )


@transaction.atomic
def end(*, group: PartnershipGroup, by: User, on: dt.date) -> PartnershipGroup:
    """Record the last day of a group.

    Raises Refused, and ValidationError while a group under it would outlast it.
    """
    partnership = group.partnership
    policies.check_edit_partnership(by, partnership)
    group.end = on
    _refuse_open_groups(group)
    return records.end(group, by=by, event=Event.GROUP_ENDED, council=partnership.council, on=on)


def tree(partnership: Partnership, on: dt.date) -> tuple[GroupNode, ...]:
    """The groups that hold on a day as a tree, boards and groups by name (one query).

    A group whose parent has ended stands at the top, so that it is never lost from the page.
    """
    groups = list(partnership.groups.on(on).select_related("chair"))
    known = {group.pk for group in groups}
    below = defaultdict(list)
    for group in groups:
        below[group.parent_id if group.parent_id in known else None].append(group)
    return _nodes(below[None], below)


def descendants(group: PartnershipGroup) -> set[int]:
    """Ids of the groups under a group, at any depth (one query)."""
    below = defaultdict(set)
    for pk, parent in group.partnership.groups.values_list("pk", "parent_id"):
        below[parent].add(pk)
    found, waiting = set(), [group.pk]
    while waiting:
        new = below[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _nodes(groups: Iterable[PartnershipGroup], below: dict) -> tuple[GroupNode, ...]:
    return tuple(GroupNode(group, _nodes(below.get(group.pk, ()), below)) for group in groups)


def _check_place(group: PartnershipGroup) -> None:
    """The parent is of the same partnership, not the group or under it, and lasts as long."""
    parent = group.parent
    if parent is None:
        return
    if parent.partnership_id != group.partnership_id:
        raise ValidationError({"parent": _("Choose a board or group of this partnership.")})
    if group.pk and parent.pk in {group.pk, *descendants(group)}:
        raise ValidationError({"parent": _("A group cannot stand under itself or its own groups.")})
    if parent.end and (group.end is None or group.end > parent.end):
        raise ValidationError(
            {"parent": _("%(group)s ended on %(day)s.") % {"group": parent, "day": uk_date(parent.end)}}
        )


def _refuse_open_groups(group: PartnershipGroup) -> None:
    outlasting = group.groups.on(group.end + DAY).first() if group.end else None
    if outlasting:
        raise ValidationError(
            {"end": _("%(group)s stands under it and goes on. End that first.") % {"group": outlasting}}
        )
