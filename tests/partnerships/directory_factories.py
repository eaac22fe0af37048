"""Organisations, people, posts, seats and groups for tests, made through the services."""

import datetime as dt

from partnerships.enums import OrganisationKind
from partnerships.models import (
    Organisation,
    Partnership,
    PartnershipGroup,
    PartnershipMembership,
    Person,
    Post,
)
from partnerships.services import groups, memberships, organisations, people, posts


def make_organisation(*, council, by, name="Larkshire Integrated Care Board", **details) -> Organisation:
    details = {"kind": OrganisationKind.RESPONSIBLE_AUTHORITY, **details}
    return organisations.create(council=council, by=by, name=name, **details)


def make_person(*, council, by, surname="Boyle", forename="David", **details) -> Person:
    return people.create(council=council, by=by, surname=surname, forename=forename, **details)


def make_post(person: Person, *, by, title="Chief Superintendent", **details) -> Post:
    return posts.create(person=person, by=by, title=title, **details)


def make_seat(partnership: Partnership, *, by, person: Person, **details) -> PartnershipMembership:
    return memberships.create(partnership=partnership, by=by, person=person, **details)


def make_group(partnership: Partnership, *, by, name="Joint Action Group", **details) -> PartnershipGroup:
    return groups.create(partnership=partnership, by=by, name=name, **details)


def date_parts(name: str, day: dt.date | None) -> dict[str, str]:
    """What a browser sends for the three boxes of a date."""
    parts = (day.day, day.month, day.year) if day else ("", "", "")
    return {f"{name}-{part}": str(value) for part, value in zip(("day", "month", "year"), parts, strict=True)}
