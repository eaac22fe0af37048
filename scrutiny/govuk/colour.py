"""A council's own colour, and the text colour that can be read on it."""

import re

STANDARD = "#1d4f76"
WHITE, BLACK = "#ffffff", "#0b0c0c"


def is_colour(text: str) -> bool:
    """Whether the text is a colour such as #1d4f76, and nothing else that a style sheet would obey."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", text))


def text_on(colour: str) -> str:
    """Return white or black, whichever stands out more against the colour (WCAG 2.2, contrast ratio)."""
    light = luminance(colour)
    against_white = 1.05 / (light + 0.05)
    against_black = (light + 0.05) / (luminance(BLACK) + 0.05)
    return WHITE if against_white >= against_black else BLACK


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
