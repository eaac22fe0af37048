"""Links to answer without an account, as the mail brings them, and a browser that opened one."""

import re

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Addressee, AnswerLink
from meetings.recommendation_enums import LinkPurpose
from meetings.services import answer_links
from scrutiny.models import OutgoingEmail, User

NEXT_YEAR = timezone.localdate().replace(month=6, day=30, year=timezone.localdate().year + 1)


def send_link(addressee: Addressee, *, by: User, **options) -> tuple[AnswerLink, str]:
    """A link that was mailed, with its address as it stands in the mail."""
    link = answer_links.send(addressee=addressee, by=by, **options)
    return link, address_in_mail()


def progress_link(addressee: Addressee, *, by: User, **options) -> tuple[AnswerLink, str]:
    """A link to report progress that was mailed, with its address."""
    return send_link(addressee, by=by, purpose=LinkPurpose.PROGRESS, **options)


def address_in_mail() -> str:
    """The address of the last link that was mailed."""
    body = OutgoingEmail.objects.filter(kind__in=("answer_link", "progress_link")).latest("pk").body
    return re.search(r"/answer/[\w-]{43}/", body).group()


def open_link(address: str) -> Client:
    """A browser in which the link was opened first."""
    browser = Client()
    assert browser.post(address).status_code == 302
    return browser


def typed(**changes) -> dict:
    """An answer as a body types it, complete unless changed."""
    day = NEXT_YEAR.isoformat()
    return {
        "answer": "accepted",
        "reason": "Residents ask for it.",
        "action": "Figures by ward each quarter.",
        "lead": "Area Commander",
        "target_date": day,
        "given_by": "Jo Marsh, Area Commander",
        "version": "0",
        "save": "Save",
        **changes,
    }


def write_and_give(link: AnswerLink, browser: Client, **changes):
    """Type an answer, look it through, and give it."""
    written = browser.post(reverse("public:answer-write", args=[link.pk]), typed(**changes))
    assert written.status_code == 302, written.content.decode()
    check = reverse("public:answer-check", args=[link.pk])
    version = browser.get(check).context["form"]["version"].value()
    return browser.post(check, {"version": version})
