"""An axis that is even, or logarithmic: where values go on it, and which of them are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ui.plots import numbers

Doubles = NDArray[np.float64]
DECADES = (1.0, 2.0, 5.0)
"""What is written of a decade where there is room."""


@dataclass(slots=True)
class Axis:
    """Places along it are values, or their logarithms to the base of ten."""

    log: bool = False

    def place(self, value: float) -> float:
        """Where a value is; NaN where it is nowhere."""
        if not self.log:
            return value
        return math.log10(value) if value > 0 else math.nan

    def places(self, values: Doubles) -> Doubles:
        """Where values are."""
        if not self.log:
            return values
        there = values > 0
        return np.log10(values, out=np.full(len(values), np.nan), where=there)

    def value(self, place: float) -> float:
        """What is at a place."""
        return 10.0**place if self.log else place

    def ticks(
        self, low: float, high: float, most: int, whole: bool = False
    ) -> list[tuple[float, str]]:
        """Places to write at, and what to write."""
        if not self.log:
            marks = numbers.ticks(low, high, most, whole)
            return list(zip(marks, numbers.labels(marks), strict=True))
        for factors in (DECADES, DECADES[:1]):
            values = _between(low, high, factors)
            if 2 <= len(values) <= most:
                return [(math.log10(value), numbers.short(value)) for value in values]
        if len(values) > most:
            values = values[:: math.ceil(len(values) / most)]
        else:  # Within one decade.
            values = [v for v in numbers.ticks(10.0**low, 10.0**high, most, whole) if v > 0]
        return [(math.log10(value), numbers.short(value)) for value in values]

    def range(self, low: float, high: float) -> tuple[float, float]:
        """From where to where it goes so that these values have room, in places."""
        if not self.log:
            return even_range(low, high)
        high = high if high > 0 else 1.0
        low = low if low > 0 else high * 1e-6
        bottom, top = math.log10(low), math.log10(high)
        pad = 0.04 * (top - bottom) or 0.1
        return bottom - pad, top + pad


def _between(low: float, high: float, factors: Sequence[float]) -> list[float]:
    exponents = range(math.floor(low), math.ceil(high) + 1)
    values = [factor * 10.0**exponent for exponent in exponents for factor in factors]
    return [value for value in values if low <= math.log10(value) <= high]


def even_range(low: float, high: float) -> tuple[float, float]:
    """Round numbers around these; from nought where that is near."""
    if low >= 0 and low < 0.6 * high:
        return 0.0, numbers.ceiling(high)
    pad = 0.04 * (high - low) or 0.5 * abs(high) or 0.5
    marks = numbers.ticks(low - pad, high + pad, 6)
    step = marks[1] - marks[0] if len(marks) > 1 else 2 * pad
    found = math.floor(low / step) * step, math.ceil(high / step) * step
    return found if found[0] != found[1] else (low - pad, high + pad)
