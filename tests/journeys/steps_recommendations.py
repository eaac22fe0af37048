"""Recommendations: made of a clause, sent, answered, followed, found complete."""

import datetime as dt

from playwright.sync_api import Locator

from tests.journeys.window import Window


def make(clerk: Window, clause: str, *bodies: str) -> None:
    """Of a clause by its number; the clerk first forgets the bodies."""
    clerk.follow(f"Make a recommendation of this {clause}")
    clerk.press("Make the recommendation")
    clerk.sees("There is a problem", "Choose at least one body")
    for body in bodies:
        clerk.pick(body)
    clerk.press("Make the recommendation")
    clerk.sees("Made by the committee", *bodies)


def send(clerk: Window, due: str) -> None:
    clerk.follow("Send")
    clerk.press("Send and start the clock")
    clerk.sees("Sent, awaiting answers", f"answer due by {due}")


def send_with_copy(clerk: Window, due: str, body: str, address: str) -> None:
    """First without the address of a body that must have a copy: nothing goes."""
    clerk.follow("Send")
    clerk.fill(f"Address at {body}", "")
    clerk.press("Send and start the clock")
    clerk.sees("There is a problem", body)
    clerk.fill(f"Address at {body}", address)
    clerk.press("Send and start the clock")
    clerk.sees("Sent, awaiting answers", f"answer due by {due}")


def add_proof(clerk: Window, body: str, proof: str) -> None:
    clerk.follow("Copies and letters")
    clerk.follow("Add", clerk.page.get_by_role("row").filter(has_text=body))
    clerk.fill("Proof of sending", proof)
    clerk.press("Keep the proof")
    clerk.sees(proof)


def accept(partner: Window, body: str, reason: str, action: str, by: dt.date) -> None:
    """First without the date: what was typed stays."""
    partner.follow(f"Answer for {body}")
    partner.pick("Accepted")
    partner.fill("Reason", reason)
    partner.fill("Action that will be taken", action)
    partner.press("Save and check it")
    partner.sees("There is a problem", "“ongoing” is not a date", action)
    partner.date("Date by which it will be done", by)
    partner.fill("Name and post of who answers", "Sam Cole, Chief Fire Officer")
    partner.press("Save and check it")
    partner.sees("Check the answer before you give it", action)
    partner.press("Give this answer")
    partner.sees("Answer given, to be looked at")


def take(clerk: Window, body: str) -> None:
    """The clerk looks at what was given, and accepts it."""
    clerk.follow(f"Look at the answer of {body}")
    clerk.press("Accept this answer")
    clerk.sees("Accepted")


def enter_refusal(clerk: Window, body: str, reason: str, received: dt.date) -> None:
    """A body's letter, entered by the clerk."""
    clerk.follow(f"Answer for {body}")
    clerk.pick("Not accepted")
    clerk.fill("Reason", reason)
    clerk.date("Date received", received)
    clerk.press("Enter this answer")
    clerk.sees("Not accepted", reason)


def report_progress(partner: Window, body: str, text: str, rag: str, *, done: bool = False) -> None:
    partner.follow(f"Report progress for {body}")
    partner.fill("Progress", text)
    partner.pick(rag)
    partner.pick("Reported as implemented" if done else "In progress")
    partner.press("Report progress")
    partner.sees(text)


def confirm(clerk: Window, minute: str, finding: str) -> None:
    clerk.follow("Record the committee's finding that it is complete")
    clerk.choose("Minute that holds the finding", minute)
    clerk.fill("The committee's finding, in its own words", finding)
    clerk.press("Record the finding")
    clerk.sees("Confirmed complete by the committee", finding)


def chain(window: Window) -> Locator:
    """The steps from the plan to the finding."""
    return window.page.get_by_label("The chain of this recommendation")
