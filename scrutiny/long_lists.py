"""Pages of lists that may be very long: counted only so far, so that a page does not take longer for their length."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import IntegerField, QuerySet, Subquery

# Beyond these a list is told as "more than 250", and by its pages still read on to any row.
COUNTED = 250
LAST_PAGE = 2000


class CountOf(Subquery):
    """How many rows a queryset has, as a value beside other rows."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class LongList(Paginator):
    """Pages of a queryset of models; `is_capped` tells that there are more rows than `count`."""

    number = 1
    goes_on = False

    def get_page(self, number: Any) -> Page:
        """The page of a number, the first for what is none; the last that has rows where it is too high."""
        rows = self._rows(_number(number))
        if not rows and self.number > 1:
            rows = self._rows(max(1, -(-self.count // self.per_page)))
        return self._get_page(rows, self.number, self)

    def page(self, number: Any) -> Page:
        return self.get_page(number)

    @property
    def count(self) -> int:
        """How many rows there are, COUNTED at most."""
        return min(self._counted, COUNTED)

    @property
    def is_capped(self) -> bool:
        return self._counted > COUNTED

    @property
    def num_pages(self) -> int:
        """The pages known: to the last row counted, or to one after the page that is looked at."""
        return max(1, -(-self.count // self.per_page), self.number + self.goes_on)

    def _rows(self, number: int) -> list[Any]:
        self.number, first = number, (number - 1) * self.per_page
        rows = list(
            self.object_list.annotate(counted=CountOf(self._some()))[first : first + self.per_page + 1]
        )
        self.goes_on = len(rows) > self.per_page
        if rows:
            # The rows have brought it along: no question of its own.
            self.__dict__["_counted"] = rows[0].counted
        return rows[: self.per_page]

    def _some(self) -> QuerySet:
        """So many rows that they tell whether there are more than are counted."""
        return self.object_list.order_by().values("pk")[: COUNTED + 1]

    @cached_property
    def _counted(self) -> int:
        return self._some().count()


def _number(asked: Any) -> int:
    text = str(asked or "")
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 10 else 1
