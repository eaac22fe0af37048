"""The addresses that the HTML and the style sheets of a paper may name: fonts of ours, and pictures handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scrutiny.pdf import fonts


class RefusedAddress(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """The HTML asked for something that is neither a font of ours nor an image that was passed in."""


@dataclass(frozen=True)
class Image:
    """A picture that the HTML may show as `image:<name>`."""

    data: bytes
    content_type: str


class OwnThingsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Answers `font:<file>` and `image:<name>`, and refuses every other address."""

    def __init__(self, fonts_dir: Path, images: Mapping[str, Image]) -> None:
        super().__init__(allowed_protocols=())
        self.fonts_dir = fonts_dir
        self.images = images

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        try:
            if scheme == "font":
                return URLFetcherResponse(url, fonts.font_data(self.fonts_dir, name))
            if scheme == "image":
                image = self.images[name]
                return URLFetcherResponse(url, image.data, {"Content-Type": image.content_type})
        except KeyError:
            pass
        raise RefusedAddress(
            gettext("A paper can show only its own fonts and images, and asked for “%(address)s”.")
            % {"address": url[:200]}
        )
