"""The structure tree of a paper from elsewhere, written anew, with the paper's tags or others. Needs no Django."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from scrutiny.pdf.entries import listed

_KEPT = ("/Alt", "/ActualText", "/E", "/Lang", "/ID", "/A", "/C", "/T")
_TEXTS = ("/Alt", "/ActualText", "/E", "/Lang", "/ID", "/T")
_HIGHEST_MARK = 100_000
_MOST_TAGS = 300_000
_STANDARD = frozenset(
    {
        *(
            "Document",
            "Part",
            "Art",
            "Sect",
            "Div",
            "BlockQuote",
            "Caption",
            "TOC",
            "TOCI",
            "Index",
            "NonStruct",
        ),
        *(
            "Private",
            "P",
            "H",
            "H1",
            "H2",
            "H3",
            "H4",
            "H5",
            "H6",
            "L",
            "LI",
            "Lbl",
            "LBody",
            "Table",
            "TR",
            "TH",
        ),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"),
        *("Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)


class TagsUnusable(Exception):
    """The tags contradict themselves, so that nobody can tell in which order the paper is to be read."""


class TagWriter:
    """Holds the new tree while it is written: which tag has which content, and which links."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[Object]) -> None:
        self.pdf = pdf
        self.pages = {page.objgen: page for page in pages}
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._content: dict[tuple[int, int], dict[int, Object]] = defaultdict(dict)
        self._links: list[tuple[Object, Object]] = []
        self.named: dict[bytes, Object] = {}

    def element(self, kind: str, parent: Object) -> Object:
        """A new tag without kids."""
        return self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent))

    def claim(self, tag: Object, page: Object, mark: int) -> None:
        """Note that a tag has a piece of content. Raises TagsUnusable when another has it, or it can't be."""
        if mark in self._content[page.objgen] or not 0 <= mark <= _HIGHEST_MARK:
            raise TagsUnusable
        self._content[page.objgen][mark] = tag

    def link(self, tag: Object, annotation: Object) -> Object:
        """The kid by which a tag holds a link."""
        self._links.append((annotation, tag))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=annotation.P)

    @property
    def is_empty(self) -> bool:
        """Whether no content has been claimed."""
        return not any(self._content.values())

    def finish(self, tops: Sequence[Object]) -> None:
        """Write the root with the ways up from content and links to their tags."""
        pairs: list[object] = []
        for key, (objgen, held) in enumerate(self._content.items()):
            self.pages[objgen].StructParents = key
            owners = Array([held.get(mark) for mark in range(max(held, default=-1) + 1)])
            pairs += [key, self.pdf.make_indirect(owners)]
        for key, (annotation, tag) in enumerate(self._links, start=len(self._content)):
            annotation.StructParent = key
            pairs += [key, tag]
        if self.named:
            names = [part for name in sorted(self.named) for part in (String(name), self.named[name])]
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.root.K = Array(tops)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(pairs)))
        self.root.ParentTreeNextKey = len(pairs) // 2
        self.pdf.Root.StructTreeRoot = self.root


class OwnTags:
    """Copies the tags that a paper has. `links` are those that stay, by their object; `fields` lead from the object
    of a form field to the page and mark under which it is drawn."""

    def __init__(
        self,
        writer: TagWriter,
        links: Mapping[tuple[int, int], Object],
        fields: Mapping[tuple[int, int], tuple[Object, int]],
    ) -> None:
        self.writer = writer
        self.links = links
        self.fields = dict(fields)
        self.old = writer.pdf.Root.StructTreeRoot
        self.roles = _roles(self.old)
        self._seen: set[tuple[int, int]] = set()

    def write(self) -> None:
        """Write the tree. Raises TagsUnusable."""
        tops = list(self._copied(self.old, self.writer.root))
        waiting = list(reversed(tops))
        while waiting:
            old, new = waiting.pop()
            below = list(self._fill(old, new))
            waiting += reversed(below)
            if len(self._seen) > _MOST_TAGS:
                raise TagsUnusable
        if self.writer.is_empty:
            raise TagsUnusable
        if self.roles:
            self.writer.root.RoleMap = Dictionary({own: Name(role) for own, role in self.roles.items()})
        if isinstance(self.old.get("/ClassMap"), Dictionary):
            self.writer.root.ClassMap = self.old.ClassMap
        self.writer.finish([new for _, new in tops])

    def _copied(self, parent: Object, new_parent: Object) -> Iterator[tuple[Object, Object]]:
        """The topmost tags."""
        for kid in listed(parent.get("/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid, self._new(kid, new_parent)

    def _new(self, old: Object, parent: Object) -> Object:
        if old.is_indirect and old.objgen in self._seen:
            raise TagsUnusable
        self._seen.add(old.objgen)
        own = str(old.S).removeprefix("/")
        known = own in _STANDARD or f"/{own}" in self.roles
        tag = self.writer.element(own if known else "NonStruct", parent)
        for key in _KEPT:
            value = old.get(key)
            if value is not None and (key not in _TEXTS or isinstance(value, String)):
                tag[key] = value
        if "/ID" in tag:
            self.writer.named[bytes(tag.ID)] = tag
        return tag

    def _fill(self, old: Object, new: Object) -> Iterator[tuple[Object, Object]]:
        page = self._page(old.get("/Pg"))
        if page is not None:
            new.Pg = page
        kids: list[object] = []
        was_annotated = False
        for kid in listed(old.get("/K")):
            if isinstance(kid, Dictionary) and "/S" in kid:
                below = self._new(kid, new)
                kids.append(below)
                yield kid, below
            elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                was_annotated = True
                kids += self._annotation(new, kid)
            else:
                kids += self._mark(new, kid, page)
        new.K = Array(kids)
        if was_annotated:
            self._be_what_it_is(new, kids)

    def _page(self, page: object) -> Object | None:
        return self.writer.pages.get(page.objgen) if isinstance(page, Object) else None

    def _mark(self, tag: Object, kid: object, page: Object | None) -> Iterator[object]:
        mark: object = kid
        if isinstance(kid, Dictionary):
            if "/Stm" in kid:
                raise TagsUnusable  # content of a form that has tags of its own; its pages are not told apart
            mark, page = kid.get("/MCID"), self._page(kid.get("/Pg")) or page
        if page is None or not isinstance(mark, int) or isinstance(mark, bool):
            return
        self.writer.claim(tag, page, mark)
        yield Dictionary(Type=Name.MCR, Pg=page, MCID=mark)

    def _annotation(self, tag: Object, kid: Object) -> Iterator[object]:
        obj = kid.get("/Obj")
        if not isinstance(obj, Dictionary):
            return
        if obj.objgen in self.links:
            yield self.writer.link(tag, self.links[obj.objgen])
        elif obj.objgen in self.fields:
            page, mark = self.fields.pop(obj.objgen)
            self.writer.claim(tag, page, mark)
            yield Dictionary(Type=Name.MCR, Pg=page, MCID=mark)

    def _be_what_it_is(self, tag: Object, kids: list[object]) -> None:
        """A field that is printed says so (ISO 32000-1, 14.8.4.5); a link that is no more is text."""
        kind = self.roles.get(str(tag.S), str(tag.S))
        if kind == "/Form" and kids:
            tag.A = Dictionary(O=Name.PrintField, Role=Name.tv)
        elif kind in {"/Link", "/Annot", "/Form"} and not any(_is_link(kid) for kid in kids):
            tag.S = Name.Span


def _is_link(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"


def _roles(root: Object) -> dict[str, str]:
    """Each name of the paper's own with the standard name that it ends at."""
    held = root.get("/RoleMap")
    direct = {own: str(role) for own, role in held.items()} if isinstance(held, Dictionary) else {}
    ends = {own: _end(own, direct) for own in sorted(direct)}
    return {
        own: end
        for own, end in ends.items()
        if end.removeprefix("/") in _STANDARD and own[1:] not in _STANDARD
    }


def _end(own: str, direct: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while own in direct and own not in seen:
        seen.add(own)
        own = direct[own]
    return own
