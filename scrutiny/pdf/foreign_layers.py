"""Layers of a PDF (optional content): what is not shown is taken out, and the rest can't be switched. Needs no Django.

ISO 32000-1, 8.11: what is shown first is what the default configuration says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Stream,
)

_Instruction = ContentStreamInstruction | ContentStreamInlineImage

_PAINTS_PATHS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_PAINTS = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE", "EI"}
_DEEPEST = 20


class Layers:
    """Which layers of a document are not shown."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._off = set(self._hidden(pdf.Root.get("/OCProperties")))
        self._cut: set[tuple[int, int]] = set()

    @staticmethod
    def _hidden(properties: object) -> Iterator[tuple[int, int]]:
        if not isinstance(properties, Dictionary):
            return
        first = properties.get("/D", Dictionary())
        shown = {one.objgen for one in _listed(first.get("/ON"))}
        if first.get("/BaseState") == "/OFF":
            yield from (g.objgen for g in _listed(properties.get("/OCGs")) if g.objgen not in shown)
        yield from (group.objgen for group in _listed(first.get("/OFF")))

    @property
    def any_off(self) -> bool:
        """Whether anything is not shown."""
        return bool(self._off)

    def is_off(self, holder: Object) -> bool:
        """Whether an annotation or an XObject is in a layer that is not shown."""
        return self._off_group(holder.get("/OC"))

    def _off_group(self, group: object) -> bool:
        """Groups and sets of groups; an expression (/VE) that says more than its groups hides when any is hidden."""
        if not isinstance(group, Dictionary) or not self._off:
            return False
        if group.get("/Type") != "/OCMD":
            return group.objgen in self._off
        off = [one.objgen in self._off for one in _listed(group.get("/OCGs"))]
        policy = str(group.get("/P", "/AnyOn"))
        if "/VE" in group or not off:
            return "/VE" in group and any(off)
        shown = {
            "/AllOn": not any(off),
            "/AnyOff": any(off),
            "/AllOff": all(off),
        }.get(policy, not all(off))
        return not shown

    def cut(self, holder: Object, *, depth: int = 0) -> None:
        """Take what is not shown out of a page or a form, and out of the forms that it shows."""
        resources = holder.get("/Resources")
        if not self._off or depth > _DEEPEST or not isinstance(resources, Dictionary):
            return
        if holder.objgen in self._cut:
            return
        self._cut.add(holder.objgen)
        shown = resources.get("/XObject", Dictionary())
        for name, xobject in list(shown.items()):
            if isinstance(xobject, Stream) and self.is_off(xobject):
                shown[name] = self._nothing()
            elif isinstance(xobject, Stream) and xobject.get("/Subtype") == "/Form":
                self.cut(xobject, depth=depth + 1)
        properties = resources.get("/Properties", Dictionary())
        off = {name for name, group in properties.items() if self._off_group(group)}
        if off:
            self._cut_stream(holder, off)

    def _nothing(self) -> Stream:
        return self.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]))

    def _cut_stream(self, holder: Object, off: set[str]) -> None:
        source = holder if isinstance(holder, Stream) else pikepdf.Page(holder)
        kept = pikepdf.unparse_content_stream(list(_shown(pikepdf.parse_content_stream(source), off)))
        if isinstance(holder, Stream):
            holder.write(kept)
        else:
            holder.Contents = self.pdf.make_stream(kept)


def _shown(instructions: Sequence[_Instruction], off: set[str]) -> Iterator[_Instruction]:
    """The instructions, without those that paint inside a mark of a layer that is not shown."""
    open_marks: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            open_marks.append(_opens_hidden(instruction, off))
        elif operator == "EMC" and open_marks:
            open_marks.pop()
        if not any(open_marks) or operator not in _PAINTS | _PAINTS_PATHS:
            yield instruction
        elif operator in _PAINTS_PATHS:
            yield ContentStreamInstruction([], Operator("n"))


def _opens_hidden(instruction: _Instruction, off: set[str]) -> bool:
    operands = list(instruction.operands)
    return (
        len(operands) > 1
        and operands[0] == "/OC"
        and isinstance(operands[1], Name)
        and str(operands[1]) in off
    )


def _listed(value: object) -> list[Object]:
    held = list(value) if isinstance(value, Array) else [value]
    return [one for one in held if isinstance(one, Dictionary)]
