"""The papers of minutes: ordered when they are published and when they are agreed."""

import datetime as dt

from meetings.enums import PaperKind
from meetings.models import Minutes
from meetings.services import publications
from scrutiny.models import User


def order(minutes: Minutes, *, by: User, at: dt.datetime | None = None) -> None:
    """Have the minutes made as a PDF and published, and the exempt ones for those who may read them."""
    kinds = [PaperKind.MINUTES]
    if minutes.entries.filter(is_exempt=True).exists():
        kinds.append(PaperKind.RESTRICTED_MINUTES)
    for kind in kinds:
        publications.start_build(
            kind=kind, by=by, council=minutes.council, publish=True, at=at, meeting_id=minutes.meeting_id
        )
