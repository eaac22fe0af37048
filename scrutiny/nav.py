"""What the service navigation offers: to staff by what they may do, to residents by council."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scrutiny import demo
from scrutiny.access.grants import Grants, grants_of
from scrutiny.access.permissions import Permission


@dataclass(frozen=True)
class Place:
    """A place in the navigation: shown to who holds any of the permissions, to everyone if there are none."""

    text: str | Promise
    url_name: str
    permissions: tuple[Permission, ...] = ()


STAFF_PLACES = (
    Place(_("Your work"), "work"),
    Place(_("Meetings"), "meetings:meeting-list", (Permission.READ_COMMITTEE,)),
    Place(_("Reports"), "meetings:report-list", (Permission.READ_COMMITTEE, Permission.WRITE_REPORT)),
    Place(
        _("Recommendations"),
        "meetings:recommendation-list",
        (Permission.READ_COMMITTEE, Permission.ANSWER_RECOMMENDATION),
    ),
    Place(_("Committees"), "meetings:committee-list", (Permission.READ_COMMITTEE,)),
    Place(_("Partnerships"), "partnerships:partnership-list", (Permission.READ_PARTNERSHIP,)),
    Place(
        _("Organisations"),
        "partnerships:organisation-list",
        (Permission.READ_PARTNERSHIP, Permission.EDIT_DIRECTORY),
    ),
    Place(
        _("People"),
        "partnerships:person-list",
        (Permission.READ_PARTNERSHIP, Permission.EDIT_DIRECTORY),
    ),
    Place(_("Mail"), "mail-list", (Permission.READ_MAIL,)),
    Place(_("Users and roles"), "user-list", (Permission.MANAGE_USERS,)),
    Place(_("Audit log"), "audit-list", (Permission.READ_AUDIT,)),
    Place(_("Councils"), "council-list", (Permission.EDIT_COUNCIL,)),
)
PUBLIC_PLACES = (
    Place(_("Committees"), "public:committee-list"),
    Place(_("Meetings"), "public:meeting-list"),
    Place(_("Recommendations"), "public:recommendation-list"),
    Place(_("Partnership"), "public:partnership-list"),
)


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the navigation of a signed-in person as params of the service navigation."""
    if not request.user.is_authenticated:
        return []
    held = grants_of(request.user)
    return _params((place for place in STAFF_PLACES if _is_open(place, held)), request.path)


def public_items(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """Return the navigation of a council's public pages."""
    return _params(PUBLIC_PLACES, request.path, slug)


def context(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page; nothing is asked of the database until a template uses it."""
    return {
        "is_demo": settings.DEMO,
        "demo_log_ins": demo.log_ins,
        "service_name": _("Scrutiny"),
        "current_council": getattr(request, "council", None),
        "nav_items": lambda: items(request),
    }


def _is_open(place: Place, held: Grants) -> bool:
    return not place.permissions or any(held.having(permission) for permission in place.permissions)


def _params(places: Iterable[Place], path: str, *args: str) -> list[dict[str, Any]]:
    linked = ((place, _address(place, args)) for place in places)
    return [
        {"text": place.text, "href": url, "current": path == url, "active": path.startswith(url)}
        for place, url in linked
        if url
    ]


def _address(place: Place, args: tuple[str, ...]) -> str:
    try:
        return reverse(place.url_name, args=args)
    except NoReverseMatch:
        return ""
