"""The list of members of the partnership, as it stands on a day."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from partnerships.models import Partnership
from partnerships.services.memberships import ListedMember, printed_list
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class MemberList:
    """The printed list: surname, first name and post, in the partnership's own order."""

    title: str
    council: str
    partnership: str
    day: str
    members: tuple[ListedMember, ...]


def compose(partnership: Partnership, day: dt.date | None) -> MemberList:
    """The members on a day, today unless given."""
    on = day or timezone.localdate()
    return MemberList(
        title=f"{partnership.name}, {uk_date(on)}",
        council=partnership.council.name,
        partnership=partnership.name,
        day=uk_date(on),
        members=printed_list(partnership, on),
    )


def frame(listed: MemberList) -> dict[str, str]:
    """What stands at the head and foot of every page."""
    return {"body": listed.partnership, "date": listed.day, "label": listed.council}
