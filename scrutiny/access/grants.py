"""Which roles a person holds today, and where: read once per request by one query, asked many times.

Each app names a provider, a function `(user_id, on) -> queryset` made by `rows_of`, so that the kernel need not know
committees or partnerships.
"""

import datetime as dt
import functools
from dataclasses import dataclass

from django.db import connection
from django.db.models import BigIntegerField, F, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.module_loading import import_string

from scrutiny.access.permissions import Permission
from scrutiny.access.roles import BY_SLUG

_PROVIDERS: list[str] = []
# Stand for the person and the day in the query while it is built.
_NOBODY, _NO_DAY = -1, dt.date.min


def register_provider(path: str) -> None:
    """Add the dotted path of a provider; naming it twice is harmless."""
    if path not in _PROVIDERS:
        _PROVIDERS.append(path)


@dataclass(frozen=True)
class Grant:
    """One role, held for the whole service, a council, a committee or a partnership."""

    role: str
    council_id: int | None = None
    committee_id: int | None = None
    partnership_id: int | None = None
    organisation_id: int | None = None

    @property
    def permissions(self) -> frozenset[Permission]:
        return BY_SLUG[self.role].permissions


@dataclass(frozen=True)
class Grants:
    """All roles of one person on one day."""

    rows: tuple[Grant, ...] = ()

    def having(self, permission: Permission) -> tuple[Grant, ...]:
        return tuple(grant for grant in self.rows if permission in grant.permissions)

    def councils_with(self, permission: Permission) -> set[int]:
        """Ids of councils for the whole of which the permission is held."""
        return {g.council_id for g in self.having(permission) if g.council_id and _is_council_wide(g)}

    def committees_with(self, permission: Permission) -> set[int]:
        """Ids of single committees for which the permission is held by membership."""
        return {g.committee_id for g in self.having(permission) if g.committee_id}

    def partnerships_with(self, permission: Permission) -> set[int]:
        """Ids of single partnerships for which the permission is held by membership or as a theme lead."""
        return {g.partnership_id for g in self.having(permission) if g.partnership_id}

    def organisations_with(self, permission: Permission) -> set[int]:
        return {g.organisation_id for g in self.having(permission) if g.organisation_id}

    @property
    def council_ids(self) -> set[int]:
        """Ids of councils where the person holds any role at all."""
        return {g.council_id for g in self.rows if g.council_id}

    @property
    def is_system_administrator(self) -> bool:
        return any(g.role == "system-administrator" for g in self.rows)

    def allow(self, permission: Permission, *, council=None, committee=None, partnership=None) -> bool:
        """Whether the permission is held for any of the places given (ids), or for the whole service."""
        return any(
            grant.council_id is None
            or (council is not None and grant.council_id == council and _is_council_wide(grant))
            or (committee is not None and grant.committee_id == committee)
            or (partnership is not None and grant.partnership_id == partnership)
            for grant in self.having(permission)
        )


def _is_council_wide(grant: Grant) -> bool:
    return grant.committee_id is None and grant.partnership_id is None


def rows_of(queryset: QuerySet, *, role, council: str, **places: str) -> QuerySet:
    """The rows of a provider: `role` is an expression, the others name the column that holds an id."""
    none = Cast(None, BigIntegerField())
    named = [
        F(places[name]) if name in places else none for name in ("committee", "partnership", "organisation")
    ]
    return queryset.order_by().values_list(role, F(council), *named)


def load(user, on: dt.date | None = None) -> Grants:
    """The roles of the user on a day (today in London unless given), by one query."""
    sql, params = _query()
    known = {_NOBODY: user.pk, _NO_DAY: on or timezone.localdate()}
    with connection.cursor() as cursor:
        cursor.execute(sql, [known.get(param, param) for param in params])
        held = tuple(Grant(*row) for row in cursor.fetchall())
    return Grants((Grant("system-administrator"), *held) if user.is_system_administrator else held)


@functools.cache
def _query() -> tuple[str, tuple]:
    """What all providers ask, and its parameters: every request asks it, and to build it takes longer than to ask."""
    first, *others = (import_string(path)(_NOBODY, _NO_DAY) for path in _PROVIDERS)
    return first.union(*others, all=True).query.sql_with_params()


def grants_of(user) -> Grants:
    """The grants of a signed-in or anonymous person; a visitor holds none."""
    return user.grants if user.is_authenticated else Grants()
