"""Numbers as they stand on axes and labels, and where an axis has its ticks."""

from __future__ import annotations

import math


def short(value: float) -> str:
    """About three digits: ``0.291``, ``12.3``, ``3,812``, ``1.2e-05``."""
    if not math.isfinite(value):
        return "∞" if value == math.inf else "-∞" if value == -math.inf else "NaN"
    size = abs(value)
    if size == 0:
        return "0"
    if size < 5e-4 or size >= 1e7:
        return f"{value:.1e}"
    if size < 0.003:
        return f"{value:.2g}"
    if size < 10:
        return f"{value:.3f}"
    if size < 100:
        return f"{value:.2f}"
    if size < 1000:
        return f"{value:.1f}"
    return f"{value:,.0f}"


def ticks(low: float, high: float, most: int, whole: bool = False) -> list[float]:
    """At most ``most`` round values from ``low`` to ``high``, evenly spaced by 1, 2, 2.5 or 5.

    Args:
        low: where the axis begins.
        high: where it ends.
        most: how many there is room for.
        whole: whether only whole numbers make sense.
    """
    span = high - low
    if not math.isfinite(span) or span <= 0 or most < 1:
        return []
    step = _step(span, most, whole)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def _step(span: float, most: int, whole: bool) -> float:
    magnitude = 10.0 ** math.floor(math.log10(span / most))
    for _ in range(3):
        for factor in (1.0, 2.0, 2.5, 5.0):
            step = factor * magnitude
            fits = math.floor(span / step + 1e-9) + 1 <= most
            if fits and (not whole or step == int(step)):
                return step
        magnitude *= 10.0
    return magnitude


def labels(values: list[float]) -> list[str]:
    """The ticks' own words: as many digits as the step between them needs."""
    if len(values) < 2:
        return [short(value) for value in values]
    step = values[1] - values[0]
    if max(abs(value) for value in values) >= 1e6:
        return _told_apart(values, step, range(3, 16), "g")
    if step < 1e-4:
        return _told_apart(values, step, range(1, 16), "e")
    decimals = next(d for d in range(6) if abs(step * 10**d - round(step * 10**d)) < 1e-6)
    return [f"{value:,.{decimals}f}" if value else "0" for value in values]


def _told_apart(values: list[float], step: float, digits: range, form: str) -> list[str]:
    """With the fewest digits by which all are what they are, as far as one can see."""
    words: list[str] = []
    for count in digits:
        words = [f"{value:.{count}{form}}" if value else "0" for value in values]
        if all(
            abs(float(word) - value) < 0.01 * step
            for word, value in zip(words, values, strict=True)
        ):
            break
    return words


def ceiling(value: float) -> float:
    """The next round number at or above a positive one, so that an axis stays still for a while."""
    magnitude = 10.0 ** math.floor(math.log10(value))
    steps = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
    return next(step * magnitude for step in steps if step * magnitude >= value * (1 - 1e-9))
