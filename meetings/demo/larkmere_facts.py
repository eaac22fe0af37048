"""Larkmere's facts in one."""

from meetings.demo import larkmere, larkmere_evening, larkmere_meetings, larkmere_plan
from meetings.demo.borough import Borough, Plan
from meetings.demo.cast import LARKMERE
from meetings.demo.days import TUESDAY

BOROUGH = Borough(
    place=LARKMERE,
    weekday=TUESDAY,
    council=larkmere.COUNCIL,
    administrator="Adaeze Bright",
    clerk="Priya Nair",
    officer="Tom Hale",
    accounts=larkmere.ACCOUNTS,
    linked=larkmere.LINKED,
    bodies=larkmere.BODIES,
    people=larkmere.PEOPLE,
    partnership=larkmere.PARTNERSHIP,
    members=larkmere.MEMBERS,
    groups=larkmere.GROUPS,
    plan=Plan(larkmere_plan.TITLE, larkmere_plan.SUMMARY, larkmere_plan.YEARS, larkmere_plan.THEMES),
    committee=larkmere.COMMITTEE,
    seats=larkmere.SEATS,
    standing=larkmere.STANDING,
    last=larkmere_meetings.LAST,
    review=larkmere_meetings.REVIEW,
    coming=larkmere_meetings.COMING,
    signed_by="Councillor Anthony Corley",
    prints_members=True,
    recent=larkmere_evening.EVENING,
    phrases=larkmere_evening.PHRASES,
)
