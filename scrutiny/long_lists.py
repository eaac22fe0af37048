"""Pages of lists that may be very long: counted only so far, so that a page does not take longer for their length."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

# Beyond these a list is told as "more than 1,000", and by its pages still read on to any row.
COUNTED = 1000
LAST_PAGE = 2000


class LongList(Paginator):
    """Pages of a queryset; `is_capped` tells that there are more rows than `count`."""

    rows_known = 0
    number = 1

    def get_page(self, number: Any) -> Page:
        """The page of a number, the first for what is none; the last that has rows where it is too high."""
        self.number = _number(number)
        rows = self._rows(self.number)
        if not rows and self.number > 1:
            self.number = max(1, -(-self.count // self.per_page))
            rows = self._rows(self.number)
        return self._get_page(rows, self.number, self)

    def page(self, number: Any) -> Page:
        return self.get_page(number)

    @cached_property
    def count(self) -> int:
        """How many rows there are, COUNTED at most; a list that ends on its first page is not asked for again."""
        return min(self._counted, COUNTED)

    @property
    def is_capped(self) -> bool:
        return self._counted > COUNTED

    @property
    def num_pages(self) -> int:
        """The pages known: to the last row counted, or to one after the page that is looked at."""
        return max(1, -(-self.count // self.per_page), self.number + self.goes_on)

    def _rows(self, number: int) -> Sequence[Any]:
        first = (number - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page + 1])
        self.goes_on = len(rows) > self.per_page
        self.rows_known = first + len(rows) if rows else 0
        return rows[: self.per_page]

    @cached_property
    def _counted(self) -> int:
        if self.number == 1 and not self.goes_on:
            return self.rows_known
        rows: QuerySet = self.object_list
        return rows.order_by()[: COUNTED + 1].count()


def _number(asked: Any) -> int:
    text = str(asked or "")
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 10 else 1
