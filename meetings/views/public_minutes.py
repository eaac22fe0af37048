"""Published minutes for residents: no log-in, only what is published."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.enums import Audience
from meetings.models import Minutes
from meetings.papers import minutes_paper


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    published = Minutes.objects.published().filter(meeting__committee__council__slug=council)
    minutes = get_object_or_404(
        published.select_related(
            "meeting__committee__council", "agreed_at_meeting__committee", "signing__publication__council"
        ),
        pk=pk,
    )
    paper = minutes_paper.compose(minutes, Audience.PUBLIC)
    return render(
        request,
        "public/minutes/detail.html",
        {
            "minutes": minutes,
            "council": minutes.council,
            "paper": paper,
            "signed_file_url": minutes.signing.publication.get_public_url()
            if paper.signing and paper.signing.publication
            else "",
        },
    )
