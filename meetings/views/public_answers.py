"""A body answers by a link, without an account: the link is opened once, in one browser, and used once.

The key stands in the first address only. From there on the browser is known by its cookie, so that no key is in a
log, in a Referer or on a screen. Whatever is wrong with a link, the page is the same.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from meetings import answering
from meetings.forms.answers import ConfirmForm
from meetings.link_cookies import browser_key, remember
from meetings.link_holder import LinkHolder
from meetings.recommendation_enums import LinkPurpose
from meetings.services import answer_links, responses
from meetings.services.answer_links import LinkRefused
from scrutiny import throttle
from scrutiny.once import once
from scrutiny.submission import submit

REFUSED, LIMIT = "public/answer/refused.html", "public/answer/too_often.html"
PAGE_OF = {LinkPurpose.ANSWER: "public:answer-write", LinkPurpose.PROGRESS: "public:progress-write"}


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a page of a link: every refusal looks alike, too many from one address are stopped for a while."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: object) -> HttpResponse:
        if throttle.is_over("answer-link", request):
            response = render(request, LIMIT, status=429)
            response["Retry-After"] = str(throttle.SECONDS)
            return response
        try:
            response = view(request, **named)
        except LinkRefused:
            throttle.count("answer-link", request)
            response = render(request, REFUSED, status=404)
            response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return login_not_required(guarded)


# A page that sends no Referer sends no Origin either, so that Django's check would refuse its form. Who has the key
# may open the link; who does not have it cannot make anybody's browser open it.
@csrf_exempt
@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, key: str) -> HttpResponse:
    link = answer_links.find(key)
    if link.bound_hash and link.is_bound_to(browser_key(request, link.pk)):
        return redirect(PAGE_OF[link.purpose], link.pk)
    if link.bound_hash:
        raise LinkRefused
    if request.method == "POST":
        link, own_key = answer_links.bind(key=key)
        response = redirect(PAGE_OF[link.purpose], link.pk)
        remember(response, link, own_key)
    else:
        response = render(request, "public/answer/start.html", _facts(link))
    response["Referrer-Policy"] = "no-referrer"
    return response


@by_link
def write(request: HttpRequest, pk: int) -> HttpResponse:
    link = answer_links.held_by(pk=pk, browser_key=browser_key(request, pk))
    addressee = link.addressee
    written = answering.open_response(addressee)
    form = answering.form_for(request, addressee, written)
    saved = answering.save(form, addressee, LinkHolder(link, request.POST.get("given_by", "")[:200]))
    if saved and "draft" in request.POST:
        messages.success(
            request, _("What you wrote is saved. Come back to it in this browser by the same link.")
        )
        return redirect("public:answer-write", pk)
    if saved:
        form = answering.faults(form, addressee, saved)
        if form is None:
            return redirect("public:answer-check", pk)
        written = answering.open_response(addressee)
    return render(request, "public/answer/write.html", {"form": form, "written": written, **_facts(link)})


@by_link
@once
def check(request: HttpRequest, pk: int) -> HttpResponse:
    link = answer_links.held_by(pk=pk, browser_key=browser_key(request, pk))
    written = answering.open_response(link.addressee)
    if written is None:
        return redirect("public:answer-write", pk)
    form = ConfirmForm(request.POST or None, initial={"version": written.version})
    given = submit(
        form,
        lambda data: responses.give_draft(
            addressee=link.addressee, by=LinkHolder(link, written.given_by), expected_version=data["version"]
        ),
    )
    if given:
        return redirect("public:answer-done")
    return render(request, "public/answer/check.html", {"form": form, "written": written, **_facts(link)})


@require_safe
@login_not_required
def done(request: HttpRequest) -> HttpResponse:
    return render(request, "public/answer/done.html")


def _facts(link) -> dict:
    """What each page of a link says of the recommendation."""
    addressee = link.addressee
    return {"link": link, "addressee": addressee, "recommendation": addressee.recommendation}
