"""What a paper is about: one meeting, addressee, copy or partnership, and what was said when it was ordered."""

import datetime as dt
from dataclasses import dataclass

from meetings.models import Addressee, Meeting, StatutoryCopy
from partnerships.models import Partnership

# What a letter says: of the body, of the recommendation, and of the minute that it comes from.
_LETTER = (
    "organisation",
    "recommendation__committee__council",
    "recommendation__priority",
    "recommendation__resolution__minute__minutes__meeting",
)
_LETTER_LISTS = (
    "organisation__names",
    "recommendation__parts",
    "recommendation__resolution__minute__resolutions",
)


@dataclass(frozen=True)
class Subject:
    """The rows a paper is made from; exactly one of meeting, addressee, copy and partnership is there."""

    meeting: Meeting | None = None
    addressee: Addressee | None = None
    copy: StatutoryCopy | None = None
    partnership: Partnership | None = None
    day: dt.date | None = None
    late_reason: str = ""

    @property
    def council(self):
        if self.meeting:
            return self.meeting.committee.council
        letter = self.addressee or self.copy
        return letter.recommendation.committee.council if letter else self.partnership.council

    def keys(self) -> dict[str, int | None]:
        """The foreign keys by which a publication finds its subject again."""
        return {
            "meeting_id": self.meeting.pk if self.meeting else None,
            "addressee_id": self.addressee.pk if self.addressee else None,
            "copy_id": self.copy.pk if self.copy else None,
            "partnership_id": self.partnership.pk if self.partnership else None,
        }


def load(
    *,
    meeting_id: int | None = None,
    addressee_id: int | None = None,
    copy_id: int | None = None,
    partnership_id: int | None = None,
    **ordered,
) -> Subject:
    """Fetch the rows a paper is about. Raises DoesNotExist when one has gone."""
    meetings = Meeting.objects.select_related("committee__council", "committee__partnership")
    addressees = Addressee.objects.select_related(*_LETTER, "person").prefetch_related(*_LETTER_LISTS)
    copies = StatutoryCopy.objects.select_related(*_LETTER).prefetch_related(
        *_LETTER_LISTS,
        "recommendation__addressees__organisation__names",
        "recommendation__addressees__person",
    )
    partnerships = Partnership.objects.select_related("council")
    return Subject(
        meeting=meetings.get(pk=meeting_id) if meeting_id else None,
        addressee=addressees.get(pk=addressee_id) if addressee_id else None,
        copy=copies.get(pk=copy_id) if copy_id else None,
        partnership=partnerships.get(pk=partnership_id) if partnership_id else None,
        **ordered,
    )
