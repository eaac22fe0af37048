"""The tags of one paper, made fit to stand beside those of others: roles, classes and identifiers are its own."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from scrutiny.pdf import syntax
from scrutiny.pdf.entries import listed
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.paper_writer import PaperWriter
from scrutiny.pdf.prepared import Leaf, PackObject


class PaperTags:
    """A paper's structure tree. Writes its Part and its leaves of the parent tree and of the identifiers."""

    def __init__(self, pdf: pikepdf.Pdf, writer: PaperWriter, paper: Paper) -> None:
        self.pdf = pdf
        self.writer = writer
        self.paper = paper
        self.root = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.roles = _resolved_roles(self.root)
        self.part = writer.new_number()
        self._identifiers: dict[bytes, int] = {}
        self._annotations = {a.objgen for page in pdf.pages for a in page.obj.get("/Annots", [])}
        if self.root.is_indirect:
            writer.fix(self.root, PackObject.TAGS)

    def write(self) -> None:
        """Put the tags right and write the paper's Part, which is its Document or holds its topmost tags."""
        tops = self._kids(self.root)
        whole = tops[0] if len(tops) == 1 and self._kind(tops[0]) == "/Document" else None
        if whole is None:
            whole = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, K=Array(tops)))
            for top in tops:
                top.P = whole
        whole.S, whole.T = Name.Part, String(self.paper.title)
        language = self.paper.language or str(self.pdf.Root.get("/Lang", ""))
        if language:
            whole.Lang = String(language)
        self.writer.fix(whole, self.part)
        whole.P = self.pdf.make_indirect(Dictionary())
        self.writer.fix(whole.P, PackObject.DOCUMENT)
        self._put_all_right(whole)
        self.writer.write(self.part, self.writer.text(whole))

    def _put_all_right(self, whole: Object) -> None:
        """Every tag below, in reading order; each gets its number here, so that whoever names another knows it."""
        waiting, seen = [whole], set()
        while waiting:
            tag = waiting.pop()
            if tag.objgen in seen:
                continue
            seen.add(tag.objgen)
            self._put_right(tag)
            waiting += reversed(self._kids(tag))

    def _put_right(self, tag: Object) -> None:
        number = self.writer.number(tag)
        kind = str(tag.get("/S", ""))
        if kind in self.roles and "/NS" not in tag:
            tag.S = Name(_role_name(kind, self.roles[kind]))
        if "/ID" in tag:
            tag.ID = self._own(tag.ID)
            self._identifiers.setdefault(bytes(tag.ID), number)
        if "/C" in tag:
            tag.C = Array([self._class(one) for one in listed(tag.C) if isinstance(one, Name)])
        for attributes in listed(tag.get("/A")):
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                attributes.Headers = Array([self._own(name) for name in attributes.Headers])

    def _own(self, identifier: Object) -> String:
        """An identifier that no other paper has, and that sorts by paper."""
        prefix = b"%07d:" % self.writer.base
        held = bytes(identifier)
        return String(held if held.startswith(prefix) else prefix + held)

    def _class(self, name: Object) -> Name:
        return Name(f"{name}.{self.writer.base}")

    def _kind(self, tag: Object) -> str:
        own = str(tag.get("/S", ""))
        return self.roles.get(own, own)

    def _kids(self, tag: Object) -> list[Object]:
        """The tags that a tag holds; on the way, annotations that are left behind are taken out."""
        kids = listed(tag.get("/K"))
        if all(isinstance(kid, int) for kid in kids):
            return []
        kept = [self._whole(kid) for kid in kids if not self._is_lost(kid)]
        if len(kept) < len(kids) or not all(isinstance(kid, int) or kid.is_indirect for kid in kids):
            tag.K = Array(kept)
        return [kid for kid in kept if isinstance(kid, Dictionary) and "/S" in kid]

    def _whole(self, kid: Object | int) -> Object | int:
        if isinstance(kid, Dictionary) and "/S" in kid and not kid.is_indirect:
            return self.pdf.make_indirect(kid)
        return kid

    def _is_lost(self, kid: Object | int | None) -> bool:
        if kid is None:
            return True
        if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR":
            return False
        target = kid.get("/Obj")
        return target is None or ("/Rect" in target and target.objgen not in self._annotations)

    def write_parents(self) -> Leaf | None:
        """The leaf of the parent tree, for all keys that pages, annotations and images have by now.

        Called last: a key that nothing has is not taken over.
        """
        if "/ParentTree" not in self.root:
            return None
        held = {}
        for own, owners in pikepdf.NumberTree(self.root.ParentTree).items():
            if own in self.writer.keys:
                held[self.writer.keys[own]] = self._owners(owners)
        if not held:
            return None
        number = self.writer.new_number()
        pairs = b" ".join(b"%d %s" % pair for pair in sorted(held.items()))
        first, last = b"%d" % min(held), b"%d" % max(held)
        self.writer.write(number, b"<</Limits[%s %s]/Nums[%s]>>" % (first, last, pairs))
        return Leaf(number, first, last)

    def _owners(self, owners: Object) -> bytes:
        if isinstance(owners, Array):
            return self.writer.text(owners, known_only=True)
        number = self.writer.numbers.get(owners.objgen)
        return b"null" if number is None else syntax.reference(number)

    def write_identifiers(self) -> Leaf | None:
        """The leaf of the tree of identifiers."""
        if not self._identifiers:
            return None
        number = self.writer.new_number()
        held = [(syntax.byte_string(name), owner) for name, owner in sorted(self._identifiers.items())]
        pairs = b" ".join(b"%s %d 0 R" % pair for pair in held)
        first, last = held[0][0], held[-1][0]
        self.writer.write(number, b"<</Limits[%s %s]/Names[%s]>>" % (first, last, pairs))
        return Leaf(number, first, last)

    def role_pairs(self) -> tuple[tuple[bytes, bytes], ...]:
        """The paper's lines of the role map."""
        pairs = {_role_name(own, standard): standard for own, standard in self.roles.items()}
        return tuple((Name(own).unparse(), Name(standard).unparse()) for own, standard in pairs.items())

    def classes(self) -> tuple[tuple[bytes, bytes], ...]:
        """The paper's lines of the class map."""
        held = dict(self.root.get("/ClassMap", Dictionary()).items())
        return tuple(
            (Name(f"{own}.{self.writer.base}").unparse(), self.writer.text(value))
            for own, value in sorted(held.items())
        )

    def namespaces(self) -> tuple[int, ...]:
        """The numbers of the paper's namespaces (PDF 2.0)."""
        held = [one for one in self.root.get("/Namespaces", []) if isinstance(one, Dictionary)]
        return tuple(self.writer.number(one) for one in held if one.is_indirect)


def _resolved_roles(root: Object) -> dict[str, str]:
    """Each name of the paper's own with the standard name that it ends at; circles end nowhere and are dropped."""
    direct = {str(own): str(role) for own, role in root.get("/RoleMap", Dictionary()).items()}
    return {own: end for own in sorted(direct) if (end := _end(own, direct))}


def _end(own: str, direct: dict[str, str]) -> str:
    seen = {own}
    role = direct[own]
    while role in direct:
        if role in seen:
            return ""
        seen.add(role)
        role = direct[role]
    return role


def _role_name(own: str, standard: str) -> str:
    """A name that means the same in every paper, so that the role maps of all can be put together."""
    return f"{own}.{standard.removeprefix('/')}"
