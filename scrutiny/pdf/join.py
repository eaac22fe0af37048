"""Joins papers to one tagged pack by putting prepared ones one after another (docs/decisions/0011)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from scrutiny.pdf import pack_facts, syntax
from scrutiny.pdf.pack import Joined, PackFacts, PageNumbers, Paper
from scrutiny.pdf.pack_file import PackFile
from scrutiny.pdf.prepare import prepare
from scrutiny.pdf.prepared import Leaf, Loose, PackObject, Prepared
from scrutiny.pdf.stamps import Stamps

_NAMES_PER_LEAF = 200


class NotJoinable(ValueError):
    """The papers do not fit together: they share a slot, a name or a destination. The message says which."""


def join_papers(
    papers: Iterable[Paper], *, facts: PackFacts, numbers: PageNumbers, fonts_dir: Path
) -> Joined:
    """Prepare papers, one slot after another, and join them. Raises what `prepare` and `join` raise."""
    prepared: list[Prepared] = []
    slot = 1
    for paper in papers:
        prepared.append(prepare(paper, slot=slot))
        slot += prepared[-1].slots
    return join(prepared, facts=facts, numbers=numbers, fonts_dir=fonts_dir)


def join(papers: Sequence[Prepared], *, facts: PackFacts, numbers: PageNumbers, fonts_dir: Path) -> Joined:
    """One tagged PDF of prepared papers in the order given. Same papers and facts, same bytes.

    Raises NotJoinable, also for no paper at all, and FontsMissing.
    """
    if not papers:
        raise NotJoinable("A pack has at least one paper.")
    _check_slots(papers)
    destinations = _destinations(papers)
    file = PackFile()
    _add_papers(file, papers)
    _add_stamps(file, papers, Stamps(papers, numbers, fonts_dir))
    _add_pages(file, papers)
    _add_tags(file, papers, facts)
    _add_outline(file, papers)
    _add_destinations(file, destinations)
    _add_catalogue(file, facts, numbers)
    pdf, digest = file.finish()
    return Joined(
        pdf=pdf,
        pages=sum(paper.pages for paper in papers),
        sha256=digest,
        first_page=MappingProxyType(dict(_first_pages(papers))),
        missing=tuple(dict.fromkeys(n for paper in papers for n in paper.wanted if n not in destinations)),
    )


def _check_slots(papers: Sequence[Prepared]) -> None:
    for before, after in pairwise(sorted(papers, key=lambda paper: paper.slot)):
        if before.slot + before.slots > after.slot:
            raise NotJoinable(
                f"“{before.title}” and “{after.title}” were prepared for the same place in a pack."
            )


def _destinations(papers: Sequence[Prepared]) -> dict[str, bytes]:
    """Where each name of the pack leads.

    Two papers with the same name are refused, not the first one taken: a link to the name would lead readers to
    the wrong paper, and nobody would be told.
    """
    found: dict[str, bytes] = {}
    for paper in papers:
        for name, place in paper.destinations:
            if found.setdefault(name, place) is not place:
                raise NotJoinable(
                    f"“{paper.title}” and a paper before it have the same destination, “{name}”."
                )
    return found


def _first_pages(papers: Sequence[Prepared]) -> Iterator[tuple[str, int]]:
    page = 1
    for paper in papers:
        yield paper.name, page
        page += paper.pages


def _add_papers(file: PackFile, papers: Sequence[Prepared]) -> None:
    """What papers have ready, and what they share, which is written with the first that has it."""
    first: dict[str, int] = {}
    for paper in papers:
        file.add_paper(paper)
        moved = {
            loose.number: first[loose.digest]
            for loose in paper.loose
            if loose.digest and first.setdefault(loose.digest, loose.number) != loose.number
        }
        kept = [loose for loose in paper.loose if loose.number not in moved]
        file.add_streams(
            (loose.number, syntax.stream(_text(loose, moved), loose.data))
            for loose in kept
            if loose.data is not None
        )
        for loose in kept:
            if loose.data is None:
                file.add(loose.number, _text(loose, moved))


def _text(loose: Loose, moved: Mapping[int, int]) -> bytes:
    """The text of an object with references to what another paper shares."""
    if not moved:
        return loose.text
    return syntax.TOKEN.sub(
        lambda found: (
            syntax.reference(moved.get(int(found["number"]), int(found["number"])))
            if found["number"]
            else found[0]
        ),
        loose.text,
    )


def _add_stamps(file: PackFile, papers: Sequence[Prepared], stamps: Stamps) -> None:
    streams = [(int(PackObject.SAVED_STATE), syntax.plain_stream(b"q"))]
    for font, number in ((stamps.foot, PackObject.FOOT_FONT), (stamps.head, PackObject.HEAD_FONT)):
        if font is not None:
            streams += font.objects(number)
    for paper in papers:
        streams += [(number, syntax.plain_stream(data)) for number, data in stamps.of_paper(paper)]
    file.add_streams(streams)


def _add_pages(file: PackFile, papers: Sequence[Prepared]) -> None:
    count = sum(paper.pages for paper in papers)
    kids = syntax.references(paper.page_node for paper in papers)
    file.add(PackObject.PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids))


def _add_tags(file: PackFile, papers: Sequence[Prepared], facts: PackFacts) -> None:
    parts = syntax.references(paper.part for paper in papers)
    file.add(
        PackObject.DOCUMENT,
        b"<</Type/StructElem/S/Document/P %d 0 R/T%s/Lang%s/K[%s]>>"
        % (PackObject.TAGS, syntax.string(facts.title), syntax.string(facts.language), parts),
    )
    by_slot = sorted(papers, key=lambda paper: paper.slot)  # keys and identifiers begin with the slot
    parents = [paper.parents for paper in by_slot if paper.parents]
    identifiers = [paper.identifiers for paper in by_slot if paper.identifiers]
    file.add(PackObject.PARENTS, _tree(parents, b"Nums"))
    entries = [b"/K[%d 0 R]/ParentTree %d 0 R" % (PackObject.DOCUMENT, PackObject.PARENTS)]
    if parents:
        entries.append(b"/ParentTreeNextKey %d" % (int(parents[-1].last) + 1))
    if identifiers:
        file.add(PackObject.IDENTIFIERS, _tree(identifiers, b"Names"))
        entries.append(b"/IDTree %d 0 R" % PackObject.IDENTIFIERS)
    entries.append(_map(b"RoleMap", (pair for paper in papers for pair in paper.roles)))
    entries.append(_map(b"ClassMap", (pair for paper in papers for pair in paper.classes)))
    namespaces = [number for paper in papers for number in paper.namespaces]
    if namespaces:
        entries.append(b"/Namespaces[%s]" % syntax.references(namespaces))
    file.add(PackObject.TAGS, b"<</Type/StructTreeRoot%s>>" % b"".join(entries))


def _tree(leaves: Sequence[Leaf], kind: bytes) -> bytes:
    if not leaves:
        return b"<</%s[]>>" % kind
    return b"<</Kids[%s]>>" % syntax.references(leaf.number for leaf in leaves)


def _map(key: bytes, pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    lines = [b"%s %s" % pair for pair in sorted(set(pairs))]
    return b"/%s<<%s>>" % (key, b"".join(lines)) if lines else b""


def _add_outline(file: PackFile, papers: Sequence[Prepared]) -> None:
    """One entry per paper, closed, over the paper's own."""
    for place, paper in enumerate(papers):
        chapter = paper.chapter
        parts = [
            b"/Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ null null null]"
            % (syntax.string(paper.title), PackObject.OUTLINE, paper.first_page)
        ]
        if place:
            parts.append(b"/Prev %d 0 R" % papers[place - 1].chapter.number)
        if place + 1 < len(papers):
            parts.append(b"/Next %d 0 R" % papers[place + 1].chapter.number)
        if chapter.count:
            parts.append(
                b"/First %d 0 R/Last %d 0 R/Count %d" % (chapter.first, chapter.last, -chapter.count)
            )
        file.add(chapter.number, b"<<%s>>" % b"".join(parts))
    file.add(
        PackObject.OUTLINE,
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        % (papers[0].chapter.number, papers[-1].chapter.number, len(papers)),
    )


def _add_destinations(file: PackFile, destinations: Mapping[str, bytes]) -> None:
    held = sorted((syntax.text_bytes(name), place) for name, place in destinations.items())
    size = max(_NAMES_PER_LEAF, len(held) // 1000)
    leaves = []
    for begin in range(0, len(held), size):
        names = [(syntax.byte_string(name), place) for name, place in held[begin : begin + size]]
        leaves.append(PackObject.FIRST_LEAF + len(leaves))
        pairs = b" ".join([b"%s %s" % pair for pair in names])
        file.add(leaves[-1], b"<</Limits[%s %s]/Names[%s]>>" % (names[0][0], names[-1][0], pairs))
    file.add(PackObject.DESTINATIONS, b"<</Kids[%s]>>" % syntax.references(leaves))


def _add_catalogue(file: PackFile, facts: PackFacts, numbers: PageNumbers) -> None:
    packet = pack_facts.xmp(facts)
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(packet)
    file.add_streams([(PackObject.XMP, syntax.stream(head, packet))])
    file.add(PackObject.INFORMATION, pack_facts.information(facts))
    prefix = b"/P" + syntax.string(numbers.prefix) if numbers.prefix else b""
    file.add(
        PackObject.CATALOGUE,
        b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Outlines %d 0 R/Names<</Dests %d 0 R>>/Metadata %d 0 R"
        b"/Lang%s/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines"
        b"/PageLabels<</Nums[0<</S/D/St %d%s>>]>>>>"
        % (
            PackObject.PAGES,
            PackObject.TAGS,
            PackObject.OUTLINE,
            PackObject.DESTINATIONS,
            PackObject.XMP,
            syntax.string(facts.language),
            numbers.first,
            prefix,
        ),
    )
