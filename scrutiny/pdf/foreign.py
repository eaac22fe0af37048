"""PDFs from elsewhere made fit for a pack: upright on A4, clear of the stamps, safe, and honest about what they lack.

The work is done in a child with limits (scrutiny.uploads.guard): what others made is never opened in this process
before it was written anew.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from scrutiny.pdf.foreign_faults import Fault, FoundFault
from scrutiny.pdf.foreign_words import sentence
from scrutiny.uploads import sentences
from scrutiny.uploads.findings import FIT, MEGABYTE, Kind, Reason, Refused
from scrutiny.uploads.guard import NONSENSE, UploadRefused, ask_child, refusal_in

_ONLY_PDF = (Kind.PDF,)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ForeignWords:
    """What is said where a paper from elsewhere says nothing, in the paper's language.

    `picture_page` describes a page without text: {page}, {pages} and {title} are put in. `link` describes a link
    that has no words ({address}), `link_to_page` one inside the paper ({page}).
    """

    picture_page: str
    link: str
    link_to_page: str


@dataclass(frozen=True)
class Fitted:
    """A paper from elsewhere, fit for a pack.

    `has_text` says of each page whether it has text. `is_tagged` says that its own tags were kept. `is_accessible`
    is claimed only of a paper with tags of its own in which nothing wrong was found; a machine cannot see whether
    the words of its tags are true. `faults` are codes with pages; `sentences` says them.
    """

    pdf: bytes = field(repr=False)
    pages: int
    sha256: str
    faults: tuple[FoundFault, ...]
    is_tagged: bool
    is_accessible: bool
    has_text: tuple[bool, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is wrong with the paper, for the officer who is to publish it."""
        return tuple(sentence(found) for found in self.faults)


def fit(data: bytes, *, title: str, language: str, words: ForeignWords) -> Fitted:
    """Make an inspected PDF (scrutiny.uploads.guard.inspect_upload) fit for a pack. Same PDF and words, same bytes.

    Every page is turned upright and stands on A4, portrait or landscape as it is, made smaller until it is clear of
    the stamps at head and foot, never larger. Links move with it; form fields and comments are drawn as they are
    seen; layers that are not shown are taken out. Takes at most 5 seconds and 300 MB beside this process. Raises
    UploadRefused with a sentence for a PDF that cannot be fitted.
    """
    task = {"kind": FIT, "title": title, "language": language, "words": asdict(words)}
    try:
        note, pdf = ask_child({**task, "max_mb": len(data) // MEGABYTE + 1}, data)
        if "refused" in note:
            raise UploadRefused(refusal_in(note, _ONLY_PDF))
        return _fitted(pdf, note["facts"])
    except Refused as refused:
        raise UploadRefused(sentences.refusal(refused.reason, refused.numbers, _ONLY_PDF)) from refused
    except NONSENSE as nonsense:
        _log.warning("The child that fitted an upload gave no sense: %r", nonsense)
        raise UploadRefused(sentences.refusal(Reason.DAMAGED, {}, _ONLY_PDF)) from nonsense


def _fitted(pdf: bytes, told: dict[str, Any]) -> Fitted:
    return Fitted(
        pdf=pdf,
        pages=int(told["pages"]),
        sha256=sha256(pdf).hexdigest(),
        faults=tuple(_fault(one) for one in told["faults"]),
        is_tagged=bool(told["is_tagged"]),
        is_accessible=bool(told["is_accessible"]),
        has_text=tuple(letter == "1" for letter in told["has_text"]),
    )


def _fault(told: dict[str, Any]) -> FoundFault:
    return FoundFault(
        Fault(told["code"]),
        tuple((int(first), int(last)) for first, last in told["pages"]),
        tuple(str(name) for name in told["names"]),
    )
