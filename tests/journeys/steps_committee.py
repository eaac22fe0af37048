"""The committee with its members and standing items, and its meetings."""

import datetime as dt

from tests.journeys.window import Window

NAME = "Crime and Disorder Scrutiny Committee"


def set_up(clerk: Window, partnership: str) -> None:
    clerk.follow("Committees")
    clerk.follow("Set up a committee")
    clerk.fill("Name", NAME)
    clerk.choose("Partnership it holds to account", partnership)
    clerk.pick("It is the crime and disorder committee under the Police and Justice Act 2006")
    clerk.pick("Continuous numbers under a table of facts")
    clerk.fill("Quorum", "2")
    clerk.pick("Agenda items also have REF numbers")
    clerk.press("Set up the committee")
    clerk.heading(NAME)


def seat(clerk: Window, surname: str, office: str) -> None:
    clerk.follow("Add a member")
    clerk.choose("Person", f"{surname}, ")
    clerk.pick(office)
    clerk.press("Add the member")
    clerk.sees(surname)


def use_the_standing_items(clerk: Window) -> None:
    clerk.follow("Change the standing items")
    clerk.press("Start with the usual items")
    clerk.sees("Apologies for absence", "Declarations of interest")


def arrange(clerk: Window, day: dt.date) -> None:
    """A meeting at 7.00 pm; the clerk first forgets the time."""
    clerk.follow("Committees")
    clerk.follow(NAME)
    clerk.follow("Arrange a meeting")
    clerk.date("Date", day)
    clerk.fill("Venue", "Committee Room 1, Town Hall")
    clerk.press("Arrange the meeting")
    clerk.sees("There is a problem", "Enter a start time")
    clerk.fill("Start time", "7.00 pm")
    clerk.press("Arrange the meeting")
    clerk.sees("Apologies for absence")


def go_to_meeting(window: Window, day: str) -> None:
    window.follow("Meetings")
    window.follow(day)
