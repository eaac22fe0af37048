"""The daily round of all councils: steps of the ladder raised, and on its day of the week messages written."""

import datetime as dt

import structlog
from django.utils import timezone

from meetings.services import chasing, digests
from scrutiny.models import Council

log = structlog.get_logger()


def go(day: dt.date | None = None) -> int:
    """Climb the ladder of each council and write its messages; returns how many councils it was done for.

    `day` is today in London unless given. Where one council's round fails it is logged, and the others' go on.
    """
    done = 0
    for council in Council.objects.order_by("pk"):
        done += _go_for(council, day or timezone.localdate())
    return done


def _go_for(council: Council, day: dt.date) -> bool:
    try:
        chasing.climb(council=council, day=day)
        digests.make(council=council, day=day)
    except Exception:
        log.exception("chase_round_failed", council=council.slug, day=day.isoformat())
        return False
    return True
