"""The draft of a house style: its parts as forms, each beside a sample that follows what is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from meetings.forms.house_style_drafts import DraftForm, GeneralForm, HeaderForm, RecommendationsForm
from meetings.house_style_edits import Edit
from meetings.house_style_sheet import HouseStyleSheet
from meetings.models import HouseStyle
from meetings.papers.sample_report import sample_paper, sample_pdf
from meetings.services import house_style_drafts
from meetings.views.house_style_versions import pdf_answer
from meetings.views.house_styles import own
from scrutiny.submission import add_errors, attempt, submit

PARTS: dict[str, tuple[Any, type[DraftForm]]] = {
    "general": (lazy("Numbers, headings and dates"), GeneralForm),
    "recommendations": (lazy("Recommendations and appendices"), RecommendationsForm),
    "header": (lazy("How the header is set"), HeaderForm),
}
STEPS = {"up": -1, "down": 1}


def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    style = own(request, pk)
    sheet = house_style_drafts.sheet_of(style)
    heading, form_class = PARTS[part]
    form = form_class(request.POST or None, sheet=sheet, saved_version=style.version)
    current = "lines" if part == "header" else part
    return answer(request, style, form, current=current, heading=heading, back=request.path)


def print_sample(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    return pdf_answer(sample_pdf(house_style_drafts.sheet_of(style), style.council))


def answer(
    request: HttpRequest,
    style: HouseStyle,
    form: DraftForm,
    *,
    current: str,
    heading: Any,
    back: str,
    template: str = "meetings/house_style_draft/edit.html",
    **facts: Any,
) -> HttpResponse:
    """Save the form's change of the draft and go `back`; or show the form, with what was typed in the sample.

    To htmx the sample alone is answered. `current` is the tab that the page belongs to.
    """
    only_looks = request.htmx or "preview" in request.POST

    def save(data):
        return house_style_drafts.change(
            style=style, by=request.user, edit=form.edit(), expected_version=form.expected_version
        )

    if not only_looks and submit(form, save):
        messages.success(request, _("The draft is saved."))
        return redirect(back)
    sheet = _typed(form) if only_looks else None
    shown = {
        "style": style,
        "current": current,
        "paper": sample_paper(sheet or form.sheet, style.council),
        "is_unsaved": sheet is not None,
        "form": form,
    }
    if request.htmx:
        return render(request, "meetings/house_style_draft/preview.html", shown)
    return render(request, template, shown | {"heading": heading, **facts})


def change_at_once(request: HttpRequest, style: HouseStyle, edit: Edit, done: str = "") -> None:
    """Change the draft by a button; what can't be done is said at the top of the next page."""
    attempt(request, lambda: house_style_drafts.change(style=style, by=request.user, edit=edit), done)


def _typed(form: DraftForm) -> HouseStyleSheet | None:
    """The sheet as it would be with what was typed, when that is sound."""
    if not form.is_valid():
        return None
    try:
        return form.edit()(form.sheet)
    except ValidationError as error:
        add_errors(form, error)
        return None
