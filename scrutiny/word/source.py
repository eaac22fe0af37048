"""A Word file while it is read: its parts, and what has been remarked so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from scrutiny.markup import Reference, ReferenceKind
from scrutiny.word.document import NotWord, WordPicture
from scrutiny.word.names import Element, q, words_in
from scrutiny.word.numbering import Numbering
from scrutiny.word.package import Package, Relation
from scrutiny.word.styles import Styles

MOST_PARAGRAPHS = 20_000
MOST_CELLS = 60_000
DEEPEST = 20
_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_APART = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass
class WordField:
    """A field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.in_result and self.instruction.strip().upper().startswith("TOC")


@dataclass
class Source:
    """The file, the place in it that is being read, and what was found."""

    package: Package
    name: str
    relations: dict[str, Relation]
    styles: Styles
    numbering: Numbering
    notes: dict[str, str]
    comments: dict[str, str]
    place: int = 0
    depth: int = 0
    paragraphs: int = 0
    cells: int = 0
    remarks: dict[tuple[int, str], None] = field(default_factory=dict)
    pictures: dict[str, WordPicture] = field(default_factory=dict)
    fields: list[WordField] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    known: Collection[Reference] | None = None

    def leads_somewhere(self, reference: Reference) -> bool:
        """Whether a reference means something where the text will stand."""
        return self.known is None or reference in self.known or reference.kind is ReferenceKind.FIGURE

    def remark(self, sentence: str, **words: str) -> None:
        """Remember a sentence about the place that is being read; once for each place."""
        self.remarks[self.place, sentence % words if words else sentence] = None

    def count_paragraph(self) -> None:
        """Raises NotWord when there are more than any report has."""
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise NotWord(too_long())

    def count_cell(self) -> None:
        """Raises NotWord when there are more than any report has."""
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise NotWord(too_long())

    def keep_picture(self, relation_id: str, alternative: str) -> str:
        """The key of a picture of the file; "" for one that can't be taken, which is remarked."""
        relation = self.relations.get(relation_id)
        named = alternative or _("no description")
        if relation is None or relation.is_outside:
            self.remark(_("A picture lies outside the file and was left out (%(words)s)."), words=named)
            return ""
        data = self.package.data(relation.target)
        if not data:
            self.remark(_("A picture is missing from the file (%(words)s)."), words=named)
            return ""
        extension = next((ending for start, ending in _PICTURES.items() if data.startswith(start)), "")
        if not extension:
            kind = PurePosixPath(relation.target).suffix.lstrip(".").upper() or "?"
            self.remark(
                _("A picture is a %(kind)s drawing and was left out (%(words)s). Save it as PNG and add it."),
                kind=kind,
                words=named,
            )
            return ""
        key = "w" + sha256(data).hexdigest()[:10]
        known = self.pictures.get(key)
        self.pictures[key] = WordPicture(data, extension, alternative or (known.alternative if known else ""))
        return key


def open_source(data: bytes) -> Source:
    """The file made ready for reading. Raises NotWord."""
    package = Package(data)
    name = package.main()
    relations = package.relations(name)

    def related(kind: str) -> Element:
        found = [one.target for one in relations.values() if one.kind.endswith("/" + kind)]
        return package.xml(found[0]) if found else None

    return Source(
        package=package,
        name=name,
        relations=relations,
        styles=Styles(related("styles")),
        numbering=Numbering(related("numbering")),
        notes={
            **_by_id(related("footnotes"), "w:footnote", "footnote"),
            **_by_id(related("endnotes"), "w:endnote", "endnote"),
        },
        comments=_by_id(related("comments"), "w:comment", "comment"),
    )


def _by_id(root: Element, tag: str, prefix: str) -> dict[str, str]:
    """The words of notes or comments by "footnote 1"; the lines that set notes apart are none."""
    if root is None:
        return {}
    return {
        f"{prefix} {one.get(q('w:id'), '')}": words_in(one)
        for one in root.iter(q(tag))
        if one.get(q("w:type")) not in _APART
    }


def too_long() -> str:
    """The refusal of a document that no report can be."""
    return _("The document is longer than any report. Split it, and choose the part that is the report.")
