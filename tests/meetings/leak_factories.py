"""Papers in which the leak check found something."""

from meetings.models import Publication
from meetings.services import agenda_items

SECRET = "Martha Okonkwo of 14 Lime Walk was seen at the surgery with bruises on three days in May."


def make_secret_item(meeting, *, by, text: str = SECRET):
    """An exempt item that says more than the public may read."""
    return agenda_items.add(
        meeting=meeting,
        by=by,
        title="A review of one case",
        text=text,
        exempt_paragraphs=["1", "7"],
        public_interest_reason="A person could be known.",
    )


def with_hits(paper: Publication, *words: str, page: int | None = 12) -> Publication:
    """The paper as if the check had found these words on a page."""
    found = [
        {"place": "page-text", "page": page, "words": one, "file": "", "part": "Item 2: A review of one case"}
        for one in words
    ]
    Publication.objects.filter(pk=paper.pk).update(facts=paper.facts | {"leaks": found})
    return Publication.objects.get(pk=paper.pk)
