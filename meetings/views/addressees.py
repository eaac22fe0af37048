"""What a body does with a recommendation: answer, and report progress, which the committee may amend."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings import answering, policies, recommendation_policies
from meetings.forms.answers import ConfirmForm, LetterForm, SendBackForm
from meetings.forms.findings import AmendForm
from meetings.forms.progress import ProgressForm
from meetings.forms.sending import LetterProofForm
from meetings.models import Addressee
from meetings.recommendation_enums import FindingKind, ResponseState
from meetings.services import copies, evidence, findings, responses
from meetings.services import progress as reports_of_progress
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.once import once
from scrutiny.submission import submit


@once
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A body writes its answer and saves it as it goes; an officer enters a letter that came."""
    addressee = _visible(request, pk)
    policies.check_answer_recommendation(request.user, addressee)
    return (
        _enter_letter(request, addressee) if _is_officer(request, addressee) else _write(request, addressee)
    )


@once
def answer_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole answer once more before it is given."""
    addressee = _visible(request, pk)
    policies.check_answer_recommendation(request.user, addressee)
    written = answering.open_response(addressee)
    if _is_officer(request, addressee) or written is None or written.state != ResponseState.DRAFT:
        return redirect("meetings:addressee-answer", pk)
    form = ConfirmForm(request.POST or None, initial={"version": written.version})
    given = submit(
        form,
        lambda data: responses.give_draft(
            addressee=addressee, by=request.user, expected_version=data["version"]
        ),
    )
    if given:
        messages.success(
            request, _("Your answer is given. It counts once the committee's officer accepts it.")
        )
        return redirect(addressee)
    return render(request, "meetings/addressee/answer_check.html", _facts(addressee, form, written))


@once
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """What a body answered, for the officer to accept."""
    addressee = _visible(request, pk)
    recommendation_policies.check_take_answer(request.user, addressee)
    given = answering.open_response(addressee)
    if given is None or given.state != ResponseState.GIVEN:
        messages.info(request, _("There is no answer of this body to look at."))
        return redirect(addressee)
    form = ConfirmForm(request.POST or None, initial={"version": given.version})
    form.submit_label = _("Accept this answer")
    if submit(form, lambda data: responses.take(response=given, by=request.user, **data)):
        messages.success(request, _("The answer is accepted and counts."))
        return redirect(addressee)
    return render(request, "meetings/addressee/take.html", _facts(addressee, form, given))


@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    addressee = _visible(request, pk)
    recommendation_policies.check_take_answer(request.user, addressee)
    given = answering.open_response(addressee)
    if given is None or given.state != ResponseState.GIVEN:
        messages.info(request, _("There is no answer of this body to look at."))
        return redirect(addressee)
    form = SendBackForm(request.POST or None)
    if submit(form, lambda data: responses.send_back(response=given, by=request.user, **data)):
        messages.success(request, _("The answer is sent back. The date by which it is due stays as it was."))
        return redirect(addressee)
    return render(request, "meetings/addressee/send_back.html", _facts(addressee, form, given))


@once
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    addressee = _visible(request, pk)
    policies.check_report_progress(request.user, addressee)
    form = ProgressForm(
        request.POST or None, request.FILES or None, parts=addressee.recommendation.parts.all()
    )
    made = submit(
        form,
        lambda data: reports_of_progress.report_all(
            addressee=addressee, by=request.user, said=form.said(), date=data["date"], file=data["file"]
        ),
    )
    if made:
        return redirect(addressee)
    return render(request, "meetings/addressee/progress.html", _facts(addressee, form, None))


@once
def reassess(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee amends by minute what a body said of its progress, on the whole or on one part."""
    addressee = _visible(request, pk)
    recommendation_policies.check_reassess(request.user, addressee)
    recommendation = addressee.recommendation
    form = AmendForm(request.POST or None, recommendation=recommendation)
    found = submit(
        form,
        lambda data: findings.record(
            recommendation=recommendation,
            kind=FindingKind.AMENDED,
            by=request.user,
            on=data["minute"].minutes.meeting.date,
            addressee=addressee,
            **data,
        ),
    )
    if found:
        return redirect(addressee)
    return render(request, "meetings/addressee/reassess.html", _facts(addressee, form, None))


def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """What proves that the letter to this body was sent."""
    addressee = _visible(request, pk)
    policies.check_send_to_addressee(request.user, addressee)
    back = redirect("meetings:statutory-copy-list", addressee.recommendation_id)
    if addressee.sent_on is None:
        messages.info(request, _("It has not been sent to this body yet."))
        return back
    form = LetterProofForm(request.POST or None, instance=addressee)

    def keep(data):
        return copies.add_letter_proof(
            addressee=_visible(request, pk),
            by=request.user,
            proof=data["proof"],
            expected_version=data["version"],
        )

    if submit(form, keep):
        return back
    facts = {"form": form, "row": addressee, "recommendation": addressee.recommendation}
    return render(request, "meetings/statutory_copy/proof.html", facts)


def _enter_letter(request: HttpRequest, addressee: Addressee) -> HttpResponse:
    form = LetterForm(request.POST or None, request.FILES or None, parts=addressee.recommendation.parts.all())

    def enter(data):
        response = responses.answer(
            addressee=addressee,
            by=request.user,
            **form.words(),
            parts=form.part_words(answered_only=True),
            is_partial=data["is_partial"],
            given_by=data["given_by"],
            received_on=data["received_on"],
        )
        if data["file"]:
            evidence.add(addressee=addressee, by=request.user, file=data["file"], response=response)
        return response

    if submit(form, enter):
        return redirect(addressee)
    return render(request, "meetings/addressee/answer.html", _facts(addressee, form, None))


def _write(request: HttpRequest, addressee: Addressee) -> HttpResponse:
    if not addressee.is_unanswered:
        messages.info(request, _("No answer is awaited from this body now."))
        return redirect(addressee)
    written = answering.open_response(addressee)
    form = answering.form_for(request, addressee, written)
    saved = answering.save(form, addressee, request.user)
    if saved and "draft" in request.POST:
        messages.success(request, _("What you wrote is saved. Only your organisation sees it."))
        return redirect("meetings:addressee-answer", addressee.pk)
    if saved:
        form = answering.faults(form, addressee, saved)
        if form is None:
            return redirect("meetings:addressee-answer-check", addressee.pk)
        written = answering.open_response(addressee)
    return render(request, "meetings/addressee/answer.html", _facts(addressee, form, written))


def _is_officer(request: HttpRequest, addressee: Addressee) -> bool:
    """Whether the person enters what came to the council, and does not write for the body."""
    held = grants_of(request.user)
    if addressee.organisation_id in held.organisations_with(Permission.ANSWER_RECOMMENDATION):
        return False
    return held.allow(Permission.SEND_RECOMMENDATION, council=addressee.recommendation.committee.council_id)


def _facts(addressee: Addressee, form, written) -> dict:
    """What each page of an answer says of the recommendation, and what was written."""
    return {
        "form": form,
        "written": written,
        "addressee": addressee,
        "recommendation": addressee.recommendation,
    }


def _visible(request: HttpRequest, pk: int) -> Addressee:
    return get_object_or_404(Addressee.objects.visible_to(request.user).for_pages(), pk=pk)
