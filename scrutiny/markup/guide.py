"""The whole of the markup, as the help beside every text box shows it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class GuideRow(NamedTuple):
    """What to type, and what it makes."""

    typed: str
    makes: str | Promise


GUIDE: tuple[GuideRow, ...] = (
    GuideRow("", _("An empty line starts a new paragraph. Each paragraph takes the next number.")),
    GuideRow("+ The plan will …", _("A paragraph without a number, running on from the one before.")),
    GuideRow("## Key areas of focus", _("A sub-heading.")),
    GuideRow("- Hate crime\n  - Reporting", _("Bullets; two spaces in front put one under another.")),
    GuideRow("a. First\nb. Second", _("A lettered list. “i. ” makes Roman numerals and “1. ” numbers.")),
    GuideRow("**Resolved:**", _("Bold.")),
    GuideRow("_Vision for 2030_", _("Italics.")),
    GuideRow(
        "[the plan](https://example.gov.uk/plan)",
        _("A link to a web page, or to an e-mail address with “mailto:” in front."),
    ),
    GuideRow(
        "> That the committee:\n> a. notes the report",
        _("A box. A first line that ends with a colon is its heading."),
    ),
    GuideRow(
        "Table: Offences recorded\n| Ward | 2016 | 2017 |\n| Castle | 120 | 98 |",
        _("A table: its caption, its headings, then its rows."),
    ),
    GuideRow("\\- not a bullet", _("A backslash in front of a sign prints the sign itself.")),
)
