"""Who may change what of partnerships; each refusal is one sentence."""

from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership, Person, Plan, PlanAction
from scrutiny.access.checks import require
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User


def check_edit_directory(user: User, council: Council) -> None:
    """Organisations, people and posts of a council's directory."""
    require(
        user,
        Permission.EDIT_DIRECTORY,
        _(
            "Only committee officers, partnership officers and administrators change organisations and people."
        ),
        council=council.pk,
    )


def check_link_account(user: User, person: Person) -> None:
    """Say with which account a person signs in: their seats then are roles of that account."""
    require(
        user,
        Permission.MANAGE_USERS,
        _("Only administrators say with which account somebody signs in, because it gives them roles."),
        council=person.council_id,
    )


def check_create_partnership(user: User, council: Council) -> None:
    """Set up a partnership for a council."""
    require(
        user,
        Permission.EDIT_PARTNERSHIP,
        _("Only partnership officers and committee officers set up a partnership."),
        council=council.pk,
    )


def check_edit_partnership(user: User, partnership: Partnership) -> None:
    """The partnership's names, members, groups, and its plan and priorities."""
    require(
        user,
        Permission.EDIT_PARTNERSHIP,
        _("Only partnership officers and committee officers change the partnership and its plan."),
        council=partnership.council_id,
    )


def check_print_member_list(user: User, partnership: Partnership) -> None:
    """The printed list of members as a paper."""
    require(
        user,
        Permission.PUBLISH,
        _("Only committee officers publish papers."),
        council=partnership.council_id,
    )


def check_edit_plan(user: User, plan: Plan) -> None:
    """A plan, its priorities, theme leads, actions and measures."""
    check_edit_partnership(user, plan.partnership)


def check_update_plan(user: User, plan: Plan) -> None:
    """Progress on actions and values of measures: officers, and theme leads of the partnership."""
    require(
        user,
        Permission.UPDATE_PLAN,
        _("Only theme leads and partnership officers record progress on the plan."),
        council=plan.partnership.council_id,
        partnership=plan.partnership_id,
    )


def check_update_action(user: User, action: PlanAction) -> None:
    """Progress on one action."""
    check_update_plan(user, action.priority.plan)
