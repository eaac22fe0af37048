"""How a plan is shown: texts as HTML beside each other, rows and facts in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.word.placed import PlacedRecommendation
from meetings.word.plan import FactChange, Plan, SectionChange
from scrutiny.markup import Block, Box, Figure, Paragraph, QuotedRecommendation, render_blocks
from scrutiny.markup.blocks import Italic, Text
from scrutiny.markup.plain import span_text
from scrutiny.numbering import letters
from scrutiny.word import Remark


@dataclass(frozen=True)
class ShownSection:
    """A section with both texts; `is_new` when the report has no such section yet."""

    heading: str
    is_new: bool
    before: SafeString
    after: SafeString


@dataclass(frozen=True)
class ShownRows:
    """Rows that would be added to one list, each in words."""

    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """A plan as its page shows it."""

    sections: tuple[ShownSection, ...]
    same: tuple[str, ...]
    facts: tuple[FactChange, ...]
    lists: tuple[ShownRows, ...]
    pictures: str
    left: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    is_empty: bool


def preview_of(plan: Plan) -> Preview:
    """What the page of a file shows before it is confirmed."""
    return Preview(
        sections=tuple(_section(change) for change in plan.changes),
        same=plan.same,
        facts=plan.facts,
        lists=tuple(_lists(plan)),
        pictures=_pictures(len(plan.pictures)),
        left=plan.left,
        remarks=plan.remarks,
        is_empty=plan.is_empty,
    )


def _section(change: SectionChange) -> ShownSection:
    return ShownSection(change.heading, change.section is None, _html(change.before), _html(change.after))


def _html(blocks: Sequence[Block]) -> SafeString:
    return render_blocks(tuple(_shown(block) for block in blocks), heading_level=4)


def _shown(block: Block) -> Block:
    """A block as the preview can show it: a picture and a quotation as the words that stand for them."""
    if isinstance(block, Box):
        return replace(block, blocks=tuple(_shown(one) for one in block.blocks))
    if isinstance(block, Figure):
        words = span_text(block.caption) or block.alternative or _("no description")
        return _in_brackets(_("Picture: %(words)s") % {"words": words})
    if isinstance(block, QuotedRecommendation):
        return _in_brackets(_("The words of a recommendation once more"))
    return block


def _in_brackets(words: str) -> Paragraph:
    return Paragraph((Italic((Text(f"[{words}]"),)),), numbered=False)


def _lists(plan: Plan) -> Iterable[ShownRows]:
    if plan.recommendations:
        rows = tuple(row for one in plan.recommendations for row in _recommendation(one))
        yield ShownRows(_("Proposed recommendations"), rows)
    if plan.background_papers:
        papers = tuple(" – ".join(filter(None, (one.title, one.location))) for one in plan.background_papers)
        yield ShownRows(_("Background papers"), papers)
    if plan.says_none:
        yield ShownRows(_("Background papers"), (_("None, said on purpose"),))
    if plan.risks:
        yield ShownRows(_("Risks"), tuple(one.description for one in plan.risks))


def _recommendation(one: PlacedRecommendation) -> Iterable[str]:
    words = f"{one.verb} {span_text(one.text)}".strip()
    yield f"{words} ({one.addressee})" if one.addressee else words
    for place, part in enumerate(one.parts, 1):
        yield f"{letters(place)}. {span_text(part)}"


def _pictures(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d picture comes with it.", "%(count)d pictures come with it.", count) % {
        "count": count
    }
