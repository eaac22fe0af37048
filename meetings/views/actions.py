"""Actions of a committee: the list with owners, asking, changing, closing, telling owners, matters arising."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings import minute_policies
from meetings.forms.actions import (
    ActionCreateForm,
    ActionEditForm,
    ActionFilterForm,
    CloseForm,
    MattersArisingForm,
)
from meetings.models import Action, Committee, Minute, Minutes
from meetings.services import actions, minute_mails
from scrutiny import audit
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

PER_PAGE = 50


def index(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    rows = Action.objects.visible_to(request.user).filter(committee=committee)
    form = ActionFilterForm(request.GET, owners=rows.owners())
    found = form.narrowed(rows).select_related("organisation", "minute__minutes__meeting")
    context = {
        "committee": committee,
        "form": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "may_edit": not refusal(minute_policies.check_plan, request.user, committee),
    }
    return render(request, "meetings/action/list.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    minute_policies.check_create_action(request.user, minute)
    form = ActionCreateForm(
        request.POST or None, minute=minute, initial={"clause": request.GET.get("clause")}
    )
    if submit(form, lambda data: actions.create(minute=minute, by=request.user, **data)):
        return redirect(minute)
    return render(request, "meetings/action/create.html", {"minute": minute, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    minute_policies.check_edit_action(request.user, action)
    form = ActionEditForm(request.POST or None, instance=action)
    form.cancel_url = action.get_list_url()

    def save(data):
        version = data.pop("version")
        return actions.change(action=action, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(action.get_list_url())
    context = {"action": action, "form": form, "events": audit.history(action)[:20]}
    return render(request, "meetings/action/edit.html", context)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    minute_policies.check_edit_action(request.user, action)
    form = CloseForm(request.POST or None, saved_version=action.version)
    form.cancel_url = action.get_list_url()

    def save(data):
        version = data.pop("version")
        return actions.close(action=action, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(action.get_list_url())
    return render(request, "meetings/action/close.html", {"action": action, "form": form})


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    attempt(
        request,
        lambda: actions.reopen(action=action, by=request.user, expected_version=action.version),
        _("The action is open again."),
    )
    return redirect(action)


@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail those whom published minutes name and who were not told yet."""
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    minutes = get_object_or_404(visible, pk=pk)
    sent = minute_mails.send(minutes=minutes, by=request.user)
    told = ngettext("%(count)s mail was sent.", "%(count)s mails were sent.", sent) % {"count": sent}
    messages.success(request, told)
    return redirect("meetings:action-list", minutes.meeting.committee_id)


def matters_arising(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    minute_policies.check_plan(request.user, committee)
    form = MattersArisingForm(request.POST or None, committee=committee)
    written = submit(form, lambda data: actions.write_on_agenda(item=data["item"], by=request.user))
    if written:
        return redirect("meetings:agenda", written.meeting_id)
    return render(request, "meetings/action/matters_arising.html", {"committee": committee, "form": form})


def _committee(request: HttpRequest, pk: int) -> Committee:
    visible = Committee.objects.visible_to(request.user).select_related("council")
    return get_object_or_404(visible, pk=pk)


def _action(request: HttpRequest, pk: int) -> Action:
    visible = Action.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("committee__council", "minute__minutes__meeting"), pk=pk)


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
