"""Answers: by a link without an account, looked at by the clerk, sent back."""

import datetime as dt
import re

from playwright.sync_api import expect

from scrutiny.models import OutgoingEmail
from tests.journeys.window import Window
from tests.meetings.report_factories import pdf_file


def open_link(contact: Window, email: str, council: str) -> None:
    """The link of the last mail to this address; looking at it changes nothing, the button opens it."""
    body = OutgoingEmail.objects.filter(to=email, body__contains="/answer/").latest("pk").body
    contact.open(re.search(r"/answer/[\w-]{43}/", body).group())
    contact.sees(council, "asks your organisation for a written answer")
    contact.press("Start")
    contact.heading("Answer the recommendation")


def write(contact: Window, answer: str, *, reason: str, action: str = "", by: dt.date | None = None) -> None:
    contact.pick(answer)
    contact.fill("Reason", reason)
    contact.fill("Action that will be taken", action)
    if by:
        contact.date("Date by which it will be done", by)
    contact.fill("Name and post of who answers", "Jo Marsh, Chief of Staff")


def keep_for_later(contact: Window) -> None:
    contact.press("Save and come back later")
    contact.heading("Answer the recommendation")
    expect(contact.page.get_by_text("What you wrote is saved")).to_be_visible()


def attach(contact: Window, title: str) -> None:
    file = {
        "name": "evidence.pdf",
        "mimeType": "application/pdf",
        "buffer": pdf_file(words=title).read(),
    }
    contact.field("Evidence").set_input_files(file)
    contact.fill("What the file shows", title)


def give(contact: Window, *seen: str) -> None:
    contact.press("Save and check it")
    contact.sees("Check the answer before you give it", *seen)
    contact.press("Give this answer")
    contact.heading("Your answer has been given")


def send_back(clerk: Window, body: str, note: str) -> None:
    clerk.follow(f"Look at the answer of {body}")
    clerk.follow("Send it back instead")
    clerk.fill("What is missing or unclear", note)
    clerk.press("Send the answer back")
    clerk.sees(body)
