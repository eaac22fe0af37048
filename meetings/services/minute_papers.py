"""The papers of minutes: ordered when they are published and when they are agreed."""

import datetime as dt

from django.db.models import Q

from meetings.enums import PaperKind
from meetings.models import Minutes
from meetings.services import publications
from scrutiny.models import User


def order(minutes: Minutes, *, by: User, at: dt.datetime | None = None) -> None:
    """Have the minutes made as a PDF and published, and the exempt ones for those who may read them."""
    kinds = [PaperKind.MINUTES]
    if has_kept(minutes):
        kinds.append(PaperKind.RESTRICTED_MINUTES)
    for kind in kinds:
        publications.start_build(
            kind=kind, by=by, council=minutes.council, publish=True, at=at, meeting_id=minutes.meeting_id
        )


def has_kept(minutes: Minutes) -> bool:
    """Whether anything in minutes is kept from the public: an entry, or one part, motion or clause (one query)."""
    kept = Q()
    for rows in ("", "parts__", "motions__", "resolutions__"):
        kept |= Q(**{f"{rows}is_exempt": True}) | Q(**{f"{rows}in_private": True})
    return minutes.entries.filter(kept).exists()
