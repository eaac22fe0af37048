"""What a supplement brings: what is new, replaced or withdrawn since the papers that were published before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from meetings.papers.agenda_pack import AgendaPack, PackItem, agenda_lines
from meetings.papers.earlier_papers import EarlierPapers, EarlierPart
from meetings.papers.pack_layout import page_range
from meetings.papers.pack_parts import IN_EVERY_PACK, PackPart, shown_by


@dataclass(frozen=True)
class Line:
    """One thing that a supplement brings or takes away.

    `name` is the part of the supplement to which it leads, empty when it has none; `pages` are those of that part once
    they are known ("pages 143 to 156").
    """

    number: str
    title: str
    notes: tuple[str, ...] = ()
    name: str = ""
    pages: str = ""


@dataclass(frozen=True)
class Changes:
    """All that a supplement says; `gone` names the earlier parts that stand no longer."""

    new: tuple[Line, ...] = ()
    replaced: tuple[Line, ...] = ()
    withdrawn: tuple[Line, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.replaced or self.withdrawn)

    @property
    def names(self) -> frozenset[str]:
        """The parts that are bound into the supplement."""
        return frozenset(line.name for line in (*self.new, *self.replaced) if line.name)

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Heading and lines of each section that has any."""
        every = ((_("New"), self.new), (_("Replaced"), self.replaced), (_("Withdrawn"), self.withdrawn))
        return tuple((heading, lines) for heading, lines in every if lines)

    def to_facts(self) -> dict[str, Any]:
        """As a publication keeps it."""
        lines = {key: [asdict(line) for line in getattr(self, key)] for key in _SECTIONS}
        return {"changes": lines, "gone": list(self.gone)}


_SECTIONS = ("new", "replaced", "withdrawn")


def from_facts(facts: Mapping[str, Any]) -> Changes:
    """What a built supplement says, with the pages of its parts; nothing for other papers."""
    kept = facts.get("changes", {})
    pages = {part["name"]: _page_words(part["first"], part["last"]) for part in facts.get("parts", ())}
    lines = {
        key: tuple(Line(**{**line, "pages": pages.get(line["name"], "")}) for line in kept.get(key, ()))
        for key in _SECTIONS
    }
    return Changes(**lines)


def changes_between(earlier: EarlierPapers, pack: AgendaPack, parts: Sequence[PackPart]) -> Changes:
    """What is different in the papers as they stand now from what was published.

    The front sheet and the contents count for nothing; the agenda when its own words have changed. Nothing that
    belongs to a withdrawn item is new. A part that took the place of one with the same title replaces it.
    """
    return _Comparison(earlier, pack, parts).changes()


class _Comparison:
    """The papers as they stand now beside what was published."""

    def __init__(self, earlier: EarlierPapers, pack: AgendaPack, parts: Sequence[PackPart]):
        self.earlier, self.pack = earlier, pack
        self.items = {item.key: item for item in pack.items}
        off = {item.key for item in pack.items if item.is_withdrawn}
        self.parts = [part for part in parts if part.name not in IN_EVERY_PACK and part.item_key not in off]
        names = {part.name for part in self.parts} | IN_EVERY_PACK
        self.gone = [part for name, part in earlier.parts.items() if name not in names]
        self.before = dict(self._before())

    def changes(self) -> Changes:
        replaced = {part.name for part in self.before.values()}
        return Changes(
            new=tuple(self._new()),
            replaced=tuple(self._replaced()),
            withdrawn=tuple(self._withdrawn([part for part in self.gone if part.name not in replaced])),
            gone=tuple(part.name for part in self.gone),
        )

    def _before(self) -> Iterator[tuple[str, EarlierPart]]:
        """What each part that was there before was then, by the part's name now."""
        same_title = {(part.item_key, part.title): part for part in self.gone}
        for part in self.parts:
            found = self.earlier.parts.get(part.name) or same_title.get((part.item_key, part.title))
            if found:
                yield part.name, found

    def _new(self) -> Iterator[Line]:
        fresh = [part for part in self.parts if part.name not in self.before]
        for item in self.pack.items:
            own = [part for part in fresh if part.item_key == item.key]
            if self._is_new(item) and not any(part.level == 1 for part in own):
                yield Line(item.label, item.title, self._why_new(item))
            for part in own:
                notes = self._why_new(item) if part.level == 1 else ()
                yield self._line(part, notes)
        yield from (self._line(part) for part in fresh if part.item_key not in self.items)

    def _replaced(self) -> Iterator[Line]:
        if self._agenda_says() != {key: item.says for key, item in self.earlier.items.items()}:
            yield Line("", _("Agenda"), (in_place_of(self.earlier.parts["agenda"]),), "agenda")
        for part in self.parts:
            before = self.before.get(part.name)
            if before and (before.shows != shown_by(part) or before.name != part.name):
                yield self._line(part, (in_place_of(before),))

    def _withdrawn(self, gone: Sequence[EarlierPart]) -> Iterator[Line]:
        for item in self.pack.items:
            own = [part for part in gone if part.item_key == item.key]
            if item.is_withdrawn:
                yield from self._withdrawn_item(item, own)
            else:
                yield from (Line(item.label, _short(part), (*_why_gone(item), _where(part))) for part in own)
        yield from (Line("", part.title, (_where(part),)) for part in gone if part.item_key not in self.items)

    def _withdrawn_item(self, item: PackItem, own: Sequence[EarlierPart]) -> Iterator[Line]:
        before = self.earlier.items.get(item.key)
        if before and not before.is_withdrawn:
            reason = (item.withdrawn_reason,) if item.withdrawn_reason else ()
            yield Line(item.label, item.title, (*reason, *map(_where, own)))

    def _line(self, part: PackPart, notes: tuple[str, ...] = ()) -> Line:
        item = self.items.get(part.item_key)
        notes = (_("Appendix."), *notes) if part.level > 1 else notes
        return Line(item.label if item else part.number, part.listed_as or part.title, notes, part.name)

    def _is_new(self, item: PackItem) -> bool:
        return item.key not in self.earlier.items and not item.is_withdrawn

    def _why_new(self, item: PackItem) -> tuple[str, ...]:
        if self._is_new(item):
            urgent = _("Taken as a matter of urgency: %(reason)s") % {"reason": item.urgency_reason}
            return (_("New item."), urgent) if item.urgency_reason else (_("New item."),)
        if self.earlier.items[item.key].to_follow:
            return (_("To follow in the earlier papers, now attached."),)
        return ()

    def _agenda_says(self) -> dict[int, str]:
        return {line["item"]: line["says"] for line in agenda_lines(self.pack)}


def in_place_of(part: EarlierPart) -> str:
    """What a replaced part stood in: "In place of pages 23 to 30 (Agenda pack)"."""
    if part.first == part.last:
        return _("In place of page %(page)s (%(paper)s).") % {"page": part.first, "paper": part.paper}
    words = {"pages": page_range(part.first, part.last), "paper": part.paper}
    return _("In place of pages %(pages)s (%(paper)s).") % words


def _page_words(first: str, last: str) -> str:
    pages = page_range(first, last)
    return _("page %s") % pages if first == last else _("pages %s") % pages


def _where(part: EarlierPart) -> str:
    """Where something stands that no longer counts."""
    if part.first == part.last:
        return _("Page %(page)s (%(paper)s).") % {"page": part.first, "paper": part.paper}
    return _("Pages %(pages)s (%(paper)s).") % {
        "pages": page_range(part.first, part.last),
        "paper": part.paper,
    }


def _why_gone(item: PackItem) -> Collection[str]:
    """Why a paper of an item is no longer there, as far as the audience may know it."""
    if item.exempt_notice and not item.report:
        return (_("Not for publication: %(paragraphs)s.") % {"paragraphs": item.exempt_paragraphs},)
    return (_("To follow again."),) if item.report_to_follow else ()


def _short(part: EarlierPart) -> str:
    """The title of an earlier part without its item's number, which stands before it."""
    page = f"item-{part.item_key}"
    has_number = part.name == page or part.name.startswith(f"{page}-minutes")
    return part.title.partition(": ")[2] if has_number else part.title
