"""What a paper is about: one meeting, one addressee or one partnership, and what was said when it was ordered."""

import datetime as dt
from dataclasses import dataclass

from meetings.models import Addressee, Meeting
from partnerships.models import Partnership


@dataclass(frozen=True)
class Subject:
    """The rows a paper is made from; exactly one of meeting, addressee and partnership is there."""

    meeting: Meeting | None = None
    addressee: Addressee | None = None
    partnership: Partnership | None = None
    day: dt.date | None = None
    late_reason: str = ""

    @property
    def council(self):
        if self.meeting:
            return self.meeting.committee.council
        return self.addressee.recommendation.committee.council if self.addressee else self.partnership.council

    def keys(self) -> dict[str, int | None]:
        """The foreign keys by which a publication finds its subject again."""
        return {
            "meeting_id": self.meeting.pk if self.meeting else None,
            "addressee_id": self.addressee.pk if self.addressee else None,
            "partnership_id": self.partnership.pk if self.partnership else None,
        }


def load(
    *,
    meeting_id: int | None = None,
    addressee_id: int | None = None,
    partnership_id: int | None = None,
    **ordered,
) -> Subject:
    """Fetch the rows a paper is about. Raises DoesNotExist when one has gone."""
    meetings = Meeting.objects.select_related("committee__council", "committee__partnership")
    addressees = Addressee.objects.select_related(
        "organisation",
        "recommendation__committee__council",
        "recommendation__priority",
        "recommendation__resolution__minute__minutes__meeting",
    ).prefetch_related("organisation__names", "recommendation__resolution__minute__resolutions")
    partnerships = Partnership.objects.select_related("council")
    return Subject(
        meeting=meetings.get(pk=meeting_id) if meeting_id else None,
        addressee=addressees.get(pk=addressee_id) if addressee_id else None,
        partnership=partnerships.get(pk=partnership_id) if partnership_id else None,
        **ordered,
    )
