"""Papers: built, looked at, published; read by members, and by residents as far as they may."""

from scrutiny.pdf.extract import full_text
from tests.journeys.window import Window


def build(clerk: Window, button: str) -> None:
    """Order a pack from the page of the meeting's papers and go to what was built."""
    clerk.follow(button)
    clerk.press("Build the pack")
    _see_result(clerk)


def publish(clerk: Window) -> None:
    """Tick that the open points were seen, where there are any, and publish."""
    clerk.sees("Before it is published")
    seen = clerk.page.get_by_label("I have seen these points and publish it all the same")
    if seen.count():
        seen.check()
    clerk.press("Publish this version")
    clerk.sees("Priya Nair")
    clerk.misses("Not yet")


def see_last_lawful_day(clerk: Window, day: str, *skipped: str) -> None:
    """The last day the law allows stands there, with the days that do not count."""
    clerk.sees(f"Publish by {day}: 5 clear working days before the meeting.")
    clerk.page.get_by_text("How the days were counted").click()
    clerk.look()
    clerk.sees(*skipped)


def go_to_public_meeting(resident: Window, council: str, day: str) -> None:
    resident.open("/")
    resident.follow(council)
    resident.follow("Meetings", resident.page.get_by_role("navigation"))
    resident.follow(day)


def words_of_pdf(window: Window, name: str) -> str:
    """The text of the PDF behind a link."""
    return " ".join(full_text(window.download(name)).split())


def _see_result(clerk: Window) -> None:
    clerk.sees("Done.")
    clerk.follow("See the result")
    clerk.sees("Can everyone read it")
