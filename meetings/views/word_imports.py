"""Word files of a report: read in after a look at what would change, and taken out."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import policies
from meetings.forms.word_imports import WordImportForm
from meetings.models import Report, WordImport
from meetings.papers import reports as report_papers
from meetings.services import agenda, word_imports
from meetings.word.preview import preview_of
from meetings.word.take_out import files_of, word_file
from scrutiny import submission
from scrutiny.access.checks import refusal
from scrutiny.once import once

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRIVATE = {"Cache-Control": "private, no-store"}


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    policies.check_read_word_imports(request.user, report)
    refused = refusal(policies.check_edit_report, request.user, report)
    form = WordImportForm(request.POST or None, request.FILES or None)
    if refused and form.is_bound:
        form.add_error("file", refused)
    row = submission.submit(
        form, lambda data: word_imports.receive(report=report, by=request.user, file=data["file"])
    )
    if row:
        return redirect("meetings:word-import-detail", row.pk)
    facts = {"form": form, "refused": refused, "imports": report.word_imports.all(), **_tools(report)}
    return render(request, "meetings/word_import/list.html", facts)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    if row.confirmed_at:
        facts = {"row": row, "remarks": _said(row), **_tools(row.report)}
        return render(request, "meetings/word_import/detail.html", facts)
    _placed, plan = word_imports.planned(row)
    refused = refusal(policies.check_edit_report, request.user, row.report)
    facts = {
        "row": row,
        "preview": preview_of(plan),
        "said": _said(row),
        "fingerprint": plan.fingerprint,
        "refused": refused,
    }
    return render(request, "meetings/word_import/preview.html", {**facts, **_tools(row.report)})


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    done = submission.attempt(
        request,
        lambda: word_imports.confirm(
            row=row, by=request.user, fingerprint=request.POST.get("fingerprint", "")
        ),
        _("The file is in the report. The texts that stood there before are kept as versions."),
    )
    if done:
        return redirect("meetings:word-import-list", row.report_id)
    return redirect("meetings:word-import-detail", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    report_pk = row.report_id
    submission.attempt(
        request, lambda: word_imports.discard(row=row, by=request.user), _("The file is taken away.")
    )
    return redirect("meetings:word-import-list", report_pk)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    return FileResponse(
        word_imports.opened(row),
        as_attachment=True,
        filename=row.original_name,
        content_type=WORD,
        headers=PRIVATE,
    )


@require_safe
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    report = _report(request, pk)
    nodes = agenda.nodes(agenda.outline(report.meeting))
    label = next((node.label for node in nodes if node.item.pk == report.item_id), "")
    paper = report_papers.paper(report, policies.audience_of_report(request.user, report), item_label=label)
    name = get_valid_filename(paper.title) or "report"
    return HttpResponse(
        word_file(paper, files=files_of(paper)),
        content_type=WORD,
        headers={**PRIVATE, "Content-Disposition": f'attachment; filename="{name[:80]}.docx"'},
    )


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _visible(request: HttpRequest, pk: int) -> WordImport:
    row = get_object_or_404(WordImport, pk=pk)
    row.report = _report(request, row.report_id)
    policies.check_read_word_imports(request.user, row.report)
    return row


def _said(row: WordImport) -> list[dict[str, str]]:
    """The remarks that are kept with a file."""
    return [{"where": where, "sentence": sentence} for where, sentence in row.remarks]


def _tools(report: Report) -> dict:
    """What every page on which a report is written says."""
    return {"report": report, "sheet": report.sheet, "current": "word"}
