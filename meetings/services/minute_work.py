"""What of minutes waits for a person: drafts to look through, corrections to answer, minutes to sign."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meetings.enums import MinutesStatus
from meetings.minute_enums import CorrectionState
from meetings.models import Minutes
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.work import WorkItem

TO_READ = _("Draft minutes to look through")
TO_ANSWER = _("Corrections to answer")
TO_SIGN = _("Minutes to sign")
# Minutes of longer ago were signed in the minute book, before signing was recorded here.
SIGNED_WITHIN = dt.timedelta(days=365)


def waiting(user: User, council: Council) -> Iterable[WorkItem]:
    """Drafts that a member may correct, and for officers corrections and signings (one query)."""
    today, held = timezone.localdate(), user.grants
    seats = held.committees_with(Permission.READ_COMMITTEE)
    records = council.pk in held.councils_with(Permission.RECORD_MINUTES)
    if not (seats or records):
        return
    draft = Q(status=MinutesStatus.DRAFT)
    wanted = draft & Q(meeting__committee__in=seats, corrections_until__gte=today)
    if records:
        unsigned = Q(status=MinutesStatus.AGREED, signing=None, agreed_on__gte=today - SIGNED_WITHIN)
        wanted |= unsigned | Q(waiting__gt=0)
    proposed = Q(proposed_corrections__state=CorrectionState.WAITING)
    rows = Minutes.objects.annotate(waiting=Count("proposed_corrections", filter=proposed))
    for row in rows.filter(wanted, meeting__committee__council=council).select_related("meeting__committee"):
        yield from _of_officer(row) if records else ()
        if row.status == MinutesStatus.DRAFT and row.corrections_until and row.meeting.committee_id in seats:
            yield WorkItem(TO_READ, str(row), row.get_absolute_url(), due=row.corrections_until)


def _of_officer(row: Minutes) -> Iterable[WorkItem]:
    if row.waiting:
        words = ngettext("%(count)d correction", "%(count)d corrections", row.waiting)
        yield WorkItem(
            TO_ANSWER,
            str(row),
            row.get_corrections_url(),
            due=row.corrections_until,
            note=words % {"count": row.waiting},
        )
    if row.status == MinutesStatus.AGREED and not row.waiting:
        yield WorkItem(TO_SIGN, str(row), row.get_absolute_url())
