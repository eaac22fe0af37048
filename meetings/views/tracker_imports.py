"""Trackers kept by hand: uploaded, matched step by step, looked through, confirmed or discarded."""

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import recommendation_policies, tracker_preview
from meetings.forms import tracker_imports as forms
from meetings.models import Committee, TrackerImport
from meetings.recommendation_enums import ImportRowState
from meetings.services import tracker_imports
from meetings.tracker_reading import columns as headings
from meetings.tracker_reading.words import shortened
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.once import once
from scrutiny.submission import attempt, submit
from scrutiny.uploads.sheets import ReadSheet

PER_PAGE, FIRST_ROWS, SAMPLES = 25, 8, 3
PRIVATE = {"Cache-Control": "private, no-store"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    recommendation_policies.check_import_trackers(request.user)
    rows = TrackerImport.objects.visible_to(request.user).select_related("committee", "uploaded_by")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/tracker_import/list.html", {"page": page})


@once
def create(request: HttpRequest) -> HttpResponse:
    recommendation_policies.check_import_trackers(request.user)
    councils = grants_of(request.user).councils_with(Permission.SEND_RECOMMENDATION)
    committees = Committee.objects.visible_to(request.user).filter(council__in=councils)
    form = forms.TrackerImportCreateForm(
        request.POST or None,
        request.FILES or None,
        committees=committees.select_related("council"),
        initial={"committee": request.GET.get("committee")},
    )
    tracker = submit(form, lambda data: tracker_imports.receive(by=request.user, **data))
    if tracker:
        return redirect("meetings:tracker-import-sheet", tracker.pk)
    return render(request, "meetings/tracker_import/create.html", {"form": form})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview before it is confirmed, and afterwards what became of every row."""
    tracker = _visible(request, pk)
    account = tracker_preview.account(tracker)
    show = request.GET.get("show", "")
    if show not in ImportRowState.values:
        show = ImportRowState.KEPT if account.kept else ImportRowState.READY if account.ready else "imported"
    rows = tracker.rows.filter(state=show).select_related("recommendation")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "meetings/tracker_import/detail.html",
        {
            "tracker": tracker,
            "account": account,
            "tabs": [(state.value, state.label, getattr(account, state.value)) for state in ImportRowState],
            "show": show,
            "page": page,
            "rows": tracker_preview.shown(page.object_list),
            "job": tracker_imports.under_way(tracker),
        },
    )


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    if not tracker.is_open:
        return redirect(tracker)
    form = forms.SheetForm(request.POST or None, tracker=tracker)

    def save(data):
        return tracker_imports.choose_sheet(
            tracker=tracker,
            by=request.user,
            sheet=data["sheet"],
            heading_row=data["heading_row"],
            expected_version=data["version"],
        )

    if submit(form, save):
        return redirect("meetings:tracker-import-columns", pk)
    sheets = [
        {
            "name": one.name,
            "rows": _first_rows(one),
            "guess": headings.heading_row(one.rows),
        }
        for one in tracker_imports.table_of(tracker).sheets
    ]
    return render(
        request, "meetings/tracker_import/sheet.html", {"tracker": tracker, "form": form, "sheets": sheets}
    )


def columns(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    if not tracker.is_open:
        return redirect(tracker)
    read = tracker_imports.sheet_of(tracker)
    titles = read.rows[tracker.heading_row - 1] if tracker.heading_row <= len(read.rows) else ()
    guessed = {int(place): column for place, column in tracker.columns.items()} or headings.guess(titles)
    form = forms.ColumnsForm(
        request.POST or None,
        tracker=tracker,
        headings=titles,
        samples=_samples(read, tracker.heading_row),
        guessed=guessed,
    )
    matched = submit(
        form,
        lambda data: tracker_imports.match_columns(
            tracker=tracker, by=request.user, expected_version=data["version"], **form.matched()
        ),
    )
    if matched:
        has_words = bool(tracker_imports.words_for_states(matched))
        return redirect(f"meetings:tracker-import-{'states' if has_words else 'detail'}", pk)
    return render(request, "meetings/tracker_import/columns.html", {"tracker": tracker, "form": form})


def states(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    if not tracker.is_open:
        return redirect(tracker)
    words = tracker_imports.words_for_states(tracker)
    form = forms.StatesForm(request.POST or None, tracker=tracker, words=words)
    matched = submit(
        form,
        lambda data: tracker_imports.match_states(
            tracker=tracker, by=request.user, states=form.meanings(), expected_version=data["version"]
        ),
    )
    if matched:
        return redirect(tracker)
    return render(
        request,
        "meetings/tracker_import/states.html",
        {"tracker": tracker, "form": form, "has_words": bool(words)},
    )


@require_POST
@once
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    job = attempt(
        request,
        lambda: tracker_imports.confirm(tracker=tracker, by=request.user, expected_version=_version(request)),
    )
    return redirect(job or tracker)


@require_POST
@once
def import_rest(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    job = attempt(request, lambda: tracker_imports.import_rest(tracker=tracker, by=request.user))
    return redirect(job or tracker)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    done = attempt(
        request,
        lambda: tracker_imports.discard(tracker=tracker, by=request.user, expected_version=_version(request)),
        _("The import is discarded. Nothing was imported."),
    )
    return redirect("meetings:tracker-import-list") if done else redirect(tracker)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    tracker = _visible(request, pk)
    return FileResponse(
        tracker_imports.opened(tracker),
        as_attachment=True,
        filename=tracker.original_name,
        content_type="application/octet-stream",
        headers=PRIVATE,
    )


def _visible(request: HttpRequest, pk: int) -> TrackerImport:
    rows = TrackerImport.objects.visible_to(request.user)
    related = ("committee__council", "uploaded_by", "confirmed_by")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _version(request: HttpRequest) -> int:
    """The version of the preview that was looked at; none fits what makes no sense."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else -1


def _first_rows(read: ReadSheet) -> list[tuple[int, list[str]]]:
    """The first rows with their numbers, to just below the headings; a merged cell stands there once."""
    last = max(FIRST_ROWS, headings.heading_row(read.rows) + 2)
    return [
        (number, [cell for place, cell in enumerate(row) if (number, place) not in read.across])
        for number, row in enumerate(read.rows[:last], start=1)
    ]


def _samples(read: ReadSheet, heading_row: int) -> dict[int, str]:
    """The first words in each column that has any below the headings, or a heading."""
    found: dict[int, str] = {}
    for place in range(read.width):
        cells = [
            row[place]
            for number, row in enumerate(read.rows[heading_row:], start=heading_row + 1)
            if place < len(row) and row[place] and (number, place) not in read.across
        ]
        has_heading = place < len(read.rows[heading_row - 1]) and bool(read.rows[heading_row - 1][place])
        if cells or has_heading:
            few = list(dict.fromkeys(cells))[:SAMPLES]
            found[place] = " · ".join(shortened(cell, 60) for cell in few) or _("Nothing below the heading")
    return found
