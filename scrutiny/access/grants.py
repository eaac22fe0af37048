"""Which roles a person holds today, and where: read once per request, asked many times.

Each app names a provider, a function `(user, on) -> iterable of Grant`, so that the kernel need not know
committees or partnerships.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.module_loading import import_string

from scrutiny.access.permissions import Permission
from scrutiny.access.roles import BY_SLUG

_PROVIDERS: list[str] = []


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


def load(user, on: dt.date | None = None) -> Grants:
    """Ask every provider for the roles of the user on a day (today in London unless given)."""
    day = on or timezone.localdate()
    return Grants(tuple(_collected(user, day)))


def _collected(user, day: dt.date) -> Iterable[Grant]:
    for path in _PROVIDERS:
        yield from import_string(path)(user, day)


def grants_of(user) -> Grants:
    """The grants of a signed-in or anonymous person; a visitor holds none."""
    return user.grants if user.is_authenticated else Grants()
