"""The letters and copies of a recommendation: to whom, when, how, and what proves it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import policies, sent_letters
from meetings.forms.sending import CopyProofForm
from meetings.models import Recommendation, StatutoryCopy
from meetings.services import copies
from scrutiny.submission import submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Recommendation.objects.visible_to(request.user).select_related("committee__council")
    rows = rows.prefetch_related("addressees__organisation", "addressees__person")
    recommendation = get_object_or_404(rows, pk=pk)
    policies.check_send_recommendation(request.user, recommendation)
    return render(
        request,
        "meetings/statutory_copy/list.html",
        {
            "recommendation": recommendation,
            "letters": sent_letters.of(recommendation),
            "missing": sent_letters.missing(recommendation),
        },
    )


def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """What proves that this copy was sent."""
    copy = _visible(request, pk)
    policies.check_send_recommendation(request.user, copy.recommendation)
    if copy.sent_on is None:
        messages.info(request, _("It has not been sent to this body yet."))
        return redirect(copy)
    form = CopyProofForm(request.POST or None, instance=copy)

    def keep(data):
        return copies.add_proof(
            copy=_visible(request, pk),
            by=request.user,
            proof=data["proof"],
            expected_version=data["version"],
        )

    if submit(form, keep):
        return redirect(copy)
    facts = {"form": form, "row": copy, "recommendation": copy.recommendation}
    return render(request, "meetings/statutory_copy/proof.html", facts)


def _visible(request: HttpRequest, pk: int) -> StatutoryCopy:
    rows = StatutoryCopy.objects.visible_to(request.user).select_related(
        "organisation", "recommendation__committee__council"
    )
    return get_object_or_404(rows, pk=pk)
