"""The boroughs of the demonstration, entered one after another."""

from collections.abc import Callable

from django.db import transaction

from meetings.demo import borough, cwmhafren_facts, larkmere_facts, people, wexbourne_facts
from scrutiny.models import Council, User

ALL = (larkmere_facts.BOROUGH, wexbourne_facts.BOROUGH, cwmhafren_facts.BOROUGH)


def is_empty() -> bool:
    """Whether nobody has set up anything yet: the demonstration is loaded into nothing else."""
    return not (Council.objects.exists() or User.objects.exists())


def enter_all(say: Callable[[str], None]) -> None:
    """Enter the system administrator, then every borough, each in a transaction; `say` hears of each."""
    with transaction.atomic():
        administrator = people.system_administrator()
    for facts in ALL:
        say(facts.place)
        borough.enter(facts, by=administrator)
