"""One whole cycle in the browser: from an empty committee to the update of the year after.

Beforehand there are the council and the accounts of those who sign in. Easter 2026 lies between the last lawful day
to publish and the meeting: Good Friday is 3 April, Easter Monday 6 April.
"""

import datetime as dt
from dataclasses import dataclass

import pytest

from scrutiny.models import User
from tests import factories
from tests.journeys import steps_agenda as agenda
from tests.journeys import steps_committee as committee
from tests.journeys import steps_directory as directory
from tests.journeys import steps_plan as plan
from tests.journeys import steps_reports as reports

PARTNERSHIP, PLAN = "Safer Larkmere Partnership", "Community safety plan"
NUISANCE, VIOLENCE = "Anti-social behaviour", "Serious violence"
MEETING_DAY = dt.date(2026, 4, 9)


@dataclass(frozen=True)
class Cast:
    """Who signs in."""

    administrator: User
    clerk: User
    theme_lead: User
    chair: User
    member: User
    partner: User


@pytest.fixture
def cast(council, administrator, clerk) -> Cast:
    def account(name):
        return factories.make_user(name, council=council, by=administrator)

    return Cast(
        administrator=administrator,
        clerk=clerk,
        theme_lead=account("Supt. Elin Rhys"),
        chair=account("Cllr Margaret Ash"),
        member=account("Cllr Dev Patel"),
        partner=account("Chief Fire Officer Sam Cole"),
    )


def test_one_whole_cycle(window, clock, cast):
    clock.go_to(dt.date(2026, 2, 2))
    set_up_the_directory(window, cast)
    set_up_the_plan(window(cast.clerk))
    set_up_the_committee(window(cast.clerk))


def set_up_the_directory(window, cast):
    clerk = window(cast.clerk)
    directory.add_organisation(clerk, "Larkshire Police", "Responsible authority", address="Station Road")
    directory.add_organisation(
        clerk, "Larkshire Fire and Rescue Service", "Responsible authority", email="post@larkshire-fire.example"
    )
    directory.add_person(
        clerk, "Supt.", "Elin", "Rhys", post="Superintendent", organisation="Larkshire Police"
    )
    directory.add_person(
        clerk, "", "Sam", "Cole", post="Chief Fire Officer", organisation="Larkshire Fire and Rescue Service"
    )
    directory.add_councillor(clerk, "Margaret", "Ash")
    directory.add_councillor(clerk, "Dev", "Patel")
    administrator = window(cast.administrator)
    for surname, user in (
        ("Rhys", cast.theme_lead),
        ("Ash", cast.chair),
        ("Patel", cast.member),
        ("Cole", cast.partner),
    ):
        directory.give_account(administrator, surname, user)


def set_up_the_plan(clerk):
    plan.set_up_partnership(clerk, PARTNERSHIP)
    plan.add_member(clerk, "Rhys", "Larkshire Police", chairs=True)
    plan.add_member(clerk, "Cole", "Larkshire Fire and Rescue Service")
    plan.draft_plan(clerk, PLAN, dt.date(2025, 4, 1), dt.date(2029, 3, 31))
    for title in (NUISANCE, VIOLENCE):
        plan.add_priority(clerk, title, f"What is done about {title.lower()}.")
        plan.name_theme_lead(clerk, title, "Rhys", PLAN)
    plan.add_action(clerk, NUISANCE, "Patrols in the market square.", dt.date(2026, 9, 30))
    plan.adopt(clerk, dt.date(2026, 1, 28), "Full Council")


def set_up_the_committee(clerk):
    committee.set_up(clerk, PARTNERSHIP)
    committee.seat(clerk, "Ash", "Chair")
    committee.seat(clerk, "Patel", "Member")
    committee.use_the_standing_items(clerk)
    committee.arrange(clerk, MEETING_DAY)
    agenda.add_priorities(clerk, dt.date(2026, 3, 6), NUISANCE, VIOLENCE)
