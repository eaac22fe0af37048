"""Roles are data: name, description and permissions; a row somewhere says who holds which, where and when.

Council roles are rows of `CouncilRole`; committee roles follow from committee memberships, partnership roles
from partnership memberships and theme leads. The staff page and docs/workflows.md print this same table.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scrutiny.access.permissions import Permission

P = Permission


@dataclass(frozen=True)
class Role:
    """A job that a person does here, and what the job lets them do."""

    slug: str
    name: str | Promise
    description: str | Promise
    held_on: str
    permissions: frozenset[P]


READS_COMMITTEE = frozenset({P.READ_COMMITTEE})
MEMBER = READS_COMMITTEE | {P.READ_RESTRICTED}
STAFF = frozenset({P.READ_COUNCIL, P.READ_PARTNERSHIP, P.READ_COMMITTEE})
PARTNERSHIP_STAFF = STAFF | {P.EDIT_DIRECTORY, P.EDIT_PARTNERSHIP, P.UPDATE_PLAN, P.WRITE_REPORT}
CLERK = (
    STAFF
    | PARTNERSHIP_STAFF
    | {
        P.EDIT_COMMITTEE,
        P.EDIT_MEETING,
        P.PUBLISH,
        P.READ_RESTRICTED,
        P.COMMISSION_REPORT,
        P.CLEAR_REPORT,
        P.APPOINT_REVIEWER,
        P.RECORD_MINUTES,
        P.SEND_RECOMMENDATION,
        P.CONFIRM_RECOMMENDATION,
        P.READ_MAIL,
    }
)

ALL = (
    Role(
        "system-administrator",
        _("System administrator"),
        _(
            "Runs the service for all councils: sets up councils and their first administrators. Reads no papers."
        ),
        "service",
        frozenset({P.SET_UP_COUNCILS, P.EDIT_COUNCIL, P.MANAGE_USERS, P.READ_AUDIT}),
    ),
    Role(
        "council-administrator",
        _("Council administrator"),
        _("Looks after the council's details and decides who can sign in."),
        "council",
        STAFF
        | {
            P.EDIT_COUNCIL,
            P.MANAGE_USERS,
            P.READ_AUDIT,
            P.READ_MAIL,
            P.EDIT_DIRECTORY,
            P.APPOINT_REVIEWER,
        },
    ),
    Role(
        "committee-officer",
        _("Committee officer"),
        _(
            "Democratic services: plans the year, drafts agendas, publishes packs and minutes, follows recommendations."
        ),
        "council",
        CLERK,
    ),
    Role(
        "partnership-officer",
        _("Partnership officer"),
        _("Co-ordinates the community safety partnership: its members, plan, actions and measures."),
        "council",
        PARTNERSHIP_STAFF,
    ),
    Role(
        "report-author",
        _("Report author"),
        _("An officer who writes reports for committees."),
        "council",
        STAFF | {P.WRITE_REPORT},
    ),
    Role(
        "account-holder",
        _("Councillor or partner"),
        _(
            "Can sign in. What they may read and do follows from their seats on committees and the partnership, "
            "and from the implications that they review."
        ),
        "council",
        frozenset(),
    ),
    Role(
        "chair",
        _("Chair"),
        _("Chairs the committee and signs its minutes."),
        "committee",
        MEMBER,
    ),
    Role("vice-chair", _("Vice-chair"), _("Chairs when the chair is away."), "committee", MEMBER),
    Role("member", _("Member"), _("A councillor on the committee."), "committee", MEMBER),
    Role(
        "substitute",
        _("Substitute"),
        _("A councillor who may stand in for a member."),
        "committee",
        MEMBER,
    ),
    Role(
        "co-opted-member",
        _("Co-opted member"),
        _(
            "Brought onto the committee from outside the council; reads exempt papers only where the committee says so."
        ),
        "committee",
        READS_COMMITTEE,
    ),
    Role(
        "co-opted-member-exempt",
        _("Co-opted member with exempt papers"),
        _("A co-opted member whom the committee lets read exempt papers."),
        "committee",
        MEMBER,
    ),
    Role(
        "theme-lead",
        _("Theme lead"),
        _("Answers for a priority of the partnership plan and reports on it to the committee."),
        "partnership",
        frozenset({P.READ_PARTNERSHIP, P.UPDATE_PLAN, P.WRITE_REPORT}),
    ),
    Role(
        "partner",
        _("Partner representative"),
        _(
            "Represents police, fire, probation, health or another body on the partnership and answers for it."
        ),
        "partnership",
        frozenset({P.READ_PARTNERSHIP, P.ANSWER_RECOMMENDATION}),
    ),
)
BY_SLUG = {role.slug: role for role in ALL}
COUNCIL_ROLES = tuple(role for role in ALL if role.held_on == "council")
