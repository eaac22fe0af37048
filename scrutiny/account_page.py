"""What the page of a person who can sign in shows an administrator."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from scrutiny import policies
from scrutiny.access.checks import refusal
from scrutiny.access.grants import Grants
from scrutiny.access.roles import BY_SLUG, Role
from scrutiny.models import AuditEvent, CouncilRole, User
from scrutiny.workflow import Action

EVENTS_SHOWN = 20


@dataclass(frozen=True)
class Facts:
    """Roles for councils that the administrator knows, roles by seat, what can be done, and what was done."""

    roles: list[CouncilRole]
    by_seat: list[Role]
    actions: list[Action]
    events: list[AuditEvent]


def facts(person: User, viewer: User) -> Facts:
    """Gather what `viewer` may know of and do with the account of `person`."""
    held = viewer.grants
    roles = [row for row in person.council_roles.all() if _is_known(row.council_id, held)]
    seats = [g for g in person.grants.rows if g.committee_id or g.partnership_id]
    seen = [g for g in seats if _is_known(g.council_id, held)]
    by_seat = [BY_SLUG[slug] for slug in dict.fromkeys(grant.role for grant in seen)]
    return Facts(roles, by_seat, _actions(person, viewer), _events(person, roles, viewer))


def _is_known(council: int | None, held: Grants) -> bool:
    """Whether the viewer works for the council, or for the whole service."""
    return held.is_system_administrator or council in held.council_ids


def _events(person: User, roles: Iterable[CouncilRole], viewer: User) -> list[AuditEvent]:
    """The last lines of the audit log about the account and its roles."""
    of_roles = Q(subject_type=CouncilRole._meta.label_lower, subject_id__in=[str(role.pk) for role in roles])
    of_account = Q(subject_type=User._meta.label_lower, subject_id=str(person.pk))
    return list(AuditEvent.objects.visible_to(viewer).filter(of_account | of_roles)[:EVENTS_SHOWN])


def _actions(person: User, viewer: User) -> list[Action]:
    edit_refused = refusal(policies.check_edit_user, viewer, person)
    closing_refused = refusal(policies.check_deactivate_user, viewer, person)
    rows = [("role-give", _("Give a role"), True, "primary", "")] if person.is_active else []
    rows.append(("user-edit", _("Change name or address"), True, "secondary", edit_refused))
    if person.is_active:
        rows.append(("user-deactivate", _("Close the account"), False, "warning", closing_refused))
    else:
        rows.append(("user-reactivate", _("Open the account again"), False, "secondary", closing_refused))
    return [
        Action(
            verb=name, label=label, url=reverse(name, args=[person.pk]), asks=asks, style=style,
            allowed=not reason, reason=reason,
        )
        for name, label, asks, style, reason in rows
    ]  # fmt: skip
