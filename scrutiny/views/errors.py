"""Error pages: what happened, in a sentence, and where to go from here."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from scrutiny.layouts import layout_for


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", {"page_layout": layout_for(request)}, status=400)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """The refusal's own sentence: the same one that a greyed-out button shows."""
    context = {"page_layout": layout_for(request), "sentence": str(exception)}
    return render(request, "403.html", context, status=403)


@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"page_layout": layout_for(request)}, status=404)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Without context: what broke may be the database or the person's session."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "csrf_failure.html", {"page_layout": layout_for(request)}, status=403)
