"""Withdrawing a published paper from the public."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import policies
from meetings.forms.withdrawals import WithdrawForm
from meetings.models import Meeting, Publication
from meetings.services import made_exempt, withdrawals
from scrutiny.submission import submit


def tell_of_papers(request: HttpRequest, meeting: Meeting) -> None:
    """After something was made exempt: say which published papers of the meeting still show what is exempt."""
    for paper in made_exempt.papers_in_public().filter(meeting=meeting).defer("html", "facts"):
        sentence = _(
            "Residents can still read what is exempt in “%(paper)s”, version %(number)d. Withdraw that version: it is "
            "on your list of work."
        )
        words = {"paper": paper.name, "number": paper.number}
        messages.warning(request, sentence % words)


def create(request: HttpRequest, pk: int) -> HttpResponse:
    publication = get_object_or_404(
        Publication.objects.visible_to(request.user).select_related("council", "withdrawal"), pk=pk
    )
    policies.check_withdraw_paper(request.user, publication)
    if publication.is_withdrawn or not (publication.is_published and publication.is_for_residents):
        return redirect(publication)
    form = WithdrawForm(request.POST or None, others=withdrawals.others_in_public(publication))
    form.cancel_url = publication.get_absolute_url()
    if submit(
        form,
        lambda data: withdrawals.withdraw(publication=publication, by=request.user, **data),
    ):
        messages.success(request, _("The paper is withdrawn. Residents no longer find it."))
        return redirect(publication)
    return render(request, "meetings/withdrawal/create.html", {"form": form, "publication": publication})
