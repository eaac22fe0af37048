"""What is different between two versions of a house style, in sentences: offered as the note of the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from meetings.house_style_facts import line_words, plain_facts
from meetings.house_style_sheet import HouseStyleSheet, RiskScale, SectionTemplate
from meetings.house_style_words import LINE_GROUPS

_PARTS = {
    "heading": lazy("heading"),
    "default": lazy("text it begins with"),
    "required": lazy("whether it is required"),
    "fill": lazy("what the system prints there"),
    "level": lazy("where it stands"),
    "hint": lazy("hint for authors"),
    "numbered": lazy("whether it is numbered"),
    "reviewer": lazy("reviewer"),
    "sign_off": lazy("sign-off"),
    "reviewed_label": lazy("words before the reviewer"),
}


def changes(old: HouseStyleSheet, new: HouseStyleSheet) -> list[str]:
    """Each difference as a sentence, in the order of the pages on which a style is changed; none for equal sheets."""
    return [
        *_facts(old, new),
        *(sentence for group in LINE_GROUPS for sentence in _lines(group, old, new)),
        *_sections(old, new),
        *_scale(old.risk_scale, new.risk_scale),
    ]


def note_of(sentences: Iterable[str], *, longest: int) -> str:
    """The sentences as one note, as many as there is room for."""
    note = " ".join(sentences)
    return note if len(note) <= longest else note[: longest - 1].rsplit(" ", 1)[0] + "…"


def _facts(old: HouseStyleSheet, new: HouseStyleSheet) -> Iterator[str]:
    for before, after in zip(plain_facts(old), plain_facts(new), strict=True):
        if before.value != after.value:
            yield _("%(what)s: %(new)s, not %(old)s.") % {
                "what": after.label,
                "new": _quoted(after.value),
                "old": _quoted(before.value),
            }


def _lines(group: str, old: HouseStyleSheet, new: HouseStyleSheet) -> Iterator[str]:
    before, after = _by_key(getattr(old, group)), _by_key(getattr(new, group))
    place = {"place": str(LINE_GROUPS[group])}
    for key in after:
        if key not in before:
            yield _("%(place)s: “%(line)s” is added.") % {"line": line_words(after[key]), **place}
        elif str(before[key].label) != str(after[key].label):
            yield _("%(place)s: “%(line)s” has another label.") % {"line": line_words(after[key]), **place}
    for key in before:
        if key not in after:
            yield _("%(place)s: “%(line)s” is removed.") % {"line": line_words(before[key]), **place}
    if _is_reordered(before, after):
        yield _("%(place)s: the lines stand in another order.") % place


def _sections(old: HouseStyleSheet, new: HouseStyleSheet) -> Iterator[str]:
    before, after = _by_key(old.sections), _by_key(new.sections)
    for key, section in after.items():
        if key not in before:
            yield _("Section “%(heading)s” is added.") % {"heading": section.heading}
        elif what := _changed_parts(before[key], section):
            yield _("Section “%(heading)s”: %(what)s changed.") % {
                "heading": before[key].heading,
                "what": ", ".join(what),
            }
    for key, section in before.items():
        if key not in after:
            yield _("Section “%(heading)s” is removed.") % {"heading": section.heading}
    if _is_reordered(before, after):
        yield _("The sections stand in another order.")


def _changed_parts(before: SectionTemplate, after: SectionTemplate) -> list[str]:
    names = [field.name for field in fields(after) if field.name in _PARTS]
    return [
        str(_PARTS[name]) for name in names if _plain(getattr(before, name)) != _plain(getattr(after, name))
    ]


def _scale(old: RiskScale | None, new: RiskScale | None) -> Iterator[str]:
    if old is None or new is None:
        if old is not new:
            yield _("A risk scale is added.") if new else _("The risk scale is removed.")
        return
    if _words(old.likelihoods) != _words(new.likelihoods):
        yield _("Risk scale: other words of likelihood.")
    if _words(old.impacts) != _words(new.impacts):
        yield _("Risk scale: other words of impact.")
    if [_words((one.word, one.words, one.tint)) for one in old.ratings] != [
        _words((one.word, one.words, one.tint)) for one in new.ratings
    ]:
        yield _("Risk scale: other ratings.")
    if old.matrix != new.matrix:
        yield _("Risk scale: other ratings in the matrix.")


def _by_key(parts: Iterable[Any]) -> dict[str, Any]:
    return {part.key: part for part in parts}


def _is_reordered(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether what is in both stands in another order."""
    return [key for key in before if key in after] != [key for key in after if key in before]


def _words(words: Iterable[Any]) -> list[str]:
    return [str(one) for one in words]


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int) else str(value)


def _quoted(value: str) -> str:
    return f"“{value}”" if value else _("nothing")
