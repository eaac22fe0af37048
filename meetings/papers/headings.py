"""The levels of the headings of a paper, which depend on what the paper stands in."""

import re

from django.utils.safestring import SafeString

_HEADING = re.compile(r"<(/?)h([1-6])\b")


def shifted(html: str, by: int) -> SafeString:
    """The HTML of a paper with each heading `by` levels deeper (negative: higher), between 1 and 6.

    The HTML is the product's own: what people typed stands in it escaped.
    """

    def moved(match: re.Match[str]) -> str:
        return f"<{match[1]}h{min(6, max(1, int(match[2]) + by))}"

    return SafeString(_HEADING.sub(moved, html))
