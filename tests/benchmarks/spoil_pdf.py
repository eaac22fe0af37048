"""PDFs that are made to do harm: loops, bombs, counts that lie, nesting without end."""

import zlib
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.scrutiny.upload_files import pdf_bytes

_LOOSE = {"compress_streams": False, "object_stream_mode": pikepdf.ObjectStreamMode.disable}


def _written(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R", prev: int | None = None) -> bytes:
    """A PDF of objects as they are given; with `prev` the cross-reference table names that place as an older one."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    older = b"" if prev is None else b"/Prev %d" % (table if prev < 0 else prev)
    return out + b"trailer <<%s /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, size, older, table)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>%s>>"


def xref_loop(random: Random) -> bytes:
    return _written({1: _CATALOGUE, 2: _PAGES, 3: _PAGE % b""}, prev=random.choice((-1, 0, 9)))


def page_tree_loop(random: Random) -> bytes:
    kids = random.choice((b"[2 0 R]", b"[3 0 R 2 0 R]", b"[3 0 R 3 0 R 3 0 R]"))
    return _written({1: _CATALOGUE, 2: b"<</Type/Pages/Count 9/Kids%s>>" % kids, 3: _PAGE % b"/Kids[2 0 R]"})


def giant_count(random: Random) -> bytes:
    count = random.choice((2**31 - 1, 10**18, -5, 10**40))
    return _written({1: _CATALOGUE, 2: b"<</Type/Pages/Count %d/Kids[3 0 R]>>" % count, 3: _PAGE % b""})


def many_pages(random: Random) -> bytes:
    """Page trees that name one page many times: each level doubles or trebles it."""
    levels, width = random.choice(((30, 2), (12, 3), (16, 2)))
    nodes = {
        number: b"<</Type/Pages/Count %d/Kids[%s]>>" % (width**5, b"%d 0 R " % (number + 1) * width)
        for number in range(2, levels + 2)
    }
    return _written({1: _CATALOGUE, **nodes, levels + 2: _PAGE % b""})


def deep_nesting(random: Random) -> bytes:
    depth = random.choice((400, 5_000, 200_000))
    opening, closing = random.choice(((b"[", b"]"), (b"<</A", b">>"), (b"[<</S/GoTo/Next", b">>]")))
    deep = b"/OpenAction %s %s" % (opening * depth, closing * depth)
    return _written({1: _CATALOGUE[:-2] + deep + b">>", 2: _PAGES, 3: _PAGE % b""})


def chain_of_actions(random: Random) -> bytes:
    length = random.choice((100, 20_000))
    chain = {
        number: b"<</S/%s/Next %d 0 R/JS(x)>>" % (random.choice((b"JavaScript", b"GoTo")), number + 1)
        for number in range(4, length)
    }
    page = _PAGE % b"/AA<</O 4 0 R>>"
    return _written({1: _CATALOGUE, 2: _PAGES, 3: page, **chain, length: b"<</S/Launch/Next 4 0 R>>"})


def object_stream_loop(random: Random) -> bytes:
    extends = random.choice((b"/Extends 4 0 R", b"/Extends 5 0 R", b"/Length 4 0 R"))
    packed = _stream(
        b"4 0 5 4 <<>> <<>>", b"/Type/ObjStm/N %d/First 8 %s" % (random.choice((2, 10**9)), extends)
    )
    return _written({1: _CATALOGUE, 2: _PAGES, 3: _PAGE % b"/Contents 4 0 R", 4: packed, 5: packed})


def bomb(random: Random) -> bytes:
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(bytes(1 << 22)) for _ in range(random.choice((20, 80)))) + packer.flush()
    )
    filters = b"/Filter/FlateDecode"
    if random.random() < 0.5:
        packed, filters = zlib.compress(packed, 9), b"/Filter[/FlateDecode/FlateDecode]"
    return _written({1: _CATALOGUE, 2: _PAGES, 3: _PAGE % b"/Contents 4 0 R", 4: _stream(packed, filters)})


def bomb_in_structure(random: Random) -> bytes:
    """What every reader has to unpack: an object stream of nothing but blanks, in a cross-reference stream's file."""
    packer = zlib.compressobj(9)
    blanks = (
        b"".join(packer.compress(b" " * (1 << 22)) for _ in range(random.choice((40, 120)))) + packer.flush()
    )
    packed = _stream(
        blanks,
        b"/Type/%s/N 1/First 4/Filter/FlateDecode" % random.choice((b"ObjStm", b"Metadata/Subtype/XML")),
    )
    root = _CATALOGUE[:-2] + b"/Metadata 4 0 R>>"
    return _written({1: root, 2: _PAGES, 3: _PAGE % b"", 4: packed})


def many_filters(random: Random) -> bytes:
    name = random.choice((b"/ASCIIHexDecode ", b"/FlateDecode ", b"/LZWDecode ", b"/RunLengthDecode "))
    entries = b"/Filter[%s]" % (name * random.choice((50, 20_000)))
    return _written(
        {1: _CATALOGUE, 2: _PAGES, 3: _PAGE % b"/Contents 4 0 R", 4: _stream(b"00" * 500, entries)}
    )


def entities(random: Random) -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    end = random.choice(("<x:xmpmeta xmlns:x='adobe:ns:meta/'>&a9;</x:xmpmeta>", "<a b='&a9;'/>"))
    xmp = f'<?xpacket begin=""?><!DOCTYPE a [<!ENTITY a0 "ha">{levels}]>{end}<?xpacket end="w"?>'.encode()
    root = _CATALOGUE[:-2] + b"/Metadata 4 0 R>>"
    return _written({1: root, 2: _PAGES, 3: _PAGE % b"", 4: _stream(xmp, b"/Type/Metadata/Subtype/XML")})


def odd_pages(random: Random) -> bytes:
    box = random.choice(
        (b"[0 0 1e38 1e38]", b"[0 0 1]", b"(box)", b"[/A/B/C/D]", b"[0 0 0 0]", b"3 0 R", b"[0 0 nan inf]")
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox %s/UserUnit %s>>" % (
        box,
        random.choice((b"1", b"1e9", b"(x)")),
    )
    return _written({1: _CATALOGUE, 2: _PAGES, 3: page})


def many_objects(random: Random) -> bytes:
    count = random.choice((30_000, 200_000))
    return _written(
        {1: _CATALOGUE, 2: _PAGES, 3: _PAGE % b"", **dict.fromkeys(range(4, count), b"<</A[/B 1(c)]>>")}
    )


def loops_of_names(random: Random) -> bytes:
    names = random.choice((b"/Names 4 0 R", b"/Outlines 4 0 R", b"/AcroForm 4 0 R", b"/StructTreeRoot 4 0 R"))
    itself = b"<</Kids[4 0 R]/First 4 0 R/Next 4 0 R/Fields[4 0 R]/K 4 0 R/JavaScript 4 0 R/XFA[]>>"
    return _written({1: _CATALOGUE[:-2] + names + b">>", 2: _PAGES, 3: _PAGE % b"/Annots 3 0 R", 4: itself})


def wrong_types(random: Random) -> bytes:
    wrong = random.choice((b"null", b"7", b"(text)", b"/Name", b"[]", b"<<>>", b"4 0 R", b"true"))
    where = random.choice(
        (b"/Names", b"/AcroForm", b"/MarkInfo", b"/Lang", b"/Metadata", b"/StructTreeRoot", b"/AF")
    )
    page = _PAGE % (b"/Annots %s/AA %s/UserUnit %s" % (wrong, wrong, wrong))
    return _written({1: _CATALOGUE[:-2] + where + b" %s>>" % wrong, 2: _PAGES, 3: page, 4: b"4 0 R"})


def locked(random: Random) -> bytes:
    user, strength = random.choice(("", "secret")), random.choice((3, 4, 6))
    newer = strength > 3
    return pdf_bytes(
        encryption=pikepdf.Encryption(user=user, owner="o", R=strength, aes=newer, metadata=newer)
    )


def active(random: Random) -> bytes:
    """Scripts and attachments, to be cleaned rather than refused."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.attachments["x.exe"] = b"MZ" + random.randbytes(2000)
        launch = pdf.make_indirect(Dictionary(S=Name.Launch, F=String("cmd.exe")))
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, A=launch)] * random.randrange(1, 2000))

    return pdf_bytes(change, random.randrange(1, 40), **_LOOSE)


WAYS = (
    xref_loop, page_tree_loop, giant_count, many_pages, deep_nesting, chain_of_actions, object_stream_loop, bomb,
    bomb_in_structure, many_filters, entities, odd_pages, many_objects, loops_of_names, wrong_types, locked, active,
)  # fmt: skip
