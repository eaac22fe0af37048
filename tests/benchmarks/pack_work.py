"""What the benchmark of packs does in processes of its own: laying out, printing with Chromium, joining.

Every function here takes and gives plain values, and tells the seconds that it took by itself.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import django
from django.conf import settings
from playwright.sync_api import sync_playwright
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle

from scrutiny.pdf import fonts
from scrutiny.pdf.addresses import Image, OwnThingsOnly
from scrutiny.pdf.join import prepare
from scrutiny.pdf.mend import mend
from scrutiny.pdf.pack import Paper
from scrutiny.pdf.paper import Frame, print_html, style_sheets, warm_up

_JOIN = "tests.benchmarks.pack_join"


def start_worker() -> None:
    """Set up a process as the product's workers are when they start."""
    django.setup()
    warm_up()


def start_plain() -> None:
    """Set up a process to call WeasyPrint in, with the fonts unpacked, so that this is not counted."""
    django.setup()
    for name in fonts.font_files():
        fonts.font_data(Path(settings.PAPER_FONTS_DIR), name)


def processes(count: int, start: Callable[[], None]) -> ProcessPoolExecutor:
    """Processes that are set up; they wait for work."""
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=start)
    for future in [pool.submit(perf_counter) for _ in range(count)]:
        future.result()
    return pool


class Ready(NamedTuple):
    """A paper of a pack, laid out and prepared for its place; `slots` is how many places it takes."""

    pdf: bytes
    pages: int
    prepared: bytes
    slots: int


class Work(NamedTuple):
    """What a worker needs for one paper: as the product keeps it, and where it stands in the pack."""

    html: str
    images: Mapping[str, Image]
    styles: Sequence[str]
    title: str
    name: str
    slot: int


def make_ready(work: Work, frame: Frame) -> Ready:
    """Lay out a paper of a pack as the product does, and prepare it to be joined."""
    rendered = print_html(work.html, frame=frame, images=work.images, styles=work.styles)
    form = prepare(Paper(rendered.pdf, work.title, work.name), slot=work.slot)
    return Ready(rendered.pdf, rendered.pages, form.to_bytes(), form.slots)


def whole(html: str, frame: Frame, images: Mapping[str, Image]) -> tuple[bytes, int, float]:
    """A pack in one piece by WeasyPrint as anybody would call it: tagged PDF/UA-1, nothing of our own but `mend`."""
    begin = perf_counter()
    folder = Path(settings.PAPER_FONTS_DIR)
    fetcher = OwnThingsOnly(folder, images)
    configuration, counters = fonts.own_fonts_only(), CounterStyle()
    sheets = [
        CSS(string=css, font_config=configuration, counter_style=counters, url_fetcher=fetcher)
        for css in (fonts.font_css(folder), *style_sheets())
    ]
    source = HTML(string=html, url_fetcher=fetcher)
    document = source.render(font_config=configuration, counter_style=counters, stylesheets=sheets)
    document.metadata.title, document.metadata.lang = frame.title, frame.language
    pdf = document.write_pdf(finisher=mend, pdf_variant="pdf/ua-1")
    return pdf, len(document.pages), perf_counter() - begin


def chromium(html: str, images: Mapping[str, Image], folder: Path) -> tuple[bytes, float]:
    """The same HTML and style sheets printed by Chromium, untagged; the start of the browser is not counted."""
    page_file = folder / "whole.html"
    page_file.write_text(_for_chromium(html, images, folder), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_default_timeout(0)
        begin = perf_counter()
        page.goto(page_file.as_uri())
        pdf = page.pdf(prefer_css_page_size=True, print_background=True, tagged=False, outline=False)
        seconds = perf_counter() - begin
        browser.close()
    return pdf, seconds


def _for_chromium(html: str, images: Mapping[str, Image], folder: Path) -> str:
    for name, image in images.items():
        (folder / name).write_bytes(image.data)
        if image.content_type.endswith("svg+xml"):
            (folder / name).rename(folder / f"{name}.svg")
            html = html.replace(f"image:{name}", f"{name}.svg")
    font_css = fonts.font_css(Path(settings.PAPER_FONTS_DIR))
    font_css = font_css.replace("font:", f"{Path(settings.PAPER_FONTS_DIR).absolute().as_uri()}/")
    sheets = "\n".join((font_css, *style_sheets()))
    return html.replace("image:", "").replace("</head>", f"<style>{sheets}</style></head>")


def join_alone(folder: Path) -> float:
    """The most megabytes that a process holds which does nothing but join the prepared papers of a folder."""
    done = subprocess.run(
        [sys.executable, "-m", _JOIN, str(folder)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)
