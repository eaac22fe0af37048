"""Recommendations brought to a state, made through the services."""

import datetime as dt

from django.utils import timezone

from meetings.enums import Answer, MinutesStatus, SendingMeans
from meetings.models import Addressee, Committee, Evidence, Recommendation, Resolution
from meetings.services import copies, evidence, recommendations, responses, sending
from meetings.services import minutes as minutes_service
from meetings.services.copies import CopySending
from meetings.services.sending import Sending
from partnerships.models import Organisation
from scrutiny.models import User
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting
from tests.meetings.report_factories import pdf_file

CLAUSES = ("That the report be noted.", "That police and fire be asked to publish response times by ward.")


def make_resolution(*, committee: Committee, by: User, publish: bool = True, **meeting_fields) -> Resolution:
    """The second clause of a resolution, in minutes that are published unless told otherwise."""
    meeting = make_held_meeting(committee=committee, by=by, **meeting_fields)
    make_attendance(meeting=meeting, by=by)
    minutes = minutes_service.start(meeting=meeting, by=by)
    entry = make_entry("Response times", minutes=minutes, by=by, clauses=CLAUSES)
    if publish:
        minutes_service.publish(minutes=minutes, by=by)
    assert minutes.status == (MinutesStatus.PUBLISHED if publish else MinutesStatus.DRAFT)
    return entry.resolutions.last()


def make_recommendation(
    *bodies: Organisation, committee: Committee, by: User, **meeting_fields
) -> Recommendation:
    resolution = make_resolution(committee=committee, by=by, **meeting_fields)
    return recommendations.make(resolution=resolution, by=by, text=resolution.text, addressees=bodies)


def make_sent_recommendation(
    *bodies: Organisation, committee: Committee, by: User, on: dt.date | None = None
) -> Recommendation:
    """Sent to all its bodies, three days ago unless told otherwise, from a meeting of the day before."""
    day = on or timezone.localdate() - dt.timedelta(days=3)
    made = make_recommendation(*bodies, committee=committee, by=by, date=day - dt.timedelta(days=1))
    sendings = [
        Sending(row, means=SendingMeans.EMAIL, to=row.contact_email or "post@example.org")
        for row in made.addressees.select_related("organisation")
    ]
    return sending.send(
        recommendation=made, by=by, on=day, sendings=sendings, copies_to=copies_owed(made, on=day)
    )


def copies_owed(recommendation: Recommendation, *, on: dt.date | None = None) -> list[CopySending]:
    """By post to everybody who must have a copy on a day, today unless told otherwise."""
    day = on or timezone.localdate()
    return [
        CopySending(body, SendingMeans.POST, "1 High Street") for body in copies.owed(recommendation, day)
    ]


def boxes_of(recommendation: Recommendation, **changes: str) -> dict[str, str]:
    """What the form of sending holds today, everything by post to one street; `changes` come last."""
    day = timezone.localdate()
    keys = [str(row.pk) for row in recommendation.addressees.all()]
    keys += [f"copy_{body.pk}" for body in copies.owed(recommendation, day)]
    boxes = {"on": day.isoformat(), "version": str(recommendation.version)}
    for key in keys:
        boxes |= {f"means_{key}": "post", f"to_{key}": "1 High Street", f"proof_{key}": ""}
    return boxes | changes


def make_answer(
    addressee: Addressee, *, by: User, answer: str = Answer.ACCEPTED, taken_by: User | None = None, **fields
):
    """Given, and with `taken_by` accepted by that officer; what an officer enters counts at once."""
    fields = {
        "reason": "Residents ask for it.",
        "action": "Figures will be published each quarter.",
        "lead": "Head of Performance",
        "target_date": timezone.localdate() + dt.timedelta(days=60),
        **fields,
    }
    response = responses.answer(addressee=addressee, by=by, answer=answer, **fields)
    return responses.take(response=response, by=taken_by) if taken_by else response


def make_evidence(addressee: Addressee, *, by: User, is_public: bool = True) -> Evidence:
    """A file of a partial answer that counts, while the full one is awaited; residents see it unless told otherwise."""
    counted = responses.answer(
        addressee=addressee,
        by=by,
        answer=Answer.IN_PART,
        reason="The rest goes to our board.",
        action="Figures will be published each quarter.",
        target_date=timezone.localdate() + dt.timedelta(days=60),
        is_partial=True,
    )
    kept = evidence.add(addressee=addressee, by=by, file=pdf_file(), response=counted)
    return evidence.set_public(evidence=kept, by=by, is_public=is_public)
