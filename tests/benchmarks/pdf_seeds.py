"""Broken PDFs for tests.benchmarks.pdf_mutants: sound ones of many makes, spoilt. Same seed, same files."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.benchmarks import spoil_bytes, spoil_objects, spoil_pdf
from tests.scrutiny.foreign_files import (
    marked_page,
    opened,
    scan_pdf,
    tagged_pdf,
    text_pdf,
    untagged,
    with_field,
    with_layers,
    with_revision,
)
from tests.scrutiny.upload_files import pdf_bytes, rich_pdf

Way = Callable[[bytes, Random], bytes]


@cache
def seeds() -> dict[str, bytes]:
    """Sound files of many makes, by name."""
    tagged, layered = tagged_pdf(), pdf_bytes(with_layers)
    return {
        "tagged": tagged,
        "untagged": untagged(tagged),
        "object streams": rich_pdf(),
        "plain objects": plain(tagged),
        "form": text_pdf(with_field),
        "XFA": text_pdf(with_xfa),
        "layers": layered,
        "scripts": text_pdf(with_scripts),
        "scan": scan_pdf(),
        "cropped": marked_page([0, 0, 595, 842], [100, 100, 400, 500], 90),
        "larger units": marked_page([0, 0, 297, 421], None, 0, 2),
        "turned": marked_page([0, 0, 842, 1191], None, 270),
        "revised": with_revision(text_pdf()),
        "locked": locked(),
    }


def mutant(number: int, seed: int) -> tuple[str, bytes]:
    """One broken file, with what was done to which; the numbers go round through all seeds and ways."""
    random = Random(f"{seed}-{number}")  # noqa: S311  # the same files for the same seed are the point
    if number % 10 == 9:
        way = spoil_pdf.WAYS[number // 10 % len(spoil_pdf.WAYS)]
        return way.__name__, way(random)
    names = list(seeds())
    name = names[number % len(names)]
    ways = (*spoil_bytes.WAYS, *spoil_objects.WAYS)
    way = ways[number // len(names) % len(ways)]
    return f"{name}, {way.__name__}", way(seeds()[name], random)


def plain(data: bytes) -> bytes:
    """A file whose objects stand open, so that what spoils bytes spoils them too."""
    with opened(data) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return out.getvalue()


def with_xfa(pdf: pikepdf.Pdf) -> None:
    """An Adobe form over an ordinary one."""
    with_field(pdf)
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    pdf.Root.AcroForm.NeedAppearances = True


def with_scripts(pdf: pikepdf.Pdf) -> None:
    """Scripts, an attached file, and comments."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.attachments["x.exe"] = b"MZ" * 500
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 20, 20]), Contents=String("A comment"))
    pdf.pages[0].obj.Annots = Array([note])


def locked() -> bytes:
    """A file that opens without a password and is encrypted."""
    return pdf_bytes(encryption=pikepdf.Encryption(user="", owner="o", R=6))
