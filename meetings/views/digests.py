"""Weekly messages about answers: all of them, one word for word, and whether the first of its kind goes out."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import recommendation_policies
from meetings.models import Digest
from meetings.services import chasing, digests
from scrutiny.models import Council
from scrutiny.submission import attempt

PER_PAGE = 50


def index(request: HttpRequest, pk: int) -> HttpResponse:
    council = get_object_or_404(Council.objects.visible_to(request.user), pk=pk)
    recommendation_policies.check_chase(request.user, council)
    rows = Digest.objects.visible_to(request.user).filter(council=council).select_related("decided_by")
    return render(
        request,
        "meetings/digest/list.html",
        {
            "council": council,
            "ladder": chasing.ladder_of(council),
            "waiting": digests.waiting(council),
            "kinds": digests.kinds_seen(council),
            "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        },
    )


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    digest = _visible(request, pk)
    others = digests.also_waiting(digest) if digest.is_waiting else 0
    return render(request, "meetings/digest/detail.html", {"digest": digest, "others": others})


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    digest = _visible(request, pk)
    done = _("The message is on its way. Others of its kind go out by themselves from now on.")
    attempt(request, lambda: digests.send(digest=digest, by=request.user), done)
    return redirect(digest)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    digest = _visible(request, pk)
    done = _("The message is not sent. The next one of its kind waits to be looked at again.")
    attempt(request, lambda: digests.drop(digest=digest, by=request.user), done)
    return redirect(digest)


def _visible(request: HttpRequest, pk: int) -> Digest:
    rows = Digest.objects.visible_to(request.user).select_related("council", "decided_by", "email")
    return get_object_or_404(rows, pk=pk)
