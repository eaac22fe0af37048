"""What lays papers out, as one hash: when it changes, a paper laid out before is not what would be laid out now."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

from scrutiny.pdf import fonts

# Libraries whose work shows in the bytes of a PDF.
_LIBRARIES = (
    *("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen"),
    *("fonttools", "pillow", "pikepdf"),
)
_FOLDER = Path(__file__).parent


@cache
def renderer_fingerprint(fonts_dir: Path, sheets: tuple[str, ...]) -> str:
    """A hash of the libraries' versions, of our own code here, of the fonts and of the texts of the style sheets."""
    digest = sha256(f"Pango {pango.pango_version()}".encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    for source in sorted(_FOLDER.glob("*.py")):
        digest.update(source.read_bytes())
    for name in fonts.font_files():
        digest.update((fonts_dir / name).read_bytes())
    for sheet in sheets:
        digest.update(sheet.encode())
    return digest.hexdigest()
