"""One function per message; each writes to the outbox in the transaction of its cause."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from meetings import visibility
from meetings.enums import SendingMeans
from meetings.implications import Implication
from meetings.models import (
    Action,
    Addressee,
    AnswerLink,
    CommitteeMembership,
    Digest,
    Extension,
    LineOfEnquiry,
    Meeting,
    Minutes,
    ProposedCorrection,
    Report,
    ReportSection,
    Response,
    StatutoryCopy,
)
from partnerships.models import Person
from scrutiny import outbox
from scrutiny.calendar.clear_days import response_due
from scrutiny.models import OutgoingEmail


def report_commissioned(report: Report, *, by, **detail) -> None:
    """Tell the author that a report is wanted, for which meeting and by when."""
    _to_author("report_commissioned", report, by=by)


def report_submitted(report: Report, *, by, **detail) -> None:
    """Tell the council's contact for papers that a report waits for clearance."""
    if report.council.contact_email:
        _about_report(
            "report_submitted",
            report,
            to=report.council.contact_email,
            to_name=report.council.contact_name,
            by=by,
        )


def report_returned(report: Report, *, by, reason: str, **detail) -> None:
    """Tell the author why the report came back."""
    _to_author("report_returned", report, by=by, reason=reason)


def report_cleared(report: Report, *, by, **detail) -> None:
    """Tell the author that the report is on the agenda."""
    _to_author("report_cleared", report, by=by)


def sign_offs_wanted(report: Report, person: Person, wanted: Sequence[Implication], *, by) -> None:
    """Ask a reviewer to sign off implications of a report: one message, however many they are."""
    address = person.mail_address
    if address:
        sheet = report.sheet
        lines = [
            {
                "heading": visibility.open_heading(one.section, sheet),
                "signed": one.latest if one.changes else None,
            }
            for one in wanted
        ]
        _about_report(
            "sign_offs_wanted",
            report,
            to=address,
            to_name=str(person),
            by=by,
            lines=lines,
        )


def report_ready_to_clear(report: Report, *, by) -> None:
    """Tell the council's contact for papers that the last required sign-off of a report is in."""
    if report.council.contact_email:
        _about_report(
            "report_ready_to_clear",
            report,
            to=report.council.contact_email,
            to_name=report.council.contact_name,
            by=by,
        )


def change_wanted(report: Report, section: ReportSection, *, by, role: str, reason: str) -> None:
    """Tell the author, or the council's contact when there is none, that a reviewer asks for a change, and why."""
    author = report.author
    address = author.mail_address if author else ""
    to, name = (address, str(author)) if address else (report.council.contact_email, "")
    if to:
        is_exempt = section.is_exempt or report.item.is_exempt
        _about_report(
            "change_wanted",
            report,
            to=to,
            to_name=name,
            by=by,
            role=role,
            reason="" if is_exempt else reason,
            heading=visibility.open_heading(section, report.sheet),
        )


def _to_author(kind: str, report: Report, **context) -> None:
    author = report.author
    if author is None:
        return
    address = author.mail_address
    if address:
        _about_report(kind, report, to=address, to_name=author.name, **context)


def _about_report(kind: str, report: Report, *, to: str, to_name: str, **context) -> None:
    outbox.queue(
        kind,
        to=to,
        to_name=to_name,
        council=report.council,
        about=report,
        report=report,
        meeting=report.meeting,
        path=report.get_absolute_url(),
        **context,
    )


def meeting_cancelled(meeting: Meeting, *, by, **detail) -> None:
    """Tell members and presenters that the meeting does not take place, each once."""
    seats = CommitteeMembership.objects.on(meeting.date).filter(committee=meeting.committee)
    members = Person.objects.filter(pk__in=seats.values("person"))
    presenters = Person.objects.filter(pk__in=meeting.items.values("presenter"))
    for person in (members | presenters).exclude(email="").distinct():
        outbox.queue(
            "meeting_cancelled",
            to=person.email,
            to_name=person.name,
            council=meeting.council,
            about=meeting,
            meeting=meeting,
            path=meeting.get_absolute_url(),
        )


def minutes_published(minutes: Minutes, *, by, **detail) -> None:
    """Tell everybody who sits on the committee today that draft minutes are published."""
    committee = minutes.meeting.committee
    for seat in committee.memberships.current().select_related("person__user"):
        person = seat.person
        address = person.mail_address
        if address:
            outbox.queue(
                "minutes_published",
                to=address,
                to_name=str(person),
                council=committee.council,
                about=minutes,
                meeting=minutes.meeting,
                path=minutes.get_absolute_url(),
            )


@dataclass
class Theirs:
    """What of published minutes concerns one address: actions, actions kept from the public, and recommendations."""

    to: str
    name: str
    has_account: bool = False
    actions: list[Action] = field(default_factory=list)
    kept: list[Action] = field(default_factory=list)
    asked: list[Addressee] = field(default_factory=list)


def named_in_minutes(minutes: Minutes, theirs: Theirs) -> None:
    """Tell somebody what published minutes ask of them; of what is kept from the public only where it is read."""
    outbox.queue(
        "named_in_minutes",
        to=theirs.to,
        to_name=theirs.name,
        council=minutes.council,
        about=minutes,
        meeting=minutes.meeting,
        theirs=theirs,
        path=minutes.get_absolute_url() if theirs.has_account else minutes.get_public_url(),
    )


def minutes_circulated(minutes: Minutes, *, by) -> tuple[int, tuple[Person, ...]]:
    """Ask everybody who sits on the committee today to look through the draft: one message for each person.

    Returns how many were told, and who was not because they have no address or cannot sign in to read it.
    """
    committee = minutes.meeting.committee
    seats = committee.memberships.current().select_related("person__user")
    people = {seat.person_id: seat.person for seat in seats}.values()
    reached = [person for person in people if person.user_id and person.mail_address]
    for person in reached:
        outbox.queue(
            "minutes_circulated",
            to=person.mail_address,
            to_name=str(person),
            council=committee.council,
            about=minutes,
            meeting=minutes.meeting,
            until=minutes.corrections_until,
            path=minutes.get_absolute_url(),
        )
    return len(reached), tuple(person for person in people if person not in reached)


def correction_answered(correction: ProposedCorrection, *, by, repeats_words: bool) -> None:
    """Tell who proposed a correction what became of it, with its words where everybody may read them."""
    outbox.queue(
        "correction_answered",
        to=correction.by.email,
        to_name=str(correction.by),
        council=correction.council,
        about=correction.minutes,
        correction=correction,
        repeats_words=repeats_words,
        meeting=correction.minutes.meeting,
        path=correction.get_absolute_url(),
    )


def recommendation_sent(link: AnswerLink, key: str) -> None:
    """Tell who must answer of the recommendation, of the duty and the date, with the link to answer it."""
    addressee = link.addressee
    _about_recommendation(
        "recommendation_sent",
        addressee,
        to=link.sent_to,
        is_secret=True,
        working=addressee.counted_due.working,
        parts=list(addressee.recommendation.parts.all()),
        until=timezone.localtime(link.expires_at).date(),
        key_path=reverse("public:answer", args=[key]),
    )


def recommendation_copied(copy: StatutoryCopy) -> None:
    """Send a copy by mail where that is the means; of exempt wording none goes by mail (see services/copies.py)."""
    recommendation = copy.recommendation
    if copy.means != SendingMeans.EMAIL or recommendation.is_exempt:
        return
    outbox.queue(
        "recommendation_copied",
        to=copy.sent_to,
        council=recommendation.council,
        about=recommendation,
        recommendation=recommendation,
        parts=list(recommendation.parts.all()),
        asked=[row.name_on(copy.sent_on) for row in recommendation.addressees.all()],
        committee=recommendation.committee,
        council_name=recommendation.council.name,
        contact=recommendation.council.contact_email,
        due=response_due(copy.sent_on, days=recommendation.council.response_days),
    )


def recommendation_answered(addressee: Addressee, *, by, **detail) -> None:
    """Tell the council's contact for papers that a body has answered."""
    _about_recommendation(
        "recommendation_answered", addressee, to=addressee.recommendation.council.contact_email
    )


def recommendation_claimed_done(addressee: Addressee, *, by, **detail) -> None:
    """Tell the council's contact for papers that a body reports a recommendation as implemented."""
    _about_recommendation(
        "recommendation_claimed_done", addressee, to=addressee.recommendation.council.contact_email
    )


def answer_link(link: AnswerLink, key: str, *, note: str = "") -> None:
    """Mail the link by which a body answers without an account: the one place where its key ever stands."""
    addressee = link.addressee
    _about_recommendation(
        "answer_link",
        addressee,
        to=link.sent_to,
        is_secret=True,
        note=note,
        until=timezone.localtime(link.expires_at).date(),
        key_path=reverse("public:answer", args=[key]),
    )


def time_extended(extension: Extension) -> None:
    """Tell a body's contact by when its answer is due now; the reason only where it may be repeated."""
    addressee = extension.addressee
    _about_recommendation("time_extended", addressee, to=addressee.contact_email, extension=extension)


def digest(message: Digest) -> OutgoingEmail:
    """Send a weekly message word for word as it was written and shown; exempt wording is in none."""
    return outbox.queue(
        "digest",
        to=message.to,
        to_name=message.to_name[:150],
        council=message.council,
        about=message,
        digest=message,
    )


def progress_link(link: AnswerLink, key: str) -> None:
    """Mail the link by which a body reports progress without an account; its key stands nowhere else."""
    _about_recommendation(
        "progress_link",
        link.addressee,
        to=link.sent_to,
        is_secret=True,
        until=timezone.localtime(link.expires_at).date(),
        key_path=reverse("public:answer", args=[key]),
    )


def answer_sent_back(response: Response) -> None:
    """Tell who gave an answer that it was sent back, and why."""
    account = response.entered_by
    _about_recommendation(
        "answer_sent_back",
        response.addressee,
        to=account.email if account else response.addressee.contact_email,
        note=response.return_note,
    )


def _about_recommendation(kind: str, addressee: Addressee, *, to: str, **context) -> None:
    if not to:
        return
    recommendation = addressee.recommendation
    outbox.queue(
        kind,
        to=to,
        council=recommendation.council,
        about=recommendation,
        addressee=addressee,
        recommendation=recommendation,
        is_exempt=recommendation.is_exempt,
        committee=recommendation.committee,
        council_name=recommendation.council.name,
        path=recommendation.get_absolute_url(),
        **context,
    )


def line_of_enquiry_sent(enquiry: LineOfEnquiry) -> None:
    """Tell a witness what the committee means to ask; the caller has seen that the item is not exempt."""
    outbox.queue(
        "line_of_enquiry_sent",
        to=enquiry.sent_to,
        to_name=str(enquiry.witness or ""),
        council=enquiry.council,
        about=enquiry,
        **line_of_enquiry_words(enquiry),
    )


def line_of_enquiry_words(enquiry: LineOfEnquiry) -> dict:
    """What the message to a witness says, for its text and for the page that shows it before it goes."""
    meeting = enquiry.meeting
    return {
        "enquiry": enquiry,
        "item": enquiry.item,
        "meeting": meeting,
        "committee": meeting.committee,
        "council_name": meeting.council.name,
        "contact": meeting.council.contact_email,
    }
