"""Minute numbers of a committee: who got each, which are left out and why."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.forms.issued_numbers import ExplainForm
from meetings.models import Committee
from meetings.services import issued_numbers, minute_numbering
from scrutiny.access.checks import refusal
from scrutiny.submission import submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    committee = _committee(request, pk)
    runs = issued_numbers.runs(committee)
    keys = [key for key, _label in runs]
    wanted = request.GET.get("run") or (keys[0] if keys else "")
    if wanted and wanted not in keys:
        raise Http404
    facts = {
        "committee": committee,
        "runs": runs,
        "run": issued_numbers.run_for(committee, wanted) if wanted else None,
        "next_numbers": minute_numbering.next_numbers(committee, timezone.localdate()),
        "may_explain": not refusal(minute_policies.check_explain_number, request.user, committee),
    }
    return render(request, "meetings/issued_number/list.html", facts)


def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a gap is there; the address names the run and the first and last count of the gap."""
    committee = _committee(request, pk)
    minute_policies.check_explain_number(request.user, committee)
    run = issued_numbers.run_for(committee, request.GET.get("run", ""))
    place = (request.GET.get("first", ""), request.GET.get("last", ""))
    gap = next((gap for gap in run.gaps if (str(gap.first), str(gap.last)) == place), None)
    back = f"{reverse('meetings:issued-number-list', args=[pk])}?{urlencode({'run': run.key})}"
    if gap is None:
        messages.info(request, _("Choose the numbers that are left out in the list."))
        return redirect("meetings:issued-number-list", pk)
    form = ExplainForm(request.POST or None)
    form.cancel_url = back

    def save(data):
        words = {"run": run.key, "first": gap.first, "last": gap.last, **data}
        return issued_numbers.explain(committee=committee, by=request.user, **words)

    if submit(form, save):
        messages.success(request, _("The reason is saved. The numbers are not given again."))
        return redirect(back)
    facts = {"committee": committee, "gap": gap, "form": form, "back": back}
    return render(request, "meetings/issued_number/explain.html", facts)


def _committee(request: HttpRequest, pk: int) -> Committee:
    return get_object_or_404(Committee.objects.visible_to(request.user).select_related("council"), pk=pk)
