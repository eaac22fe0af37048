"""What some reports of the demonstration have besides their text: a section that is exempt, and a drawn picture."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from meetings.demo.days import DAY
from meetings.demo.shapes import Bars, Kept, Paper
from meetings.demo.world import World
from meetings.models import Report
from meetings.services import appendices, exemptions, report_parts

WIDTH, HEIGHT, EDGE = 1200, 720, 70
LOOKED_AT_AGAIN = 180  # days from today
COLOUR, INK = "#1d4f76", "#0b0c0c"


def add(world: World, report: Report, paper: Paper) -> None:
    """Give a report what its paper names beyond the file, as its writer would."""
    by = world.by(paper.written_by)
    if paper.bars:
        bars = paper.bars
        picture = SimpleUploadedFile("bars.png", drawn(bars), content_type="image/png")
        appendices.attach(report=report, by=by, file=picture, title=bars.title, alternative_text=bars.says)
    if paper.kept:
        _keep(world, report, paper.kept, by)


def drawn(bars: Bars) -> bytes:
    """A bar chart as a PNG; its words come with it as text."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(26)
    foot, highest = HEIGHT - EDGE, max(value for _name, value in bars.values)
    step = (WIDTH - 2 * EDGE) // len(bars.values)
    for place, (name, value) in enumerate(bars.values):
        left, top = EDGE + place * step, foot - value * (foot - EDGE) // highest
        draw.rectangle((left + step // 5, top, left + step - step // 5, foot), fill=COLOUR)
        draw.text((left + step // 2, top - 8), str(value), fill=INK, font=font, anchor="ms")
        draw.text((left + step // 2, foot + 34), name, fill=INK, font=font, anchor="ms")
    draw.line((EDGE, foot, WIDTH - EDGE, foot), fill=INK, width=3)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _keep(world: World, report: Report, kept: Kept, by) -> None:
    section = report_parts.add(report=report, by=by, kind="sections", heading=kept.heading)
    report_parts.save_texts(report=report, by=by, texts={section.pk: world.words(kept.text)})
    exemptions.exempt(
        part=section,
        by=by,
        exempt_paragraphs=kept.paragraphs,
        public_interest_reason=kept.reason,
        exempt_review_date=world.days.today + LOOKED_AT_AGAIN * DAY,
    )
