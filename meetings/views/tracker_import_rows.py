"""One row of an imported tracker: corrected, or left out with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.forms.tracker_imports import TrackerRowForm, TrackerRowSkipForm
from meetings.models import TrackerImport, TrackerRow
from meetings.recommendation_enums import ImportRowState
from meetings.services import tracker_rows
from scrutiny.submission import submit


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    if row.state == ImportRowState.IMPORTED:
        return redirect(row.recommendation)
    form = TrackerRowForm(request.POST or None, row=row)
    corrected = submit(
        form,
        lambda data: tracker_rows.correct(
            row=row, by=request.user, words=form.words(), expected_version=data["version"]
        ),
    )
    if corrected and corrected.state != ImportRowState.KEPT:
        messages.success(request, _("Row %(row)d fits now.") % {"row": row.number})
        return redirect(row.tracker)
    if corrected:
        messages.warning(request, _("Saved. The row does not fit yet: see below what is missing."))
        return redirect("meetings:tracker-import-row-edit", pk)
    if not form.is_bound and row.problems:
        form = _with_problems(row, form)
    facts = {"row": row, "tracker": row.tracker, "form": form}
    return render(request, "meetings/tracker_import/row.html", facts)


def skip(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    if row.state == ImportRowState.IMPORTED:
        return redirect(row.recommendation)
    form = TrackerRowSkipForm(request.POST or None, saved_version=row.version)
    left_out = submit(
        form,
        lambda data: tracker_rows.skip(
            row=row, by=request.user, reason=data["reason"], expected_version=data["version"]
        ),
    )
    if left_out:
        messages.success(request, _("Row %(row)d is left out.") % {"row": row.number})
        return redirect(row.tracker)
    return render(
        request, "meetings/tracker_import/skip.html", {"row": row, "tracker": row.tracker, "form": form}
    )


def _visible(request: HttpRequest, pk: int) -> TrackerRow:
    imports = TrackerImport.objects.visible_to(request.user)
    rows = TrackerRow.objects.filter(tracker__in=imports)
    row = get_object_or_404(rows.select_related("tracker__committee__council", "recommendation"), pk=pk)
    recommendation_policies.check_change_import(request.user, row.tracker)
    return row


def _with_problems(row: TrackerRow, form: TrackerRowForm) -> TrackerRowForm:
    """The form as it would come back: each sentence beside the field that it is about."""
    data = QueryDict(mutable=True)
    data.update({name: str(form[name].value() or "") for name in form.fields})
    data["version"] = str(row.version)
    bound = TrackerRowForm(data, row=row)
    if bound.is_valid():
        for name, sentence in row.problems:
            bound.add_error(name if name in bound.fields else None, sentence)
    return bound
