"""Every word of a Word file, and every word of what was read from it: to see that none is lost."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from scrutiny.markup import Box, ListBlock, ListKind, figures, text_of
from scrutiny.numbering import letters, roman
from scrutiny.word import WordBlock, WordDocument
from scrutiny.word.names import Element, q

_TEXT = re.compile(r"word/(?:document|footnotes|endnotes|comments|header|footer)\d*\.xml$")
_WORD = re.compile(r"\w+")
_MARKS = {ListKind.LETTER: letters, ListKind.ROMAN: roman, ListKind.NUMBER: str}


def words_of_file(data: bytes) -> Counter[str]:
    """The words of the text, the notes, the comments and the running heads of a file, deleted ones too."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if _TEXT.match(name):
                found.update(_words_below(etree.fromstring(package.read(name))))
    return found


def _words_below(root: Element) -> Iterator[str]:
    for again in list(root.iter(q("mc:Fallback"))):
        again.getparent().remove(again)
    for paragraph in root.iter(q("w:p")):
        yield from _WORD.findall("".join(_signs(paragraph)))


def _signs(element: Element) -> Iterator[str]:
    for one in element:
        if one.tag == q("w:p"):
            continue
        if one.tag in (q("w:t"), q("w:delText"), q("m:t")):
            yield "".join(sign for sign in one.text or "" if not "\uf000" <= sign <= "\uf0ff")
        elif one.tag in (q("w:tab"), q("w:br"), q("w:noBreakHyphen"), q("w:footnoteReference"), q("w:del")):
            yield " "
            yield from _signs(one)
            yield " "
        else:
            yield from _signs(one)


def words_of_document(document: WordDocument) -> Counter[str]:
    """The words that were read or are named by a remark."""
    texts = [document.title, *(remark.sentence for remark in document.remarks)]
    blocks = [one.block for part in document.parts for one in part.blocks]
    texts += [f"Figure {number}" for number, _figure in enumerate(figures(blocks), 1)]
    for line in document.header:
        texts += [line.label, line.words, *(_text(block) for block in line.blocks)]
    for part in document.parts:
        texts += [part.number, part.heading, *(_text(block) for block in part.blocks)]
    return Counter(_WORD.findall("\n".join(texts)))


def _text(block: WordBlock) -> str:
    return "\n".join((block.number, text_of([block.block]), *_marks(block.block)))


def _marks(block: object) -> Iterator[str]:
    """The marks of lists, which are printed anew from their places."""
    if isinstance(block, Box):
        for one in block.blocks:
            yield from _marks(one)
    if not isinstance(block, ListBlock):
        return
    for place, item in enumerate(block.items, block.start):
        if block.kind in _MARKS:
            yield _MARKS[block.kind](place)
        for inner in item.lists:
            yield from _marks(inner)
