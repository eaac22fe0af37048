"""A pack's other forms and single papers as residents can have them: of published and public papers alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from meetings.models import Publication
from meetings.views import paper_formats


@login_not_required
def form(request: HttpRequest, council: str, pk: int, form: str) -> HttpResponse:
    publication = _published(council, pk)
    return paper_formats.answer(request, get_object_or_404(publication.files, format=form), publication)


@login_not_required
def paper(request: HttpRequest, council: str, pk: int, name: str) -> HttpResponse:
    return paper_formats.single_answer(request, _published(council, pk), name)


def _published(council: str, pk: int) -> Publication:
    rows = Publication.objects.published().select_related("council")
    return get_object_or_404(rows, pk=pk, council__slug=council)
