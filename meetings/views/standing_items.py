"""Standing items of a committee: the list, adding, changing, ordering and removing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.standing_items import StandingItemCreateForm, StandingItemForm
from meetings.models import Committee, StandingItem
from meetings.services import standing_items
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit

LIST = "meetings:standing-item-list"


def index(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    may_edit = not refusal(policies.check_edit_committee, request.user, committee)
    items = committee.standing_items.all()
    context = {"committee": committee, "items": items, "may_edit": may_edit}
    return render(request, "meetings/standing_item/list.html", context)


@once
def create(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    policies.check_edit_committee(request.user, committee)
    form = StandingItemCreateForm(request.POST or None, committee=committee)
    if submit(form, lambda data: standing_items.add(committee=committee, by=request.user, **data)):
        return redirect(LIST, committee.pk)
    return render(request, "meetings/standing_item/create.html", {"form": form, "committee": committee})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    policies.check_edit_committee(request.user, item.committee)
    form = StandingItemForm(request.POST or None, instance=item, committee=item.committee)
    if submit(form, lambda data: standing_items.change(item=item, by=request.user, **data)):
        return redirect(LIST, item.committee_id)
    return render(request, "meetings/standing_item/edit.html", {"form": form, "item": item})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    direction = request.POST.get("direction")
    if direction not in ("up", "down"):
        raise Http404
    standing_items.move(item=item, by=request.user, direction=direction)
    return redirect(LIST, item.committee_id)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    standing_items.remove(item=item, by=request.user)
    messages.success(request, _("“%(item)s” no longer stands on new agendas.") % {"item": item})
    return redirect(LIST, item.committee_id)


@require_POST
def usual(request: HttpRequest, committee_pk: int) -> HttpResponse:
    committee = _committee(request, committee_pk)
    attempt(request, lambda: standing_items.start_with_usual(committee=committee, by=request.user))
    return redirect(LIST, committee_pk)


def _committee(request: HttpRequest, pk: int) -> Committee:
    return get_object_or_404(Committee.objects.visible_to(request.user).select_related("council"), pk=pk)


def _item(request: HttpRequest, pk: int) -> StandingItem:
    committees = Committee.objects.visible_to(request.user)
    items = StandingItem.objects.filter(committee__in=committees)
    return get_object_or_404(items.select_related("committee__council"), pk=pk)
