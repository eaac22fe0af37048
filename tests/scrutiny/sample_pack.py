"""A printed pack that uses every class of the papers' style sheet; for tests and for looking at.

`python -m tests.scrutiny.sample_pack FILE` writes it, for bin/check-pdf.
"""

import sys
from functools import cache
from pathlib import Path

import django
from django.template import engines

from scrutiny.markup import parse, render_blocks
from scrutiny.paragraph_numbers import ParagraphScheme
from scrutiny.pdf.paper import Frame, print_html
from scrutiny.pdf.parts import HeaderRow, Risk, RiskBand, risk_matrix
from scrutiny.pdf.render import Image, Rendered
from tests.scrutiny.sample_sections import ContentsEntry, DraftSection, number_sections

CREST = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40">'
    '<rect width="60" height="40" rx="6" fill="#0b3d5c"/>'
    '<path d="M6 30 24 10 36 24 42 17 54 30z" fill="#fff"/></svg>'
)
REPORT = """
Footfall after ten o’clock has grown by a third since 2023, and with it the number of people who need a \
safe way home. This report sets out what the partnership has done, what it cost and what it proposes.

Three measures were taken:

- lighting on the paths between the station and the market;
- a night bus on Fridays and Saturdays
  - from **11.00 pm** to _2.00 am_
    - with a steward on board;
- a room where people can wait, staffed by volunteers.

+ The measures were paid for from the Safer Streets grant.

## What people told us

The survey is at [the council’s site](https://northmere.example/survey). It was answered by 1,204 people.

Table: Reports to the police, by quarter
| Ward | 2024 | 2025 | What changed |
| Castle | 120 | 98 | Lighting was finished in the second quarter |
| Mere | 1,045 | 877 | Night bus began |
"""
RECOMMENDATIONS = """> That the committee:
> a. notes the report; and
> b. asks the partnership to
>   i. keep the night bus; and
>   ii. report again in March 2027.
"""
BANDS = (
    RiskBand("Low", "low"),
    RiskBand("Medium", "medium"),
    RiskBand("High", "high"),
    RiskBand("Very high", "very-high"),
)
FRAME = Frame(
    title="Agenda pack: Crime and Disorder Committee, 12 March 2026",
    body="Northmere Borough Council: Crime and Disorder Committee",
    date="12 March 2026",
    label="Agenda pack",
    status="Draft",
)


def context() -> dict[str, object]:
    """What the sample's template prints."""
    drafts = (
        DraftSection("Recommendations", RECOMMENDATIONS),
        DraftSection("Report", REPORT * 3),
        DraftSection("Appendix (if any)", "Appendix A – Delivery plan", is_list=True),
        DraftSection("Background papers (Local Government Act 1972, section 100D)", "None", is_list=True),
    )
    risks = (
        Risk(1, likelihood=3, impact=2),
        Risk(2, likelihood=2, impact=2),
        Risk(3, likelihood=6, impact=4),
    )
    return {
        "frame": FRAME,
        "entries": (
            ContentsEntry("", "Agenda", "agenda"),
            ContentsEntry("8.1", "Safer streets at night", "item-8-1", level=2),
            ContentsEntry(
                "9", "Members of the partnership, their posts and the bodies they stand for", "item-9"
            ),
            ContentsEntry("8A", "Late item", "item-8A"),
        ),
        "header": (
            HeaderRow("Report to", ("Crime and Disorder Committee",)),
            HeaderRow("Date of meeting", ("12 March 2026",)),
            HeaderRow("Corporate priority", ("Safe and tidy streets", "Connected communities")),
            HeaderRow("Report author", ("Sasha Lind, Community Safety Manager",)),
        ),
        "attendance": (HeaderRow("Present", ("Councillors Achebe (Chair), Cowper and Dhillon",)),),
        "sections": number_sections(drafts, scheme=ParagraphScheme.DECIMAL, id_prefix="item-8-1-"),
        "matrix": risk_matrix(
            risks,
            likelihoods=("Almost impossible", "Very low", "Low", "Significant", "High", "Very high"),
            impacts=("Negligible", "Marginal", "Critical", "Catastrophic"),
            bands=BANDS,
            places=((0, 0, 0, 0), (0, 0, 1, 1), (0, 1, 1, 2), (0, 1, 2, 2), (1, 2, 2, 3), (1, 2, 3, 3)),
        ),
        "minute": render_blocks(parse(REPORT), heading_level=4),
    }


@cache
def sample_pack() -> Rendered:
    """The sample as a finished PDF."""
    source = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    html = engines["django"].from_string(source).render(context())
    return print_html(html, frame=FRAME, images={"crest": Image(CREST.encode(), "image/svg+xml")})


if __name__ == "__main__":
    django.setup()
    Path(sys.argv[1]).write_bytes(sample_pack().pdf)
