"""What waits for a person, gathered from the apps for the page "Your work".

Each app names a provider, a function `(user, council) -> iterable of WorkItem`, so that the kernel need not
know reports or recommendations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.module_loading import import_string

if TYPE_CHECKING:  # apps name their providers before models are loaded
    from scrutiny.models import Council, User

_PROVIDERS: list[str] = []


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits: `kind` is the heading it stands under, `due` the day to have it done by."""

    kind: str | Promise
    title: str
    url: str
    due: dt.date | None = None
    overdue: bool = False
    note: str | Promise = ""


@dataclass(frozen=True)
class WorkGroup:
    """All of one kind, the most urgent first."""

    kind: str
    items: tuple[WorkItem, ...]


def register_provider(path: str) -> None:
    """Add the dotted path of a provider; naming it twice is harmless."""
    if path not in _PROVIDERS:
        _PROVIDERS.append(path)


def waiting_for(user: User, council: Council) -> list[WorkGroup]:
    """What waits for the person at the council, in groups, in the order in which providers name kinds."""
    groups: dict[str, list[WorkItem]] = {}
    for item in _collected(user, council):
        groups.setdefault(str(item.kind), []).append(item)
    return [WorkGroup(kind, tuple(sorted(items, key=_urgency))) for kind, items in groups.items()]


def _collected(user: User, council: Council) -> Iterable[WorkItem]:
    for path in _PROVIDERS:
        yield from import_string(path)(user, council)


def _urgency(item: WorkItem) -> tuple[dt.date, str]:
    return item.due or dt.date.max, item.title
