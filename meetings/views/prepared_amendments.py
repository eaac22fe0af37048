"""Amendments to be moved at a meeting: merged by the officer from what members suggested."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import recommendation_policies as policies
from meetings.forms.wordings import PreparedAmendmentCreateForm, PreparedAmendmentEditForm
from meetings.models.review import PreparedAmendment
from meetings.services import prepared_amendments, wordings
from scrutiny import word_diff
from scrutiny.once import once
from scrutiny.submission import attempt, submit


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    proposed = get_object_or_404(wordings.readable(request.user), pk=pk)
    meeting = proposed.report.item.meeting
    policies.check_merge_wording(request.user, meeting)
    form = PreparedAmendmentCreateForm(
        request.POST or None, proposed=proposed, initial={"text": proposed.words}
    )
    if submit(form, lambda data: prepared_amendments.prepare(proposed=proposed, by=request.user, **data)):
        return redirect("meetings:wording-proposal-list", meeting.pk)
    rows = wordings.said(request.user).filter(proposed=proposed).exclude(wording="")
    said = [(row, word_diff.compare(proposed.words, row.wording)) for row in rows]
    context = {"proposed": proposed, "meeting": meeting, "form": form, "said": said}
    return render(request, "meetings/prepared_amendment/create.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = _amendment(request, pk)
    meeting = amendment.proposed.report.item.meeting
    policies.check_merge_wording(request.user, meeting)
    form = PreparedAmendmentEditForm(request.POST or None, instance=amendment)

    def save(data):
        version = data.pop("version")
        return prepared_amendments.change(
            amendment=amendment, by=request.user, expected_version=version, **data
        )

    if submit(form, save):
        return redirect("meetings:wording-proposal-list", meeting.pk)
    context = {"amendment": amendment, "meeting": meeting, "form": form}
    return render(request, "meetings/prepared_amendment/edit.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = _amendment(request, pk)
    meeting_pk = amendment.proposed.report.item.meeting_id
    done = _("It is taken out. What went into it waits again.")
    attempt(request, lambda: prepared_amendments.remove(amendment=amendment, by=request.user), done)
    return redirect("meetings:wording-proposal-list", meeting_pk)


def _amendment(request: HttpRequest, pk: int) -> PreparedAmendment:
    return get_object_or_404(prepared_amendments.readable(request.user), pk=pk)
