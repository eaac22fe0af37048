"""The addresses that the parts of a .docx have: which stay, and what goes with those that do not. Needs no Django."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Set
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from scrutiny.uploads.findings import Part
from scrutiny.uploads.word_package import parse

_SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:", "#")
# By the last word of a relationship's type, in capitals or not.
_INSIDE = {
    "oleobject": Part.EMBEDDED,
    "package": Part.EMBEDDED,
    "afchunk": Part.EMBEDDED,
    "subdocument": Part.EMBEDDED,
    "control": Part.CONTROLS,
    "activexcontrolbinary": Part.CONTROLS,
    "attachedtemplate": Part.TEMPLATE,
    "attachedtoolbars": Part.CONTROLS,
    "ui": Part.CONTROLS,
    "extensibility": Part.CONTROLS,
}
_OUTSIDE = {"attachedtemplate": Part.TEMPLATE, "hyperlink": Part.ODD_LINKS}
_FOLDERS = {"embeddings": Part.EMBEDDED, "activex": Part.CONTROLS, "customui": Part.CONTROLS}


@dataclass(frozen=True)
class Relations:
    """What is to go: `dropped` parts by name, `cut` relationships by (part that has them, id), and their kinds."""

    dropped: Set[str]
    cut: Set[tuple[str, str]]
    found: tuple[Part, ...]


def sorted_out(package: ZipFile) -> Relations:
    """Go through every relationship of a package. Raises Refused or XMLSyntaxError for XML that cannot be read."""
    dropped: set[str] = set()
    cut: set[tuple[str, str]] = set()
    found: dict[Part, None] = {}
    for name in package.namelist():
        if what := _of_folder(name):
            dropped.add(name)
            found[what] = None
        if name.endswith(".rels"):
            owner = owner_of(name)
            for relation in parse(package.read(name)).iter("{*}Relationship"):
                if kind := _unwanted(relation):
                    found[kind] = None
                    cut.add((owner, relation.get("Id", "")))
                    dropped |= set(_target(owner, relation))
    return Relations(dropped | {relations_of(name) for name in dropped}, cut, tuple(found))


def owner_of(name: str) -> str:
    """Whose relationships a part holds: "word/document.xml" for "word/_rels/document.xml.rels"."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def relations_of(name: str) -> str:
    """Where the relationships of a part are."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _of_folder(name: str) -> Part | None:
    found = (_FOLDERS.get(folder) for folder in name.lower().split("/")[:-1])
    return next(filter(None, found), None)


def _unwanted(relation: etree._Element) -> Part | None:
    kind = relation.get("Type", "").rpartition("/")[2].lower()
    if relation.get("TargetMode", "").strip().lower() != "external":
        return _INSIDE.get(kind) or _of_folder(relation.get("Target", ""))
    address = relation.get("Target", "").strip().lower()
    if kind == "hyperlink" and address.startswith(_SAFE_ADDRESSES):
        return None
    return _OUTSIDE.get(kind, Part.LINKED)


def _target(owner: str, relation: etree._Element) -> Iterator[str]:
    """The part that a relationship leads to, when it is in the package."""
    if relation.get("TargetMode", "").strip().lower() != "external":
        target = relation.get("Target", "")
        yield posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
