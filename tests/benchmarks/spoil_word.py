"""Word documents that are made to do harm: zip bombs, entities, nesting, relationships that lead astray."""

import struct
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.benchmarks import spoil_bytes
from tests.scrutiny.upload_files import docx_bytes, paragraph, relation, relations, rich_docx


def _rezipped(data: bytes, change: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), change.get(name, old.read(name)), ZIP_DEFLATED)
    return out.getvalue()


def spoilt_part(random: Random) -> bytes:
    """A sound zip with one part in which bytes are spoilt."""
    data = rich_docx(60)
    with ZipFile(BytesIO(data)) as package:
        name = random.choice(package.namelist())
        return _rezipped(data, {name: random.choice(spoil_bytes.WAYS)(package.read(name), random)})


def zip_bomb(random: Random) -> bytes:
    name = random.choice(("word/media/a.png", "word/a.xml", "word/embeddings/a.bin"))
    return docx_bytes(parts={name: bytes(random.choice((15, 45, 170)) << 20)})


def lying_sizes(random: Random) -> bytes:
    """The list at the end of the zip says that the parts are small, or large."""
    data = bytearray(docx_bytes(parts={"word/media/a.png": bytes(50 << 20)}))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        which = random.choice((20, 24))  # packed or unpacked size
        data[place + which : place + which + 4] = struct.pack("<I", random.choice((0, 5, 10**6, 2**32 - 1)))
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


def entries_over_each_other(random: Random) -> bytes:
    """Every entry of the list at the end leads to the same packed bytes."""
    data = bytearray(
        docx_bytes(parts={f"word/media/{n}.png": bytes(1 << 18) for n in range(random.choice((50, 900)))})
    )
    places, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        places.append(place)
        place = data.find(b"PK\x01\x02", place + 4)
    for place in places[4:]:
        data[place + 42 : place + 46] = data[places[-1] + 42 : places[-1] + 46]
    return bytes(data)


def entities(random: Random) -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "ha">{levels}]><a b="{random.choice(("", "&a9;"))}">&a9;</a>'
    text = bomb.encode(random.choice(("utf-8", "utf-16")))
    return docx_bytes(
        parts={random.choice(("word/a.xml", "word/_rels/a.xml.rels", "docProps/app.xml")): text}
    )


def deep_nesting(random: Random) -> bytes:
    depth = random.choice((200, 300, 300_000))
    return docx_bytes("<w:sdt>" * depth + "</w:sdt>" * depth)


def many_elements(random: Random) -> bytes:
    element = random.choice(
        ("<w:p/>", "<a/>", '<w:p w:a="1" w:b="2"/>', "<w:fldSimple w:instr='LINK'/>", "text &amp; ")
    )
    return docx_bytes(element * (random.choice((1, 15, 19)) * (1 << 20) // len(element)))


def many_attributes(random: Random) -> bytes:
    attributes = " ".join(f'a{number}="{number}"' for number in range(random.choice((1000, 200_000))))
    return docx_bytes(f"<w:p {attributes}/>")


def many_relations(random: Random) -> bytes:
    count = random.choice((1000, 60_000))
    rows = [
        relation(f"r{number}", "image", "http://a.example/x.png", outside=True) for number in range(count)
    ]
    return docx_bytes("".join(f'<w:p r:id="r{number}"/>' for number in range(count)), rows)


def open_fields(random: Random) -> bytes:
    mark = f'<w:fldChar w:fldCharType="{random.choice(("begin", "end"))}"/><w:instrText>DDE</w:instrText>'
    return docx_bytes(mark * random.choice((10, 100_000)))


def odd_targets(random: Random) -> bytes:
    target = random.choice(
        ("", "/", "../../../x", "document.xml", "/word/document.xml", "x" * 100_000, "%00", "://")
    )
    kind = random.choice(("oleObject", "hyperlink", "image", "attachedTemplate", ""))
    rows = [relation("rId1", kind, target, outside=random.random() < 0.5)]
    return docx_bytes(parts={"word/_rels/document.xml.rels.rels": relations(*rows)}, rows=rows)


def odd_names(random: Random) -> bytes:
    name = random.choice(
        ("../x.xml", "/x.xml", "word\\x.xml", "WORD/DOCUMENT.XML", "x" * 60_000, "a:b", "\u2028.xml")
    )
    return docx_bytes(parts={name: "<a/>"})


def many_entries(random: Random) -> bytes:
    return docx_bytes(parts={f"word/{number}.xml": "<a/>" for number in range(random.choice((3000, 20_000)))})


def macros(random: Random) -> bytes:
    return docx_bytes(
        parts={random.choice(("word/vbaProject.bin", "word/VBAPROJECT.BIN")): random.randbytes(500)}
    )


def active(random: Random) -> bytes:
    """Objects and links outside, to be cleaned rather than refused."""
    rows = [
        relation("rId1", "oleObject", "embeddings/a.bin"),
        relation("rId2", "attachedTemplate", "file://server/t.dotm", outside=True),
        relation("rId3", "hyperlink", "javascript:x", outside=True),
    ]
    body = '<w:p><o:OLEObject r:id="rId1"/><w:hyperlink r:id="rId3"/></w:p>' + paragraph(
        "x"
    ) * random.randrange(500)
    return docx_bytes(body, rows, {"word/embeddings/a.bin": random.randbytes(300)})


WAYS = (
    spoilt_part, zip_bomb, lying_sizes, entries_over_each_other, entities, deep_nesting, many_elements,
    many_attributes, many_relations, open_fields, odd_targets, odd_names, many_entries, macros, active,
)  # fmt: skip
