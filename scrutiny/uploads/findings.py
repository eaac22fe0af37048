"""What is found in an upload, in codes: scrutiny.uploads.sentences has the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MEGABYTE = 1024 * 1024
NOTE_LIMIT = 64 * 1024  # bytes of the note in which a child says what it found
FIT = "fit"  # what a child is asked for that is to make a PDF fit for a pack
TABLE = (
    "table"  # what a child is asked for that is to read the cells of a workbook or of comma-separated text
)


class Kind(StrEnum):
    """What a file is by its content."""

    PDF = "pdf"
    WORD = "word"
    PICTURE = "picture"


class Reason(StrEnum):
    """Why a file cannot be taken."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    WRONG_KIND = "wrong-kind"
    OLD_WORD = "old-word"
    LOCKED = "locked"
    DAMAGED = "damaged"
    UNREADABLE_PDF = "unreadable-pdf"
    TOO_MUCH_INSIDE = "too-much-inside"
    TOO_SLOW = "too-slow"
    NO_PAGES = "no-pages"
    TOO_MANY_PAGES = "too-many-pages"
    PAGE_SIZE = "page-size"
    PORTFOLIO = "portfolio"
    XFA = "xfa"
    REDACTIONS = "redactions"
    MACROS = "macros"
    DECLARATIONS = "declarations"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_THIN = "too-thin"
    NOT_A_TABLE = "not-a-table"
    OLD_EXCEL = "old-excel"
    TABLE_MACROS = "table-macros"
    TOO_MANY_ROWS = "too-many-rows"
    NO_ROWS = "no-rows"


class Part(StrEnum):
    """What was taken out of a file."""

    SCRIPTS = "scripts"
    STARTERS = "starters"
    ATTACHED = "attached"
    MEDIA = "media"
    TEMPLATE = "template"
    LINKED = "linked"
    ODD_LINKS = "odd-links"
    EMBEDDED = "embedded"
    CONTROLS = "controls"
    FIELDS = "fields"
    CAMERA_DATA = "camera-data"


class Remark(StrEnum):
    """What whoever uploaded the file should know."""

    MENDED = "mended"
    NO_TAGS = "no-tags"
    NO_LANGUAGE = "no-language"
    FIRST_FRAME = "first-frame"
    SCALED = "scaled"


class Refused(Exception):
    """The file cannot be taken, for a reason and with the numbers that its sentence names."""

    def __init__(self, reason: Reason, **numbers: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.numbers = numbers


@dataclass(frozen=True)
class Findings:
    """What is known of a file that can be taken; `data` is None when it is to be kept as it was given.

    `pages`, `title` and `tagged` are told of a PDF; `width` and `height` (pixels) of a picture.
    """

    data: bytes | None = field(repr=False)
    content_type: str
    removed: tuple[Part, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pages: int = 0
    title: str = ""
    tagged: bool = False
    width: int = 0
    height: int = 0
