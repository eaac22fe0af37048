"""Signs of the Symbol and Wingdings fonts as the signs of Unicode that they show."""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xAE: "→",
    0xAC: "←",
    0xD6: "√",
}


def sign_of(font: str, code: int) -> str:
    """The sign that a symbol font shows for a code (0 to 255, or F000 to F0FF); "" for one that isn't known."""
    code &= 0xFF
    name = font.lower()
    if name.startswith("wingdings"):
        return _WINGDINGS.get(code, "")
    if name.startswith("symbol"):
        return _SYMBOL.get(code, "")
    return ""
