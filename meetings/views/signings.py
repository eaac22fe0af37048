"""The signing of agreed minutes as a record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import minute_policies
from meetings.forms.signings import SigningForm
from meetings.models import Minutes
from meetings.services import signings
from scrutiny.submission import submit


def create(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Minutes.objects.visible_to(request.user)
    minutes = get_object_or_404(
        visible.select_related("meeting__committee__council", "agreed_at_meeting__committee"), pk=pk
    )
    minute_policies.check_sign_minutes(request.user, minutes)
    form = SigningForm(
        request.POST or None,
        initial={"name": minutes.signed_by, "office": _("Chair"), "signed_on": minutes.agreed_on},
    )
    form.cancel_url = minutes.get_absolute_url()
    if submit(form, lambda data: signings.sign(minutes=minutes, by=request.user, **data)):
        messages.success(request, _("The signing is recorded."))
        return redirect(minutes)
    context = {"minutes": minutes, "form": form, "paper": signings.paper_to_sign(minutes)}
    return render(request, "meetings/signing/create.html", context)
