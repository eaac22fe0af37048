"""The cookie by which a browser that opened a link is known again: signed, for the pages of links only."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from meetings.models import AnswerLink

PATH, SALT = "/answer/", "answer-link"


def browser_key(request: HttpRequest, pk: int) -> str:
    """The key that this browser has for a link; empty when it has none or somebody changed it."""
    return request.get_signed_cookie(_name(pk), default="", salt=SALT)


def remember(response: HttpResponse, link: AnswerLink, key: str) -> None:
    """Give the browser its key for as long as the link is open. Lax: who comes back comes from a mail."""
    response.set_signed_cookie(
        _name(link.pk),
        key,
        salt=SALT,
        path=PATH,
        expires=link.expires_at,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def _name(pk: int) -> str:
    return f"answer_{pk}"
