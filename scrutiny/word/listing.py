"""From marked paragraphs in a row to lists, three deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scrutiny.markup import ListBlock, ListKind
from scrutiny.markup.blocks import ListItem, Span

DEEPEST = 3


@dataclass(frozen=True)
class Entry:
    """An entry before it has its place: `indent` in twips, `level` as Word counts; `typed` ones have no level."""

    kind: ListKind
    position: int
    spans: tuple[Span, ...]
    indent: int
    level: int
    num_id: str


@dataclass
class _Node:
    entry: Entry
    lists: list[_List] = field(default_factory=list)


@dataclass
class _List:
    kind: ListKind
    start: int
    nodes: list[_Node] = field(default_factory=list)

    @property
    def next_position(self) -> int:
        return self.start + len(self.nodes)

    def frozen(self) -> ListBlock:
        items = (
            ListItem(one.entry.spans, tuple(inner.frozen() for inner in one.lists)) for one in self.nodes
        )
        return ListBlock(self.kind, self.start, tuple(items))


def lists_of(entries: Sequence[Entry]) -> tuple[list[ListBlock], bool]:
    """The lists of entries in a row, and whether some stood deeper than the markup goes."""
    found: list[_List] = []
    open_nodes: list[_Node] = []
    too_deep = False
    for entry in entries:
        _close(entry, open_nodes)
        if len(open_nodes) == DEEPEST:
            too_deep = True
            open_nodes.pop()
        siblings = open_nodes[-1].lists if open_nodes else found
        _append(entry, siblings)
        open_nodes.append(siblings[-1].nodes[-1])
    return [one.frozen() for one in found], too_deep


def _append(entry: Entry, siblings: list[_List]) -> None:
    last = siblings[-1] if siblings else None
    goes_on = last is not None and last.kind is entry.kind
    if goes_on and entry.kind is not ListKind.BULLET:
        goes_on = last is not None and last.next_position == entry.position
    if not goes_on:
        siblings.append(_List(entry.kind, entry.position if entry.kind is not ListKind.BULLET else 1))
    siblings[-1].nodes.append(_Node(entry))


def _close(entry: Entry, open_nodes: list[_Node]) -> None:
    """Close the open entries that this one does not stand under."""
    typed = not entry.num_id
    if typed and open_nodes and entry.indent == open_nodes[-1].entry.indent:
        # Typed marks without indents: what goes on with an open list stands beside it, another kind begins below.
        beside = [place for place, node in enumerate(open_nodes) if _goes_on(entry, node.entry)]
        if beside:
            del open_nodes[beside[-1] :]
            return
        if entry.position == 1 and entry.kind is not open_nodes[-1].entry.kind:
            return
    while open_nodes and not _is_under(entry, open_nodes[-1].entry):
        open_nodes.pop()


def _goes_on(entry: Entry, before: Entry) -> bool:
    if entry.kind is not before.kind:
        return False
    return entry.kind is ListKind.BULLET or entry.position == before.position + 1


def _is_under(entry: Entry, above: Entry) -> bool:
    """Whether an entry stands under an open one, rather than beside it or above it."""
    if entry.num_id and entry.num_id == above.num_id:
        return entry.level > above.level
    if entry.indent != above.indent:
        return entry.indent > above.indent
    return bool(entry.num_id and above.num_id) and entry.level > above.level
