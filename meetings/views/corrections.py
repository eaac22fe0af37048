"""Corrections of draft minutes: the draft sent round, corrections proposed, taken back, and answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings import minute_policies, policies
from meetings.enums import MinutesStatus
from meetings.forms.corrections import (
    ACCEPT,
    CirculateForm,
    CorrectionAnswerForm,
    CorrectionForm,
    LimitForm,
)
from meetings.models import Minutes, ProposedCorrection
from meetings.services import correction_lists, correction_texts, minute_corrections
from meetings.services.minute_corrections import Circulated
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    context = {
        "minutes": minutes,
        "lines": correction_lists.lines(minutes, request.user),
        "may_answer": not refusal(policies.check_record_minutes, request.user, minutes.meeting),
        "why_closed": refusal(minute_policies.check_propose_correction, request.user, minutes),
    }
    return render(request, "meetings/correction/list.html", context)


def circulate(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    minute_policies.check_circulate_minutes(request.user, minutes)
    if minutes.circulated_at:
        return _set_limit(request, minutes)
    usual = minute_corrections.usual_limit(minutes.meeting.committee)
    form = CirculateForm(request.POST or None, initial={"until": usual.date if usual else None})
    form.cancel_url = minutes.get_absolute_url()
    done = submit(form, lambda data: minute_corrections.circulate(minutes=minutes, by=request.user, **data))
    if done:
        messages.success(request, _told(done))
        return redirect(minutes)
    context = {"minutes": minutes, "form": form, "usual": usual}
    return render(request, "meetings/correction/circulate.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    minute_policies.check_propose_correction(request.user, minutes)
    audience = policies.audience_of(request.user, minutes.meeting.committee)
    form = CorrectionForm(
        request.POST or None,
        places=minute_corrections.places(minutes, audience),
        chosen=request.GET.get("at", ""),
    )
    form.cancel_url = minutes.get_absolute_url()
    if submit(form, lambda data: minute_corrections.propose(minutes=minutes, by=request.user, **data)):
        messages.success(request, _("Your correction is with the committee officer, who will answer you."))
        return redirect("meetings:correction-list", pk)
    return render(request, "meetings/correction/create.html", {"minutes": minutes, "form": form})


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    correction = _correction(request, pk)
    minute_policies.check_answer_correction(request.user, correction)
    minutes = correction.minutes
    if not correction.is_waiting:
        return redirect(correction)
    why_not = "" if correction_texts.found(correction) else correction_texts.why_not(correction)
    is_draft = minutes.status == MinutesStatus.DRAFT
    form = CorrectionAnswerForm(request.POST or None, why_not=why_not, may_apply=is_draft)
    form.cancel_url = correction.get_absolute_url()
    if submit(form, lambda data: _answer(request, correction, data)):
        messages.success(request, _("The answer is recorded and the member is told."))
        return redirect("meetings:correction-list", minutes.pk)
    line = correction_lists.line(correction, request.user)
    context = {"minutes": minutes, "form": form, "line": line, "is_draft": is_draft}
    return render(request, "meetings/correction/answer.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    correction = _correction(request, pk)
    attempt(
        request,
        lambda: minute_corrections.withdraw(correction=correction, by=request.user),
        _("Your correction is taken back."),
    )
    return redirect("meetings:correction-list", correction.minutes_id)


def _set_limit(request: HttpRequest, minutes: Minutes) -> HttpResponse:
    form = LimitForm(request.POST or None, initial={"until": minutes.corrections_until})
    form.cancel_url = minutes.get_absolute_url()
    if submit(form, lambda data: minute_corrections.set_limit(minutes=minutes, by=request.user, **data)):
        messages.success(request, _("The last day for corrections is changed."))
        return redirect(minutes)
    return render(request, "meetings/correction/circulate.html", {"minutes": minutes, "form": form})


def _answer(request: HttpRequest, correction: ProposedCorrection, data: dict) -> ProposedCorrection:
    words = {"correction": correction, "by": request.user, "answer": data["answer"]}
    if data["verdict"] == ACCEPT:
        return minute_corrections.accept(**words, apply=data.get("apply", False))
    return minute_corrections.decline(**words)


def _told(done: Circulated) -> str:
    told = ngettext(
        "The draft is with %(count)d member, who has been told.",
        "The draft is with %(count)d members, who have been told.",
        done.told,
    ) % {"count": done.told}
    if not done.not_told:
        return told
    names = ", ".join(map(str, done.not_told))
    return f"{told} " + _("Not told, having no address or no account: %(names)s.") % {"names": names}


def _minutes(request: HttpRequest, pk: int) -> Minutes:
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    return get_object_or_404(visible, pk=pk)


def _correction(request: HttpRequest, pk: int) -> ProposedCorrection:
    visible = ProposedCorrection.objects.visible_to(request.user).select_related(
        "minutes__meeting__committee__council", "minute", "part", "clause", "by"
    )
    return get_object_or_404(visible, pk=pk)
