"""Changes of a house style, one by one: a sheet in, the changed sheet out. Pure; services save what comes out.

Sections are found by their keys, header lines by their group and key. A change of what is no longer there raises
ValidationError with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from meetings.house_style_sheet import OWN_FACT, HeaderField, HouseStyleSheet, SectionTemplate
from meetings.house_style_words import LINE_GROUPS

Edit = Callable[[HouseStyleSheet], HouseStyleSheet]
Part = TypeVar("Part", HeaderField, SectionTemplate)

LONGEST_KEY = 40


def setting(**values: Any) -> Edit:
    """Set fields of the sheet itself."""
    return lambda sheet: replace(sheet, **values)


def adding_section(*, heading: str, **fields: Any) -> Edit:
    """Add a section at the end; its key is made from its heading and then stays."""

    def edit(sheet: HouseStyleSheet) -> HouseStyleSheet:
        key = _free_key(heading, taken=set(sheet.by_key))
        return replace(sheet, sections=(*sheet.sections, SectionTemplate(key, heading, **fields)))

    return edit


def changing_section(key: str, **fields: Any) -> Edit:
    """Change the section with a key."""
    return lambda sheet: replace(sheet, sections=_changed(sheet.sections, key, **fields))


def moving_section(key: str, step: int) -> Edit:
    """Move a section one place up (-1) or down (1)."""
    return lambda sheet: replace(sheet, sections=_moved(sheet.sections, key, step))


def removing_section(key: str) -> Edit:
    """Take a section out of the style; reports that are written already keep it."""
    return lambda sheet: replace(sheet, sections=_without(sheet.sections, key))


def adding_line(group: str, fact: str, label: str) -> Edit:
    """Add a line to a group of the header; without a fact it holds a text of the council's own.

    Raises ValidationError when the fact stands in the group already.
    """

    def edit(sheet: HouseStyleSheet) -> HouseStyleSheet:
        lines = lines_in(sheet, group)
        key = fact or OWN_FACT + _free_key(label, taken={one.key[len(OWN_FACT) :] for one in sheet.own_facts})
        if any(line.key == key for line in lines):
            raise ValidationError({"fact": _("This stands here already. Change its label, or move it.")})
        return replace(sheet, **{group: (*lines, HeaderField(key, label))})

    return edit


def changing_line(group: str, key: str, label: str) -> Edit:
    """Give a line another label."""
    return lambda sheet: replace(sheet, **{group: _changed(lines_in(sheet, group), key, label=label)})


def moving_line(group: str, key: str, step: int) -> Edit:
    """Move a line one place up (-1) or down (1) in its group."""
    return lambda sheet: replace(sheet, **{group: _moved(lines_in(sheet, group), key, step)})


def removing_line(group: str, key: str) -> Edit:
    """Take a line out of its group."""
    return lambda sheet: replace(sheet, **{group: _without(lines_in(sheet, group), key)})


def lines_in(sheet: HouseStyleSheet, group: str) -> tuple[HeaderField, ...]:
    """The lines of a group (see LINE_GROUPS). Raises KeyError for another."""
    return {name: getattr(sheet, name) for name in LINE_GROUPS}[group]


def _place(parts: Sequence[Part], key: str) -> int:
    for place, part in enumerate(parts):
        if part.key == key:
            return place
    raise ValidationError(_("It is no longer there: somebody else has removed it from the draft."))


def _changed(parts: tuple[Part, ...], key: str, **fields: Any) -> tuple[Part, ...]:
    place = _place(parts, key)
    return (*parts[:place], replace(parts[place], **fields), *parts[place + 1 :])


def _moved(parts: tuple[Part, ...], key: str, step: int) -> tuple[Part, ...]:
    place = _place(parts, key)
    other = place + step
    if not 0 <= other < len(parts):
        return parts
    order = list(parts)
    order[place], order[other] = order[other], order[place]
    return tuple(order)


def _without(parts: tuple[Part, ...], key: str) -> tuple[Part, ...]:
    place = _place(parts, key)
    return (*parts[:place], *parts[place + 1 :])


def _free_key(words: str, *, taken: set[str]) -> str:
    """A key made from words that no other part has: "legal", and "legal-2" for the second one."""
    first = slugify(words)[: LONGEST_KEY - 8].strip("-") or "part"
    if first not in taken:
        return first
    return next(key for number in range(2, len(taken) + 3) if (key := f"{first}-{number}") not in taken)
