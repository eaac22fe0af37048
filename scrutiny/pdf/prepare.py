"""Makes a paper ready to be joined: its objects are written once, under the numbers they have in every pack."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
from django.utils.translation import gettext

from scrutiny.pdf.extract import MALFORMED, UnreadablePdf, open_pdf
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.paper_names import PaperNames
from scrutiny.pdf.paper_outline import write_outline
from scrutiny.pdf.paper_pages import PaperPages
from scrutiny.pdf.paper_tags import PaperTags
from scrutiny.pdf.paper_writer import PaperWriter
from scrutiny.pdf.prepared import HIGHEST_NUMBER, OWN_SLOTS, SLOT_SIZE, Prepared


class PackTooLarge(Exception):
    """The objects of a pack have no numbers left; the message is a sentence for whoever builds it."""


def prepare(paper: Paper, *, slot: int) -> Prepared:
    """A paper with its objects numbered from `slot` on; the first slot of a pack is OWN_SLOTS.

    Depends on the paper and the slot only. Raises UnreadablePdf, also for a file without pages, and PackTooLarge.
    """
    if slot < OWN_SLOTS:
        raise ValueError(f"The slots of papers begin at {OWN_SLOTS}.")
    with open_pdf(paper.pdf) as pdf:
        try:
            return _prepared(pdf, paper, slot)
        except MALFORMED as malformed:
            raise UnreadablePdf(
                gettext("“%(title)s” is not built as a PDF has to be. Print it to a new PDF and add that.")
                % {"title": paper.title}
            ) from malformed


def _prepared(pdf: pikepdf.Pdf, paper: Paper, slot: int) -> Prepared:
    if not len(pdf.pages):
        raise UnreadablePdf(gettext("“%(title)s” has no pages.") % {"title": paper.title})
    writer = PaperWriter(pdf, slot * SLOT_SIZE)
    names = PaperNames(pdf, paper)
    pages = PaperPages(pdf, writer, paper)
    pages.write(names)
    tags = PaperTags(pdf, writer, paper)
    tags.write()
    chapter = write_outline(pdf, writer, names)
    empty = Prepared(
        slot=slot,
        title=paper.title,
        name=paper.name,
        label=paper.label,
        is_numbered=paper.is_numbered,
        part=tags.part,
        page_node=pages.node,
        first_page=writer.numbers[pages.pages[0].objgen],
        chapter=chapter,
    )
    filled = _with_pages_and_tags(empty, writer, names, pages, tags)
    body, entries, in_file, loose = writer.finish()
    slots = _slots(writer, paper, slot)
    return replace(filled, slots=slots, body=body, entries=entries, in_file=in_file, loose=loose)


def _with_pages_and_tags(
    empty: Prepared, writer: PaperWriter, names: PaperNames, pages: PaperPages, tags: PaperTags
) -> Prepared:
    """Write what pages and tags name, and then the leaves, which know only what was written."""
    places = tuple((name, writer.text(place)) for name, place in sorted(names.places.items()))
    classes, namespaces = tags.classes(), tags.namespaces()
    writer.write_waiting()
    return replace(
        empty,
        stamps=tuple(pages.stamps),
        foot_font=pages.fonts.get("PackFoot", ""),
        head_font=pages.fonts.get("PackHead", ""),
        destinations=places,
        wanted=tuple(names.wanted),
        parents=tags.write_parents(),
        identifiers=tags.write_identifiers(),
        roles=tags.role_pairs(),
        classes=classes,
        namespaces=namespaces,
    )


def _slots(writer: PaperWriter, paper: Paper, slot: int) -> int:
    """How many slots the numbers of objects and of the parent tree take, rounded up to a power of two.

    So a paper that is changed a little takes as many as before, and the papers after it keep theirs.
    """
    taken = max(writer.next - writer.base, len(writer.keys))
    slots = 1 << ((taken - 1) // SLOT_SIZE).bit_length()
    if (slot + slots) * SLOT_SIZE - 1 > HIGHEST_NUMBER:
        raise PackTooLarge(
            gettext(
                "The pack has too many parts to be one file; it ends before “%(title)s”. Split it in two."
            )
            % {"title": paper.title}
        )
    return slots
