"""Links by which a body answers without an account: sent, sent anew and revoked by committee officers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import link_purposes, recommendation_policies
from meetings.forms.answers import AnswerLinkForm
from meetings.models import Addressee, AnswerLink
from meetings.recommendation_enums import LinkPurpose
from meetings.services import answer_links
from scrutiny.once import once
from scrutiny.submission import attempt, submit


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of a body so far, and a form to send another."""
    rows = Addressee.objects.visible_to(request.user).select_related(
        "organisation", "person__user", "recommendation__committee__council"
    )
    addressee = get_object_or_404(rows, pk=pk)
    recommendation_policies.check_make_answer_link(request.user, addressee)
    purpose = link_purposes.of(addressee)
    form = AnswerLinkForm(request.POST or None, addressee=addressee)
    sent = submit(
        form,
        lambda data: answer_links.send(
            addressee=addressee, by=request.user, purpose=purpose or LinkPurpose.ANSWER, **data
        ),
    )
    if sent:
        messages.success(request, _("The link is on its way to %(to)s.") % {"to": sent.sent_to})
        return redirect("meetings:answer-link-create", pk)
    links = addressee.links.select_related("made_by")
    return render(
        request,
        "meetings/answer_link/create.html",
        {"form": form, "addressee": addressee, "links": links, "purpose": purpose},
    )


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    rows = AnswerLink.objects.filter(addressee__in=Addressee.objects.visible_to(request.user))
    link = get_object_or_404(
        rows.select_related(
            "addressee__recommendation__committee__council",
            "addressee__organisation",
            "addressee__person",
        ),
        pk=pk,
    )
    done = _("The link is revoked. It opens nothing any more.")
    attempt(request, lambda: answer_links.revoke(link=link, by=request.user), done)
    return redirect("meetings:answer-link-create", link.addressee_id)
