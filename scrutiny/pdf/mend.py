"""What WeasyPrint's tagged PDFs lack, put right just before the bytes are written.

Works on pydyf's plain dictionaries through WeasyPrint's `finisher` hook. Four things:

1. An element inside a link gets a link annotation of its own, tagged as that element (PDF/UA-1 7.18.5): those
   are dropped, or moved to the link.
2. A link is described by its address only (7.18.1, 7.18.5): it gets its words.
3. Header cells do not say whether they head a row or a column (7.5), and their identifiers are in no IDTree.
4. Running headers and page numbers are marked as text of the document but stand in no tag: they become
   artifacts (7.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import Document

from scrutiny.pdf.pack import PACK_ADDRESS

_SCOPES = {"row": "/Row", "rowgroup": "/Row"}
_ANNOTATED = {"/Link", "/Form", "/Annot"}
_SLACK = 1.0  # points by which a nested link may stick out of the one around it


def mend(document: Document, pdf: pydyf.PDF) -> None:
    """Put right the tags of a document that WeasyPrint is about to write."""
    tree = _Tree(pdf)
    _describe_links(document)
    _unnest_links(tree)
    _say_what_headers_head(document)
    _index_identifiers(tree)
    _make_running_heads_artifacts(tree)


class _Tree:
    """The structure tree and pages of a pydyf document, with references looked up."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.parents = self.at(self.root["ParentTree"])
        self.pages = [self.at(reference) for reference in pdf.page_references]

    def at(self, reference: bytes) -> Any:
        """The object that a reference such as b"12 0 R" names."""
        return self.pdf.objects[int(reference.split()[0])]

    def elements(self) -> Iterator[pydyf.Dictionary]:
        """Every structure element that can be reached from the root, in reading order."""
        waiting = list(reversed(self.root["K"]))
        while waiting:
            element = self.at(waiting.pop())
            if element.get("Type") == "/StructElem":
                yield element
                waiting.extend(kid for kid in reversed(element["K"]) if isinstance(kid, bytes))

    def annotations(self, element: pydyf.Dictionary) -> Iterator[tuple[bytes, pydyf.Dictionary]]:
        """The annotations tagged by an element, each with the reference that stands among its kids."""
        for kid in element["K"]:
            if isinstance(kid, bytes) and (found := self.at(kid)).get("Type") == "/OBJR":
                yield kid, self.at(found["Obj"])


def _describe_links(document: Document) -> None:
    for page in document.pages:
        for kind, target, _rectangle, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None or box.element is None:
                continue
            words = " ".join("".join(box.element.itertext()).split()) or target
            leads_out = kind == "external" and target not in words and not target.startswith(PACK_ADDRESS)
            annotation["Contents"] = pydyf.String(f"{words} ({target})" if leads_out else words)
            annotation["F"] = 4  # printed with the page


def _unnest_links(tree: _Tree) -> None:
    dropped = set()
    for element in list(tree.elements()):
        link = _link_around(tree, element)
        if element["S"] in _ANNOTATED and link is None:
            continue
        outers = [outer for _, outer in tree.annotations(link)] if link is not None else []
        for kid, annotation in list(tree.annotations(element)):
            if _covered(annotation, outers):
                element["K"].remove(kid)
                dropped.add(annotation.reference)
            else:
                element["S"] = "/Link"
        if element["S"] == "/Link" and next(tree.annotations(element), None) is None:
            element["S"] = "/Span"  # text that the style sheet adds to a link, such as its page number
    if dropped:
        _forget_annotations(tree, dropped)


def _link_around(tree: _Tree, element: pydyf.Dictionary) -> pydyf.Dictionary | None:
    while "P" in element:
        element = tree.at(element["P"])
        if element.get("S") == "/Link":
            return element
    return None


def _covered(annotation: pydyf.Dictionary, outers: list[pydyf.Dictionary]) -> bool:
    left, bottom, right, top = _corners(annotation)
    return any(
        outer[0] - _SLACK <= left
        and outer[1] - _SLACK <= bottom
        and outer[2] + _SLACK >= right
        and outer[3] + _SLACK >= top
        for outer in map(_corners, outers)
    )


def _corners(annotation: pydyf.Dictionary) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = annotation["Rect"]
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _forget_annotations(tree: _Tree, dropped: set[bytes]) -> None:
    for page in tree.pages:
        if "Annots" in page:
            page["Annots"][:] = [reference for reference in page["Annots"] if reference not in dropped]
    keys = {tree.at(reference)["StructParent"] for reference in dropped}
    numbers = tree.parents["Nums"]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    tree.parents["Nums"] = pydyf.Array(part for pair in pairs if pair[0] not in keys for part in pair)
    for reference in dropped:
        tree.at(reference).clear()


def _say_what_headers_head(document: Document) -> None:
    for page in document.pages:
        # The box of a cell keeps its tag in `mark`; the page's box has no public name (WeasyPrint 70).
        for box in page._page_box.descendants():
            mark = getattr(box, "mark", None)
            if mark is not None and mark["S"] == "/TH":
                mark["A"]["Scope"] = _SCOPES.get(box.element.get("scope"), "/Column")


def _index_identifiers(tree: _Tree) -> None:
    found = sorted(
        (element["ID"].string, element.reference) for element in tree.elements() if "ID" in element
    )
    if not found:
        return
    names = pydyf.Array(part for name, reference in found for part in (pydyf.String(name), reference))
    index = pydyf.Dictionary({"Names": names})
    tree.pdf.add_object(index)
    tree.root["IDTree"] = index.reference


def _make_running_heads_artifacts(tree: _Tree) -> None:
    in_tree = {element.reference for element in tree.elements()}
    owners = dict(zip(tree.parents["Nums"][::2], tree.parents["Nums"][1::2], strict=True))
    for page in tree.pages:
        of_page = owners[page["StructParents"]]
        outside = {mcid for mcid, reference in enumerate(of_page) if reference not in in_tree}
        for mcid in outside:
            of_page[mcid] = "null"
        _mark_as_artifacts(tree.at(page["Contents"]).stream, outside)


def _mark_as_artifacts(operators: list[Any], mcids: set[int]) -> None:
    for place, operator in enumerate(operators):
        if isinstance(operator, dict) and operator.get("MCID") in mcids:
            operators[place - 1] = "/Artifact"
            operators[place] = pydyf.Dictionary({"Type": "/Pagination"})
