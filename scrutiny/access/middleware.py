"""Which council a signed-in person is working for."""

from django.http import Http404
from django.utils.functional import SimpleLazyObject

from scrutiny.models import Council

SESSION_KEY = "council"


class CouncilMiddleware:
    """Sets `request.council`: the one chosen, else the first of the person's councils, else None (lazily)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.council = SimpleLazyObject(lambda: current_council(request))
        return self.get_response(request)


def current_council(request) -> Council | None:
    if not request.user.is_authenticated:
        return None
    councils = Council.objects.visible_to(request.user).order_by("name")
    chosen = request.session.get(SESSION_KEY)
    return (councils.filter(pk=chosen).first() if chosen else None) or councils.first()


def council_or_404(request) -> Council:
    """The council that lists and new records belong to; raises Http404 for who works for none."""
    if not request.council:
        raise Http404
    return request.council
