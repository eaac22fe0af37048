"""The tags of a PDF as a tree that can be walked, and the content marks of its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object

from scrutiny.pdf.entries import listed

# Text, images and forms, shadings, strokes and fills.
_PAINTS = frozenset({"Tj", "TJ", "'", '"', "Do", "INLINE IMAGE", "sh"}) | frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
)
_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
# All that a page is read for; pikepdf gives inline images only to those who ask for their parts.
_READ = " ".join([*sorted(_PAINTS - {"INLINE IMAGE"}), "BI", "ID", "EI", "BDC", "BMC", "EMC", "q", "Q"])


@dataclass(frozen=True)
class LinkFacts:
    """A link annotation as the checks see it; `owner` is the kind of its tag, None when it has none.

    `owner_agrees` says whether the way up, through the parent tree, leads to the same tag.
    """

    page: int
    described: bool
    owner: str | None
    owner_agrees: bool
    leads_nowhere: bool


class Element:
    """One tag."""

    def __init__(self, obj: Object, tree: TagTree, parent: Object) -> None:
        self.obj = obj
        self.tree = tree
        self.parent = parent
        self.children: list[Element] = []

    @cached_property
    def kind(self) -> str:
        """The standard name of the tag, such as "/P"; the file's own names are looked up in its role map."""
        own = str(self.obj.get("/S", ""))
        return str(self.tree.roles.get(own, own))

    @property
    def page(self) -> int:
        """The page on which the tag begins (1 is the first); 0 when it does not say."""
        return self.tree.number_of(self.obj.get("/Pg"))

    def text(self, key: str) -> str:
        """An entry such as "/Alt" as text; empty when there is none."""
        return str(self.obj.get(key, ""))

    def attribute(self, key: str) -> Object | None:
        """An attribute such as "/Scope", from whichever attribute dictionary has it."""
        attributes = self.obj.get("/A")
        found = list(attributes) if isinstance(attributes, Array) else [attributes]
        return next((one[key] for one in found if isinstance(one, Dictionary) and key in one), None)

    def header_names(self) -> list[str]:
        """The identifiers of the header cells that this cell names."""
        names = self.attribute("/Headers")
        return [str(name) for name in names] if isinstance(names, Array) else []

    def below(self) -> Iterator[Element]:
        """All tags inside this one, in reading order, but none inside a table within it."""
        for child in self.children:
            yield child
            if child.kind != "/Table":
                yield from child.below()

    def kids(self) -> list[Object]:
        """What the tag holds, always as a list."""
        return listed(self.obj.get("/K"))


class Page:
    """A page's content marks: what is tagged, and what is neither tagged nor an artifact."""

    def __init__(self, page: pikepdf.Page, number: int) -> None:
        self.obj = page.obj
        self.number = number
        self.marked_content: list[int] = []
        self.loose_content = False
        self._open: list[bool] = []  # for each open mark: does it tag its content or make it an artifact
        self.balanced = True
        self.restores_what_it_saves = True
        self._saved = 0
        for instruction in pikepdf.parse_content_stream(page, _READ):
            self._read(str(instruction.operator), instruction)
        self.balanced = self.balanced and not self._open
        self.restores_what_it_saves = self.restores_what_it_saves and not self._saved

    @property
    def key(self) -> int:
        """The page's entry in the parent tree; -1 when it has none."""
        return int(self.obj.get("/StructParents", -1))

    def _read(self, operator: str, instruction: _Instruction) -> None:
        if operator in {"q", "Q"}:
            self._saved += 1 if operator == "q" else -1
            self.restores_what_it_saves = self.restores_what_it_saves and self._saved >= 0
        elif operator in {"BDC", "BMC"}:
            self._open.append(self._begins_known(list(instruction.operands)))
        elif operator == "EMC":
            if self._open:
                self._open.pop()
            else:
                self.balanced = False
        elif operator in _PAINTS and not any(self._open):
            self.loose_content = True

    def _begins_known(self, operands: list[Object]) -> bool:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self.obj.Resources.Properties.get(properties)
        if isinstance(properties, Dictionary) and "/MCID" in properties:
            self.marked_content.append(int(properties.MCID))
            return True
        return str(operands[0]) == "/Artifact"


class TagTree:
    """All tags of a document, in reading order."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.roles = {str(own): str(role) for own, role in self.root.get("/RoleMap", Dictionary()).items()}
        self._page_numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        self.elements: list[Element] = []
        self.repeated = False
        self.wrong_parents = False
        self.pages_read: list[int] = []  # in the order of the tags, a page as often as it is come back to
        self._content: dict[int, list[int]] = defaultdict(list)
        self._owner_of: dict[tuple[int, int], Object] = {}
        self._annotations: dict[tuple[int, int], Element] = {}
        self._read()

    @cached_property
    def pages(self) -> list[Page]:
        """The pages with their content marks."""
        return [Page(page, number) for number, page in enumerate(self.pdf.pages, start=1)]

    def number_of(self, page: Object | None) -> int:
        """The number of a page (1 is the first); 0 when it is not one of the document's."""
        return self._page_numbers.get(page.objgen, 0) if page is not None else 0

    def content_on(self, page: Page) -> list[int]:
        """The content marks that tags claim on a page, as often as they do."""
        return self._content[page.number]

    def parents_disagree(self, page: Page) -> bool:
        """Whether the parent tree names other tags for a page's content than those that hold it."""
        owners = self._parents.get(page.key)
        for mark in page.marked_content:
            holder = self._owner_of.get((page.number, mark))
            if holder is None:
                continue
            if not isinstance(owners, Array) or mark >= len(owners) or owners[mark] is None:
                return True
            if owners[mark].objgen != holder.objgen:
                return True
        return False

    def link_annotations(self) -> Iterator[LinkFacts]:
        """Every link of the document, with the tag that holds it."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.obj.get("/Annots", []):
                if annotation.get("/Subtype") == "/Link":
                    owner = self._annotations.get(annotation.objgen)
                    yield LinkFacts(
                        page=number,
                        described=bool(str(annotation.get("/Contents", ""))),
                        owner=owner.kind if owner else None,
                        owner_agrees=owner is None or self._parent_of(annotation) == owner.obj.objgen,
                        leads_nowhere=self._leads_nowhere(annotation),
                    )

    def _parent_of(self, annotation: Object) -> tuple[int, int] | None:
        parent = self._parents.get(int(annotation.get("/StructParent", -1)))
        return parent.objgen if isinstance(parent, Dictionary) else None

    def keys_used_twice(self) -> bool:
        """Whether two pages, annotations or a page and an annotation have the same key of the parent tree."""
        annotations = [one for page in self.pdf.pages for one in page.obj.get("/Annots", [])]
        keys = [int(page.obj.StructParents) for page in self.pdf.pages if "/StructParents" in page.obj]
        keys += [int(one.StructParent) for one in annotations if "/StructParent" in one]
        return len(set(keys)) < len(keys)

    def indexed(self) -> dict[str, tuple[int, int]]:
        """The tag that the tree of identifiers names for each."""
        if "/IDTree" not in self.root:
            return {}
        return {str(name): tag.objgen for name, tag in pikepdf.NameTree(self.root.IDTree).items()}

    @cached_property
    def _parents(self) -> dict[int, Object]:
        if "/ParentTree" not in self.root:
            return {}
        return dict(NumberTree(self.root.ParentTree).items())

    @cached_property
    def _destinations(self) -> set[str]:
        names = self.pdf.Root.get("/Names", Dictionary())
        if "/Dests" not in names:
            return set()
        # iterating over a name tree gives bytes, in whatever encoding; its items are text
        return {str(name) for name, _place in pikepdf.NameTree(names.Dests).items()}

    def _leads_nowhere(self, annotation: Object) -> bool:
        place = annotation.get("/Dest")
        if isinstance(place, pikepdf.String):
            return str(place) not in self._destinations
        return isinstance(place, Array) and not self.number_of(place[0])

    def _read(self) -> None:
        top = Element(self.root, self, self.root)
        waiting = [(kid, top) for kid in reversed(top.kids())]
        seen = set()
        while waiting:
            obj, parent = waiting.pop()
            if not self._is_tag(obj, parent):
                continue
            if obj.objgen in seen:
                self.repeated = True
                continue
            seen.add(obj.objgen)
            element = Element(obj, self, parent.obj)
            self.elements.append(element)
            parent.children.append(element)
            if "/P" not in obj or obj.P.objgen != parent.obj.objgen:
                self.wrong_parents = True
            waiting += [(kid, element) for kid in reversed(element.kids())]

    def _is_tag(self, kid: Object | int, element: Element) -> bool:
        """Whether a kid is a tag; content and annotations are noted and are not."""
        if not isinstance(kid, Dictionary):
            self._note_content(element, element.page, int(kid))
            return False
        if kid.get("/Type") == "/MCR":
            page = self.number_of(kid.get("/Pg", element.obj.get("/Pg")))
            self._note_content(element, page, int(kid.MCID))
            return False
        if kid.get("/Type") == "/OBJR":
            self._annotations[kid.Obj.objgen] = element
            return False
        return True

    def _note_content(self, element: Element, page: int, mark: int) -> None:
        self._content[page].append(mark)
        if not self.pages_read or self.pages_read[-1] != page:
            self.pages_read.append(page)
        self._owner_of[(page, mark)] = element.obj
