"""The font of the stamps: the glyphs that the stamps need, from all files of our own, as one embedded font."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from scrutiny.pdf import syntax
from scrutiny.pdf.fonts import require_fonts, upright_files

_UNITS = 1000  # of the embedded font, and of a PDF's widths, in one em
_REPLACEMENT = "\ufffd"
# Always there, so that most packs have the same font, which is then made once in a process.
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
# What WeasyPrint and Word put between words and figures.
_SPACES = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": " ", "\n": " "}
_CMAP_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    b"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
)
_CMAP_FOOT = b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"


@dataclass(frozen=True)
class StampFont:
    """An embedded font. `codes` are the glyphs by character; `widths` those of the glyphs, in thousandths of an em."""

    program: bytes = field(repr=False)
    name: str
    codes: Mapping[str, int] = field(repr=False)
    widths: tuple[int, ...] = field(repr=False)
    box: tuple[int, int, int, int]

    def encode(self, text: str) -> bytes:
        """The text as a string of glyphs; what no font has becomes �."""
        return b"<%s>" % b"".join([b"%04X" % self._code(character) for character in text])

    def width(self, text: str, size: float) -> float:
        """How wide a text is, in points."""
        return sum([self.widths[self._code(character)] for character in text]) * size / _UNITS

    def fit(self, text: str, size: float, room: float) -> str:
        """The text, shortened with … where it is wider than `room` points."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(text + "…", size) > room:
            text = text[:-1].rstrip()
        return text + "…"

    def _code(self, character: str) -> int:
        found = self.codes.get(_SPACES.get(character, character))
        return self.codes[_REPLACEMENT] if found is None else found

    def objects(self, first: int) -> list[tuple[int, bytes]]:
        """The objects of the font under the numbers from `first` on, the font itself first."""
        name = b"/" + self.name.encode("ascii")
        return [
            (
                first,
                b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
                % (name, first + 1, first + 4),
            ),
            (
                first + 1,
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                b"/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 0/W[0[%s]]>>"
                % (name, first + 2, _numbers(self.widths)),
            ),
            (
                first + 2,
                b"<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent 984/Descent -273"
                b"/CapHeight 660/StemV 80/FontFile2 %d 0 R>>" % (name, _numbers(self.box), first + 3),
            ),
            (first + 3, syntax.packed(self.program, more=b"/Length1 %d" % len(self.program))),
            (first + 4, syntax.packed(self.to_unicode())),
        ]

    def to_unicode(self) -> bytes:
        """What each glyph means, as a CMap."""
        lines = [
            b"<%04X><%s>" % (code, character.encode("utf-16-be").hex().upper().encode("ascii"))
            for character, code in self.codes.items()
        ]
        blocks = [lines[begin : begin + 100] for begin in range(0, len(lines), 100)]
        parts = [b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks]
        return b"".join([_CMAP_HEAD, *parts, _CMAP_FOOT])


def _numbers(values: tuple[int, ...]) -> bytes:
    return b" ".join(b"%d" % value for value in values)


def stamp_font(fonts_dir: Path, weight: int, texts: tuple[str, ...]) -> StampFont:
    """A font of the weight, 400 or 600, that prints the texts. Same characters, same bytes.

    Raises FontsMissing.
    """
    wanted = (_ASCII | {"…"}).union(*texts) - set(_SPACES)
    return _made(fonts_dir, weight, "".join(sorted(wanted)))


@lru_cache(maxsize=16)
def _made(fonts_dir: Path, weight: int, characters: str) -> StampFont:
    require_fonts(fonts_dir)
    glyphs: dict[str, Any] = {".notdef": TTGlyphPen(None).glyph()}
    widths = {".notdef": _UNITS // 2}
    codes = {}
    for character, (outline, width) in _outlines(fonts_dir, weight, characters).items():
        name = f"u{ord(character):04X}"
        codes[character] = len(glyphs)
        glyphs[name], widths[name] = outline, width
    builder = FontBuilder(_UNITS)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupGlyf(glyphs)
    sides = {
        name: (widths[name], glyphs[name].xMin if glyphs[name].numberOfContours else 0) for name in glyphs
    }
    builder.setupHorizontalMetrics(sides)
    builder.setupHorizontalHeader(ascent=984, descent=-273)
    builder.setupMaxp()
    builder.updateHead(created=0, modified=0)  # same characters, same bytes: at any time
    program = BytesIO()
    builder.save(program)
    head = TTFont(BytesIO(program.getvalue()))["head"]
    mark = "".join(ascii_uppercase[byte % 26] for byte in sha256(characters.encode()).digest()[:6])
    return StampFont(
        program=program.getvalue(),
        name=f"{mark}+PaperStamp-{weight}",
        codes=codes,
        widths=tuple(widths.values()),
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
    )


def _outlines(fonts_dir: Path, weight: int, characters: str) -> dict[str, tuple[Any, int]]:
    """The outlines of the characters that a font has, and their widths; that of � when one has none."""
    found = {character: _find(fonts_dir, weight, character) for character in characters}
    if None in found.values():
        found[_REPLACEMENT] = _find(fonts_dir, weight, _REPLACEMENT)
    return {character: outline for character, outline in found.items() if outline is not None}


def _find(fonts_dir: Path, weight: int, character: str) -> tuple[Any, int] | None:
    """The outline of a character, from the first file that has it, and its width; None when none has."""
    for file in upright_files(weight):
        font = _opened(fonts_dir, file)
        name = font.getBestCmap().get(ord(character))
        if name is not None:
            return _outline(font, name), round(font["hmtx"][name][0] * _UNITS / font["head"].unitsPerEm)
    return None


@lru_cache(maxsize=64)
def _opened(fonts_dir: Path, file: str) -> TTFont:
    """A font file, of which fontTools unpacks only what is asked for."""
    return TTFont(BytesIO((fonts_dir / file).read_bytes()))


def _outline(font: TTFont, name: str) -> Any:
    scale = _UNITS / font["head"].unitsPerEm
    drawn = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(drawn)
    pen = TTGlyphPen(None)
    drawn.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    return pen.glyph()
