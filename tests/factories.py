"""The records that tests stand on, made through the services.

`by` is always the person who would do it in life: the system administrator sets up the council, its
administrator lets people in, the partnership officer keeps the partnership, the clerk the committee.
"""

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from meetings.enums import Office
from meetings.models import Committee, CommitteeMembership, Meeting
from meetings.services import committee_memberships, committees, meetings
from partnerships.enums import OrganisationKind
from partnerships.models import (
    Organisation,
    Partnership,
    PartnershipMembership,
    Person,
    Plan,
    Priority,
    ThemeLead,
)
from partnerships.services import (
    memberships,
    organisations,
    partnerships,
    people,
    plans,
    priorities,
    theme_leads,
)
from scrutiny.models import Council, User
from scrutiny.services import councils, users

PASSWORD = "five clear working days"
LONG_AGO = dt.date(2020, 5, 20)


def make_system_administrator(name: str = "Ruth Vane") -> User:
    email = email_of(name, "scrutiny")
    return with_password(users.appoint_system_administrator(by=None, name=name, email=email))


def make_council(*, by: User, name: str = "Larkmere Borough Council", **details) -> Council:
    details = {"slug": slugify(name.split()[0]), "address": "Town Hall, Market Square", **details}
    return councils.create(by=by, name=name, **details)


def make_user(name: str, *, council: Council, by: User, role: str = "account-holder") -> User:
    email = email_of(name, council.slug)
    user = users.create(council=council, by=by, name=name, email=email, role=role, start=LONG_AGO)
    return with_password(user)


def with_password(user: User) -> User:
    """As if the person had followed the link in their mail."""
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def email_of(name: str, place: str) -> str:
    return f"{slugify(name).replace('-', '.')}@{place}.example"


def fresh(user: User) -> User:
    """The person as the next request finds them: roles are read once for each object."""
    return User.objects.get(pk=user.pk)


def make_person(full_name: str, *, council: Council, by: User, user: User | None = None, **fields) -> Person:
    """Somebody of the directory; "Cllr Dev Patel" has title, first name and surname.

    With `user` an administrator of the council says that this is who signs in with that account.
    """
    *title, forename, surname = full_name.split()
    names = {"title": " ".join(title), "forename": forename, "surname": surname}
    person = people.create(council=council, by=by, **{**names, **fields})
    if user:
        administrator = User.objects.filter(council_roles__role="council-administrator").get(
            council_roles__council=council
        )
        people.link_account(person=person, by=administrator, user=user)
    return person


def make_organisation(name: str, *, council: Council, by: User, **fields) -> Organisation:
    fields = {"kind": OrganisationKind.RESPONSIBLE_AUTHORITY, **fields}
    return organisations.create(council=council, by=by, name=name, **fields)


def make_partnership(*, council: Council, by: User, **fields) -> Partnership:
    fields = {"local_name": "Safer Larkmere Partnership", **fields}
    return partnerships.create(council=council, by=by, **fields)


def make_partnership_member(
    person: Person, *, partnership: Partnership, by: User, organisation: Organisation | None = None, **fields
) -> PartnershipMembership:
    fields = {"start": LONG_AGO, **fields}
    return memberships.create(
        partnership=partnership, by=by, person=person, organisation=organisation, **fields
    )


def make_plan(*, partnership: Partnership, by: User, adopted: bool = True, **fields) -> Plan:
    """A plan of three years in its second year, adopted by Full Council unless it is to stay a draft."""
    this_year = timezone.localdate().year
    fields = {
        "title": "Community safety plan",
        "period_start": dt.date(this_year - 1, 4, 1),
        "period_end": dt.date(this_year + 2, 3, 31),
        **fields,
    }
    plan = plans.create(partnership=partnership, by=by, **fields)
    if adopted:
        plans.adopt(plan=plan, by=by, adopted_on=plan.period_start, adopted_by="Full Council")
    return plan


def make_priority(title: str, *, plan: Plan, by: User, **fields) -> Priority:
    return priorities.create(plan=plan, by=by, title=title, **fields)


def make_theme_lead(person: Person, *, priority: Priority, by: User, **fields) -> ThemeLead:
    """The lead from the plan's first day on, unless `start` says otherwise."""
    fields = {"start": priority.plan.period_start, **fields}
    return theme_leads.create(priority=priority, by=by, person=person, **fields)


def make_committee(*, council: Council, by: User, **fields) -> Committee:
    fields = {"name": "Crime and Disorder Scrutiny Committee", "is_designated": True, **fields}
    return committees.create(council=council, by=by, **fields)


def make_committee_member(
    person: Person, *, committee: Committee, by: User, office: str = Office.MEMBER, **fields
) -> CommitteeMembership:
    fields = {"start": LONG_AGO, **fields}
    return committee_memberships.appoint(committee=committee, by=by, person=person, office=office, **fields)


def make_meeting(*, committee: Committee, by: User, **fields) -> Meeting:
    """A meeting on the Tuesday about six weeks from today, unless `date` says otherwise."""
    day = timezone.localdate() + dt.timedelta(weeks=6)
    fields = {
        "date": day - dt.timedelta(days=(day.weekday() - 1) % 7),
        "start_time": dt.time(19, 0),
        "venue": "Committee Room 1, Town Hall",
        **fields,
    }
    return meetings.arrange(committee=committee, by=by, **fields)
