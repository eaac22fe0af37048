"""The sections of a house style: in the draft they are added, changed, moved and removed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.forms.house_style_sections import SectionAddForm, SectionForm
from meetings.house_style_edits import moving_section, removing_section
from meetings.house_style_facts import section_facts
from meetings.models import HouseStyle
from meetings.papers.sample_report import sample_paper
from meetings.services import house_style_drafts
from meetings.views.house_style_drafts import STEPS, answer, change_at_once
from meetings.views.house_styles import own
from scrutiny.once import once


def index(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    facts = {
        "style": style,
        "current": "sections",
        "heading": _("Sections"),
        "sections": section_facts(sheet),
        "paper": sample_paper(sheet, style.council),
    }
    return render(request, "meetings/house_style_section/list.html", facts)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    form = SectionAddForm(request.POST or None, sheet=sheet, saved_version=style.version)
    form.cancel_url = _list_url(pk)
    heading = _("Add a section")
    return answer(request, style, form, current="sections", heading=heading, back=_list_url(pk))


def edit(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    _check_there(style, section)
    form = SectionForm(
        request.POST or None, section=sheet.by_key[section], sheet=sheet, saved_version=style.version
    )
    form.cancel_url = _list_url(pk)
    heading = _("Section “%(heading)s”") % {"heading": form.section.heading}
    return answer(request, style, form, current="sections", heading=heading, back=_list_url(pk))


@require_POST
def move(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    style = own(request, pk)
    _check_there(style, section)
    step = STEPS.get(request.POST.get("direction", ""), 0)
    change_at_once(request, style, moving_section(section, step))
    return redirect(f"{_list_url(pk)}#section-{section}")


@require_POST
def remove(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    style = own(request, pk)
    _check_there(style, section)
    done = _("The section is removed from the draft. Reports that are begun already keep it.")
    change_at_once(request, style, removing_section(section), done)
    return redirect(_list_url(pk))


def _check_there(style: HouseStyle, key: str) -> None:
    if key not in house_style_drafts.sheet_of(style).by_key:
        raise Http404


def _list_url(pk: int) -> str:
    return reverse("meetings:house-style-section-list", args=[pk])
