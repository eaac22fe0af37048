"""A body reports progress by a link, without an account: by the rules of links to answer, and once."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meetings.forms.progress import LinkProgressForm
from meetings.link_cookies import browser_key
from meetings.link_holder import LinkHolder
from meetings.recommendation_enums import LinkPurpose
from meetings.services import answer_links, progress
from meetings.views.public_answers import by_link
from scrutiny.once import once
from scrutiny.submission import submit


@by_link
@once
def write(request: HttpRequest, pk: int) -> HttpResponse:
    link = answer_links.held_by(pk=pk, browser_key=browser_key(request, pk), purpose=LinkPurpose.PROGRESS)
    addressee = link.addressee
    recommendation = addressee.recommendation
    form = LinkProgressForm(request.POST or None, request.FILES or None, parts=recommendation.parts.all())
    made = submit(
        form,
        lambda data: progress.report_all(
            addressee=addressee,
            by=LinkHolder(link, data["said_by"]),
            said=form.said(),
            date=data["date"],
            said_by=data["said_by"],
            file=data["file"],
        ),
    )
    if made:
        return redirect("public:progress-done")
    return render(
        request,
        "public/answer/progress.html",
        {"form": form, "link": link, "addressee": addressee, "recommendation": recommendation},
    )


@require_safe
@login_not_required
def done(request: HttpRequest) -> HttpResponse:
    return render(request, "public/answer/progress_done.html")
