"""Earlier minutes agreed as a correct record: at a later meeting, as they are or as corrected, one set or several."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from meetings import minute_policies
from meetings.forms.agreements import SPARE_CORRECTIONS, AgreementForm, CorrectionRows
from meetings.models import Minutes
from meetings.services import agreements
from meetings.standing_minutes import listed
from scrutiny.submission import submit
from scrutiny.templatetags.british import uk_date


def create(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    minute_policies.check_agree_minutes(request.user, minutes)
    beside = agreements.beside(minutes)
    wants_rows = "more" in request.POST
    form = AgreementForm(
        request.POST or None, minutes=minutes, beside=beside, initial=_initial(minutes, beside)
    )
    rows = CorrectionRows(
        request.POST or None,
        sets=[minutes, *beside],
        initial=agreements.accepted_late(minutes) if minutes.published_at else (),
        more=SPARE_CORRECTIONS if wants_rows else 0,
    )
    if wants_rows:
        form.errors.clear()
    elif rows.is_valid() and (done := submit(form, lambda _data: _agree(request, form, rows))):
        messages.success(request, _told(done))
        return redirect(minutes)
    context = {"minutes": minutes, "form": form, "rows": rows.formset}
    return render(request, "meetings/agreement/create.html", context)


def _agree(request: HttpRequest, form: AgreementForm, rows: CorrectionRows) -> list[Minutes]:
    return agreements.agree_together(
        sets=form.sets, by=request.user, how=form.agreement, corrected=rows.texts()
    )


def _initial(minutes: Minutes, beside: list[Minutes]) -> dict:
    """The likely meeting, who presided there, and the sets that stand with these on its agenda."""
    found = agreements.likely(minutes)
    named = agreements.named_together(minutes, found["agreed_at_meeting"]) if found and beside else set()
    return found | {"together": [str(one.pk) for one in beside if one.meeting_id in named]}


def _told(done: list[Minutes]) -> str:
    dates = listed([uk_date(minutes.meeting.date) for minutes in done])
    sentence = ngettext(
        "The minutes of %(dates)s are agreed as a correct record.",
        "The minutes of %(dates)s are agreed as correct records.",
        len(done),
    )
    return sentence % {"dates": dates}


def _minutes(request: HttpRequest, pk: int) -> Minutes:
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    return get_object_or_404(visible, pk=pk)
