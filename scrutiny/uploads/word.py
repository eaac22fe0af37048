"""Word documents (.docx) from outside: refused when they could do harm by being unpacked, else cleaned.

Needs no Django. What reaches outside the file is found by its relationships, which is where Office Open XML
(ECMA-376, part 2) keeps every address; scrutiny.uploads.word_parts takes it out of the parts that use it.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml.etree import XMLSyntaxError

from scrutiny.uploads import word_package, word_parts, word_relations
from scrutiny.uploads.findings import Findings, Kind, Reason, Refused
from scrutiny.uploads.recognise import recognise

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ALREADY_SMALL = (".png", ".jpg", ".jpeg", ".gif")
_THE_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: same document, same bytes


def inspect_word(data: bytes, *, max_mb: int, max_pages: int) -> Findings:
    """Look through a .docx and write it anew without what reaches outside it or acts by itself.

    Addresses of templates, linked pictures and data, embedded files, ActiveX controls and fields that read
    other files are taken out and named; what they showed stays. Raises Refused for what is no .docx, has a
    password, macros, declarations (entities) in its XML, or unpacks to more than can be held.
    """
    recognise(data, max_mb=max_mb, kinds={Kind.WORD})
    try:
        with ZipFile(BytesIO(data)) as package:
            return _cleaned(package, word_package.main_part(package))
    except (BadZipFile, zlib.error, XMLSyntaxError, ValueError, KeyError, EOFError, OSError) as broken:
        raise Refused(Reason.DAMAGED) from broken


def _cleaned(package: ZipFile, main_part: str) -> Findings:
    relations = word_relations.sorted_out(package)
    if main_part in relations.dropped:
        raise Refused(Reason.DAMAGED)
    found = dict.fromkeys(relations.found)
    out = BytesIO()
    with ZipFile(out, "w") as cleaned:
        for entry in package.infolist():
            if entry.filename not in relations.dropped and not entry.is_dir():
                content = package.read(entry)
                if word_package.is_xml(entry.filename):
                    content, fields = word_parts.cleaned(entry.filename, content, relations)
                    found |= dict.fromkeys(fields)
                cleaned.writestr(_entry(entry.filename), content, compresslevel=4)
    return Findings(data=out.getvalue(), content_type=CONTENT_TYPE, removed=tuple(found))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _THE_SAME_DAY)
    entry.compress_type = ZIP_STORED if name.lower().endswith(_ALREADY_SMALL) else ZIP_DEFLATED
    return entry
