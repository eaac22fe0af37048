"""Recommendations as open data for anybody: CSV, JSON, and a page that says what they hold."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import islice

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from meetings import open_data, open_record, tracker_states
from meetings.forms.open_data import OpenDataForm
from meetings.models import Committee
from meetings.open_recommendation import OpenRecommendation
from scrutiny.models import AuditEvent, Council

# So many lines or records are sent at a time.
PIECES = 200
CSV, JSON = ("text/csv; charset=utf-8", "csv"), ("application/json", "json")


@require_safe
@login_not_required
def as_csv(request: HttpRequest, council: str) -> HttpResponse:
    return _all(request, council, CSV, lambda found, owner: open_data.as_csv(found))


@require_safe
@login_not_required
def as_json(request: HttpRequest, council: str) -> HttpResponse:
    return _all(request, council, JSON, lambda found, owner: open_data.as_json(found, _head(request, owner)))


@require_safe
@login_not_required
def one(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    """One recommendation as JSON."""
    owner = get_object_or_404(Council.objects.published(), slug=council)
    rows = open_data.published(owner).filter(pk=pk)
    found = next(open_record.records(rows, site=_site(request)), None)
    if found is None:
        raise Http404
    return _open(HttpResponse(open_data.one_as_json(found), content_type="application/json"))


@require_safe
@login_not_required
def about(request: HttpRequest, council: str) -> HttpResponse:
    """What every column and field means."""
    owner = get_object_or_404(Council.objects.published(), slug=council)
    return render(
        request,
        "public/recommendation/data.html",
        {
            "council": owner,
            "committees": Committee.objects.published().filter(council=owner),
            "columns": open_data.COLUMNS,
            "fields": list(open_data.described()),
            "states": tracker_states.UNION,
            "licence": open_data.LICENCE,
            "licence_address": open_data.LICENCE_ADDRESS,
        },
    )


def _all(
    request: HttpRequest,
    council: str,
    kind: tuple[str, str],
    write: Callable[[Iterator[OpenRecommendation], Council], Iterable[str]],
) -> HttpResponse:
    """What the address asks for, as a file of a kind; a sentence for bad choices, 304 for who has it already."""
    owner = get_object_or_404(Council.objects.published(), slug=council)
    form = _form(request, owner)
    if not form.is_valid():
        return _refused(form)
    etag = _etag(request, owner)
    if same := get_conditional_response(request, etag=etag):
        return same
    content_type, ending = kind
    found = open_record.records(_wanted(form), site=_site(request))
    return _download(write(found, owner), content_type, f"recommendations-{owner.slug}.{ending}", etag)


def _form(request: HttpRequest, council: Council) -> OpenDataForm:
    committees = Committee.objects.published().filter(council=council)
    return OpenDataForm(request.GET, council=council, committees=committees)


def _wanted(form: OpenDataForm):
    wanted = form.cleaned_data
    return open_data.published(form.council, committee=wanted["committee"], years=wanted["year"])


def _refused(form: OpenDataForm) -> HttpResponse:
    """A sentence for whoever writes the address by hand or in a programme."""
    sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
    return HttpResponseBadRequest("\n".join(sentences), content_type="text/plain; charset=utf-8")


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _head(request: HttpRequest, council: Council) -> dict:
    about_page = reverse("public:recommendation-data", args=[council.slug])
    return {
        "council": council.name,
        "about": request.build_absolute_uri(about_page),
        "licence": open_data.LICENCE,
        "licence_address": open_data.LICENCE_ADDRESS,
    }


def _etag(request: HttpRequest, council: Council) -> str:
    """Names the state of the data: it changes with all that is recorded of the council, and overnight with due dates.

    The audit log holds every change, in the transaction of the change (one query).
    """
    logged = AuditEvent.objects.filter(council_id=council.pk).aggregate(last=Max("pk"), count=Count("pk"))
    named = (request.build_absolute_uri(), timezone.localdate(), *logged.values(), open_data.EDITION)
    return quote_etag(sha256(repr(named).encode()).hexdigest())


def _download(pieces: Iterable[str], content_type: str, name: str, etag: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_together(pieces), content_type=content_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return _open(response)


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Many pieces as one: each that is sent takes its own time on the way, as for a file of 150,000 lines."""
    left = iter(pieces)
    while some := list(islice(left, PIECES)):
        yield "".join(some)


def _open(response):
    """Programmes on other sites may read it: it is public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
