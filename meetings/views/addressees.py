"""What a body does with a recommendation: answer, and report progress."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meetings import policies
from meetings.forms.recommendations import AnswerForm, ProgressForm
from meetings.models import Addressee
from meetings.services import responses
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.once import once
from scrutiny.submission import submit


@once
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    addressee = _visible(request, pk)
    policies.check_answer_recommendation(request.user, addressee)
    council = addressee.recommendation.committee.council_id
    officer = grants_of(request.user).allow(Permission.SEND_RECOMMENDATION, council=council)
    form = AnswerForm(request.POST or None, for_officer=officer)
    if submit(form, lambda data: responses.answer(addressee=addressee, by=request.user, **data)):
        return redirect(addressee)
    return render(request, "meetings/addressee/answer.html", {"form": form, "addressee": addressee})


@once
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    addressee = _visible(request, pk)
    policies.check_answer_recommendation(request.user, addressee)
    form = ProgressForm(request.POST or None)
    if submit(form, lambda data: responses.report_progress(addressee=addressee, by=request.user, **data)):
        return redirect(addressee)
    return render(request, "meetings/addressee/progress.html", {"form": form, "addressee": addressee})


def _visible(request: HttpRequest, pk: int) -> Addressee:
    rows = Addressee.objects.visible_to(request.user).select_related(
        "organisation", "person__user", "recommendation__committee__council"
    )
    return get_object_or_404(rows, pk=pk)
