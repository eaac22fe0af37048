"""The work programme of a committee: its topics, added, changed, ordered, dropped, put on an agenda."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import minute_policies
from meetings.forms.work_programme import DropForm, PutOnAgendaForm, TopicCreateForm, TopicEditForm
from meetings.models import Committee, WorkProgrammeEntry
from meetings.services import work_programme
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

LIST = "meetings:work-programme"


def index(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    rows = WorkProgrammeEntry.objects.visible_to(request.user).filter(committee=committee)
    rows = list(rows.select_related("meeting", "clause__minute__minutes__meeting"))
    context = {
        "committee": committee,
        "coming": [row for row in rows if row.is_coming],
        "over": [row for row in rows if not row.is_coming],
        "may_edit": not refusal(minute_policies.check_plan, request.user, committee),
    }
    return render(request, "meetings/work_programme/list.html", context)


@once
def create(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    minute_policies.check_plan(request.user, committee)
    form = TopicCreateForm(request.POST or None, committee=committee)
    if submit(form, lambda data: work_programme.create(committee=committee, by=request.user, **data)):
        return redirect(LIST, committee.pk)
    return render(request, "meetings/work_programme/create.html", {"committee": committee, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    minute_policies.check_edit_programme_entry(request.user, entry)
    form = TopicEditForm(request.POST or None, instance=entry)

    def save(data):
        version = data.pop("version")
        return work_programme.change(entry=entry, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(LIST, entry.committee_id)
    return render(request, "meetings/work_programme/edit.html", {"entry": entry, "form": form})


def drop(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    minute_policies.check_edit_programme_entry(request.user, entry)
    form = DropForm(request.POST or None, saved_version=entry.version)

    def save(data):
        return work_programme.drop(
            entry=entry, by=request.user, expected_version=data["version"], reason=data["reason"]
        )

    if submit(form, save):
        return redirect(LIST, entry.committee_id)
    return render(request, "meetings/work_programme/drop.html", {"entry": entry, "form": form})


@once
def put_on_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    minute_policies.check_edit_programme_entry(request.user, entry)
    form = PutOnAgendaForm(
        request.POST or None, committee=entry.committee, initial={"meeting": entry.meeting_id}
    )
    made = submit(form, lambda data: work_programme.put_on_agenda(entry=entry, by=request.user, **data))
    if made:
        return redirect("meetings:agenda", made.meeting_id)
    return render(request, "meetings/work_programme/agenda.html", {"entry": entry, "form": form})


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    attempt(
        request,
        lambda: work_programme.finish(entry=entry, by=request.user),
        _("“%(title)s” is done.") % {"title": entry.title},
    )
    return redirect(LIST, entry.committee_id)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    work_programme.move(entry=entry, by=request.user, direction=request.POST.get("direction", ""))
    return redirect(LIST, entry.committee_id)


def _committee(request: HttpRequest, pk: int) -> Committee:
    visible = Committee.objects.visible_to(request.user).select_related("council")
    return get_object_or_404(visible, pk=pk)


def _entry(request: HttpRequest, pk: int) -> WorkProgrammeEntry:
    visible = WorkProgrammeEntry.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("committee__council", "item"), pk=pk)
