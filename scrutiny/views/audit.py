"""The audit log: who did what and when."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scrutiny import policies
from scrutiny.access.middleware import council_or_404
from scrutiny.access.permissions import Permission
from scrutiny.audit_forms import AuditFilterForm
from scrutiny.models import AuditEvent

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_read_audit(request.user, council)
    form = AuditFilterForm(request.GET)
    here = Q(council_id=council.pk) | Q(council_id=None)
    events = form.narrowed(AuditEvent.objects.visible_to(request.user).filter(here))
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    reads_papers = request.user.grants.allow(Permission.READ_RESTRICTED, council=council.pk)
    context = {"form": form, "page": page, "reads_papers": reads_papers}
    return render(request, "scrutiny/audit/list.html", context)
