"""Restricted papers as one reader is given them: with the reader's name and the time at the foot of every page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from scrutiny import paper_archive
from scrutiny.models import User
from scrutiny.pdf.reader_mark import with_reader_mark
from scrutiny.templatetags.british import uk_datetime


def copy(data: bytes, *, reader: User, at: dt.datetime, is_archive: bool = False) -> bytes:
    """A PDF for a reader, or a ZIP of PDFs; what is stored stays as it is. Raises UnreadablePdf."""
    if is_archive:
        return paper_archive.changed(data, lambda pdf: copy(pdf, reader=reader, at=at))
    return with_reader_mark(
        data,
        name=str(reader),
        when=uk_datetime(at),
        words=_("For {name}, {when}"),
        fonts_dir=Path(settings.PAPER_FONTS_DIR),
    )
