"""Pages of long lists: counted so far and no further, and still read to their end."""

import pytest

from scrutiny import long_lists
from scrutiny.long_lists import LongList
from scrutiny.models import CouncilClosure
from tests.kept import kept

pytestmark = pytest.mark.django_db
DAYS = 7


@kept
def closures(council):
    """Seven days on which a council is closed."""
    CouncilClosure.objects.all().delete()
    CouncilClosure.objects.bulk_create(
        CouncilClosure(council=council, date=f"2026-12-0{number}", reason="Closed")
        for number in range(1, DAYS + 1)
    )
    return council


@pytest.fixture
def pages(closures, monkeypatch):
    """`pages(3, counted=5)`: the list in pages of so many, counted so far."""

    def made(per_page: int, *, counted: int = 1000) -> LongList:
        monkeypatch.setattr(long_lists, "COUNTED", counted)
        return LongList(CouncilClosure.objects.order_by("date"), per_page)

    return made


def days(page) -> list[int]:
    return [row.date.day for row in page.object_list]


def test_a_page_has_its_rows_and_the_count_of_all(pages, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = pages(3).get_page("2")
        assert (days(page), page.paginator.count, page.paginator.num_pages) == ([4, 5, 6], DAYS, 3)
        assert page.has_next()
        assert not page.paginator.is_capped


def test_what_is_longer_than_is_counted_is_read_on(pages):
    found = pages(2, counted=3)
    assert (found.get_page(1).paginator.count, found.is_capped, found.num_pages) == (3, True, 2)
    assert days(found.get_page(3)) == [5, 6]
    assert found.num_pages == 4
    assert days(found.get_page(4)) == [7]
    assert not found.get_page(4).has_next()


@pytest.mark.parametrize(
    ("asked", "first"), [(None, 1), ("", 1), ("x", 1), ("-1", 1), ("²", 1), ("9" * 30, 1)]
)
def test_what_is_no_number_is_the_first_page(pages, asked, first):
    assert days(pages(3).get_page(asked))[0] == first


def test_a_page_after_the_last_is_the_last(pages):
    assert days(pages(3).get_page("1999")) == [7]


def test_an_empty_list_has_one_page_with_nothing(pages):
    CouncilClosure.objects.all().delete()
    page = pages(3).get_page(1)
    assert (days(page), page.paginator.count, page.paginator.num_pages) == ([], 0, 1)
