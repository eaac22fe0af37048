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
    GuideRow("++ In May …", _("A paragraph under the one before: 4.2.1 under 4.2.")),
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
        "> # Lay members\n> Two were co-opted.",
        _("A box with its heading. Without “# ”, a first line that ends with a colon is the heading too."),
    ),
    GuideRow(
        "Table: Offences recorded\n| Ward | 2016 | 2017 |\n| Castle | 120 | 98 |",
        _(
            "A table: its caption, its headings, then its rows. Rows that begin with “||” have a heading of their own."
        ),
    ),
    GuideRow(
        "Figure: Burglary by month\n![A line that falls from 40 to 20](picture:ab12)",
        _("A picture of this report: its caption, the words for those who can’t see it, and its key."),
    ),
    GuideRow(
        "{recommendation 17}", _("On a line of its own, the words of a proposed recommendation in a box.")
    ),
    GuideRow(
        "{para k7d2} {item 12} {appendix 45}",
        _(
            "The number of a paragraph, an item or an appendix, also “recommendation” and “figure”. It follows them."
        ),
    ),
    GuideRow("{br}", _("A new line in a table cell, an entry or a heading.")),
    GuideRow("\\- not a bullet", _("A backslash in front of a sign prints the sign itself.")),
)
