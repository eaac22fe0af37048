"""The lists of a report that are kept as rows, from the blocks under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from meetings.word.placed import PlacedBackgroundPaper, PlacedRecommendation
from scrutiny.markup import Block, Box, ListBlock, Paragraph
from scrutiny.markup.blocks import Bold, Link, ListItem, Span, Text
from scrutiny.markup.plain import span_text
from scrutiny.word import WordBlock, style_names

_LEADS_IN = re.compile(
    r"^(?:it is (?:therefore |proposed and )?recommended|recommended|"
    r"(?:the |members of the |that the |that )?[\w &’'()-]*?(?:committee|panel|board|commission|members|cabinet)"
    r"(?: (?:is|are) (?:asked|recommended|invited|requested))?)"
    r"(?: (?:to|that)(?: the [\w &’'-]*(?:committee|panel|board|commission|cabinet))?)?\s*:$",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\s*\(to be passed on to (?P<body>[^()]{1,200})\)\s*$")
_NONE = re.compile(
    r"^(?:none|nil|n/a|not applicable|dim)(?: (?:identified|used|were used))?\.?$", re.IGNORECASE
)
_WHERE = re.compile(r"^(?P<title>.{3,}?)\s*\((?P<location>[^()]*[A-Za-z/][^()]*)\)$")
_LISTED = frozenset({style_names.RECOMMENDATION, style_names.LEAD_IN, style_names.PRINTED})


@dataclass(frozen=True)
class Opening:
    """What the style prints before all recommendations, and before each that begins with a verb."""

    lead_in: str = ""
    each: str = ""


@dataclass
class Rows:
    """What was found under a heading: rows, the blocks that are text, and sentences on what was left out."""

    recommendations: list[PlacedRecommendation] = field(default_factory=list)
    background_papers: list[PlacedBackgroundPaper] = field(default_factory=list)
    says_none: bool = False
    text: list[Block] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def split(blocks: Sequence[WordBlock]) -> tuple[list[WordBlock], list[WordBlock]]:
    """The author's own text and what is listed, told by our own styles; without these all may be listed."""
    ours = [_is_ours(one) for one in blocks]
    if not any(ours):
        return [], list(blocks)
    first = ours.index(True)
    return list(blocks[:first]), list(blocks[first:])


def _is_ours(block: WordBlock) -> bool:
    return block.style in _LISTED


def recommendations(blocks: Sequence[WordBlock], opening: Opening) -> Rows:
    """The recommendations under their heading; a lead-in such as "That the Committee:" is dropped."""
    lead_in = opening.lead_in
    own, listed = split(blocks)
    rows = Rows(text=[one.block for one in own])
    opened = list(_opened(listed))
    for place, block in enumerate(opened):
        after = opened[place + 1] if place + 1 < len(opened) else None
        if isinstance(block, Paragraph):
            words = span_text(block.spans)
            if _is_lead_in(words, lead_in, after, rows):
                _drop_lead_in(words, lead_in, rows)
            else:
                rows.recommendations.append(_recommendation(block.spans, opening.each))
        elif isinstance(block, ListBlock):
            _take_list(block, opened[place - 1] if place else None, rows, opening.each)
        else:
            rows.text.append(block)
    return rows


def _opened(blocks: Sequence[WordBlock]) -> Iterator[Block]:
    """The blocks, those of a box without their border."""
    for one in blocks:
        if isinstance(one.block, Box):
            if one.block.heading:
                yield Paragraph(one.block.heading, numbered=False)
            yield from one.block.blocks
        else:
            yield one.block


def _is_lead_in(words: str, lead_in: str, after: Block | None, rows: Rows) -> bool:
    """Only before the first row, and only when something stands under it."""
    if rows.recommendations or not isinstance(after, ListBlock | Paragraph):
        return False
    is_the_styles = bool(lead_in) and words.strip().casefold() == lead_in.casefold()
    return is_the_styles or bool(_LEADS_IN.match(words.strip()))


def _drop_lead_in(words: str, lead_in: str, rows: Rows) -> None:
    if words.strip().casefold() != lead_in.casefold():
        rows.left.append(
            _("The lead-in “%(words)s” was left out: the style prints its own.") % {"words": words}
        )


def _take_list(block: ListBlock, before: Block | None, rows: Rows, each: str) -> None:
    """Lettered parts belong to the recommendation before them; a list after a lead-in is recommendations."""
    if isinstance(before, Paragraph) and rows.recommendations:
        last = rows.recommendations[-1]
        parts = tuple(part for item in block.items for part in _part(item, rows))
        rows.recommendations[-1] = replace(last, parts=(*last.parts, *parts))
        return
    for item in block.items:
        parts = tuple(part for one in item.lists for inner in one.items for part in _part(inner, rows))
        rows.recommendations.append(replace(_recommendation(item.spans, each), parts=parts))


def _part(item: ListItem, rows: Rows) -> Iterator[tuple[Span, ...]]:
    """A part; what stands under a part becomes parts beside it, and is remarked."""
    yield _unbold(item.spans)
    for one in item.lists:
        rows.left.append(_("Entries under a lettered part of a recommendation now stand beside it."))
        for inner in one.items:
            yield from _part(inner, rows)


def _recommendation(spans: tuple[Span, ...], each: str = "") -> PlacedRecommendation:
    """A row: the style's opening is dropped with the verb after it kept apart, the body it is for told at its end."""
    spans, verb = _without_opening(_unbold(spans), each)
    last = spans[-1] if spans else None
    found = _PASSED_ON.search(last.text) if isinstance(last, Text) else None
    if found is None or not isinstance(last, Text):
        return PlacedRecommendation(spans, verb=verb)
    words = last.text[: found.start()]
    kept = (*spans[:-1], *((Text(words),) if words else ()))
    return PlacedRecommendation(kept, addressee=found["body"], verb=verb)


def _without_opening(spans: tuple[Span, ...], each: str) -> tuple[tuple[Span, ...], str]:
    first = spans[0] if spans else None
    if not each or not isinstance(first, Text) or not first.text.casefold().startswith(f"{each.casefold()} "):
        return spans, ""
    verb, _blank, rest = first.text[len(each) + 1 :].lstrip().partition(" ")
    if not rest:
        return spans, ""
    return (Text(rest), *spans[1:]), verb


def _unbold(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words without bold that goes through all of them: the style sets recommendations in bold or not."""
    if len(spans) == 1 and isinstance(spans[0], Bold):
        return spans[0].spans
    return spans


def background_papers(blocks: Sequence[WordBlock]) -> Rows:
    """The background papers listed under their heading, or that there are none."""
    own, listed = split(blocks)
    rows = Rows(text=[one.block for one in own])
    for one in listed:
        for spans in _entries(one.block):
            if _NONE.match(span_text(spans).strip()):
                rows.says_none = True
            elif spans:
                rows.background_papers.append(_background_paper(spans))
        if not isinstance(one.block, Paragraph | ListBlock):
            rows.text.append(one.block)
    rows.says_none = rows.says_none and not rows.background_papers
    return rows


def _entries(block: Block) -> Iterator[tuple[Span, ...]]:
    if isinstance(block, Paragraph):
        yield block.spans
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield item.spans
            for one in item.lists:
                yield from _entries(one)


def _background_paper(spans: tuple[Span, ...]) -> PlacedBackgroundPaper:
    words = " ".join(span_text(spans).split())
    if len(spans) == 1 and isinstance(spans[0], Link):
        return PlacedBackgroundPaper(words, spans[0].href)
    link = next((span.href for span in spans if isinstance(span, Link)), "")
    found = _WHERE.match(words)
    if link or found is None:
        return PlacedBackgroundPaper(words, link)
    return PlacedBackgroundPaper(found["title"], found["location"])


def appendix_titles(blocks: Sequence[WordBlock]) -> tuple[list[Block], list[str]]:
    """The author's own text, and the titles of the appendices listed: their files are not in the document."""
    own, listed = split(blocks)
    text = [one.block for one in own]
    titles = []
    for one in listed:
        entries = [" ".join(span_text(spans).split()) for spans in _entries(one.block)]
        if not entries or any(len(words) > 250 for words in entries):
            text.append(one.block)
        else:
            titles += [words for words in entries if words]
    return text, titles
