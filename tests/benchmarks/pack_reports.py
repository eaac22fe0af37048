"""Generated reports of eleven or twelve pages, as the product's own facts: text, tables, pictures and risks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image as Picture
from PIL import ImageDraw

from meetings.papers.report_paper import PaperPicture, ReportPaper, RiskRow, RisksPaper, SectionPaper
from scrutiny.markup import Anchors, PictureFacts, numbered_depths, parse
from scrutiny.paragraph_numbers import ParagraphScheme, SectionShape, paragraph_numbers
from scrutiny.pdf.parts import HeaderRow, Risk, RiskBand, risk_matrix
from scrutiny.pdf.render import Image
from tests.benchmarks.pack_words import SERVICES, SURNAMES, THEMES, WARDS, dice_of, paragraph, sentence, short

LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACTS = ("Minor", "Moderate", "Serious", "Major")
BANDS = (
    RiskBand("Low", "low"),
    RiskBand("Medium", "medium"),
    RiskBand("High", "high"),
    RiskBand("Very high", "very-high"),
)
_PLACES = ((0, 0, 0, 1), (0, 0, 1, 2), (0, 1, 2, 2), (1, 2, 2, 3), (1, 2, 3, 3))
_MAPS = 4


def title(number: int) -> str:
    """The title of the report of that number (from 1)."""
    return f"{THEMES[(number - 1) % len(THEMES)]}: report {number} of the theme lead"


def pictures(number: int) -> dict[str, tuple[PaperPicture, Image, tuple[int, int]]]:
    """What a report shows by key: a chart of its own, and a map that every fourth report shows too."""
    return {
        "chart": (*_named(_chart(number), "image/svg+xml"), (600, 220)),
        "map": (*_named(_map(number % _MAPS), "image/jpeg"), (900, 520)),
    }


def report(number: int, *, key: int, label: str) -> ReportPaper:
    """A report for the agenda item of that key and label."""
    shown = pictures(number)
    facts = {
        name: PictureFacts(picture.src, *size, f"Figure {place}:")
        for place, (name, (picture, _file, size)) in enumerate(shown.items(), start=1)
    }
    return ReportPaper(
        id=key,
        style="benchmark",
        title=title(number),
        item_label=label,
        level=2,
        is_withheld=False,
        exempt_notice=(),
        header=_header(number),
        header_is_table=True,
        sections=tuple(_sections(dice_of(number), f"item-{key}-", Anchors(pictures=facts))),
        contacts=(HeaderRow("Report author", ("Sasha Lind, Community Safety Manager",)),),
        pictures=tuple(picture for picture, _file, _size in shown.values()),
    )


def _header(number: int) -> tuple[HeaderRow, ...]:
    return (
        HeaderRow("Report to", ("Crime and Disorder Committee",)),
        HeaderRow("Date of meeting", ("12 November 2026",)),
        HeaderRow("Report of", (f"Councillor {SURNAMES[number % len(SURNAMES)]}, theme lead",)),
        HeaderRow("Wards", WARDS[number % 5 : number % 5 + 4]),
        HeaderRow("Corporate priority", ("Safe and tidy streets", "Connected communities")),
    )


def _sections(dice: Random, id_prefix: str, anchors: Anchors) -> Iterator[SectionPaper]:
    texts = _texts(dice)
    parsed = [parse(text) for _heading, text in texts]
    shapes = [SectionShape(numbered_depths(blocks)) for blocks in parsed]
    numbered = paragraph_numbers(shapes, scheme=ParagraphScheme.DECIMAL)
    for place, ((heading, _text), blocks, numbers) in enumerate(zip(texts, parsed, numbered, strict=True), 1):
        yield SectionPaper(
            id=place,
            key=f"s{place}",
            anchor=f"{id_prefix}section-{place}",
            number=numbers.heading,
            heading=heading,
            level=3,
            blocks=blocks,
            numbers=numbers.paragraphs,
            risks=_risks(dice) if heading == "Risks" else None,
            id_prefix=id_prefix,
            anchors=anchors,
        )


def _texts(dice: Random) -> list[tuple[str, str]]:
    return [
        ("Purpose of the report", _paragraphs(dice, 2)),
        ("Recommendations", _recommendations(dice)),
        ("Background", _paragraphs(dice, 3)),
        ("Performance", f"{_paragraphs(dice, 2)}\n\n{_chart_of_quarters(dice)}\n\n{_bullets(dice)}"),
        ("Offences by ward", f"{_paragraphs(dice, 2)}\n\n{_offences(dice)}"),
        ("Money", f"{_paragraphs(dice, 2)}\n\n{_money(dice, 10)}"),
        (
            "What was considered",
            f"{_paragraphs(dice, 2)}\n\n## Places\n\n{_map_of_wards()}\n\n{_under(dice)}",
        ),
        ("Risks", _paragraphs(dice, 2)),
        ("Equality and climate", _paragraphs(dice, 2)),
        ("Consultation", _paragraphs(dice, 3)),
        ("Legal implications", f"{_paragraphs(dice, 2)}\n\n{_under(dice)}"),
    ]


def _paragraphs(dice: Random, count: int) -> str:
    return "\n\n".join(paragraph(dice) for _ in range(count))


def _under(dice: Random) -> str:
    return "\n\n".join([paragraph(dice), *(f"++ {sentence(dice)}" for _ in range(3))])


def _recommendations(dice: Random) -> str:
    lines = "\n".join(f"> {letter}. {short(dice)}; and" for letter in "abcd")
    return f"{paragraph(dice)}\n\n> That the committee consider:\n{lines}"


def _bullets(dice: Random) -> str:
    return "\n".join(f"- {short(dice)}\n  - {short(dice)}\n  - {short(dice)}" for _ in range(3))


def _chart_of_quarters(dice: Random) -> str:
    return f"Figure: Reports by quarter\n![Bars for twelve quarters, the last {dice.randint(20, 90)}](picture:chart)"


def _map_of_wards() -> str:
    return "Figure: Where the measures were taken\n![Map of nine wards along the river](picture:map)"


def _offences(dice: Random) -> str:
    rows = "\n".join(
        f"|| {ward} | {dice.randint(40, 1900):,} | {dice.randint(40, 1900):,} | {short(dice)} |"
        for ward in WARDS
    )
    return f"Table: Offences recorded, two years\n| Ward | 2025 | 2026 | What changed |\n{rows}"


def _money(dice: Random, rows: int) -> str:
    lines = []
    for place in range(rows):
        budget, over = dice.randint(20, 900), dice.randint(-40, 60)
        service = f"{SERVICES[place % len(SERVICES)]} {place // len(SERVICES) + 1}"
        lines.append(f"|| {service} | £{budget:,} | £{budget + over:,} | {over:+,} | {short(dice)} |")
    head = "| Service | Budget £000 | Forecast £000 | Variance £000 | Remarks |"
    return "\n".join([f"Table: Budget and forecast of {rows} services", head, *lines])


def _risks(dice: Random) -> RisksPaper:
    risks = [Risk(place, dice.randint(1, 5), dice.randint(1, 4)) for place in range(1, 8)]
    rows = tuple(
        RiskRow(
            risk.number,
            short(dice),
            LIKELIHOODS[risk.likelihood - 1],
            IMPACTS[risk.impact - 1],
            BANDS[_PLACES[risk.likelihood - 1][risk.impact - 1]].word,
            sentence(dice),
        )
        for risk in risks
    )
    return RisksPaper(
        rows, risk_matrix(risks, likelihoods=LIKELIHOODS, impacts=IMPACTS, bands=BANDS, places=_PLACES)
    )


def _named(data: bytes, content_type: str) -> tuple[PaperPicture, Image]:
    digest = sha256(data).hexdigest()
    return PaperPicture(f"/pictures/{digest}", digest, digest, content_type), Image(data, content_type)


def _chart(number: int) -> bytes:
    dice = dice_of(number)
    bars = "".join(
        f'<rect x="{20 + place * 48}" y="{200 - height}" width="30" height="{height}" fill="#0b3d5c"/>'
        for place, height in enumerate(dice.randint(20, 180) for _ in range(12))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 220" width="600" height="220">'
        f'{bars}<path d="M10 200H590" stroke="#0b0c0c"/></svg>'
    ).encode()


@cache
def _map(number: int) -> bytes:
    """A map in the colours of a photograph, some 100 kB."""
    dice = dice_of(number)
    picture = Picture.frombytes("RGB", (300, 173), dice.randbytes(300 * 173 * 3)).resize((900, 520))
    draw = ImageDraw.Draw(picture)
    for _ in range(9):
        corners: Sequence[tuple[int, int]] = [(dice.randrange(900), dice.randrange(520)) for _ in range(4)]
        draw.polygon(corners, outline=(11, 61, 92), width=4)
    out = BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()
