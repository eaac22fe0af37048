"""The agenda of a meeting: the editor, its items, and the actions on all of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings import policies, visibility
from meetings.forms.agenda_items import (
    AgendaItemCreateForm,
    AgendaItemEditForm,
    AgendaItemRemoveForm,
    ThemesForm,
)
from meetings.forms.meetings import ReasonForm
from meetings.models import AgendaItem, Meeting, Report
from meetings.services import agenda, agenda_items, agenda_themes, chasing
from meetings.views.withdrawals import tell_of_papers
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

AGENDA = "meetings:agenda"


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor: every item with what can be done with it."""
    meeting = _meeting(request, pk)
    outline = agenda.outline(meeting)
    return render(
        request,
        "meetings/agenda_item/list.html",
        {
            "meeting": meeting,
            "lines": agenda.lines(outline, policies.audience_of(request.user, meeting.committee)),
            "lacks_notice": agenda_items.lacks_notice(meeting, timezone.localdate()),
        },
    )


@once
def create(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    meeting = _meeting(request, meeting_pk)
    form = AgendaItemCreateForm(
        request.POST or None,
        meeting=meeting,
        outline=agenda.outline(meeting),
        place=request.GET.get("place", ""),
    )
    made = submit(form, lambda _data: agenda_items.add(meeting=meeting, by=request.user, **form.details))
    if made:
        return redirect(_place_of(made))
    return render(
        request,
        "meetings/agenda_item/create.html",
        {"form": form, "meeting": meeting, "silent": chasing.silent_to(meeting.committee, request.user)},
    )


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    found = agenda.nodes(agenda.outline(item.meeting))
    context = {
        "item": item,
        "meeting": item.meeting,
        "node": next(node for node in found if node.item.pk == item.pk),
        "shown": visibility.of_item(item, policies.audience_of(request.user, item.meeting.committee)),
        "report": Report.objects.visible_to(request.user).filter(item=item).first(),
        "may_edit": not refusal(policies.check_edit_item, request.user, item),
    }
    return render(request, "meetings/agenda_item/detail.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    item = _editable(request, pk)
    form = AgendaItemEditForm(request.POST or None, instance=item)

    def save(data):
        version = data.pop("version")
        return agenda_items.change(item=item, by=request.user, expected_version=version, **data)

    if submit(form, save):
        if form.cleaned_data.get("exempt_paragraphs"):
            tell_of_papers(request, item.meeting)
        return redirect(_place_of(item))
    context = {"form": form, "item": item, "meeting": item.meeting}
    return render(request, "meetings/agenda_item/edit.html", context)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    item = _editable(request, pk)
    direction = request.POST.get("direction")
    if direction not in agenda_items.MOVES:
        raise Http404
    attempt(request, lambda: agenda_items.move(item=item, by=request.user, direction=direction))
    return redirect(_place_of(item))


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    item = _editable(request, pk)
    form = AgendaItemRemoveForm(request.POST or None, meeting=item.meeting)
    title, meeting = item.title, item.meeting

    def act(_data):
        agenda_items.remove(item=item, by=request.user)
        return meeting

    if submit(form, act):
        messages.success(request, _("“%(item)s” is off the agenda.") % {"item": title})
        return redirect(AGENDA, meeting.pk)
    return render(
        request, "meetings/agenda_item/remove.html", {"form": form, "item": item, "meeting": meeting}
    )


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    item = _editable(request, pk)
    back = reverse(AGENDA, args=[item.meeting_id])
    form = ReasonForm(request.POST or None, submit_label=_("Withdraw the item"), cancel_url=back)
    if submit(form, lambda data: agenda_items.withdraw(item=item, by=request.user, **data)):
        return redirect(_place_of(item))
    context = {"form": form, "item": item, "meeting": item.meeting}
    return render(request, "meetings/agenda_item/withdraw.html", context)


@once
def add_themes(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    form = ThemesForm(request.POST or None, meeting=meeting, outline=agenda.outline(meeting))
    done = submit(form, lambda data: agenda_themes.add_themes(meeting=meeting, by=request.user, **data))
    if done:
        _tell(request, done)
        return redirect(AGENDA, pk)
    context = {"form": form, "meeting": meeting, "preview": agenda_themes.preview(meeting)}
    return render(request, "meetings/agenda_item/themes.html", context)


@require_POST
def number_refs(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    in_order = [node.item for node in agenda.nodes(agenda.outline(meeting))]
    given = attempt(
        request, lambda: agenda_items.number_refs(meeting=meeting, by=request.user, in_order=in_order)
    )
    if given is not None:
        sentence = ngettext("%(n)d REF number was given.", "%(n)d REF numbers were given.", given)
        messages.success(request, sentence % {"n": given})
    return redirect(AGENDA, pk)


def _tell(request: HttpRequest, done: agenda_themes.ThemesAdded) -> None:
    """Say what was added, and name the priorities that nobody leads."""
    if not done.made:
        messages.info(request, _("Every priority is on the agenda already. Nothing was added."))
        return
    sentence = ngettext(
        "%(n)d item with its report was added.", "%(n)d items with their reports were added.", len(done.made)
    )
    messages.success(request, sentence % {"n": len(done.made)})
    if done.without_lead:
        titles = ", ".join(str(priority) for priority in done.without_lead)
        messages.warning(
            request,
            _(
                "These have no theme lead on the day of the meeting, so nobody is asked for the report yet: %(titles)s."
            )
            % {"titles": titles},
        )


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting whose agenda the person may change."""
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council")
    meeting = get_object_or_404(rows.prefetch_related("committee__council__closures"), pk=pk)
    policies.check_edit_meeting(request.user, meeting)
    return meeting


def _item(request: HttpRequest, pk: int) -> AgendaItem:
    rows = AgendaItem.objects.visible_to(request.user).select_related(
        "meeting__committee__council", "presenter", "on_behalf_of", "priority", "earlier_meeting__committee"
    )
    return get_object_or_404(rows, pk=pk)


def _editable(request: HttpRequest, pk: int) -> AgendaItem:
    item = _item(request, pk)
    policies.check_edit_item(request.user, item)
    return item


def _place_of(item: AgendaItem) -> str:
    """The item's line in the editor."""
    return f"{reverse(AGENDA, args=[item.meeting_id])}#item-{item.pk}"
