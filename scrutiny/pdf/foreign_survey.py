"""What a page shows: text, pictures, lines, and fonts that lack something. Needs no Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream, String

_TEXT = "Tj TJ ' \""
_PATHS = "S s f F f* B B* b b* sh"
_DEEPEST = 20
_SYMBOLIC = 4
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass
class Shown:
    """What is on a page. Fonts are named as the file names them."""

    has_text: bool = False
    has_pictures: bool = False
    has_lines: bool = False
    fonts_missing: set[str] = field(default_factory=set)
    letters_unknown: set[str] = field(default_factory=set)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not (self.has_text or self.has_pictures or self.has_lines)


class Survey:
    """Looks at pages; what they share is looked at once."""

    def __init__(self) -> None:
        self._forms: dict[tuple[int, int], Shown] = {}

    def of(self, page: Object, drawn: Iterable[Stream]) -> Shown:
        """What a page shows, with all the forms and pictures that it uses and what is drawn on top of it."""
        shown = self._look(page, pikepdf.Page(page), 0)
        for form in drawn:
            self._add(shown, form, 0)
        if not shown.has_text and not shown.has_pictures:
            shown.has_lines = shown.has_lines or _has(pikepdf.Page(page), _PATHS)
        return shown

    def _look(self, holder: Object, source: pikepdf.Page | Stream, depth: int) -> Shown:
        shown = Shown()
        resources = holder.get("/Resources")
        xobjects = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for instruction in pikepdf.parse_content_stream(source, f"{_TEXT} Do EI"):
            operator = str(instruction.operator)
            if operator == "EI":
                shown.has_pictures = True
            elif operator == "Do":
                name = instruction.operands[0] if len(instruction.operands) else None
                if isinstance(xobjects, Dictionary) and isinstance(name, pikepdf.Name):
                    self._add(shown, xobjects.get(name), depth)
            else:
                shown.has_text = shown.has_text or _says_something(list(instruction.operands))
        if shown.has_text and isinstance(resources, Dictionary):
            _look_at_fonts(resources.get("/Font"), shown)
        return shown

    def _add(self, shown: Shown, xobject: Object | None, depth: int) -> None:
        if not isinstance(xobject, Stream) or depth > _DEEPEST:
            return
        if xobject.get("/Subtype") == "/Image":
            shown.has_pictures = True
            return
        if xobject.objgen not in self._forms:
            self._forms[xobject.objgen] = Shown()  # a form that shows itself shows nothing more
            inner = self._look(xobject, xobject, depth + 1)
            inner.has_lines = _has(xobject, _PATHS)
            self._forms[xobject.objgen] = inner
        inner = self._forms[xobject.objgen]
        shown.has_text |= inner.has_text
        shown.has_pictures |= inner.has_pictures
        shown.has_lines |= inner.has_lines
        shown.fonts_missing |= inner.fonts_missing
        shown.letters_unknown |= inner.letters_unknown


def _has(source: pikepdf.Page | Stream, operators: str) -> bool:
    return bool(pikepdf.parse_content_stream(source, operators))


def _says_something(operands: list[Object]) -> bool:
    return any(len(bytes(part)) for part in _strings(operands))


def _strings(operands: list[Object]) -> Iterator[String]:
    for operand in operands:
        if isinstance(operand, String):
            yield operand
        elif isinstance(operand, Array):
            yield from (part for part in operand if isinstance(part, String))


def _look_at_fonts(fonts: object, shown: Shown) -> None:
    if not isinstance(fonts, Dictionary):
        return
    for font in dict(fonts.items()).values():
        if isinstance(font, Dictionary):
            name = str(font.get("/BaseFont", font.get("/Name", "/?"))).removeprefix("/")
            if not _is_embedded(font):
                shown.fonts_missing.add(name.rpartition("+")[2])
            if not _is_readable(font):
                shown.letters_unknown.add(name.rpartition("+")[2])


def _is_embedded(font: Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    return any(key in _descriptor(font) for key in _FILES)


def _descriptor(font: Object) -> Object:
    below = font.get("/DescendantFonts")
    holder = below[0] if isinstance(below, Array) and len(below) else font
    described = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    return described if isinstance(described, Dictionary) else Dictionary()


def _is_readable(font: Object) -> bool:
    """Whether a reader can tell which letters are shown (ISO 32000-1, 9.10.2)."""
    if "/ToUnicode" in font:
        return True
    if font.get("/Subtype") == "/Type0":
        return not str(font.get("/Encoding", "")).startswith("/Identity") and "/Encoding" in font
    if font.get("/Subtype") == "/Type3":
        return False
    flags = _descriptor(font).get("/Flags", 0)
    return "/Encoding" in font or not (isinstance(flags, int) and flags & _SYMBOLIC)
