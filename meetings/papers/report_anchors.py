"""What the cross-references, quotations and figures of a report stand for: the numbers and marks they have just now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count

from django.utils.translation import gettext as _

from meetings.models import ProposedRecommendation, ReportPicture
from meetings.papers import report_blocks
from meetings.papers.report_contents import Content, Contents
from meetings.papers.report_paper import PaperPicture
from scrutiny.markup import (
    Anchors,
    PictureFacts,
    Quoted,
    Reference,
    ReferenceKind,
    Referred,
    figures,
    references,
)
from scrutiny.markup.html import figure_id, paragraph_id
from scrutiny.numbering import letters

PictureLink = Callable[[ReportPicture], str]


def anchors_of(
    contents: Contents,
    *,
    id_prefix: str,
    item_labels: Mapping[int, str],
    item_href: Callable[[int], str],
    picture_link: PictureLink,
) -> Anchors:
    """Everything that a text of the report may refer to, quote or show.

    `item_labels` is by key of the agenda item, and `item_href` leads to one ("" for nowhere).
    """
    referred = chain(
        _paragraphs(contents, id_prefix),
        _appendices(contents),
        _recommendations(contents, id_prefix),
        _items(item_labels, item_href),
        _figures(contents, id_prefix),
    )
    return Anchors(
        referred=dict(referred), quoted=_quoted(contents), pictures=_pictures(contents, picture_link)
    )


def item_keys(contents: Contents) -> set[int]:
    """The agenda items that the texts of a report refer to."""
    found = (one for content in contents.sections for one in references(content.own))
    return {int(one.target) for one in found if one.kind is ReferenceKind.ITEM and one.target.isdecimal()}


def pictures_shown(contents: Contents, picture_link: PictureLink) -> tuple[PaperPicture, ...]:
    """The pictures that the audience sees."""
    rows = {row.key: row for row in contents.rows.pictures}
    seen = [content for content in contents.sections if contents.may_see(content.row)]
    keys = dict.fromkeys(figure.picture for content in seen for figure in figures(content.own))
    return tuple(
        PaperPicture(picture_link(rows[key]), rows[key].sha256, rows[key].file.name, rows[key].content_type)
        for key in keys
        if key in rows
    )


def _paragraphs(contents: Contents, id_prefix: str) -> Iterator[tuple[Reference, Referred]]:
    for content in contents.sections:
        is_shown = contents.may_see(content.row)
        for key, number in zip(content.row.paragraph_keys, content.own_numbers, strict=False):
            if number:
                href = f"#{paragraph_id(number, id_prefix=id_prefix)}" if is_shown else ""
                yield Reference(ReferenceKind.PARAGRAPH, key), Referred(number, href)


def _appendices(contents: Contents) -> Iterator[tuple[Reference, Referred]]:
    for line in contents.appendices:
        href = contents.appendix_link(line) if contents.appendix_link and line.is_shown else ""
        yield Reference(ReferenceKind.APPENDIX, str(line.id)), Referred(line.mark, href)


def _recommendations(contents: Contents, id_prefix: str) -> Iterator[tuple[Reference, Referred]]:
    content = _recommendations_section(contents)
    if content is None:
        return
    is_shown = contents.may_see(content.row)
    top = [row for row in contents.rows.recommendations if row.parent_id is None]
    for row, number in zip(top, content.printed_numbers, strict=False):
        href = f"#{paragraph_id(number, id_prefix=id_prefix)}" if is_shown and number else ""
        yield Reference(ReferenceKind.RECOMMENDATION, str(row.pk)), Referred(number, href)
        for place, part in enumerate(_parts(row, contents), 1):
            words = f"{number}{letters(place)}"
            yield Reference(ReferenceKind.RECOMMENDATION, str(part.pk)), Referred(words, href)


def _items(labels: Mapping[int, str], href: Callable[[int], str]) -> Iterator[tuple[Reference, Referred]]:
    for key, label in labels.items():
        if label:
            yield Reference(ReferenceKind.ITEM, str(key)), Referred(label, href(key))


def _figures(contents: Contents, id_prefix: str) -> Iterator[tuple[Reference, Referred]]:
    for key, (number, content) in _numbered_figures(contents).items():
        href = f"#{figure_id(key, id_prefix=id_prefix)}" if contents.may_see(content.row) else ""
        yield Reference(ReferenceKind.FIGURE, key), Referred(str(number), href)


def _pictures(contents: Contents, link: PictureLink) -> dict[str, PictureFacts]:
    numbers = _numbered_figures(contents)
    return {
        row.key: PictureFacts(
            link(row), row.width, row.height, _("Figure %(number)d") % {"number": numbers[row.key][0]}
        )
        for row in contents.rows.pictures
        if row.key in numbers
    }


def _numbered_figures(contents: Contents) -> dict[str, tuple[int, Content]]:
    """Each picture that is shown, with its number among the figures of the report, the same for every audience."""
    numbers = count(1)
    found: dict[str, tuple[int, Content]] = {}
    for content in contents.sections:
        for figure in figures(content.own):
            if figure.picture not in found:
                found[figure.picture] = (next(numbers), content)
    return found


def _quoted(contents: Contents) -> dict[str, Quoted]:
    content = _recommendations_section(contents)
    if content is None:
        return {}
    found = {}
    top = [row for row in contents.rows.recommendations if row.parent_id is None]
    for place, row in enumerate(top, 1):
        found[str(row.pk)] = _quotation(contents, content, row, str(place))
        for letter, part in enumerate(_parts(row, contents), 1):
            found[str(part.pk)] = _quotation(contents, content, part, letters(letter).upper())
    return found


def _quotation(contents: Contents, content: Content, row: ProposedRecommendation, mark: str) -> Quoted:
    label = str(contents.sheet.quote_label) % {"mark": mark}
    if not contents.may_see(content.row):
        return Quoted(label, report_blocks.plain(_("Not for publication.")))
    return Quoted(
        label, report_blocks.spans_of(row.words), report_blocks.lists_of(row, contents.rows.recommendations)
    )


def _recommendations_section(contents: Contents) -> Content | None:
    return next((one for one in contents.sections if one.fill == "recommendations"), None)


def _parts(row: ProposedRecommendation, contents: Contents) -> list[ProposedRecommendation]:
    return [part for part in contents.rows.recommendations if part.parent_id == row.pk]
