"""Pictures of a report: uploaded, removed, and shown to those who may read the section that shows them."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import policies
from meetings.enums import Audience
from meetings.forms.report_pictures import PictureUploadForm
from meetings.models import Report, ReportPicture
from meetings.papers import reports as report_papers
from meetings.services import report_pictures
from scrutiny import submission
from scrutiny.once import once


@once
def index(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)
    policies.check_edit_report(request.user, report)
    form = PictureUploadForm(request.POST or None, request.FILES or None)
    if submission.submit(form, lambda data: report_pictures.add(report=report, by=request.user, **data)):
        messages.success(request, _("The picture is added. Put it into a text with “Picture”."))
        return redirect("meetings:report-picture-list", pk)
    shown = {key for section in report.sections.all() for key in report_pictures.keys_shown(section)}
    facts = {
        "form": form,
        "pictures": [(picture, picture.key in shown) for picture in report.pictures.all()],
        "report": report,
        "sheet": report.sheet,
        "current": "pictures",
    }
    return render(request, "meetings/report_picture/list.html", facts)


@require_POST
def remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    report = get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)
    policies.check_edit_report(request.user, report)
    picture = get_object_or_404(report.pictures, key=key)
    picture.report = report
    submission.attempt(
        request,
        lambda: report_pictures.remove(picture=picture, by=request.user),
        _("The picture is removed."),
    )
    return redirect("meetings:report-picture-list", pk)


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
