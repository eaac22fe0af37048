"""Word files that mean harm or are broken: refused with a sentence or read as far as they go, and always soon."""

import random
import time
import zipfile
from contextlib import suppress
from copy import deepcopy
from io import BytesIO

import pytest
from lxml import etree

from scrutiny.word import NotWord, read, read_docx, source
from tests.scrutiny import odd_word
from tests.scrutiny.word_files import DOCUMENT, docx, h, level, numbering, p, packed, picture, tbl, tc

ODD_VALUES = ("", "-1", "99999999999", "1e400", "nan", "x" * 300, "0", "\u0661", "on", "decimal", "%1%9%3")
TOO_MUCH = "The file unpacks to more than can be read."


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, name: str, change) -> bytes:
    parts = parts_of(data)
    return packed(parts | {name: change(parts[name])})


def refusal(data: bytes) -> str:
    with pytest.raises(NotWord) as refused:
        read_docx(data)
    return str(refused.value)


def test_entities_are_refused():
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = changed(docx(p("x")), "word/document.xml", lambda xml: bomb + xml)
    assert "something that Word does not write" in refusal(data)


def test_a_file_that_unpacks_to_too_much_is_refused():
    data = changed(docx(p("x")), "word/document.xml", lambda xml: xml + b" " * 70_000_000)
    assert TOO_MUCH in refusal(data)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF-1.7", packed({"a.txt": b"x"}), docx(p("x"))[:-30]]
)
def test_what_is_no_word_file_is_refused(data):
    assert "The file is not a Word document." in refusal(data)


def test_more_paragraphs_and_cells_than_a_report_has_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_PARAGRAPHS", 50)
    monkeypatch.setattr(source, "MOST_CELLS", 10)
    assert "longer than any report" in refusal(docx(p("x") * 51))
    assert "longer than any report" in refusal(docx(tbl(["a"] * 11)))
    monkeypatch.setattr(read, "MOST_HEADINGS", 3)
    assert "longer than any report" in refusal(docx(h("One") * 4))


def test_what_is_nested_too_deep_is_named_by_its_words():
    cell = p("The deepest words")
    for _step in range(40):
        cell = tbl([tc(cell + p(""))])
    document = read_docx(docx(h("Deep") + cell))
    assert any("The deepest words" in remark.sentence for remark in document.remarks)


def test_nothing_outside_the_file_is_taken():
    data = changed(
        docx(h("Trends") + p(picture("link1", "A chart")), links=("https://tracker.example/a.png",)),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(f"{DOCUMENT}hyperlink".encode(), f"{DOCUMENT}image".encode()),
    )
    document = read_docx(data)
    assert not document.pictures
    assert "lies outside the file" in document.remarks[0].sentence


def test_numbers_that_are_none_do_no_harm():
    broken = numbering(
        level(0, "decimal", "%1.%9", start=-7) + level(12, "lowerRoman", "%1"), again={9: (77, 3)}
    )
    broken = broken.replace('w:ilvl="0"', 'w:ilvl="nine"', 1)
    document = read_docx(
        docx(h("One") + p("a", num=(1, 0)) + p("b", num=(9, 99)) + p("c", num=(5, -4)), numbering=broken)
    )
    assert len(document.parts[0].blocks) >= 1


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with elements taken out, doubled or moved, odd values, and now and then broken bytes."""
    parts = parts_of(data)
    name = chance.choice(
        [one for one in parts if one.startswith("word/") and one.endswith((".xml", ".rels"))]
    )
    root = etree.fromstring(parts[name])
    for _change in range(chance.randint(1, 8)):
        element = chance.choice([root, *root.iterdescendants()])
        parent = element.getparent()
        kind = chance.randrange(4)
        if kind == 0 and parent is not None:
            parent.remove(element)
        elif kind == 1 and parent is not None:
            parent.append(deepcopy(element))
        elif kind == 2 and parent is not None:
            chance.choice([root, *root.iterdescendants(element.tag)]).append(deepcopy(element))
        elif element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(ODD_VALUES))
    xml = bytearray(etree.tostring(root))
    if not chance.randrange(5):
        xml[chance.randrange(len(xml))] = chance.randrange(256)
    return packed(parts | {name: bytes(xml)})


@pytest.mark.parametrize("file", odd_word.ODD, ids=lambda file: file.__name__)
def test_broken_files_are_refused_or_read_and_soon(file):
    chance = random.Random(file.__name__)  # noqa: S311
    data = file()
    began = time.monotonic()
    for _round in range(30):
        # Any other exception fails the test.
        with suppress(NotWord):
            read_docx(mutated(data, chance))
    assert time.monotonic() - began < 10


def test_styles_that_stand_on_each_other_end():
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    assert read_docx(docx(h("X") + p("words", style="A"), styles=ring)) is not None


def test_a_report_of_forty_pages_is_read_in_about_a_second():
    body = "".join(
        h(f"Section {number}", num=(1, 0))
        + "".join(
            p("The partnership reports on what was done and what it cost. " * 5, num=(1, 1))
            for _n in range(30)
        )
        + tbl(*[["Ward", "2024", "2025"]] * 20)
        for number in range(10)
    )
    data = docx(body, numbering=odd_word.DECIMAL)
    began = time.process_time()
    assert len(read_docx(data).parts) == 10
    # Measured: 0.2 s; the limit leaves room for a slow machine.
    assert time.process_time() - began < 2
