"""The strings, names and comments of PDF code, decoded to text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TEXT = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_HEX = rb"(?<!<)<(?!<)[0-9A-Fa-f\s\0]*+>"
_STRING = re.compile(_TEXT + rb"|" + _HEX, re.DOTALL)
_NAME = re.compile(rb"/[^\x00-\x20()<>\[\]{}/%]+")
TOKEN = re.compile(
    rb"<<|>>|\[|\]|" + _TEXT + rb"|" + _HEX + rb"|/[^\x00-\x20()<>\[\]{}/%]*|%[^\r\n]*", re.DOTALL
)
_COMMENT = re.compile(rb"%[^\r\n]*")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def strings_of(code: bytes) -> Iterator[bytes]:
    """The strings in the code as they are written there."""
    return iter(_STRING.findall(code))


def without_strings(code: bytes) -> bytes:
    return _STRING.sub(b" ", code)


def names_of(code: bytes) -> Iterator[bytes]:
    return iter(_NAME.findall(code))


def comments_of(code: bytes) -> Iterator[bytes]:
    return iter(_COMMENT.findall(code))


def readings(token: bytes) -> str:
    """The text of a string, a name or a comment as it is written in the code, in every way it may be meant."""
    if token.startswith(b"/"):
        name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), token[1:])
        return " \n".join(_HUMP.sub(" ", one) for one in as_texts(name))
    if token.startswith(b"("):
        return "\n".join(as_texts(_ESCAPE.sub(_unescaped, token[1:-1])))
    if token.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", token)
        return "\n".join(as_texts(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())))
    return "\n".join(as_texts(token))


def as_texts(data: bytes) -> list[str]:
    """Bytes as text: by their mark, as UTF-8, as PDFDoc, and without the noughts of UTF-16."""
    for mark, coding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if data.startswith(mark):
            return [data[len(mark) :].decode(coding, "replace")]
    if data.isascii() and b"\0" not in data:
        return [data.decode("ascii")]
    found = [data.decode("utf-8", "ignore"), data.decode("latin-1")]
    if b"\0" in data:
        found.append(data.replace(b"\0", b"").decode("latin-1"))
    return list(dict.fromkeys(found))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1] in b"01234567":
        return bytes([int(sign, 8) & 255])
    return _ESCAPED.get(sign, sign)
