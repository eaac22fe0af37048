"""Cwmhafren's facts in one."""

from meetings.demo import cwmhafren, cwmhafren_years
from meetings.demo.borough import Borough, Plan
from meetings.demo.cast import CWMHAFREN
from meetings.demo.days import THURSDAY

BOROUGH = Borough(
    place=CWMHAFREN,
    weekday=THURSDAY,
    council=cwmhafren.COUNCIL,
    administrator="",
    clerk=cwmhafren.CLERK,
    officer=cwmhafren.CLERK,
    accounts=cwmhafren.ACCOUNTS,
    linked=cwmhafren.LINKED,
    bodies=cwmhafren.BODIES,
    people=cwmhafren.PEOPLE,
    partnership=cwmhafren.PARTNERSHIP,
    members=cwmhafren.MEMBERS,
    groups=cwmhafren.GROUPS,
    plan=Plan(
        "Safe Cwmhafren Plan",
        "Four aims for the three years from $plan, drawn from the well-being assessment of the county borough.",
        3,
        cwmhafren_years.THEMES,
    ),
    committee=cwmhafren.COMMITTEE,
    seats=cwmhafren.SEATS,
    standing=cwmhafren.STANDING,
    last=cwmhafren_years.LAST,
    review=cwmhafren_years.REVIEW,
    coming=cwmhafren_years.COMING,
    signed_by="Councillor Dilwyn Preece",
)
