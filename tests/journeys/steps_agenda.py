"""The agenda of a meeting."""

import datetime as dt

from tests.journeys.window import Window


def add_priorities(clerk: Window, due: dt.date, *titles: str) -> None:
    """One action: an item and a report for every priority and its theme lead."""
    clerk.follow("Edit the agenda")
    clerk.follow("Add an item for every priority")
    clerk.sees(*titles)
    clerk.date("Draft reports wanted by", due)
    clerk.press("Add the items and ask for the reports")
    clerk.sees(*titles)


def add_exempt_item(clerk: Window, title: str, text: str, paragraph: str, reason: str) -> None:
    """The clerk first forgets to say why the public interest is in keeping it exempt."""
    clerk.follow("Add an item")
    clerk.fill("Title", title)
    clerk.choose("Kind", "Report")
    clerk.fill("Text under the title", text)
    clerk.pick(paragraph)
    clerk.press("Add the item")
    clerk.sees("There is a problem")
    clerk.fill("Why the public interest is in keeping it exempt", reason)
    clerk.press("Add the item")
    clerk.sees(title)


def number_refs(clerk: Window) -> None:
    clerk.press("Number the REFs afresh from 1")
    clerk.sees("REF: 1")
