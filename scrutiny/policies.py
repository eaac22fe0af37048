"""Who may change councils, people and their roles, and who reads the logs; each refusal is one sentence."""

from django.utils.translation import gettext_lazy as _

from scrutiny.access.checks import Refused, require
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, Job, User


def check_create_council(user: User) -> None:
    """Set up a council on this service."""
    require(user, Permission.SET_UP_COUNCILS, _("Only a system administrator sets up councils."))


def check_edit_council(user: User, council: Council) -> None:
    """A council's details, periods and closure days."""
    require(
        user,
        Permission.EDIT_COUNCIL,
        _("Only administrators change the council's details and closure days."),
        council=council.pk,
    )


def check_manage_users(user: User, council: Council) -> None:
    """Add people who can sign in for a council, and give and end their roles there."""
    require(
        user,
        Permission.MANAGE_USERS,
        _("Only administrators add people who can sign in and give them roles."),
        council=council.pk,
    )


def check_see_user(user: User, person: User) -> None:
    """See how somebody signs in and which roles they hold: administrators of a council of theirs."""
    held = grants_of(user)
    manages = held.councils_with(Permission.MANAGE_USERS)
    if not (held.is_system_administrator or person.councils_ever & manages):
        raise Refused(_("Only administrators see who can sign in and which roles they hold."))


def check_edit_user(user: User, person: User) -> None:
    """Change a person's name and address, or close their account.

    Who changes the address of an account can take it over, so the administrator of one council never changes
    the account of somebody who also works for another, or who runs the service.
    """
    check_see_user(user, person)
    held = grants_of(user)
    if held.is_system_administrator:
        return
    if person.is_system_administrator or person.councils_ever - held.councils_with(Permission.MANAGE_USERS):
        raise Refused(
            _("This person also works elsewhere here. Only a system administrator changes the account.")
        )


def check_deactivate_user(user: User, person: User) -> None:
    """Close an account, or open it again."""
    check_edit_user(user, person)
    if user.pk == person.pk:
        raise Refused(_("You cannot close your own account. Ask another administrator."))


def check_appoint_system_administrator(user: User) -> None:
    """Let somebody run the whole service."""
    if not grants_of(user).is_system_administrator:
        raise Refused(_("Only a system administrator appoints another."))


def check_read_audit(user: User, council: Council) -> None:
    """Read the record of who did what and when."""
    require(user, Permission.READ_AUDIT, _("Only administrators read the audit log."), council=council.pk)


def check_read_mail(user: User, council: Council) -> None:
    """Read the messages that the service sent for a council."""
    require(
        user,
        Permission.READ_MAIL,
        _("Only committee officers and administrators read the messages that were sent."),
        council=council.pk,
    )


def check_cancel_job(user: User, job: Job) -> None:
    """Stop work in the background: who started it, and who publishes for its council."""
    if job.started_by_id == user.pk:
        return
    require(
        user,
        Permission.PUBLISH,
        _("Only the person who started this, and committee officers, can cancel it."),
        council=job.council_id,
    )
