"""Figures of measures as people read them, and which way they go: lower is not always better."""

from decimal import Decimal

from django.utils.translation import gettext as _

from partnerships.enums import GoodDirection, Trend

BETTER = {GoodDirection.UP: 1, GoodDirection.DOWN: -1}


def figure(value: Decimal) -> str:
    """Print a number with commas and without needless noughts: 1,204, 12.5."""
    whole = f"{value:,.2f}"
    return whole.rstrip("0").rstrip(".")


def with_unit(value: Decimal, unit: str) -> str:
    """Print a number with what it counts: 412 incidents, 12.5%."""
    return f"{figure(value)}{unit}" if unit.startswith("%") else f"{figure(value)} {unit}".strip()


def trend(good: str, values: list[Decimal]) -> Trend:
    """Say which way the last of the values went from the one before it, oldest value first.

    `good` is a GoodDirection; where neither way is good, the trend is rising or falling and no judgement.
    """
    if len(values) < 2:
        return Trend.UNKNOWN
    step = values[-1].compare(values[-2])
    if not step:
        return Trend.UNCHANGED
    if good not in BETTER:
        return Trend.RISING if step > 0 else Trend.FALLING
    return Trend.IMPROVING if step == BETTER[GoodDirection(good)] else Trend.WORSENING


def trend_words(good: str, going: Trend) -> str:
    """The trend with the yardstick it is judged by: "Lower is better: improving"."""
    if good not in BETTER or going == Trend.UNKNOWN:
        return str(going.label)
    return _("%(yardstick)s: %(trend)s") % {
        "yardstick": GoodDirection(good).label,
        "trend": str(going.label).lower(),
    }


def target_words(good: str, target: Decimal | None, latest: Decimal | None) -> str:
    """Whether the last value meets the target; nothing without both, or where neither way is good."""
    if target is None or latest is None or good not in BETTER:
        return ""
    is_met = latest.compare(target) != -BETTER[GoodDirection(good)]
    return _("Target met") if is_met else _("Target not met")
