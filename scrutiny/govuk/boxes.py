"""A question with as many answers as there are boxes: all sent, under one name, with empty boxes at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from django import forms

Row = tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """One box of a row: the component that it is, its label by the place of its row, and what its name ends with."""

    component: str
    label: Callable[[int], str]
    suffix: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


class BoxesInput(forms.Widget):
    """Rows of boxes; an emptied row is taken out, and `spare` empty ones stand at the end."""

    def __init__(self, boxes: Sequence[Box], spare: int = 2, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.boxes = tuple(boxes)
        self.spare = spare

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        columns = [_list(data, name + box.suffix) for box in self.boxes]
        rows = zip_longest(*columns, fillvalue="")
        return [row for row in rows if any(text.strip() for text in row)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(name + box.suffix not in data for box in self.boxes)

    def format_value(self, value: Any) -> list[Row]:
        return [*_rows(value), *[("",) * len(self.boxes)] * self.spare]


class BoxesField(forms.Field):
    """What was written into rows of boxes, as a list of what `clean_row` makes of each."""

    def __init__(self, *, boxes: Sequence[Box], spare: int = 2, **options: Any) -> None:
        super().__init__(widget=BoxesInput(boxes, spare), required=False, **options)

    def clean(self, value: Any) -> list:
        return [self.clean_row(tuple(text.strip() for text in row)) for row in _rows(value)]

    def clean_row(self, row: Row) -> Any:
        """What one row says; raises ValidationError."""
        return row[0] if len(row) == 1 else row

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _trimmed(initial) != _trimmed(data)

    def in_words(self, value: Sequence) -> str:
        """The rows as they are read, one a line."""
        return "\n".join(", ".join(row) if isinstance(row, tuple) else str(row) for row in value)


def _rows(value: Any) -> list[Row]:
    """Rows of texts, from rows or from plain texts."""
    return [row if isinstance(row, tuple) else (str(row),) for row in value or ()]


def _trimmed(value: Any) -> list[Row]:
    return [tuple(" ".join(text.split()) for text in row) for row in _rows(value)]


def _list(data: Any, name: str) -> list[str]:
    if hasattr(data, "getlist"):
        return data.getlist(name)
    value = data.get(name, [])
    return [value] if isinstance(value, str) else list(value)
