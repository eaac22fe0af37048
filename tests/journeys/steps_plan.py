"""The partnership with its members, and its plan with priorities, theme leads and actions."""

import datetime as dt

from tests.journeys.window import Window


def set_up_partnership(clerk: Window, name: str) -> None:
    clerk.follow("Partnerships")
    clerk.follow("Set up a partnership")
    clerk.fill("Local name", name)
    clerk.press("Set up the partnership")
    clerk.heading(name)
    clerk.follow("Posts, order, and the members")


def add_member(clerk: Window, surname: str, organisation: str, *, chairs: bool = False) -> None:
    clerk.follow("Add a member")
    clerk.choose("Person", f"{surname}, ")
    clerk.choose("Organisation they represent", organisation)
    if chairs:
        clerk.pick("Chairs the partnership")
    clerk.press("Add the member")
    clerk.sees(surname, organisation)


def draft_plan(clerk: Window, title: str, first: dt.date, last: dt.date) -> None:
    clerk.follow("Partnerships")
    clerk.follow("Safer Larkmere Partnership")
    clerk.follow("Draft a plan")
    clerk.fill("Title", title)
    clerk.date("First day of the plan", last)
    clerk.date("Last day of the plan", first)
    clerk.press("Draft the plan")
    clerk.sees("There is a problem", "The plan must end after it starts.")
    clerk.date("First day of the plan", first)
    clerk.date("Last day of the plan", last)
    clerk.press("Draft the plan")
    clerk.heading(title)


def add_priority(clerk: Window, title: str, description: str) -> None:
    clerk.follow("Add a priority")
    clerk.fill("Title", title)
    clerk.fill("Description", description)
    clerk.press("Add the priority")
    clerk.sees(title, description)


def name_theme_lead(clerk: Window, priority: str, surname: str) -> None:
    clerk.follow(f"Theme leads of {priority}")
    clerk.follow("Name a theme lead")
    clerk.choose("Person", f"{surname}, ")
    clerk.press("Name the theme lead")
    clerk.sees(surname)
    clerk.back()


def add_action(clerk: Window, priority: str, text: str, due: dt.date) -> None:
    clerk.follow(f"Add an action to {priority}")
    clerk.fill("What will be done", text)
    clerk.date("Due date", due)
    clerk.press("Add the action")
    clerk.sees(text)


def adopt(clerk: Window, on: dt.date, by: str) -> None:
    clerk.follow("Record that it was adopted")
    clerk.date("Date adopted", on)
    clerk.fill("Adopted by", by)
    clerk.press("Record that it was adopted")
    clerk.sees("Adopted", by)
