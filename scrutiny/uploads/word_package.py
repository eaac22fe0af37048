"""The zip that a .docx or .xlsx is: what it may hold and how much, before anything in it is read. Needs no Django."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from scrutiny.uploads.findings import MEGABYTE, Reason, Refused

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("macroenabled", "vbaproject")
_MOST_ENTRIES = 5000
_LARGEST_WHOLE = 150 * MEGABYTE  # unpacked
_LARGEST_XML = 20 * MEGABYTE  # its tree needs about eight times as much memory
_ENCRYPTED = 0x1
_XML_NAMES = (".xml", ".rels", ".vml")


def main_part(package: ZipFile, main: str = _MAIN) -> str:
    """Check a package by its entries and declared types; the name of its part of type `main`. Raises Refused."""
    entries = package.infolist()
    _refuse_by_size(entries)
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names) or any(_leaves_the_folder(name) for name in names):
        raise Refused(Reason.DAMAGED)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused(Reason.LOCKED)
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise Refused(Reason.DAMAGED)
    if CONTENT_TYPES not in package.namelist():
        raise Refused(Reason.WRONG_KIND)
    types = {
        override.get("PartName", "").lstrip("/"): override.get("ContentType", "").lower()
        for override in parse(package.read(CONTENT_TYPES)).iter("{*}Override")
    }
    return _main_part(types, names, main)


def _refuse_by_size(entries: list[ZipInfo]) -> None:
    largest_xml = max((entry.file_size for entry in entries if is_xml(entry.filename)), default=0)
    if (
        len(entries) > _MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > _LARGEST_WHOLE
        or largest_xml > _LARGEST_XML
    ):
        raise Refused(Reason.TOO_MUCH_INSIDE)


def _leaves_the_folder(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _main_part(types: dict[str, str], names: list[str], main: str) -> str:
    if any(word in text for word in _MACROS for text in (*types.values(), *names)):
        raise Refused(Reason.MACROS)
    part = next((name for name, kind in types.items() if kind == main), None)
    if part is None or part.casefold() not in names:
        raise Refused(Reason.WRONG_KIND)
    return part


def is_xml(name: str) -> bool:
    """Whether a part is XML, by its name."""
    return name.lower().endswith(_XML_NAMES)


def parse(content: bytes) -> etree._Element:
    """The root of an XML part. Raises Refused when it declares entities or anything else, as no part may.

    ECMA-376, part 2, 6.5.2: a part's XML has no document type declaration.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Reason.DECLARATIONS)
    return root
