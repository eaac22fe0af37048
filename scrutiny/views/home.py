"""The front door for visitors, and what waits for who has signed in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from scrutiny import work as waiting
from scrutiny.access.roles import BY_SLUG
from scrutiny.models import Council


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("work")
    return render(request, "scrutiny/home/home.html", {"councils": Council.objects.published()})


def work(request: HttpRequest) -> HttpResponse:
    council, held = request.council, request.user.grants
    here = [grant for grant in held.rows if grant.council_id in (None, council.pk if council else None)]
    context = {
        "groups": waiting.waiting_for(request.user, council) if council else [],
        "roles": [BY_SLUG[slug] for slug in dict.fromkeys(grant.role for grant in here)],
        "has_choice": held.is_system_administrator or len(held.council_ids) > 1,
    }
    return render(request, "scrutiny/home/work.html", context)
