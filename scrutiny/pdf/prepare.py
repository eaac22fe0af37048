"""Makes a paper ready to be joined: its objects are written once, under the numbers they have in every pack."""

from __future__ import annotations

from django.utils.translation import gettext

from scrutiny.pdf.extract import UnreadablePdf, open_pdf
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.paper_names import PaperNames
from scrutiny.pdf.paper_outline import write_outline
from scrutiny.pdf.paper_pages import PaperPages
from scrutiny.pdf.paper_tags import PaperTags
from scrutiny.pdf.paper_writer import PaperWriter
from scrutiny.pdf.prepared import HIGHEST_NUMBER, SLOT_SIZE, Prepared


class PackTooLarge(Exception):
    """The objects of a pack have no numbers left; the message is a sentence for whoever builds it."""


def prepare(paper: Paper, *, slot: int) -> Prepared:
    """A paper with its objects numbered from `slot` on (1 is the first; the pack's own objects have slot 0).

    Depends on the paper and the slot only. Raises UnreadablePdf, also for a file without pages, and PackTooLarge.
    """
    if slot < 1:
        raise ValueError("The slots of papers begin at 1.")
    with open_pdf(paper.pdf) as pdf:
        if not len(pdf.pages):
            raise UnreadablePdf(gettext("“%(title)s” has no pages.") % {"title": paper.title})
        writer = PaperWriter(pdf, slot * SLOT_SIZE)
        names = PaperNames(pdf, paper)
        pages = PaperPages(pdf, writer, paper)
        stamps = pages.write(names)
        tags = PaperTags(pdf, writer, paper)
        tags.write()
        chapter = write_outline(pdf, writer, names)
        places = tuple((name, writer.text(place)) for name, place in sorted(names.places.items()))
        classes, namespaces = tags.classes(), tags.namespaces()
        writer.write_waiting()
        parents, identifiers = tags.write_parents(), tags.write_identifiers()
        body, entries, in_file, loose = writer.finish()
        return Prepared(
            slot=slot,
            slots=_slots(writer, paper, slot),
            title=paper.title,
            name=paper.name,
            label=paper.label,
            is_numbered=paper.is_numbered,
            body=body,
            entries=entries,
            in_file=in_file,
            loose=loose,
            stamps=stamps,
            first_page=writer.numbers[pages.pages[0].objgen],
            page_node=pages.node,
            part=tags.part,
            chapter=chapter,
            parents=parents,
            identifiers=identifiers,
            destinations=places,
            wanted=tuple(names.wanted),
            roles=tags.role_pairs(),
            classes=classes,
            namespaces=namespaces,
            foot_font=pages.fonts.get("PackFoot", ""),
            head_font=pages.fonts.get("PackHead", ""),
        )


def _slots(writer: PaperWriter, paper: Paper, slot: int) -> int:
    """How many slots the numbers of objects and of the parent tree take."""
    taken = max(writer.next - writer.base, len(writer.keys))
    slots = -(-taken // SLOT_SIZE)
    if (slot + slots) * SLOT_SIZE - 1 > HIGHEST_NUMBER:
        raise PackTooLarge(
            gettext(
                "The pack has too many parts to be one file; it ends before “%(title)s”. Split it in two."
            )
            % {"title": paper.title}
        )
    return slots
