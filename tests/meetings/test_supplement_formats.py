"""A supplement in large print has page numbers of its own, also where its first page names them."""

import pytest

from meetings.enums import PaperFormat
from scrutiny.pdf import extract
from tests.meetings.conftest import with_forms
from tests.meetings.supplement_factories import clear_awaited, make_supplement_out

pytestmark = pytest.mark.django_db


def test_the_first_page_names_the_pages_of_the_large_print(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    supplement = with_forms(make_supplement_out(meeting, by=clerk), by=clerk)
    bound = next(part for part in supplement.facts["parts"] if part["item"])
    with supplement.files.get(format=PaperFormat.LARGE_24).file.open("rb") as file:
        pages = extract.page_texts(file.read())
    begins = next(number for number, text in enumerate(pages, 1) if "Item 3: Youth justice" in text)
    assert any("new manager" in text for text in pages[begins - 1 :])
    first = " ".join(" ".join(pages[: begins - 1]).split())
    assert f"{begins} to {len(pages)}" in first
    assert f"{bound['first']} to {bound['last']}" not in first
