"""What is kept from the public: sections and appendices of a report, and the register of all of a council."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.exemptions import ExemptionForm
from meetings.models import Appendix, Report, ReportSection
from meetings.report_lists import marked_appendices
from meetings.services import exempt_register, exemption_rules, exemptions
from meetings.services.exemptions import Part
from meetings.views.withdrawals import tell_of_papers
from scrutiny import submission
from scrutiny.access.middleware import council_or_404

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    """The register of everything that the council keeps from the public."""
    council = council_or_404(request)
    policies.check_read_exempt_register(request.user, council)
    found = exempt_register.entries(council)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    facts = {"page": page, "entries": exempt_register.with_decisions(page.object_list)}
    return render(request, "meetings/exemption/list.html", facts)


def parts(request: HttpRequest, pk: int) -> HttpResponse:
    """The sections and appendices of one report, with what of them is exempt."""
    report = _report(request, pk)
    policies.check_exempt(request.user, report)
    return render(request, "meetings/exemption/parts.html", _facts(report))


def section(request: HttpRequest, pk: int) -> HttpResponse:
    return _exempt(request, _section(request, pk), "meetings:exemption-open-section")


def appendix(request: HttpRequest, pk: int) -> HttpResponse:
    return _exempt(request, _appendix(request, pk), "meetings:exemption-open-appendix")


@require_POST
def open_section(request: HttpRequest, pk: int) -> HttpResponse:
    return _open(request, _section(request, pk))


@require_POST
def open_appendix(request: HttpRequest, pk: int) -> HttpResponse:
    return _open(request, _appendix(request, pk))


def _exempt(request: HttpRequest, part: Part, open_url: str) -> HttpResponse:
    policies.check_exempt(request.user, part.report)
    saved = {name: getattr(part, name) for name in exemption_rules.OPENED}
    form = ExemptionForm(request.POST or None, council=part.report.council, initial=saved)
    form.cancel_url = reverse("meetings:exemption-parts", args=[part.report_id])
    if submission.submit(form, lambda data: exemptions.exempt(part=part, by=request.user, **data)):
        messages.success(request, _("“%(part)s” is kept from the public.") % {"part": part})
        tell_of_papers(request, part.report.meeting)
        return redirect(form.cancel_url)
    facts = {"form": form, "part": part, "open_url": reverse(open_url, args=[part.pk])}
    return render(request, "meetings/exemption/edit.html", facts | _facts(part.report))


def _open(request: HttpRequest, part: Part) -> HttpResponse:
    done = _("“%(part)s” is open to the public.") % {"part": part}
    submission.attempt(request, lambda: exemptions.open_again(part=part, by=request.user), done)
    return redirect("meetings:exemption-parts", part.report_id)


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def _section(request: HttpRequest, pk: int) -> ReportSection:
    row = get_object_or_404(ReportSection.objects.visible_to(request.user), pk=pk)
    row.report = _report(request, row.report_id)
    return row


def _appendix(request: HttpRequest, pk: int) -> Appendix:
    row = get_object_or_404(Appendix.objects.visible_to(request.user), pk=pk)
    row.report = _report(request, row.report_id)
    return row


def _facts(report: Report) -> dict:
    """What every page on which a report is written says, and its parts."""
    return {
        "report": report,
        "sheet": report.sheet,
        "current": "exempt",
        "sections": report.sections.all(),
        "marked": marked_appendices(report),
    }
