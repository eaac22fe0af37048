"""Pages about the service itself, for everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scrutiny.layouts import layout_for


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the service can be used by everyone, as the accessibility regulations of 2018 want it said."""
    return render(request, "scrutiny/pages/accessibility.html", {"page_layout": layout_for(request)})


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What the service knows about people, why and for how long."""
    return render(request, "scrutiny/pages/privacy.html", {"page_layout": layout_for(request)})
