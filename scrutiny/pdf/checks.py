"""Whether a PDF holds what assistive technology needs: checks of its tags, in sentences.

A subset of PDF/UA-1 (ISO 14289-1) that matters most and goes wrong most, with checks of the tree's own
consistency that validators leave out. Meant for every publication; bin/check-pdf runs a whole validator.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pikepdf
from django.utils.translation import gettext, ngettext

from scrutiny.pdf.extract import MALFORMED, open_pdf
from scrutiny.pdf.metadata import metadata_of
from scrutiny.pdf.navigation_checks import navigation_problems
from scrutiny.pdf.tag_tree import Element, TagTree

_HEADING = re.compile(r"^/H([1-6])$")


def problems(data: bytes) -> list[str]:
    """What is wrong with a PDF's tags, one sentence each; an empty list when nothing is.

    Raises UnreadablePdf when the file cannot be opened.
    """
    with open_pdf(data) as pdf:
        try:
            found = list(_all_problems(pdf))
        except MALFORMED:
            return [gettext("The file is not built as a PDF has to be: its tags cannot be read.")]
    return list(dict.fromkeys(found))


def _all_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from _document_problems(pdf)
    yield from navigation_problems(pdf)
    if "/StructTreeRoot" in pdf.Root:
        tree = TagTree(pdf)
        for check in _TREE_CHECKS:
            yield from check(tree)


def _document_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    facts = metadata_of(pdf)
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not facts.tagged:
        yield gettext("The file has no tags: a screen reader cannot tell headings from text.")
    if not facts.language:
        yield gettext("The file does not say which language it is in.")
    if not facts.title:
        yield gettext("The file has no title.")
    if not preferences.get("/DisplayDocTitle", False):
        yield gettext("The window shows the file's name instead of its title.")
    if not facts.is_pdf_ua:
        yield gettext("The file does not claim to be accessible (PDF/UA).")
    if len(pdf.pages) > 1 and "/Outlines" not in pdf.Root:
        yield gettext("The file has several pages and no bookmarks.")


def content_problems(tree: TagTree) -> Iterator[str]:
    """Every piece of content is an artifact or stands in the tree exactly once."""
    for page in tree.pages:
        marked = Counter(page.marked_content)
        reached = Counter(tree.content_on(page))
        numbers = {"page": page.number}
        if page.loose_content:
            yield gettext("Page %(page)d has content that is neither tagged nor an artifact.") % numbers
        if any(times > 1 for times in marked.values()):
            yield gettext("Page %(page)d uses one content mark twice.") % numbers
        if set(marked) - set(reached):
            yield gettext("Page %(page)d has text that no tag reaches.") % numbers
        if set(reached) - set(marked):
            yield gettext("Page %(page)d has tags for content that is not there.") % numbers
        if any(times > 1 for times in reached.values()):
            yield gettext("Page %(page)d has text that is read twice.") % numbers
        if not page.balanced:
            yield gettext("Page %(page)d has marks that are opened and not closed.") % numbers
        if not page.restores_what_it_saves:
            yield gettext("Page %(page)d does not end in the state in which it begins.") % numbers


def order_problems(tree: TagTree) -> Iterator[str]:
    """Whoever hears the file goes from page to page as whoever sees it."""
    for before, after in pairwise(tree.pages_read):
        if after < before:
            yield gettext("What is read after page %(before)d stands on page %(after)d.") % {
                "before": before,
                "after": after,
            }


def parent_problems(tree: TagTree) -> Iterator[str]:
    """The way up from content to tag agrees with the way down."""
    if tree.wrong_parents:
        yield gettext("Tags name a parent that does not hold them.")
    if tree.repeated:
        yield gettext("A tag stands in the tree twice.")
    if tree.keys_used_twice():
        yield gettext("Two pages or links have the same place in the tree that leads to their tags.")
    for page in tree.pages:
        if tree.parents_disagree(page):
            yield gettext("Page %(page)d leads to other tags than those that hold its text.") % {
                "page": page.number
            }


def heading_problems(tree: TagTree) -> Iterator[str]:
    """Headings begin at level 1 and skip none."""
    levels = [int(match[1]) for element in tree.elements if (match := _HEADING.match(element.kind))]
    if not levels:
        yield gettext("The file has no headings.")
        return
    if levels[0] != 1:
        yield gettext("The first heading is of level %(level)d, not 1.") % {"level": levels[0]}
    for before, after in pairwise(levels):
        if after > before + 1:
            yield gettext("A heading of level %(after)d follows one of level %(before)d.") % {
                "after": after,
                "before": before,
            }


def figure_problems(tree: TagTree) -> Iterator[str]:
    """Every picture is described in words."""
    without = sum(
        1
        for element in tree.elements
        if element.kind in {"/Figure", "/Formula"}
        and not element.text("/Alt")
        and not element.text("/ActualText")
    )
    if without:
        yield ngettext(
            "%(count)d picture has no description in words.",
            "%(count)d pictures have no description in words.",
            without,
        ) % {"count": without}


def link_problems(tree: TagTree) -> Iterator[str]:
    """Every link is tagged, described, and leads somewhere."""
    for link in tree.link_annotations():
        numbers = {"page": link.page}
        if not link.described:
            yield gettext("A link on page %(page)d has no description.") % numbers
        if link.owner is None:
            yield gettext("A link on page %(page)d is not tagged.") % numbers
        elif link.owner != "/Link":
            yield gettext("A link on page %(page)d is tagged as something else.") % numbers
        elif not link.owner_agrees:
            yield (
                gettext("A link on page %(page)d leads to another tag than the one that holds it.") % numbers
            )
        if link.leads_nowhere:
            yield gettext("A link on page %(page)d leads to a place that is not there.") % numbers


def table_problems(tree: TagTree) -> Iterator[str]:
    """Tables have header cells, and rows of one length."""
    for table in (element for element in tree.elements if element.kind == "/Table"):
        cells = list(_cells(table))
        headers = [cell for cell in cells if cell.kind == "/TH"]
        if not headers:
            yield gettext("A table on page %(page)d has no header cells.") % {"page": table.page}
        if any(not cell.attribute("/Scope") for cell in headers):
            yield gettext(
                "A table on page %(page)d does not say whether its header cells head rows or columns."
            ) % {"page": table.page}
        if len(set(_row_widths(table))) > 1:
            yield gettext("A table on page %(page)d has rows of different lengths.") % {"page": table.page}


def _cells(table: Element) -> Iterator[Element]:
    return (element for element in table.below() if element.kind in {"/TH", "/TD"})


class _Span(NamedTuple):
    columns: int
    rows: int


def _row_widths(table: Element) -> Iterator[int]:
    """The width of each row in columns, counting cells that reach down from rows above."""
    reaching: dict[int, int] = defaultdict(int)
    rows = (element for element in table.below() if element.kind == "/TR")
    for number, row in enumerate(rows):
        width = reaching.pop(number, 0)
        for cell in _cells(row):
            span = _Span(int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1))
            width += span.columns
            for below in range(number + 1, number + span.rows):
                reaching[below] += span.columns
        yield width


def identifier_problems(tree: TagTree) -> Iterator[str]:
    """Identifiers are unique, and those that cells name exist."""
    owners = {name: element.obj.objgen for element in tree.elements if (name := element.text("/ID"))}
    names = Counter(identifier for element in tree.elements if (identifier := element.text("/ID")))
    if tree.indexed() != owners:
        yield gettext("The index of identifiers does not agree with the tags.")
    if any(times > 1 for times in names.values()):
        yield gettext("Two tags have the same identifier.")
    wanted = {name for element in tree.elements for name in element.header_names()}
    if wanted - set(names):
        yield gettext("A table cell names a header cell that is not there.")


_TREE_CHECKS = (
    content_problems,
    order_problems,
    parent_problems,
    heading_problems,
    figure_problems,
    link_problems,
    table_problems,
    identifier_problems,
)
