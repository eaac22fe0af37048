"""Which frame a page has that both staff and residents see."""

from django.http import HttpRequest

STAFF, RESIDENTS = "base.html", "public_base.html"


def layout_for(request: HttpRequest) -> str:
    """Return the layout: who is signed in keeps the service's navigation, residents have their own."""
    user = getattr(request, "user", None)
    return STAFF if user is not None and user.is_authenticated else RESIDENTS
