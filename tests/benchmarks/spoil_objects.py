"""Ways to spoil a PDF from inside: its objects lose entries, get others' values, or values of a wrong kind."""

import warnings
from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_ODD = (
    lambda: False, lambda: 0, lambda: -1, lambda: 2**31, lambda: 10**15, lambda: String("x"), lambda: Name.Odd,
    lambda: Array(), lambda: Dictionary(), lambda: True, lambda: Array([Array([Array()])]), lambda: String("\0" * 99),
)  # fmt: skip


def _changed(data: bytes, random: Random, change) -> bytes:
    """The file after some entries of some objects were changed."""
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        return data
    with pdf:
        objects = [one for one in pdf.objects if isinstance(one, Dictionary | pikepdf.Stream | Array)]
        for _ in range(random.choice((1, 2, 5, 20))):
            holder = random.choice(objects)
            keys = list(range(len(holder))) if isinstance(holder, Array) else list(holder.keys())
            keys = [key for key in keys if key != "/Length"]
            if keys:
                change(holder, random.choice(keys), objects)
        return _saved(pdf) or data


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The spoilt file; nothing of one that is spoilt so much that it cannot be written."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on what was spoilt
        try:
            pdf.save(out, static_id=True, fix_metadata_version=False)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            return b""
    return out.getvalue()


def lose_entries(data: bytes, random: Random) -> bytes:
    def lose(holder, key, _objects):
        del holder[key]

    return _changed(data, random, lose)


def wrong_kinds(data: bytes, random: Random) -> bytes:
    def put(holder, key, _objects):
        holder[key] = random.choice(_ODD)()

    return _changed(data, random, put)


def cross_references(data: bytes, random: Random) -> bytes:
    """Entries that lead to other objects than they did: loops, pages as fonts, tags as pages."""

    def put(holder, key, objects):
        holder[key] = random.choice(objects)

    return _changed(data, random, put)


def odd_numbers(data: bytes, random: Random) -> bytes:
    def put(holder, key, _objects):
        if isinstance(holder[key], int | float) or not isinstance(holder[key], pikepdf.Object):
            holder[key] = random.choice((-1, 0, 1, 7, 2**31 - 1, -(2**31), 10**12))
        elif isinstance(holder[key], Array):
            holder[key] = Array(random.choice((-1, 0, 1, 595, 10**9)) for _ in range(4))

    return _changed(data, random, put)


def odd_operators(data: bytes, random: Random) -> bytes:
    """Contents in which operators come in another order, twice, or without what they need."""

    def put(holder, _key, _objects):
        if isinstance(holder, pikepdf.Stream) and holder.get("/Subtype") != "/Image":
            words = holder.read_bytes().split()[:5000] or [b"Q"]
            odd = (
                b"Q",
                b"q",
                b"BT",
                b"ET",
                b"EMC",
                b"/P <</MCID 0>> BDC",
                b"Do",
                b"BI",
                b"EI",
                b"W",
                b"(",
                b"<<",
                b"]",
            )
            for _ in range(random.choice((1, 5, 50))):
                words.insert(random.randrange(len(words) + 1), random.choice(odd))
            holder.write(b" ".join(words))

    return _changed(data, random, lambda holder, key, objects: put(random.choice(objects), key, objects))


WAYS = (lose_entries, wrong_kinds, cross_references, odd_numbers, odd_operators)
