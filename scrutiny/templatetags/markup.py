"""Template access to the plain-text markup: `{{ text|markup }}` and `{% markup_help %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from scrutiny.markup import GUIDE, GuideRow, parse, render_blocks

register = template.Library()


@register.filter
def markup(text: str | None) -> SafeString:
    """The safe HTML of a text written in the markup, without paragraph numbers."""
    return render_blocks(parse(text or ""))


@register.filter
def numbered_markup(text: str | None, numbers: Sequence[str]) -> SafeString:
    """The safe HTML of a text written in the markup, with these numbers beside its paragraphs."""
    return render_blocks(parse(text or ""), numbers=numbers)


@register.inclusion_tag("components/markup_help.html")
def markup_help() -> dict[str, tuple[GuideRow, ...]]:
    """The folded-away help that stands beside a text box."""
    return {"rows": GUIDE}
