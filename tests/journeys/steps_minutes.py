"""The record of a meeting: who came, what they declared, what was said and resolved."""

from tests.journeys.window import Window


def hold(clerk: Window, ended: str) -> None:
    clerk.follow("Record that it was held")
    clerk.fill("Time it ended", ended)
    clerk.press("Record that it was held")
    clerk.sees("Held")


def record_attendance(clerk: Window, presided: str, *, present: tuple[str, ...]) -> None:
    clerk.follow("Attendance")
    for name in present:
        clerk.pick("Present", clerk.group(name))
    clerk.choose("Who presided", presided)
    clerk.press("Save attendance")
    clerk.sees("Quorate")


def declare(clerk: Window, surname: str, item: str, nature: str) -> None:
    clerk.follow("Interests and party whips")
    clerk.follow("Record a declaration")
    clerk.choose("Who declared it", surname)
    clerk.pick("Other registrable or personal interest")
    clerk.choose("Item", item)
    clerk.fill("Nature of the interest", nature)
    clerk.press("Save declaration")
    clerk.sees(nature)


def start(clerk: Window) -> None:
    clerk.back()
    clerk.press("Start the minutes")
    clerk.sees("Being written")


def write(clerk: Window, title: str, narrative: str, *clauses: str) -> None:
    clerk.follow(f"Edit {title}")
    clerk.fill("What was said", narrative)
    for place, clause in enumerate(clauses):
        clerk.fill("Clause", clause, clerk.page.locator("fieldset").nth(place))
    clerk.press("Save")
    clerk.sees(narrative, *clauses)


def publish(clerk: Window) -> None:
    clerk.follow("Publish as draft minutes")
    clerk.press("Publish as draft minutes")
    clerk.sees("Published as draft")


def agree(clerk: Window, meeting: str, signed_by: str) -> None:
    clerk.follow("Record that they were agreed")
    clerk.choose("Agreed at the meeting", meeting)
    clerk.fill("Who was authorised to sign", signed_by)
    clerk.press("Record that they were agreed")
    clerk.sees("Agreed as a correct record", signed_by)
