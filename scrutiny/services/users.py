"""People who can sign in and their roles for a council."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny import audit, notifications, policies, records
from scrutiny.access.grants import rows_of
from scrutiny.access.permissions import Permission
from scrutiny.access.roles import COUNCIL_ROLES
from scrutiny.enums import Event
from scrutiny.models import Council, CouncilRole, User


def council_grants(user_id: int, on: dt.date) -> QuerySet:
    """The council roles that a person holds on a day."""
    return rows_of(CouncilRole.objects.on(on).filter(user=user_id), role=F("role"), council="council")


def councils_where(user: User, permission: Permission) -> QuerySet:
    """Ids of the councils where a role of today gives a person a permission, for a query that asks it along."""
    roles = [role.slug for role in COUNCIL_ROLES if permission in role.permissions]
    return CouncilRole.objects.current().filter(user=user, role__in=roles).order_by().values("council")


@transaction.atomic
def create(
    *, council: Council, by: User, name: str, email: str, role: str, start: dt.date | None = None
) -> User:
    """Let a person sign in for a council, with a first role there from a day on (today unless given).

    Somebody who signs in for another council keeps that account, name and password, and gets the role here;
    somebody new is sent the link by which they set their password.
    Raises ValidationError when the address is known at this council already or its account is closed.
    """
    policies.check_manage_users(by, council)
    user = _known(email, council) or _invited(council=council, by=by, name=name, email=email)
    give_role(user=user, council=council, by=by, role=role, start=start or timezone.localdate())
    return user


@transaction.atomic
def appoint_system_administrator(*, by: User | None, name: str, email: str) -> User:
    """Add somebody who runs the service for all councils; `by` is None for who works at the server itself."""
    if by is not None:
        policies.check_appoint_system_administrator(by)
    user = _invited(council=None, by=by, name=name, email=email, is_system_administrator=True)
    audit.record(Event.SYSTEM_ADMINISTRATOR_APPOINTED, by=by, subject=user)
    return user


@transaction.atomic
def change(*, user: User, council: Council | None, by: User, name: str, email: str) -> User:
    """Change a person's name and the address they sign in with. Raises ValidationError when it is taken."""
    policies.check_edit_user(by, user)
    is_new_address = user.email.lower() != email.lower()
    records.change(user, by=by, event=Event.USER_CHANGED, council=council, name=name, email=email)
    if is_new_address:
        # allauth keeps addresses of its own: the old one must not open the account any longer.
        EmailAddress.objects.filter(user=user).delete()
    return user


@transaction.atomic
def deactivate(*, user: User, council: Council | None, by: User) -> User:
    """Close an account: the person is signed out and cannot sign in; their roles and records stay."""
    policies.check_deactivate_user(by, user)
    return records.change(user, by=by, event=Event.USER_DEACTIVATED, council=council, is_active=False)


@transaction.atomic
def reactivate(*, user: User, council: Council | None, by: User) -> User:
    """Open a closed account again."""
    policies.check_deactivate_user(by, user)
    return records.change(user, by=by, event=Event.USER_REACTIVATED, council=council, is_active=True)


@transaction.atomic
def give_role(
    *,
    user: User,
    council: Council,
    by: User,
    role: str,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> CouncilRole:
    """Give a person a role for a council from one day to another, both included, or until it is ended.

    Raises ValidationError when the account is closed, the dates are in the wrong order or the role is held.
    """
    policies.check_manage_users(by, council)
    if not user.is_active:
        raise ValidationError(_("This account is closed. Open it again before you give it a role."))
    held = CouncilRole(user=user, council=council, role=role, start=start, end=end)
    return records.create(held, by=by, event=Event.ROLE_GIVEN, council=council, person=user.pk)


@transaction.atomic
def end_role(*, role: CouncilRole, by: User, on: dt.date) -> CouncilRole:
    """End a role on a day, its last. Raises ValidationError when it began later."""
    policies.check_manage_users(by, role.council)
    return records.end(role, by=by, event=Event.ROLE_ENDED, council=role.council, on=on)


def _known(email: str, council: Council) -> User | None:
    """The account that the address opens already, if it is one of another council's."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        return None
    if user.council_roles.filter(council=council).exists():
        raise ValidationError(
            {"email": _("Someone with this address can already sign in. Find them in the list of users.")}
        )
    if not user.is_active:
        raise ValidationError({"email": _("The account with this email address is closed.")})
    return user


def _invited(*, council: Council | None, by: User | None, **fields) -> User:
    user = User(**fields)
    user.set_unusable_password()
    records.create(user, by=by, event=Event.USER_CREATED, council=council)
    notifications.invitation(user, by=by, council=council)
    return user
