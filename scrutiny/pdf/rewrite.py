"""An open PDF as a new file, in which nothing is left that it does not use."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def rewritten(pdf: pikepdf.Pdf) -> bytes:
    """The file as it is now, written anew: no earlier state of it is kept. Same content, same bytes."""
    out = BytesIO()
    pdf.save(
        out,
        recompress_flate=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
