"""A Word file as a package of parts, opened without trusting it: nothing outside is ever fetched."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from django.utils.translation import gettext as _
from lxml import etree

from scrutiny.word.document import NotWord
from scrutiny.word.names import STRICT, Element, q

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 5_000
LARGEST_PART = 60 * MEGABYTE
LARGEST_WHOLE = 300 * MEGABYTE
_DOCUMENT = "/officeDocument"


@dataclass(frozen=True)
class Relation:
    """What a part refers to: another part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        """Raises NotWord for what is no package, is protected by a password, or unpacks to too much."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as broken:
            raise NotWord(_no_package(data)) from broken
        self._check_size()
        self._names = {info.filename.lower(): info for info in self._zip.infolist()}
        self._left = LARGEST_WHOLE

    def _check_size(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > LARGEST_WHOLE:
            raise NotWord(_("The file unpacks to more than can be read. Save it with smaller pictures."))

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is none or it is damaged."""
        info = self._names.get(name.lower().lstrip("/"))
        if info is None or info.flag_bits & 1:
            return None
        try:
            with self._zip.open(info) as part:
                found = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
            return None
        self._left -= len(found)
        if len(found) > LARGEST_PART or self._left < 0:
            raise NotWord(_("The file unpacks to more than can be read. Save it with smaller pictures."))
        return found

    def xml(self, name: str) -> Element:
        """The root of a part; None when there is none or it is damaged.

        Raises NotWord for a part with a DOCTYPE: Word writes none, and its entities can swallow the machine.
        """
        found = self.data(name)
        if not found:
            return None
        if b"<!DOCTYPE" in found[:4096] or b"<!ENTITY" in found:
            raise NotWord(_("The file holds something that Word does not write. Save it anew from Word."))
        if b"http://purl.oclc.org/ooxml" in found:
            for strict, usual in STRICT:
                found = found.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(found, parser)
        except etree.XMLSyntaxError:
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by relation id."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {one.get("Id", ""): _relation(one, folder) for one in root.iter(q("rel:Relationship"))}

    def main(self) -> str:
        """The name of the part with the text. Raises NotWord when there is none."""
        for relation in self.relations("").values():
            if relation.kind.endswith(_DOCUMENT) and not relation.is_outside:
                return relation.target
        raise NotWord(_("The file is not a Word document. Save it in Word as “.docx” and choose that file."))


def _relation(element: Element, folder: str) -> Relation:
    target = str(element.get("Target", ""))
    is_outside = element.get("TargetMode") == "External"
    if not is_outside:
        path = unquote(target)
        joined = path if path.startswith("/") else posixpath.join("/", folder, path)
        target = posixpath.normpath(joined).lstrip("/")
    return Relation(str(element.get("Type", "")), target, is_outside)


def _no_package(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _(
            "The file is in the old Word form or protected by a password. "
            "Open it in Word, save it as “.docx” without a password, and choose that file."
        )
    return _("The file is not a Word document. Save it in Word as “.docx” and choose that file.")
