"""Broken uploads: good files spoilt by chance, and files that are made to do harm. Same seed, same files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from random import Random

from tests.benchmarks import spoil_bytes, spoil_pdf, spoil_picture, spoil_word
from tests.scrutiny.upload_files import picture_bytes, rich_docx, rich_pdf

Way = Callable[..., bytes]


@dataclass(frozen=True)
class Mutant:
    """One broken upload: what it was made from, in which way, and its bytes."""

    family: str
    way: str
    data: bytes = field(repr=False)


@cache
def good_files() -> dict[str, bytes]:
    """The sound files that are spoilt, by kind."""
    return {
        "PDF": rich_pdf(),
        "Word": rich_docx(),
        "PNG": picture_bytes("PNG"),
        "JPEG": picture_bytes("JPEG"),
        "WebP": picture_bytes("WEBP"),
        "GIF": picture_bytes("GIF", mode="P"),
    }


def families() -> list[tuple[str, Way]]:
    """Every way to spoil a file, with what it spoils: by chance each of the sound files, then those made."""
    by_chance = [(family, way) for way in spoil_bytes.WAYS for family in good_files()]
    made = {"PDF": spoil_pdf, "Word": spoil_word, "picture": spoil_picture}
    return [*by_chance, *((family, way) for family, module in made.items() for way in module.WAYS)]


def mutant(number: int, seed: int) -> Mutant:
    """Make one broken upload; the numbers go round through all the ways."""
    random = Random(f"{seed}-{number}")  # noqa: S311  # the same files for the same seed are the point
    ways = families()
    family, way = ways[number % len(ways)]
    data = way(good_files()[family], random) if way in spoil_bytes.WAYS else way(random)
    return Mutant(family, way.__name__, data)
