"""A form sent twice is saved once: the second press of the button is led to what the first one made."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from scrutiny.models import FormSubmission

FIELD = "_once"
REDIRECTS = {301, 302, 303}


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a create view: a POST whose hidden token was used before gets the first answer's redirect.

    The token is inserted in the same transaction as the view's work, so a second request waits on the
    unique index until the first one is through. Without a token the view runs as it is.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = _key(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            submission, is_first = FormSubmission.objects.get_or_create(
                key=key, defaults={"path": request.path[:300], "user_id": request.user.pk}
            )
            if is_first:
                return _answer_first(submission, view(request, *args, **kwargs))
            if (submission.user_id, submission.path) == (request.user.pk, request.path):
                return _answer_again(request, submission)
            return view(request, *args, **kwargs)

    return guarded


def _key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST[FIELD]) if request.method == "POST" else None
    except (KeyError, ValueError):
        return None


def _answer_first(submission: FormSubmission, response: HttpResponse) -> HttpResponse:
    if response.status_code in REDIRECTS:
        submission.location = response["Location"]
        submission.save(update_fields=["location"])
    else:
        submission.delete()
    return response


def _answer_again(request: HttpRequest, submission: FormSubmission) -> HttpResponseRedirect:
    messages.info(request, _("You had already sent this form. It was saved once."))
    return redirect(submission.location or request.path)
