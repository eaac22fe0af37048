"""Enters each of the three boroughs, in one transaction for each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from meetings.demo import larkmere, larkmere_load, people
from meetings.demo.cast import LARKMERE
from meetings.demo.days import TUESDAY, days_of
from meetings.demo.world import World
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.models import Council, User
from scrutiny.services import councils


@dataclass(frozen=True)
class Borough:
    """What is needed to enter a borough: its facts, the day on which it meets, and who enters it."""

    place: str
    council: dict[str, object]
    weekday: int
    administrator: str
    clerk: str
    enter: Callable[..., None]


BOROUGHS = (
    Borough(LARKMERE, larkmere.COUNCIL, TUESDAY, "Adaeze Bright", "Priya Nair", larkmere_load.enter),
)


def is_empty() -> bool:
    """Whether nobody has set up anything yet: the demonstration is loaded into nothing else."""
    return not (Council.objects.exists() or User.objects.exists())


def enter_all(say: Callable[[str], None]) -> None:
    """Enter the system administrator, then every borough; `say` hears of each."""
    with transaction.atomic():
        administrator = people.system_administrator()
    for borough in BOROUGHS:
        say(borough.place)
        enter(borough, by=administrator)


@transaction.atomic
def enter(borough: Borough, *, by: User) -> None:
    """Enter one borough as it stands today."""
    council = councils.create(by=by, **borough.council)
    days = days_of(timezone.localdate(), weekday=borough.weekday, nation=Nation(council.nation))
    world = World(borough.place, days, council, borough.administrator, borough.clerk)
    borough.enter(world, by=by)
