"""Boards and groups under a partnership: adding, changing, ending; the tree is on the page of the partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import policies
from partnerships.forms.dates import EndForm
from partnerships.forms.groups import GroupCreateForm, GroupEditForm
from partnerships.models import Partnership, PartnershipGroup
from partnerships.services import groups
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, partnership_pk: int) -> HttpResponse:
    visible = Partnership.objects.visible_to(request.user).select_related("council")
    partnership = get_object_or_404(visible, pk=partnership_pk)
    policies.check_edit_partnership(request.user, partnership)
    form = GroupCreateForm(request.POST or None, partnership=partnership)
    if submit(form, lambda data: groups.create(partnership=partnership, by=request.user, **data)):
        return redirect(partnership)
    return render(request, "partnerships/group/create.html", {"form": form, "partnership": partnership})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    group = _editable(request, pk)
    form = GroupEditForm(request.POST or None, instance=group)
    if submit(form, lambda data: _change(group, by=request.user, **data)):
        return redirect(group.partnership)
    return render(request, "partnerships/group/edit.html", {"form": form, "partnership": group.partnership})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    group = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=group.partnership.get_absolute_url())
    if submit(form, lambda data: groups.end(group=group, by=request.user, on=data["end"])):
        return redirect(group.partnership)
    return render(request, "partnerships/group/end.html", {"form": form, "group": group})


def _editable(request: HttpRequest, pk: int) -> PartnershipGroup:
    visible = Partnership.objects.visible_to(request.user)
    rows = PartnershipGroup.objects.filter(partnership__in=visible)
    group = get_object_or_404(rows.select_related("partnership__council", "parent", "chair"), pk=pk)
    policies.check_edit_partnership(request.user, group.partnership)
    return group


def _change(group: PartnershipGroup, *, by, version: int, **data) -> PartnershipGroup:
    return groups.change(group=group, by=by, expected_version=version, **data)
