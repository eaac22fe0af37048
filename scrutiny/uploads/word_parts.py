"""The XML parts of a .docx without what used a relationship that is cut, and without harmful fields. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scrutiny.uploads.findings import Part
from scrutiny.uploads.word_package import CONTENT_TYPES, parse
from scrutiny.uploads.word_relations import Relations, owner_of

_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",  # "Strict Open XML"
)
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
# What says nothing without its relationship goes whole; of a link or a picture only the address goes.
_GO_WHOLE = {
    "attachedTemplate", "OLEObject", "control", "altChunk", "subDoc", "externalData", "dataSource",
    "headerSource", "svgBlip", "sourceFileName", "hlinkClick", "hlinkHover", "videoFile", "audioFile",
}  # fmt: skip
# Fields that run something or read other files (ECMA-376, part 1, 17.16.5).
_FIELDS = {
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD",
    "CONTROL",
}  # fmt: skip


def cleaned(name: str, content: bytes, relations: Relations) -> tuple[bytes, tuple[Part, ...]]:
    """Return the part's XML, as it was when nothing had to go, and what was found in it beside relationships.

    Raises Refused or XMLSyntaxError for XML that cannot be read.
    """
    root = parse(content)
    if name.endswith(".rels"):
        changed = _cut_relations(root, owner_of(name), relations)
    elif name == CONTENT_TYPES:
        changed = _drop_overrides(root, relations)
    else:
        changed = _cut_uses(root, {key for owner, key in relations.cut if owner == name})
    found = tuple(
        dict.fromkeys([*_without_fields(root), *_without_mail_merge(root), *_without_sources(root)])
    )
    if not changed and not found:
        return content, ()
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), found


def _cut_relations(root: etree._Element, owner: str, relations: Relations) -> bool:
    gone = [child for child in root.iter("{*}Relationship") if (owner, child.get("Id", "")) in relations.cut]
    for child in gone:
        _remove(child)
    return bool(gone)


def _drop_overrides(root: etree._Element, relations: Relations) -> bool:
    gone = [
        child
        for child in root.iter("{*}Override")
        if child.get("PartName", "").lstrip("/") in relations.dropped
    ]
    for child in gone:
        _remove(child)
    return bool(gone)


def _cut_uses(root: etree._Element, keys: set[str]) -> bool:
    if not keys:
        return False
    uses = [
        (element, name)
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if value in keys and str(name).startswith(_RELATIONS)
    ]
    for element, name in uses:
        if etree.QName(element).localname in _GO_WHOLE:
            _remove(element)
        else:
            element.attrib.pop(name, None)
    return bool(uses)


def _without_mail_merge(root: etree._Element) -> Iterator[Part]:
    """A mail merge names a database and how to log in there."""
    for element in list(root.iter("{*}mailMerge")):
        _remove(element)
        yield Part.LINKED


def _without_sources(root: etree._Element) -> Iterator[Part]:
    """Word's old drawings (VML) may hold an address without a relationship."""
    for element in root.iter(f"{_VML}*"):
        for name in ("src", f"{_OFFICE}href"):
            if element.attrib.pop(name, None) is not None:
                yield Part.LINKED


def _without_fields(root: etree._Element) -> Iterator[Part]:
    """Empty the instructions of harmful fields; what such a field last showed stays as text."""
    for element in list(root.iter("{*}fldSimple")):
        if _is_harmful(_attribute(element, "instr")):
            _unwrap(element)
            yield Part.FIELDS
    for instruction in _instructions(root):
        if _is_harmful("".join(piece.text or "" for piece in instruction)):
            for piece in instruction:
                piece.text = ""
            yield Part.FIELDS


def _instructions(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The pieces of each complex field's instruction, which Word may have cut anywhere; fields may be nested."""
    open_fields: list[list[etree._Element]] = [[]]
    for element in root.iter("{*}fldChar", "{*}instrText"):
        mark = _attribute(element, "fldCharType")
        if not mark:
            open_fields[-1].append(element)
        elif mark == "begin":
            open_fields.append([])
        elif mark == "end" and len(open_fields) > 1:
            yield open_fields.pop()
    yield from open_fields


def _attribute(element: etree._Element, name: str) -> str:
    """A WordprocessingML attribute, which has the namespace of its element; there are two such namespaces."""
    return str(element.get(f"{{{etree.QName(element).namespace}}}{name}", ""))


def _is_harmful(instruction: str) -> bool:
    words = instruction.replace('"', " ").split(maxsplit=1)
    return bool(words) and words[0].upper() in _FIELDS


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        for child in reversed(element):
            parent.insert(place + 1, child)
        _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
