"""Enters a committee: its standing items and its members."""

from meetings.demo.people import LONG_AGO
from meetings.demo.shapes import Seat
from meetings.demo.world import World
from meetings.models import HouseStyle
from meetings.services import committee_memberships, committees, standing_items


def enter_committee(
    world: World,
    seats: tuple[Seat, ...],
    standing: tuple[tuple[str, str], ...],
    *,
    house_style: str,
    **details,
) -> None:
    """Set the committee up, give its standing items (kind and title) and its seats; its style is a ready one."""
    clerk = world.by()
    world.committee = committees.create(
        council=world.council,
        by=clerk,
        partnership=world.partnership,
        is_designated=True,
        house_style=HouseStyle.objects.ready(house_style),
        **details,
    )
    for kind, title in standing:
        standing_items.add(committee=world.committee, by=clerk, kind=kind, title=title)
    for seat in seats:
        committee_memberships.appoint(
            committee=world.committee,
            by=clerk,
            person=world.people[seat.person],
            office=seat.office,
            start=LONG_AGO,
            group=seat.group,
            **_with_body(world, seat),
        )
    world.forget_roles()


def _with_body(world: World, seat: Seat) -> dict[str, object]:
    more = dict(seat.more)
    if "represents" in more:
        more["represents"] = world.bodies[more["represents"]]
    return more
