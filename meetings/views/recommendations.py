"""Recommendations: the chain of one, making, sending, and the committee's findings."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meetings import answer_desk, chain, policies, workflows
from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.forms.findings import FindingForm
from meetings.forms.recommendations import (
    RecommendationCreateForm,
    RecommendationEditForm,
    RecommendationSettleForm,
)
from meetings.forms.sending import SendForm
from meetings.models import Recommendation, Resolution
from meetings.services import copies, findings, recommendations, sending, settlings, wordings
from scrutiny import audit
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, resolution_pk: int) -> HttpResponse:
    resolutions = Resolution.objects.select_related("minute__minutes__meeting__committee__council")
    resolution = get_object_or_404(resolutions.visible_to(request.user), pk=resolution_pk)
    meeting = resolution.minute.minutes.meeting
    policies.check_make_recommendation(request.user, meeting.committee)
    first = {
        "text": resolution.text,
        "priority": getattr(resolution.minute.item, "priority_id", None),
        "addressees": [body.pk for body in wordings.proposed_bodies(resolution)],
    }
    offered = {"committee": meeting.committee, "day": meeting.date}
    form = RecommendationCreateForm(request.POST or None, initial=first, **offered)
    if "more" in request.POST:
        form = RecommendationCreateForm(initial=form.typed(), **offered)

    def save(data):
        return recommendations.make(resolution=resolution, by=request.user, **form.told(data))

    if made := submit(form, save):
        return redirect(made)
    return render(request, "meetings/recommendation/create.html", {"form": form, "resolution": resolution})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = _with_chain(request, pk)
    audience = policies.audience_of(request.user, recommendation.committee)
    chain.mark_told(recommendation, audience)
    return render(
        request,
        "meetings/recommendation/detail.html",
        {
            "recommendation": recommendation,
            "steps": chain.steps(recommendation, audience),
            "actions": _actions(recommendation, request.user),
            "bodies": [
                {
                    "row": row,
                    "actions": workflows.ADDRESSEE.available_actions(row, request.user),
                    "desk": answer_desk.of(row, request.user),
                }
                for row in recommendation.addressees.all()
            ],
            "may_edit": _may_edit(recommendation, request.user),
            "may_send": not refusal(policies.check_send_recommendation, request.user, recommendation),
            "events": audit.history(recommendation)[:20],
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = _visible(request, pk)
    policies.check_make_recommendation(request.user, recommendation.committee)
    form = RecommendationEditForm(request.POST or None, instance=recommendation)
    if "more" in request.POST:
        form = RecommendationEditForm(initial=form.typed(), instance=_visible(request, pk))

    def save(data):
        version = data.pop("version")
        row = Recommendation.objects.select_related("committee__council").get(pk=pk)
        told = form.told(data)
        return recommendations.change(recommendation=row, by=request.user, expected_version=version, **told)

    if submit(form, save):
        return redirect(recommendation)
    return render(
        request, "meetings/recommendation/edit.html", {"form": form, "recommendation": recommendation}
    )


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the wording that somebody was left to settle, so that a draft can be sent."""
    recommendation = _visible(request, pk)
    policies.check_send_recommendation(request.user, recommendation)
    if recommendation.status != RecommendationStatus.DRAFT:
        messages.info(request, _("Its wording is settled."))
        return redirect(recommendation)
    form = RecommendationSettleForm(request.POST or None, instance=recommendation)

    def save(data):
        version = data.pop("version")
        row = _visible(request, pk)
        return settlings.settle_recommendation(
            recommendation=row, by=request.user, expected_version=version, **data
        )

    if submit(form, save):
        messages.success(request, _("The wording is settled. It can be sent now."))
        return redirect(recommendation)
    return render(
        request, "meetings/recommendation/settle.html", {"form": form, "recommendation": recommendation}
    )


@once
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who must have it on one page: it goes out, or the list is kept as it is so far."""
    recommendation = _visible(request, pk)
    policies.check_send_recommendation(request.user, recommendation)
    if recommendation.status == RecommendationStatus.DRAFT:
        messages.info(request, _("Its wording is to be settled before it is sent."))
        return redirect("meetings:recommendation-settle", pk)
    prefetch_related_objects([recommendation], "addressees__organisation", "addressees__person__user")
    waiting = [row for row in recommendation.addressees.all() if row.status == AddresseeStatus.NOT_SENT]
    form = SendForm(request.POST or None, recommendation=recommendation, addressees=waiting)
    if not form.boxes:
        messages.info(request, _("It has gone to everybody who must have it."))
        return redirect("meetings:statutory-copy-list", pk)
    if submit(form, lambda data: _send_or_keep(recommendation, form, request.user)):
        done = _("The list is kept. Nothing has been sent.") if form.is_kept_only else _("It is sent.")
        messages.success(request, done)
        return redirect("meetings:recommendation-send", pk) if form.is_kept_only else redirect(recommendation)
    return render(
        request, "meetings/recommendation/send.html", {"form": form, "recommendation": recommendation}
    )


@require_http_methods(["GET", "POST"])
@once
def find(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Record one of the committee's findings, or what became of a recommendation between meetings."""
    recommendation = _visible(request, pk)
    policies.check_confirm_recommendation(request.user, recommendation)
    kind = findings.KIND_OF_VERB[verb]
    form = FindingForm(request.POST or None, recommendation=recommendation, kind=kind)

    def save(data):
        # With a minute the date is its meeting's.
        on = data.pop("on", None) or recommendation.made_on
        return findings.record(recommendation=recommendation, kind=kind, by=request.user, on=on, **data)

    if submit(form, save):
        return redirect(recommendation)
    transition = workflows.RECOMMENDATION.by_verb[verb]
    return render(
        request,
        "meetings/recommendation/find.html",
        {"form": form, "recommendation": recommendation, "label": transition.label},
    )


def _send_or_keep(recommendation: Recommendation, form: SendForm, user) -> object:
    version, day = form.cleaned_data["version"], form.cleaned_data["on"]
    facts = {"recommendation": recommendation, "by": user}
    if form.is_kept_only:
        return sending.keep(
            **facts, sendings=form.sendings(), copies_to=form.copies_to(), expected_version=version
        )
    if not form.addressees:
        return copies.send_missing(**facts, on=day, copies=form.copies_to())
    return sending.send(
        **facts,
        on=day,
        sendings=form.sendings(),
        copies_to=form.copies_to(),
        expected_version=version,
    )


def _visible(request: HttpRequest, pk: int) -> Recommendation:
    rows = Recommendation.objects.visible_to(request.user).select_related(
        "committee__council", "resolution__minute"
    )
    return get_object_or_404(rows, pk=pk)


def _with_chain(request: HttpRequest, pk: int) -> Recommendation:
    try:
        return chain.load(Recommendation.objects.visible_to(request.user), pk)
    except Recommendation.DoesNotExist as missing:
        raise Http404 from missing


def _may_edit(recommendation: Recommendation, user) -> bool:
    refused = refusal(policies.check_make_recommendation, user, recommendation.committee)
    return recommendation.is_unsent and not refused


def _actions(recommendation: Recommendation, user) -> list:
    """The verbs that fit; sending is offered only while a body is left that has not had it."""
    unsent = any(row.status == AddresseeStatus.NOT_SENT for row in recommendation.addressees.all())
    actions = workflows.RECOMMENDATION.available_actions(recommendation, user)
    return [action for action in actions if action.allowed and (unsent or action.verb != "send")]
