"""More time for one body's answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import recommendation_policies
from meetings.forms.extensions import ExtensionForm
from meetings.models import Addressee
from meetings.services import extensions
from scrutiny.once import once
from scrutiny.submission import submit
from scrutiny.templatetags.british import uk_date


@once
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """The clock of a body as it was counted so far, and a form for more time."""
    rows = Addressee.objects.visible_to(request.user).for_pages().with_extensions()
    addressee = get_object_or_404(rows, pk=pk)
    recommendation_policies.check_extend_time(request.user, addressee)
    if not addressee.is_unanswered:
        messages.info(request, _("No answer is awaited from this body now."))
        return redirect(addressee)
    form = ExtensionForm(request.POST or None)
    given = submit(form, lambda data: extensions.grant(addressee=addressee, by=request.user, **data))
    if given:
        messages.success(request, _("The answer is now due by %(due)s.") % {"due": uk_date(given.until)})
        return redirect(addressee)
    return render(
        request,
        "meetings/extension/extend.html",
        {"form": form, "addressee": addressee, "recommendation": addressee.recommendation},
    )
