"""Recommendations: the list, the chain of one, making, sending, and the committee's findings."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from meetings import answer_desk, chain, policies, workflows
from meetings.enums import AddresseeStatus
from meetings.forms.findings import FindingForm
from meetings.forms.recommendations import (
    RecommendationCreateForm,
    RecommendationEditForm,
    RecommendationFilterForm,
    SendForm,
)
from meetings.models import Committee, Recommendation, Resolution
from meetings.recommendation_policies import check_import_trackers
from meetings.services import findings, recommendations
from partnerships.models import Organisation
from scrutiny import audit
from scrutiny.access.checks import refusal
from scrutiny.once import once
from scrutiny.submission import submit

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    form = RecommendationFilterForm(
        request.GET,
        committees=Committee.objects.visible_to(request.user),
        bodies=Organisation.objects.visible_to(request.user),
    )
    found = form.narrowed(Recommendation.objects.visible_to(request.user))
    rows = found.select_related("committee").prefetch_related(
        "addressees__organisation", "addressees__person"
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_import": not refusal(check_import_trackers, request.user)}
    return render(request, "meetings/recommendation/list.html", context)


@once
def create(request: HttpRequest, resolution_pk: int) -> HttpResponse:
    resolutions = Resolution.objects.select_related("minute__minutes__meeting__committee__council")
    resolution = get_object_or_404(resolutions.visible_to(request.user), pk=resolution_pk)
    meeting = resolution.minute.minutes.meeting
    policies.check_make_recommendation(request.user, meeting.committee)
    form = RecommendationCreateForm(
        request.POST or None,
        committee=meeting.committee,
        day=meeting.date,
        initial={"text": resolution.text, "priority": getattr(resolution.minute.item, "priority_id", None)},
    )
    made = submit(form, lambda data: recommendations.make(resolution=resolution, by=request.user, **data))
    if made:
        return redirect(made)
    return render(request, "meetings/recommendation/create.html", {"form": form, "resolution": resolution})


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = _with_chain(request, pk)
    return render(
        request,
        "meetings/recommendation/detail.html",
        {
            "recommendation": recommendation,
            "steps": chain.steps(
                recommendation, policies.audience_of(request.user, recommendation.committee)
            ),
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
            "events": audit.history(recommendation)[:20],
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = _visible(request, pk)
    policies.check_make_recommendation(request.user, recommendation.committee)
    form = RecommendationEditForm(request.POST or None, instance=recommendation)

    def save(data):
        version = data.pop("version")
        row = Recommendation.objects.get(pk=pk)
        return recommendations.change(recommendation=row, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect(recommendation)
    return render(
        request, "meetings/recommendation/edit.html", {"form": form, "recommendation": recommendation}
    )


@once
def send(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = _visible(request, pk)
    policies.check_send_recommendation(request.user, recommendation)
    waiting = recommendation.addressees.filter(status=AddresseeStatus.NOT_SENT).select_related(
        "organisation", "person__user"
    )
    form = SendForm(request.POST or None, addressees=list(waiting))
    sent = submit(
        form,
        lambda data: recommendations.send(
            recommendation=recommendation, by=request.user, on=data["on"], sendings=form.sendings()
        ),
    )
    if sent:
        return redirect(recommendation)
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


def _visible(request: HttpRequest, pk: int) -> Recommendation:
    rows = Recommendation.objects.visible_to(request.user).select_related("committee__council")
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
