"""What is read from a Word file: parts under their headings, pictures, and remarks on what is not as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny.markup import Block


class NotWord(Exception):
    """The file cannot be read as a Word document; the message is a sentence that says why and what to do."""


@dataclass(frozen=True)
class Remark:
    """What is not as it was in Word: where it stood, and a sentence with its words."""

    where: str
    sentence: str


@dataclass(frozen=True)
class WordBlock:
    """A block, the number that stood before it in Word ("4.2", or ""), and the name of its paragraph style.

    `words` are those of a paragraph as they stood, with tabs.
    """

    block: Block
    number: str = ""
    style: str = ""
    words: str = ""


@dataclass(frozen=True)
class HeaderLine:
    """A line or a table row above the first heading: "Date of Meeting:" and "11 March 2021".

    `label` is "" where no label stood. What was no line at all, such as a list, has only its `blocks`.
    """

    label: str
    words: str
    blocks: tuple[WordBlock, ...] = ()


@dataclass(frozen=True)
class WordPart:
    """A heading with its blocks.

    `level` 1 is the highest; a heading is `certain` when Word says so by its style or outline level, otherwise it
    was a short line in bold or capitals. `number` is the one that stood before it.
    """

    heading: str
    level: int
    number: str
    certain: bool
    blocks: tuple[WordBlock, ...] = ()


@dataclass(frozen=True)
class WordPicture:
    """A picture: its bytes as they lay in the file and the words that stand for it ("" when Word has none)."""

    data: bytes = field(repr=False)
    extension: str
    alternative: str


@dataclass(frozen=True)
class WordDocument:
    """A Word file as it was read: nothing of its words is missing that no remark names."""

    title: str
    header: tuple[HeaderLine, ...]
    parts: tuple[WordPart, ...]
    pictures: Mapping[str, WordPicture]
    remarks: tuple[Remark, ...]
