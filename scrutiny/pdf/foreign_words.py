"""The words for what is wrong with a paper from elsewhere, for the officer who is to publish it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from scrutiny.pdf.foreign_faults import Fault, FoundFault

_SENTENCES: dict[Fault, Promise] = {
    Fault.UNTAGGED: _(
        "The PDF has no tags: a screen reader reads each page as one long paragraph, without headings, lists or "
        "tables. Ask its author for a tagged PDF or a Word document."
    ),
    Fault.TAGS_UNUSABLE: _(
        "The tags of the PDF contradict themselves and were left out, so a screen reader reads each page as one long "
        "paragraph. Ask its author to save it as a tagged PDF again."
    ),
    Fault.UNREAD: _(
        "Some of the PDF stands outside its tags, so a screen reader leaves it out or reads it in the wrong place."
    ),
    Fault.HEADINGS: _(
        "The headings of the PDF are missing or skip a level, so nobody can go from one to the next."
    ),
    Fault.FIGURES: _("The PDF has pictures that are not described in words."),
    Fault.LINKS: _("The PDF has links that a screen reader cannot find or that lead nowhere."),
    Fault.TABLES: _("The PDF has tables that do not say which cells are headings."),
    Fault.IDENTIFIERS: _("The PDF has tables whose cells name headings that are not there."),
    Fault.NO_LANGUAGE: _(
        "The PDF does not say which language it is in; it will be read out in the language of the pack."
    ),
    Fault.HIDDEN_LAYERS: _("The PDF had layers that were not shown. They were taken out."),
}
_ON_PAGES: dict[Fault, Promise] = {
    Fault.PICTURES_OF_TEXT: _(
        "%(where)s: a picture without text. Nobody who listens to the pack can read it, and a search does not find it."
    ),
    Fault.FONTS_MISSING: _(
        "%(where)s: fonts that are not in the file (%(names)s), so the text may look different or wrong elsewhere. "
        "Ask for a PDF with its fonts embedded."
    ),
    Fault.LETTERS_UNKNOWN: _(
        "%(where)s: letters of which the file does not say what they are (%(names)s). A screen reader may read "
        "nonsense there."
    ),
    Fault.CROPPED: _(
        "%(where)s: cropped. What was cut away is not seen but may still be in the file. If it must not be read, "
        "print the pages to a new PDF and upload that."
    ),
    Fault.COMMENTS: _(
        "%(where)s: comments or stamps on top of the text. They are printed as they look and are not read out."
    ),
    Fault.FIELDS: _(
        "%(where)s: form fields that have no tags. They are printed as filled in and are not read out."
    ),
}


def sentence(found: FoundFault) -> str:
    """Say what is wrong, where, and what it means."""
    if found.code in _SENTENCES:
        return str(_SENTENCES[found.code])
    return str(_ON_PAGES[found.code]) % {"where": _where(found.pages), "names": ", ".join(found.names)}


def _where(spans: Sequence[tuple[int, int]]) -> str:
    count = sum(last - first + 1 for first, last in spans)
    *others, final = [_span(first, last) for first, last in spans] or [""]
    listed = (
        gettext("%(others)s and %(last)s") % {"others": ", ".join(others), "last": final} if others else final
    )
    return ngettext("Page %(pages)s", "Pages %(pages)s", count) % {"pages": listed}


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return gettext("%(first)d to %(last)d") % {"first": first, "last": last}
