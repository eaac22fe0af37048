"""What a pack says of itself, twice: as XMP and as the old document information."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape, quoteattr

from scrutiny.pdf import syntax
from scrutiny.pdf.pack import PackFacts

_PRODUCER = "Scrutiny"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{facts}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(facts: PackFacts) -> bytes:
    """The XMP packet (ISO 16684-1). It claims PDF/UA-1 only when the facts do."""
    made = escape(_utc(facts.made_at).isoformat(timespec="seconds"))
    lines = [
        "<dc:format>application/pdf</dc:format>",
        _in_language("dc:title", facts.title, facts.language),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>",
        _in_language("dc:description", facts.subject, facts.language),
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{made}</xmp:MetadataDate>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
    ]
    if facts.is_accessible:
        lines.append("<pdfuaid:part>1</pdfuaid:part>")
    return _XMP.format(facts="\n".join(lines)).encode("utf-8")


def _in_language(name: str, text: str, language: str) -> str:
    words = escape(text)
    own = f"<rdf:li xml:lang={quoteattr(language)}>{words}</rdf:li>" if language else ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li>{own}</rdf:Alt></{name}>'


def information(facts: PackFacts) -> bytes:
    """The document information dictionary, with the same values."""
    made = _utc(facts.made_at).strftime("D:%Y%m%d%H%M%SZ")
    values = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Producer": _PRODUCER,
        "CreationDate": made,
        "ModDate": made,
    }
    pairs = [b"/%s%s" % (key.encode("ascii"), syntax.string(value)) for key, value in values.items()]
    return b"<<%s>>" % b"".join(pairs)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(microsecond=0)
