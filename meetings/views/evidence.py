"""Evidence of answers and progress: downloaded by who may read it, shown to residents by an officer."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings.models import Evidence
from meetings.services import evidence
from scrutiny.submission import attempt


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    return as_file(_visible(request, pk))


@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the file to residents, or to them no longer."""
    row = _visible(request, pk)
    is_public = request.POST.get("public") == "yes"
    done = _("Residents can see the file now.") if is_public else _("Residents no longer see the file.")
    attempt(request, lambda: evidence.set_public(evidence=row, by=request.user, is_public=is_public), done)
    return redirect(row.addressee)


def as_file(row: Evidence) -> FileResponse:
    """The file to be saved, never to be shown by the browser in the name of this service."""
    return FileResponse(
        evidence.opened(row),
        as_attachment=True,
        filename=row.file_name,
        content_type=row.content_type,
        headers={"Cache-Control": "private, no-store"},
    )


def _visible(request: HttpRequest, pk: int) -> Evidence:
    rows = Evidence.objects.visible_to(request.user).select_related(
        "response",
        "addressee__organisation",
        "addressee__person",
        "addressee__recommendation__committee__council",
        "addressee__recommendation__resolution__minute",
    )
    return get_object_or_404(rows, pk=pk)
