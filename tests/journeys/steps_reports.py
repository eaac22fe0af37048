"""Reports: written, handed in, returned, cleared."""

from tests.journeys.window import Window
from tests.meetings.report_factories import pdf_file


def open_from_work(window: Window, line: str, title: str = "") -> None:
    """From a line of the work that waits to the report; `title` is the report's where the line says more."""
    window.follow("Your work")
    window.follow(line)
    window.heading(title or line)


def write(author: Window, words: str) -> None:
    """Words into every section that is still empty; the lists that the law wants; a proposed recommendation."""
    author.follow("Write the report")
    author.follow("Write", author.page.locator(".app-written").first)
    while "/sections/" in author.page.url:
        box = author.page.locator(
            "[data-editor] [contenteditable]:visible, textarea[name=text]:visible"
        ).first
        if not (box.text_content() or "").strip():
            box.fill(words)
        author.press("Save and")
    author.follow("Recommendations", author.page.get_by_role("navigation", name="Parts of the report"))
    author.fill("Recommendation", "That the report be noted.")
    author.press("Add")
    author.sees("That the report be noted.")
    author.follow("Background papers", author.page.get_by_role("navigation", name="Parts of the report"))
    author.pick("There are no background papers: print “None”")
    author.press("Save")
    author.sees("“None” is printed.")


def attach(author: Window, title: str) -> None:
    """An appendix; a text that only says that it is a PDF is refused."""
    author.follow("Appendices", author.page.get_by_role("navigation", name="Parts of the report"))
    author.fill("Title", title)
    _choose_file(author, b"Not a PDF at all.")
    author.press("Attach")
    author.sees("There is a problem")
    _choose_file(author, pdf_file(words=title).read())
    author.press("Attach")
    author.sees("The appendix is attached as", title)


def submit(author: Window) -> None:
    author.back()
    author.press("Submit report")
    author.sees("Submitted")


def send_back(clerk: Window, title: str, reason: str) -> None:
    open_from_work(clerk, title)
    clerk.follow("Return to the author")
    clerk.fill("Why is it returned?", reason)
    clerk.press("Return to the author")
    clerk.sees("Returned", reason)


def sign_off(reviewer: Window, heading: str, title: str) -> None:
    """The reviewer reads an implication and signs it off."""
    open_from_work(reviewer, f"{heading}: {title}", title)
    reviewer.follow(f"Read and sign off: {heading}")
    reviewer.press("Sign off this text")
    reviewer.sees("is signed off", "Signed off by")


def ask_for_change(reviewer: Window, heading: str, title: str, reason: str) -> None:
    open_from_work(reviewer, f"{heading}: {title}", title)
    reviewer.follow(f"Ask for a change of {heading}")
    reviewer.fill("What is to be changed, and why?", reason)
    reviewer.press("Ask for the change")
    reviewer.sees(reason)


def record_sign_off(clerk: Window, heading: str, name: str) -> None:
    """One that came by email; the page of the report is open."""
    clerk.follow(f"Record a sign-off that came by letter or email for {heading}")
    clerk.fill("Who signed it off?", name)
    clerk.press("Record the sign-off")
    clerk.sees(f"Signed off by {name}")


def clear(clerk: Window, title: str) -> None:
    open_from_work(clerk, title)
    clerk.press("Clear for the agenda")
    clerk.sees("Cleared")


def _choose_file(author: Window, content: bytes) -> None:
    file = {"name": "appendix.pdf", "mimeType": "application/pdf", "buffer": content}
    author.field("File").set_input_files(file)
