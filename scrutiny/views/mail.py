"""Messages that the service sent, or keeps because there is no mail server."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from scrutiny import policies
from scrutiny.access.middleware import council_or_404
from scrutiny.models import OutgoingEmail

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    policies.check_read_mail(request.user, council)
    here = Q(council=council) | Q(council=None)
    messages = OutgoingEmail.objects.visible_to(request.user).filter(here).defer("body")
    page = Paginator(messages, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "scrutiny/mail/list.html", {"page": page})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    email = get_object_or_404(OutgoingEmail.objects.visible_to(request.user), pk=pk)
    return render(request, "scrutiny/mail/detail.html", {"email": email})
