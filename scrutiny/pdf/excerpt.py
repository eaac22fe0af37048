"""One paper of a finished pack as a file of its own: its pages as they are in the pack, with their tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf
from django.utils.translation import gettext
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, String

from scrutiny.pdf import pack_facts
from scrutiny.pdf.extract import MALFORMED, UnreadablePdf, open_pdf
from scrutiny.pdf.pack import PackFacts
from scrutiny.pdf.page_content import write_out_inherited
from scrutiny.pdf.rewrite import rewritten

# What the catalogue of a pack keeps in the file of one of its papers.
_KEPT = frozenset({"/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences", "/PageMode"})


def excerpt(
    pdf: bytes, *, at: int, pages: int, facts: PackFacts, elsewhere: str, first: int, prefix: str = ""
) -> bytes:
    """The `pages` pages of a pack from page `at` on (1 is the first of the file), which are one of its papers.

    Its pages keep the numbers printed on them, of which the first is `prefix` and `first`. Links to other papers of the
    pack lead to `elsewhere`, the address of the web page of the pack, at the same place. Nothing that only other papers
    use is left in the file. Same pack and facts, same bytes. Raises UnreadablePdf.
    """
    with open_pdf(pdf) as pack:
        try:
            kept = _Kept(pack, at, pages)
            kept.cut(elsewhere)
            _say(pack, facts, first, prefix)
            return rewritten(pack)
        except MALFORMED as malformed:
            raise UnreadablePdf(
                gettext("“%(title)s” cannot be taken out of its pack.") % {"title": facts.title}
            ) from malformed


class _Kept:
    """The pages of a pack that stay, and what of the pack belongs to them."""

    def __init__(self, pack: pikepdf.Pdf, at: int, pages: int) -> None:
        self.pack = pack
        self.pages = [page.obj for page in list(pack.pages)[at - 1 : at - 1 + pages]]
        if at < 1 or len(self.pages) < pages or not pages:
            raise ValueError("The pack has no such pages.")
        self.numbers = {page.objgen for page in self.pages}
        for page in self.pages:
            write_out_inherited(page)

    def cut(self, elsewhere: str) -> None:
        """Leave nothing but the pages, and what leads to them."""
        places = self._places()
        self._lead_out(set(places), elsewhere)
        self._keep_outline(places)
        self._keep_tags()
        self.pack.Root.Pages = self.pack.make_indirect(
            Dictionary(Type=Name.Pages, Count=len(self.pages), Kids=Array(self.pages))
        )
        for page in self.pages:
            page.Parent = self.pack.Root.Pages
        for key in set(self.pack.Root.keys()) - _KEPT - {"/Outlines"}:
            del self.pack.Root[key]
        if places:
            self.pack.Root.Names = Dictionary(Dests=_names(places))

    def _places(self) -> dict[str, Object]:
        """The destinations on these pages, by name."""
        held = self.pack.Root.get("/Names", Dictionary()).get("/Dests")
        found = dict(NameTree(held).items()) if held is not None else {}
        return {str(name): place for name, place in found.items() if self._is_here(place)}

    def _is_here(self, place: Object | None) -> bool:
        if isinstance(place, Dictionary):
            place = place.get("/D")
        return isinstance(place, Array) and bool(len(place)) and place[0].objgen in self.numbers

    def _lead_out(self, places: set[str], elsewhere: str) -> None:
        for link in _links(self.pages):
            place = link.get("/Dest") or link.get("/A", Dictionary()).get("/D")
            if place is None or self._is_here(place) or (isinstance(place, String) and str(place) in places):
                continue
            name = str(place) if isinstance(place, String) else ""
            for key in ("/Dest", "/A", "/PA"):
                if key in link:
                    del link[key]
            address = f"{elsewhere}#{name}" if name else elsewhere
            link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(address))

    def _keep_outline(self, places: dict[str, Object]) -> None:
        """The bookmarks that lead to these pages: the entry of the paper, and what is below it."""
        with self.pack.open_outline() as outline:
            outline.root[:] = [item for item in outline.root if self._leads_here(item, places)]

    def _leads_here(self, item: pikepdf.OutlineItem, places: dict[str, Object]) -> bool:
        place = item.destination
        if isinstance(place, String):
            return str(place) in places
        return isinstance(place, Object) and self._is_here(place)

    def _keep_tags(self) -> None:
        tags = self.pack.Root.get("/StructTreeRoot")
        if tags is None:
            return
        document = _kids(tags)[0]
        parts = self._own_parts(document)
        tags.K, document.K = Array([document]), Array(parts)
        if "/T" in document:
            del document.T
        parents = dict(NumberTree(tags.ParentTree).items()) if "/ParentTree" in tags else {}
        keys = sorted(_parent_keys(self.pages))
        tags.ParentTree = self.pack.make_indirect(
            Dictionary(Nums=Array([one for key in keys if key in parents for one in (key, parents[key])]))
        )
        if keys:
            tags.ParentTreeNextKey = keys[-1] + 1
        self._keep_identifiers(tags, parts)

    def _own_parts(self, document: Object) -> list[Object]:
        """The tag of the paper, which is found by its pages; none of a paper from elsewhere without tags."""
        for part in _kids(document):
            first = next(_paged(part), None)
            if first is not None and first.Pg.objgen in self.numbers:
                if any(one.Pg.objgen not in self.numbers for one in _paged(part)):
                    raise ValueError("The paper has further pages.")
                return [part]
        return []

    def _keep_identifiers(self, tags: Object, parts: list[Object]) -> None:
        if "/IDTree" not in tags:
            return
        del tags.IDTree
        held = sorted((bytes(tag.ID), tag) for part in parts for tag in _below(part) if "/ID" in tag)
        if held:
            pairs = Array([one for name, tag in held for one in (String(name), tag)])
            tags.IDTree = self.pack.make_indirect(_limited(pairs))


def _say(pack: pikepdf.Pdf, facts: PackFacts, first: int, prefix: str) -> None:
    """What the file says of itself, and the numbers of its pages."""
    root = pack.Root
    root.Lang = String(facts.language)
    root.Metadata = pack.make_stream(pack_facts.xmp(facts), Type=Name.Metadata, Subtype=Name.XML)
    pack.trailer.Info = pack.make_indirect(Object.parse(pack_facts.information(facts)))
    label = Dictionary(S=Name.D, St=first)
    if prefix:
        label.P = String(prefix)
    root.PageLabels = Dictionary(Nums=Array([0, label]))
    document = _kids(root.StructTreeRoot)[0] if "/StructTreeRoot" in root else None
    if document is not None:
        document.T, document.Lang = String(facts.title), String(facts.language)


def _links(pages: Iterable[Object]) -> Iterator[Object]:
    for page in pages:
        for link in page.get("/Annots", []):
            if link.get("/Subtype") == "/Link" and ("/Dest" in link or "/A" in link):
                yield link


def _parent_keys(pages: Iterable[Object]) -> Iterator[int]:
    """The keys of the parent tree that pages, annotations and forms of these pages have."""
    for page in pages:
        yield from (int(page[key]) for key in ("/StructParents",) if key in page)
        for annotation in page.get("/Annots", []):
            yield from (int(annotation[key]) for key in ("/StructParent",) if key in annotation)
        yield from _keys_of_forms(page.get("/Resources", Dictionary()))


def _keys_of_forms(resources: Object) -> Iterator[int]:
    for form in dict(resources.get("/XObject", Dictionary())).values():
        for key in ("/StructParent", "/StructParents"):
            if key in form:
                yield int(form[key])


def _kids(tag: Object) -> list[Object]:
    kids = tag.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _below(tag: Object) -> Iterator[Object]:
    """A tag and all tags below it."""
    waiting = [tag]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [kid for kid in reversed(_kids(one)) if isinstance(kid, Dictionary) and "/S" in kid]


def _paged(tag: Object) -> Iterator[Object]:
    """The tags, and what they hold, that name a page."""
    for one in _below(tag):
        yield from (held for held in (one, *_kids(one)) if isinstance(held, Dictionary) and "/Pg" in held)


def _names(places: dict[str, Object]) -> Object:
    held = sorted((bytes(String(name)), place) for name, place in places.items())
    return _limited(Array([one for name, place in held for one in (String(name), place)]))


def _limited(pairs: Array) -> Object:
    """A name tree of one node; as the root it needs no limits."""
    return Dictionary(Names=pairs)
