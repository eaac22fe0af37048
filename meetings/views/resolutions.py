"""One clause of a decision: what becomes of it, and the final wording where it was left to somebody."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from meetings import minute_policies, policies
from meetings.forms.resolutions import TITLE_LENGTH, ClauseActionForm, ClauseProgrammeForm, SettleForm
from meetings.models import Meeting, Resolution
from meetings.services import actions, settlings, work_programme
from scrutiny.once import once
from scrutiny.submission import submit


def becomes(request: HttpRequest, pk: int) -> HttpResponse:
    """What has become of a clause, and what else may: a recommendation, an action, a topic of the work programme."""
    clause = _clause(request, pk)
    policies.check_record_minutes(request.user, _meeting(clause))
    context = {
        "clause": clause,
        "recommendation": getattr(clause, "recommendation", None),
        "asked": clause.actions.select_related("owner", "organisation"),
        "topics": clause.programme_entries.select_related("meeting"),
    }
    return render(request, "meetings/resolution/becomes.html", context)


@once
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody to do what a clause says."""
    clause = _clause(request, pk)
    minute_policies.check_create_action(request.user, clause.minute)
    form = ClauseActionForm(request.POST or None, meeting=_meeting(clause), initial={"text": clause.text})

    def save(data):
        return actions.create(minute=clause.minute, clause=clause, by=request.user, **data)

    if submit(form, save):
        messages.success(request, _("The action is recorded."))
        return redirect("meetings:resolution-becomes", clause.pk)
    return render(request, "meetings/resolution/action.html", {"clause": clause, "form": form})


@once
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what a clause says into the committee's work programme."""
    clause = _clause(request, pk)
    committee = _meeting(clause).committee
    minute_policies.check_plan(request.user, committee)
    title = Truncator(clause.text).chars(TITLE_LENGTH)
    form = ClauseProgrammeForm(request.POST or None, committee=committee, initial={"title": title})

    def save(data):
        return work_programme.create(committee=committee, clause=clause, by=request.user, **data)

    if submit(form, save):
        messages.success(request, _("It is in the work programme."))
        return redirect("meetings:resolution-becomes", clause.pk)
    return render(request, "meetings/resolution/programme.html", {"clause": clause, "form": form})


def settle(request: HttpRequest, pk: int) -> HttpResponse:
    clause = _clause(request, pk)
    minute_policies.check_settle_clause(request.user, clause)
    form = SettleForm(request.POST or None, instance=clause, initial={"settled_by": clause.delegated_to})

    def save(data):
        version = data.pop("version")
        saved = Resolution.objects.select_related("minute__minutes__meeting__committee__council").get(pk=pk)
        return settlings.settle(clause=saved, by=request.user, expected_version=version, **data)

    if submit(form, save):
        messages.success(request, _("The final wording is recorded and printed with what was resolved."))
        return redirect(clause.minute)
    return render(request, "meetings/resolution/settle.html", {"clause": clause, "form": form})


def _meeting(clause: Resolution) -> Meeting:
    return clause.minute.minutes.meeting


def _clause(request: HttpRequest, pk: int) -> Resolution:
    found = Resolution.objects.visible_to(request.user)
    related = ("recommendation", "minute__item", "minute__minutes__meeting__committee__council")
    return get_object_or_404(found.select_related(*related), pk=pk)
