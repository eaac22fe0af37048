"""Pictures of a report, shown to those who may read the section that shows them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from meetings import policies
from meetings.enums import Audience
from meetings.models import Report, ReportPicture
from meetings.papers import reports as report_papers


@require_safe
def show(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    report = get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)
    picture = get_object_or_404(ReportPicture, report=report, key=key)
    audience = policies.audience_of_report(request.user, report)
    if audience == Audience.PUBLIC:
        shown = report_papers.paper(report, audience).pictures
        if picture.sha256 not in {one.sha256 for one in shown}:
            raise Http404
    return FileResponse(
        default_storage.open(picture.file.name, "rb"),
        content_type=picture.content_type,
        headers={"Cache-Control": "private, max-age=3600"},
    )
