"""The fonts of the papers: our own files and no others, so that two machines print the same bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import product
from pathlib import Path
from threading import Lock

from django.utils.translation import gettext
from fontTools.ttLib import TTFont, woff2
from weasyprint.text.fonts import FontConfiguration

_SUBSETS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
_WEIGHTS = (400, 600)
_STYLES = ("normal", "italic")


@dataclass(frozen=True)
class _Face:
    """One font file. Each subset is a family: WeasyPrint takes two files of one family for one font."""

    family: str
    file: str
    weight: int = 400
    style: str = "normal"

    @property
    def rule(self) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; src: url("font:{self.file}"); '
            f"font-weight: {self.weight}; font-style: {self.style} }}"
        )


_FACES = (
    *(
        _Face(f"Paper {subset}", f"source-sans-3-{subset}-{weight}-{style}.woff2", weight, style)
        for subset, weight, style in product(_SUBSETS, _WEIGHTS, _STYLES)
    ),
    # arrows, ticks and mathematical signs, which the files above leave out
    _Face("Paper symbols", "DejaVuSans.ttf"),
)
_NO_FONTS = Path(__file__).with_name("no_fonts.conf")
_environment = Lock()


class FontsMissing(Exception):
    """The folder of fonts lacks files; the message is a sentence for whoever set up the machine."""


def font_files() -> tuple[str, ...]:
    """The names of the files that `fonts_dir` must hold (scrutiny/local/assets.py brings them)."""
    return tuple(face.file for face in _FACES)


def font_css(fonts_dir: Path) -> str:
    """The @font-face rules of the papers, and their names as `--paper-font`.

    Raises FontsMissing when a file is not there.
    """
    missing = [face.file for face in _FACES if not (fonts_dir / face.file).is_file()]
    if missing:
        raise FontsMissing(
            gettext(
                "The fonts of the papers are missing: %(folder)s lacks %(file)s. "
                "Run bin/run or bin/test once: they bring the fonts."
            )
            % {"folder": fonts_dir, "file": missing[0]}
        )
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(face.family for face in _FACES))
    return "\n".join([*(face.rule for face in _FACES), f":root {{ --paper-font: {families} }}"])


def font_data(fonts_dir: Path, name: str) -> bytes:
    """One of our own font files, ready for the layout engine. Raises KeyError for any other name."""
    if name not in font_files():
        raise KeyError(name)
    return _unpacked(fonts_dir / name)


def upright_fonts(fonts_dir: Path, weight: int) -> tuple[bytes, ...]:
    """The upright fonts of a weight, 400 or 600, in the order in which characters are looked up in them."""
    upright = [face for face in _FACES if face.style == "normal"]
    files = [face.file for face in upright if face.weight == weight or face.file == _FACES[-1].file]
    return tuple(font_data(fonts_dir, name) for name in files)


def unprintable(text: str, fonts_dir: Path) -> str:
    """The characters of a text that no font of the papers has, each once, in order of first place."""
    printable = _characters(fonts_dir)
    return "".join(dict.fromkeys(c for c in text if ord(c) not in printable and c not in "\t\n\r\f"))


@lru_cache(maxsize=4)
def _characters(fonts_dir: Path) -> frozenset[int]:
    upright = [face.file for face in _FACES if face.weight == 400 and face.style == "normal"]
    return frozenset().union(*(TTFont(BytesIO(font_data(fonts_dir, name))).getBestCmap() for name in upright))


@lru_cache(maxsize=64)
def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    if not data.startswith(b"wOF2"):
        return data
    unpacked = BytesIO()
    woff2.decompress(BytesIO(data), unpacked)
    return unpacked.getvalue()


def own_fonts_only() -> FontConfiguration:
    """A font configuration that starts empty, where WeasyPrint's own starts with the machine's fonts.

    fontconfig takes its list of fonts from the file that this variable names, and reads it only here.
    """
    with _environment:
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
        try:
            return FontConfiguration()
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before
