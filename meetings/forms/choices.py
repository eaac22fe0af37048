"""Rows to choose from, read once for a page however many fields offer them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.forms import Form

UNCHOSEN = "---------"


def offer(
    form: Form,
    *names: str,
    rows: QuerySet,
    listed: Iterable | None = None,
    written: Callable[[Any], str] = str,
    empty: Any = UNCHOSEN,
) -> None:
    """Offer the rows in the fields of these names, each written so: one query for all of the fields.

    `listed` are the rows to show where they have been read already, or where all would be too many.
    `empty` is what stands for none of them.
    """
    shown = rows if listed is None else listed
    choices = [("", empty), *((row.pk, written(row)) for row in shown)]
    for name in names:
        form.fields[name].queryset = rows
        form.fields[name].choices = choices
