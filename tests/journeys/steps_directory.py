"""Organisations, people and their posts; who signs in with which account."""

from scrutiny.models import User
from tests.journeys.window import Window


def add_organisation(clerk: Window, name: str, kind: str, *, email: str = "", address: str = "") -> None:
    clerk.follow("Organisations")
    clerk.follow("Add an organisation")
    clerk.fill("Name", name)
    clerk.pick(kind)
    clerk.fill("Email address for recommendations", email)
    clerk.fill("Address", address)
    clerk.press("Add the organisation")
    clerk.heading(name)


def add_councillor(clerk: Window, forename: str, surname: str) -> None:
    _begin_person(clerk, "Councillor", forename, surname)
    clerk.pick("Councillor of this council")
    clerk.press("Add the person")
    clerk.heading(f"Councillor {forename} {surname}")


def add_person(
    clerk: Window, title: str, forename: str, surname: str, *, post: str, organisation: str
) -> None:
    _begin_person(clerk, title, forename, surname)
    clerk.press("Add the person")
    clerk.follow("Add a post")
    clerk.fill("Post", post)
    clerk.choose("Organisation", organisation)
    clerk.press("Add the post")
    clerk.sees(post, organisation)


def give_account(administrator: Window, surname: str, user: User) -> None:
    """The administrator says which account a person of the directory signs in with."""
    administrator.follow("People")
    administrator.follow(f"{surname}, ")
    administrator.follow("Say how they sign in")
    administrator.choose("Account", user.email)
    administrator.press("Save")
    administrator.sees(user.email)


def _begin_person(clerk: Window, title: str, forename: str, surname: str) -> None:
    clerk.follow("People")
    clerk.follow("Add a person")
    clerk.fill("Title", title)
    clerk.fill("First name or initials", forename)
    clerk.fill("Surname", surname)
