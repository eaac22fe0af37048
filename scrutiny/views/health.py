"""Whether the service can work: for load balancers and watchers, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse

from scrutiny import health


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer; else 503, naming the part that does not."""
    parts = health.report()
    return JsonResponse(parts, status=200 if health.is_well(parts) else 503)
