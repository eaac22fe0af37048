"""Broken uploads, a few of those that tests/benchmarks/uploads.py sends: each is cleaned or refused in words."""

import re
from random import Random

import pytest

from scrutiny.uploads.guard import UploadRefused, inspect_upload
from tests.benchmarks import spoil_bytes, spoil_pdf, spoil_picture, spoil_word
from tests.benchmarks.upload_mutants import good_files

LIMITS = {"max_mb": 50, "max_pages": 1000}
BY_CHANCE = list(zip(spoil_bytes.WAYS, ["PDF", "Word", "PNG", "JPEG"] * 2, strict=True))
REFUSED = [
    (spoil_pdf.many_pages, "damaged|not a PDF"),
    (spoil_pdf.odd_pages, "too large or too small|damaged"),
    (spoil_pdf.deep_nesting, "damaged|not a PDF"),
    (spoil_word.entities, "no office program writes|damaged"),
    (spoil_word.odd_names, "damaged"),
    (spoil_word.macros, "has macros"),
    (spoil_picture.png_bad_crc, "damaged"),
    (spoil_picture.jpeg_header_lies, "damaged|too small|pixels|unpacks"),
]
CLEANED = [spoil_pdf.active, spoil_word.active]


def dice():
    return Random(3)  # noqa: S311  # the same files in every run


@pytest.mark.parametrize(("way", "family"), BY_CHANCE, ids=[way.__name__ for way, _ in BY_CHANCE])
def test_what_is_spoilt_by_chance_is_answered(way, family):
    broken = way(good_files()[family], dice())
    try:
        answer = inspect_upload(broken, **LIMITS).sha256
    except UploadRefused as refused:
        answer = str(refused)
    assert re.fullmatch(r"[0-9a-f]{64}|[A-Z].+\.", answer)


@pytest.mark.parametrize(("way", "words"), REFUSED, ids=[way.__name__ for way, _ in REFUSED])
def test_what_is_made_to_do_harm_is_refused_in_words(way, words):
    with pytest.raises(UploadRefused, match=words):
        inspect_upload(way(dice()), **LIMITS)


@pytest.mark.parametrize("way", CLEANED, ids=lambda way: way.__module__.rpartition("_")[2])
def test_what_is_cleaned_stays_clean(way):
    cleaned = inspect_upload(way(dice()), **LIMITS)
    assert cleaned.removed
    assert inspect_upload(cleaned.data, **LIMITS).removed == ()


def test_the_same_seed_gives_the_same_file():
    for way in (spoil_bytes.flip_bits, spoil_bytes.splice):
        assert len({way(good_files()["PDF"], dice()) for _ in range(3)}) == 1
