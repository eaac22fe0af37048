"""What members say of proposed wording before the meeting, and the amendment that the officer makes of it."""

import re

from tests.journeys.window import Window


def open_list(window: Window, day: str) -> None:
    """The proposed recommendations of a meeting, from the meeting's page."""
    window.follow("Meetings")
    window.follow(day)
    window.follow("Proposed recommendations")
    window.heading("Proposed recommendations")


def say(member: Window, stance: str, *, wording: str = "", reason: str = "") -> None:
    member.follow("Support, amend or object")
    member.pick(stance)
    if wording:
        member.fill("Suggested wording", wording)
    member.fill("Reason", reason)
    member.press("Share it with the committee")
    member.sees(reason)


def merge(clerk: Window, wording: str, proposer: str, *members: str) -> None:
    """Make the amendment to be moved of what these members said; the page shows each suggestion."""
    clerk.follow("Prepare an amendment")
    for name in members:
        clerk.sees(f"Suggested by {name}")
        clerk.page.get_by_role("checkbox", name=name).check()
    clerk.fill("Wording to be moved", wording)
    clerk.choose("Proposer", proposer.rpartition(" ")[2])
    clerk.press("Prepare the amendment")
    clerk.sees("Amendment to be moved by", proposer)


def decline_the_other(clerk: Window, name: str, reason: str) -> None:
    """What waits still, once all else went into the amendment."""
    clerk.follow("Do not take it up")
    clerk.sees(name)
    clerk.fill("Reason", reason)
    clerk.press("Do not take it up")
    clerk.sees(f"Why it was not taken up: {reason}")


def carry(clerk: Window, title: str, motion: str, mover: str, proposer: str) -> None:
    """At the meeting: the motion, the amendment that was prepared, both carried, and put into the decision."""
    clerk.page.get_by_role("link", name=re.compile(f"Motions and votes.*{title}")).click()
    clerk.look()
    clerk.follow("Record a motion")
    clerk.fill("Wording", motion)
    clerk.choose("Mover", mover)
    clerk.press("Record it")
    clerk.follow("Record an amendment of it")
    clerk.follow("Put in what was prepared for")
    clerk.sees("was prepared for", proposer)
    clerk.press("Record it")
    clerk.follow("Record how it was decided", clerk.page.locator(".app-motion--amendment"))
    _by_assent(clerk)
    clerk.follow("Record how it was decided", clerk.page.locator(".app-motion").first)
    _by_assent(clerk)
    clerk.press("Put it into the decision")
    clerk.sees("It is the decision of this minute.")
    clerk.back()


def _by_assent(clerk: Window) -> None:
    clerk.pick("Carried")
    clerk.pick("By assent")
    clerk.press("Save")
