"""The lines of a house style's header: in the draft they are added, labelled, moved and removed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.forms.house_style_lines import LineAddForm, LineForm
from meetings.house_style_edits import lines_in, moving_line, removing_line
from meetings.house_style_facts import fact_words
from meetings.house_style_sheet import HeaderField, HouseStyleSheet
from meetings.house_style_words import LINE_GROUPS
from meetings.services import house_style_drafts
from meetings.views.house_style_drafts import STEPS, answer, change_at_once
from meetings.views.house_styles import own
from scrutiny.once import once


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    form = LineAddForm(request.POST or None, sheet=sheet, saved_version=style.version)
    groups = [
        (key, name, [(line, fact_words(line)) for line in lines_in(sheet, key)])
        for key, name in LINE_GROUPS.items()
    ]
    return answer(
        request,
        style,
        form,
        current="lines",
        heading=_("Header"),
        back=_list_url(pk),
        template="meetings/house_style_line/list.html",
        groups=groups,
        sheet=sheet,
    )


def edit(request: HttpRequest, pk: int, group: str, line: str) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    form = LineForm(
        request.POST or None,
        group=group,
        line=_line(sheet, group, line),
        sheet=sheet,
        saved_version=style.version,
    )
    form.cancel_url = _list_url(pk)
    heading = fact_words(form.line)
    return answer(request, style, form, current="lines", heading=heading, back=_list_url(pk))


@require_POST
def move(request: HttpRequest, pk: int, group: str, line: str) -> HttpResponse:
    style = own(request, pk)
    _line(house_style_drafts.sheet_of(style), group, line)
    step = STEPS.get(request.POST.get("direction", ""), 0)
    change_at_once(request, style, moving_line(group, line, step))
    return redirect(f"{_list_url(pk)}#line-{group}-{line}")


@require_POST
def remove(request: HttpRequest, pk: int, group: str, line: str) -> HttpResponse:
    style = own(request, pk)
    _line(house_style_drafts.sheet_of(style), group, line)
    change_at_once(request, style, removing_line(group, line), _("The line is removed from the draft."))
    return redirect(_list_url(pk))


def _line(sheet: HouseStyleSheet, group: str, key: str) -> HeaderField:
    if group not in LINE_GROUPS:
        raise Http404
    found = next((line for line in lines_in(sheet, group) if line.key == key), None)
    if found is None:
        raise Http404
    return found


def _list_url(pk: int) -> str:
    return reverse("meetings:house-style-line-list", args=[pk])
