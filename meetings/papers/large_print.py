"""A published pack in large print: the same papers, taken from its web page as it was published, laid out larger."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.enums import PaperFormat
from meetings.models import Publication
from meetings.papers.pack_layout import IN_PACK, PackLook
from meetings.papers.pack_parts import PackPart
from meetings.papers.page_marks import mark
from meetings.papers.report_paper import PaperPicture
from meetings.papers.single_papers import papers_of
from scrutiny.pdf.paper import Frame

# The smallest type of each form, in points.
SIZES = {PaperFormat.LARGE_16: 16, PaperFormat.LARGE_24: 24}
_MARK = re.compile(r'<span class="paper-page" id="page-[^"]*">[^<]*</span>')
_NUMBER = re.compile(r'(<span class="paper-page-no" data-pages?-of="[^"]*">)[^<]*(</span>)')


def look(publication: Publication, form: PaperFormat) -> PackLook:
    """The frame and the style sheets of a form."""
    size = SIZES[form]
    frame = Frame(
        title=_("%(title)s, large print, %(size)d point") % {"title": publication.title, "size": size},
        body=publication.council.name,
        date="",
        label=publication.title,
        accent=publication.council.colour,
    )
    return PackLook(frame, styles=(IN_PACK, "papers-large.css", f"papers-large-{size}.css"))


def parts(publication: Publication, form: PaperFormat) -> tuple[PackPart, ...]:
    """The papers of a published pack, each with the part of the web page that shows it.

    A file that came from elsewhere cannot be set larger: a page stands for it that says so, and so do the contents.
    """
    pictures = tuple(PaperPicture(**picture) for picture in publication.facts.get("pictures", ()))
    found = [
        _part(facts, html, pictures)
        for facts, html in zip(papers_of(publication), _split(publication), strict=True)
    ]
    names = [facts["name"] for facts in papers_of(publication) if facts["file"]]
    found = [_without_numbers(_with_note(part, names)) for part in found]
    return (_with_form(found[0], SIZES[form]), *found[1:])


def _split(publication: Publication) -> list[str]:
    """The web page of a pack cut before each paper, which begins with the mark of its first page."""
    html, places = publication.html, []
    for facts in papers_of(publication):
        places.append(html.index(mark(facts["first"]), places[-1] + 1 if places else 0))
    return [html[begin:end].strip() for begin, end in zip(places, [*places[1:], None], strict=True)]


def _part(facts: dict[str, Any], html: str, pictures: tuple[PaperPicture, ...]) -> PackPart:
    html = _MARK.sub("", html)
    if facts["file"]:
        html = html.replace("<section ", f"<section {_running(facts)} ", 1)
        html = html.replace("</section>", f"{_elsewhere(facts)}</section>")
    return PackPart(
        name=facts["name"],
        title=facts["title"],
        html=SafeString(html),
        level=facts["level"],
        notice=facts["notice"],
        item_key=facts["item"],
        shows_pages='class="paper-page-no"' in html,
        pictures=tuple(one for one in pictures if f'src="{one.src}"' in html),
    )


def _running(facts: dict[str, Any]) -> SafeString:
    """What stands at the head of the page, which a file that is bound in has as a stamp."""
    if not facts["notice"]:
        return format_html('data-running="{}"', facts["title"])
    exempt = _("Not for publication: %(paragraphs)s") % {"paragraphs": facts["notice"]}
    return format_html('data-running="{}" data-exempt="{}"', facts["title"], exempt)


def _elsewhere(facts: dict[str, Any]) -> SafeString:
    """What stands for a file that cannot be set larger."""
    return format_html(
        "<p>{}</p><p>{}</p>",
        _(
            "This file came from elsewhere and cannot be set in large print. "
            "Ask the contact on the first page for it in a form that you can read."
        ),
        _("The file itself is at %(address)s") % {"address": facts["file"]["href"]},
    )


def _with_note(part: PackPart, uploads: list[str]) -> PackPart:
    """The contents say which files are not in large print."""
    if part.name != "contents":
        return part
    html, note = str(part.html), escape(_("not in large print"))
    for name in uploads:
        entry = re.compile(
            rf'(<a href="#{re.escape(name)}">(?:(?!</a>).)*?)(<span class="paper-page-no")', re.DOTALL
        )
        html = entry.sub(lambda found: f"{found[1]} ({note}){found[2]}", html)
    return replace(part, html=SafeString(html))


def _without_numbers(part: PackPart) -> PackPart:
    """The numbers of pages are filled in anew."""
    return replace(part, html=SafeString(_NUMBER.sub(r"\1\2", part.html)))


def _with_form(front: PackPart, size: int) -> PackPart:
    """The first page says what this form is."""
    words = _("Large print, %(size)d point. The pages of this form have numbers of their own.") % {
        "size": size
    }
    box = format_html('<p class="paper-box">{}</p>', words)
    before, end, after = front.html.rpartition("</header>")
    return replace(front, html=SafeString(f"{before}{box}{end}{after}" if end else f"{front.html}{box}"))
