"""Lines of enquiry: what members mean to ask, shared with the committee, in the chair's order, sent to witnesses.

The audit log tells who did what and when; it never repeats the words, which may be about exempt information.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import notifications
from meetings import recommendation_policies as policies
from meetings.models import AgendaItem, LineOfEnquiry, Meeting
from meetings.recommendation_enums import TrackerEvent
from meetings.services import readings
from partnerships.models import Organisation, Person
from scrutiny import audit, records
from scrutiny.access.checks import Refused
from scrutiny.models import User


@transaction.atomic
def share(
    *,
    item: AgendaItem,
    by: User,
    text: str,
    witness: Person | None = None,
    witness_body: Organisation | None = None,
) -> LineOfEnquiry:
    """Share a line of enquiry on an item with the committee; it stands last until the chair moves it.

    Raises Refused when the person may not read the item, ValidationError without words.
    """
    policies.check_review_papers(by, item.meeting)
    _check_reads(by, item)
    _lock(item.meeting)
    last = item.meeting.lines_of_enquiry.aggregate(last=Max("position"))["last"]
    line = LineOfEnquiry(
        meeting=item.meeting,
        item=item,
        by=by,
        text=text,
        witness=witness,
        witness_body=witness_body,
        position=(last or 0) + 1,
    )
    return records.create(line, by=by, event=TrackerEvent.ENQUIRY_SHARED, council=item.council)


@transaction.atomic
def change(*, enquiry: LineOfEnquiry, by: User, expected_version: int, **fields) -> LineOfEnquiry:
    """Change one's own line: `text`, `item`, `witness`, `witness_body`.

    Raises Refused when it is another's or has gone to the witness, StaleEdit, and ValidationError.
    """
    saved = _locked(enquiry)
    policies.check_change_enquiry(by, saved)
    _check_reads(by, saved.item)
    item = fields.get("item", saved.item)
    if item.meeting_id != saved.meeting_id:
        raise ValidationError({"item": _("Choose an item of this meeting.")})
    _check_reads(by, item)
    for name, value in fields.items():
        setattr(enquiry, name, value)
    enquiry.full_clean()
    same = LineOfEnquiry.objects.filter(pk=enquiry.pk, version=expected_version)
    if not same.update(**fields, version=F("version") + 1):
        raise records.StaleEdit
    enquiry.version = expected_version + 1
    audit.record(TrackerEvent.ENQUIRY_CHANGED, by=by, subject=enquiry, council=enquiry.council)
    return enquiry


@transaction.atomic
def take_back(*, enquiry: LineOfEnquiry, by: User) -> None:
    """Take back one's own line. Raises Refused when it is another's or has gone to the witness."""
    saved = _locked(enquiry)
    policies.check_change_enquiry(by, saved)
    audit.record(TrackerEvent.ENQUIRY_REMOVED, by=by, subject=saved, council=saved.council)
    saved.delete()


@transaction.atomic
def move(*, enquiry: LineOfEnquiry, by: User, direction: str) -> None:
    """Move a line `up` or `down` by one place among all of its meeting. Raises Refused."""
    policies.check_order_enquiries(by, enquiry.meeting)
    _lock(enquiry.meeting)
    # Only lines that the mover reads count as places: one that is kept from them would swallow a step.
    seen = LineOfEnquiry.objects.visible_to(by).filter(meeting=enquiry.meeting)
    keys = list(seen.values_list("pk", flat=True))
    place = keys.index(enquiry.pk)
    other = place + (-1 if direction == "up" else 1)
    if not 0 <= other < len(keys):
        return
    keys[place], keys[other] = keys[other], keys[place]
    hidden = enquiry.meeting.lines_of_enquiry.exclude(pk__in=keys).values_list("pk", flat=True)
    for position, key in enumerate([*keys, *hidden], start=1):
        LineOfEnquiry.objects.filter(pk=key).update(position=position)
    audit.record(
        TrackerEvent.ENQUIRY_MOVED, by=by, subject=enquiry, council=enquiry.council, direction=direction
    )


@transaction.atomic
def send(*, enquiry: LineOfEnquiry, by: User, to: str) -> LineOfEnquiry:
    """Mail a line to its witness, once; the day and the address are kept with it.

    Raises Refused, and ValidationError when no witness is named, it has gone already, or its item is exempt: nothing
    of exempt business goes to somebody outside by mail (Local Government Act 1972 s.100A(2)-(4)).
    """
    saved = _locked(enquiry)
    policies.check_order_enquiries(by, saved.meeting)
    if saved.sent_at:
        raise ValidationError(_("This line of enquiry has gone to the witness already."))
    if saved.item.is_exempt:
        raise ValidationError(_("This item is exempt. Its lines of enquiry are not sent to witnesses."))
    if not (saved.witness_id or saved.witness_body_id):
        raise ValidationError(_("No witness is named. Name one before it is sent."))
    saved.sent_at, saved.sent_to = timezone.now(), to
    saved.version += 1
    saved.full_clean()
    saved.save(update_fields=["sent_at", "sent_to", "version"])
    audit.record(TrackerEvent.ENQUIRIES_SENT, by=by, subject=saved, council=saved.council, to=to)
    notifications.line_of_enquiry_sent(saved)
    return saved


def _check_reads(user: User, item: AgendaItem) -> None:
    if not readings.readable_items(user).filter(pk=item.pk).exists():
        raise Refused(_("Only members of the committee who may read this item ask on it."))


def _lock(meeting: Meeting) -> None:
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _locked(enquiry: LineOfEnquiry) -> LineOfEnquiry:
    rows = LineOfEnquiry.objects.select_for_update(of=("self",))
    return rows.select_related("item", "meeting__committee__council").get(pk=enquiry.pk)
