"""Wexbourne's facts in one."""

from meetings.demo import wexbourne, wexbourne_years
from meetings.demo.borough import Borough, Plan
from meetings.demo.cast import WEXBOURNE
from meetings.demo.days import WEDNESDAY

BOROUGH = Borough(
    place=WEXBOURNE,
    weekday=WEDNESDAY,
    council=wexbourne.COUNCIL,
    administrator="",
    clerk=wexbourne.CLERK,
    officer=wexbourne.CLERK,
    accounts=wexbourne.ACCOUNTS,
    linked=wexbourne.LINKED,
    bodies=wexbourne.BODIES,
    people=wexbourne.PEOPLE,
    partnership=wexbourne.PARTNERSHIP,
    members=wexbourne.MEMBERS,
    groups=wexbourne.GROUPS,
    plan=Plan(
        "Wexbourne Community Safety Strategy",
        "Three years from $plan: four aims, agreed with the county board and adopted by Full Council.",
        3,
        wexbourne_years.THEMES,
    ),
    committee=wexbourne.COMMITTEE,
    seats=wexbourne.SEATS,
    standing=wexbourne.STANDING,
    last=wexbourne_years.LAST,
    review=wexbourne_years.REVIEW,
    coming=wexbourne_years.COMING,
    signed_by="Councillor Wendy Larter",
    reviewers=wexbourne.REVIEWERS,
)
