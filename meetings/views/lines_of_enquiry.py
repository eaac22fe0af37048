"""Preparing a meeting: the reports to read, and the lines of enquiry that members share, in the chair's order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import notifications
from meetings import recommendation_policies as policies
from meetings.forms.lines_of_enquiry import EnquiryCreateForm, EnquiryEditForm, EnquirySendForm
from meetings.models import LineOfEnquiry, Meeting
from meetings.services import enquiries, readings
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

LIST = "meetings:line-of-enquiry-list"


def index(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """What there is to read before the meeting, and what members mean to ask."""
    meeting = _meeting(request, meeting_pk)
    context = {
        "meeting": meeting,
        "reports": readings.readable(request.user)
        .filter(item__meeting=meeting)
        .select_related("item")
        .order_by("item__position"),
        "rows": _rows(request, meeting),
        "may_share": not refusal(policies.check_review_papers, request.user, meeting),
        "may_order": not refusal(policies.check_order_enquiries, request.user, meeting),
    }
    return render(request, "meetings/lines_of_enquiry/list.html", context)


def print_list(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """The lines alone, in order, to be printed for the chair."""
    meeting = _meeting(request, meeting_pk)
    context = {"meeting": meeting, "rows": _rows(request, meeting)}
    return render(request, "meetings/lines_of_enquiry/print.html", context)


@once
def create(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    meeting = _meeting(request, meeting_pk)
    policies.check_review_papers(request.user, meeting)
    form = EnquiryCreateForm(request.POST or None, meeting=meeting, user=request.user)
    if submit(form, lambda data: enquiries.share(by=request.user, **data)):
        return redirect(LIST, meeting.pk)
    return _form(request, form, meeting, _("Share a line of enquiry"))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    line = _line(request, pk)
    policies.check_change_enquiry(request.user, line)
    meeting = line.meeting
    form = EnquiryEditForm(request.POST or None, instance=line, meeting=meeting, user=request.user)

    def save(data):
        version = data.pop("version")
        return enquiries.change(enquiry=line, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(LIST, meeting.pk)
    return _form(request, form, meeting, _("Change your line of enquiry"))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    line = _line(request, pk)
    done = _("Your line of enquiry is taken back.")
    attempt(request, lambda: enquiries.take_back(enquiry=line, by=request.user), done)
    return redirect(LIST, line.meeting_id)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    line = _line(request, pk)
    direction = "up" if request.POST.get("direction") == "up" else "down"
    attempt(request, lambda: enquiries.move(enquiry=line, by=request.user, direction=direction))
    return redirect(LIST, line.meeting_id)


@once
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the message to the witness, and send it."""
    line = _line(request, pk)
    policies.check_order_enquiries(request.user, line.meeting)
    to = getattr(line.witness, "email", "") or getattr(line.witness_body, "contact_email", "")
    form = EnquirySendForm(request.POST or None, initial={"to": to})
    if submit(form, lambda data: enquiries.send(enquiry=line, by=request.user, to=data["to"])):
        return redirect(LIST, line.meeting_id)
    words = notifications.line_of_enquiry_words(line) | {"to_name": str(line.witness or "")}
    message = "" if line.item.is_exempt else render_to_string("emails/line_of_enquiry_sent.txt", words)
    return _form(request, form, line.meeting, _("Send to the witness"), message=message.strip())


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting of a committee that the person sits on, or keeps the papers of."""
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related("committee__council"), pk=pk
    )
    sits = not refusal(policies.check_review_papers, request.user, meeting)
    if not sits:
        policies.check_order_enquiries(request.user, meeting)
    return meeting


def _rows(request: HttpRequest, meeting: Meeting) -> list[dict]:
    lines = LineOfEnquiry.objects.visible_to(request.user).filter(meeting=meeting)
    return [
        {
            "line": line,
            "may_change": line.by_id == request.user.pk and not line.sent_at,
            "may_send": not line.sent_at
            and not line.item.is_exempt
            and bool(line.witness_id or line.witness_body_id),
        }
        for line in lines.select_related("item", "by", "witness", "witness_body")
    ]


def _line(request: HttpRequest, pk: int) -> LineOfEnquiry:
    rows = LineOfEnquiry.objects.visible_to(request.user).select_related(
        "item", "witness", "witness_body", "meeting__committee__council"
    )
    return get_object_or_404(rows, pk=pk)


def _form(request: HttpRequest, form, meeting: Meeting, title: str, **context) -> HttpResponse:
    context |= {"form": form, "meeting": meeting, "title": title}
    return render(request, "meetings/lines_of_enquiry/form.html", context)
