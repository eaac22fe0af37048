"""The risk scale of a house style: in the draft its words, ratings and matrix are changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.forms.house_style_drafts import DraftForm
from meetings.forms.house_style_scales import MatrixForm, RatingAddForm, RatingForm, ScaleWordsForm
from meetings.house_style_edits import Edit
from meetings.house_style_scale_edits import removing_rating, with_scale
from meetings.house_style_sheet import HouseStyleSheet, RiskScale
from meetings.house_style_words import TINTS
from meetings.models import HouseStyle
from meetings.papers.sample_report import sample_paper
from meetings.services import house_style_drafts
from meetings.views.house_style_drafts import answer, change_at_once
from meetings.views.house_styles import own
from scrutiny.once import once


@once
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    template, heading = "meetings/house_style_scale/detail.html", _("Risk scale")
    scale = sheet.risk_scale
    if scale is None:
        facts = {"style": style, "current": "scale", "heading": heading, "scale": None}
        return render(request, template, facts | {"paper": sample_paper(sheet, style.council)})
    form = RatingAddForm(request.POST or None, sheet=sheet, saved_version=style.version)
    facts = {
        "scale": scale,
        "ratings": [(rating, TINTS.get(rating.tint, rating.tint)) for rating in scale.ratings],
        "has_section": sheet.has_risks,
    }
    return answer(
        request, style, form, current="scale", heading=heading, back=_url(pk), template=template, **facts
    )


def words(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet, _scale = _sheet_with_scale(style)
    form = ScaleWordsForm(request.POST or None, sheet=sheet, saved_version=style.version)
    return _part(request, style, form, _("Words of likelihood and impact"))


def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet, scale = _sheet_with_scale(style)
    form = MatrixForm(request.POST or None, sheet=sheet, scale=scale, saved_version=style.version)
    template = "meetings/house_style_scale/matrix.html"
    return _part(
        request, style, form, _("Ratings in the matrix"), template=template, scale=scale, is_wide=True
    )


def edit_rating(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    style = own(request, pk)
    sheet, scale = _sheet_with_scale(style)
    if place >= len(scale.ratings):
        raise Http404
    rating = scale.ratings[place]
    form = RatingForm(
        request.POST or None, place=place, rating=rating, sheet=sheet, saved_version=style.version
    )
    return _part(request, style, form, _("Rating “%(word)s”") % {"word": rating.word})


@require_POST
def remove_rating(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    style = own(request, pk)
    done = _("The rating is removed from the draft. Its cells have the one below it now.")
    return _at_once(request, style, removing_rating(place), done)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    done = _("The usual scale is added to the draft. Change its words to those of your council.")
    return _at_once(request, style, with_scale(house_style_drafts.usual_scale()), done)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    return _at_once(request, style, with_scale(None), _("The risk scale is removed from the draft."))


def _part(
    request: HttpRequest, style: HouseStyle, form: DraftForm, heading: str, **facts: Any
) -> HttpResponse:
    back = _url(style.pk)
    form.cancel_url = back
    return answer(request, style, form, current="scale", heading=heading, back=back, **facts)


def _at_once(request: HttpRequest, style: HouseStyle, edit: Edit, done: str) -> HttpResponse:
    change_at_once(request, style, edit, done)
    return redirect(_url(style.pk))


def _sheet_with_scale(style: HouseStyle) -> tuple[HouseStyleSheet, RiskScale]:
    """The draft and its scale, or 404."""
    sheet = house_style_drafts.sheet_of(style)
    if sheet.risk_scale is None:
        raise Http404
    return sheet, sheet.risk_scale


def _url(pk: int) -> str:
    return reverse("meetings:house-style-scale-detail", args=[pk])
