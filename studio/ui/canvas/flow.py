"""Wires that tell of the layer they come from: the breadth of its gradient, its step as a colour.

Both scales are logarithmic. The colours are those of viridis, which rise evenly in lightness and so
are told apart without seeing colours; the lowest lies near the canvas in both themes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from studio.ui.tokens import DARK, Tokens

SHADES: Final = 24
BREADTHS: Final = 10
NARROWEST, WIDEST = 1.2, 5.6
"""A wire's bounds have room for no more."""
RATIO: Final = (-6.0, -1.0)
"""Decades of an update as a share of what it moves: about -3 is usual."""
LEAST_DECADES = 2
LOWEST, HIGHEST = 0.22, 1.0
"""The part of viridis that is used: its dark end is lost on a dark canvas."""
FAINT_LOWEST, FAINT_HIGHEST = 0.0, 0.82
"""On a light canvas its light end is."""


class Stream(NamedTuple):
    """How the wires that leave a node look: steps of breadth and of colour; -1: not known."""

    breadth: int
    shade: int


class FlowInk:
    """The pens of one theme, made when they are first used."""

    def __init__(self, tokens: Tokens) -> None:
        self._dark = tokens is DARK
        self._unknown = QColor(tokens.text_3)
        self._broken = QColor(tokens.error)
        self._pens: dict[Stream, QPen] = {}

    @cached_property
    def colours(self) -> tuple[QColor, ...]:
        """From the least update to the greatest."""
        # Not at the top: the colour maps load numpy, and the canvas is painted before that.
        from studio.ui.plots.colours import TOP, shades

        low, high = (LOWEST, HIGHEST) if self._dark else (FAINT_LOWEST, FAINT_HIGHEST)
        table = shades("viridis")
        places = [low + (high - low) * n / (SHADES - 1) for n in range(SHADES)]
        found = tuple(QColor(*map(int, table[round(TOP * place)])) for place in places)
        return found if self._dark else found[::-1]

    def pen(self, stream: Stream) -> QPen:
        found = self._pens.get(stream)
        if found is None:
            colour = self.colours[stream.shade] if stream.shade >= 0 else self._unknown
            found = QPen(colour, breadth(stream.breadth))
            found.setCapStyle(Qt.PenCapStyle.FlatCap)
            found.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            if stream.breadth == BREADTHS:  # Not a number, or infinite.
                found.setColor(self._broken)
            self._pens[stream] = found
        return found


def breadth(step: int) -> float:
    """How broad a wire of this step is."""
    return NARROWEST + (WIDEST - NARROWEST) * min(max(step, 0), BREADTHS - 1) / (BREADTHS - 1)


def stream_of(gradient: float | None, ratio: float | None, decades: tuple[float, float]) -> Stream:
    """The look for a norm, on a scale of these decades, and an update."""
    if gradient is not None and not math.isfinite(gradient):
        return Stream(BREADTHS, -1)
    low, high = decades
    step = _step(gradient, low, high, BREADTHS) if gradient is not None else 0
    shade = _step(ratio, *RATIO, SHADES) if ratio is not None and math.isfinite(ratio) else -1
    return Stream(step, shade)


def _step(value: float, low: float, high: float, count: int) -> int:
    if value <= 0:
        return 0
    share = (math.log10(value) - low) / (high - low)
    return round((count - 1) * min(max(share, 0.0), 1.0))


def decades_of(
    gradients: Iterable[float], before: tuple[float, float] | None
) -> tuple[float, float]:
    """Whole decades that hold all norms; they do not shrink while norms only tremble."""
    sizes = [one for one in gradients if 0 < one < math.inf]
    if not sizes:
        return before or (-4.0, 0.0)
    low, high = math.floor(math.log10(min(sizes))), math.ceil(math.log10(max(sizes)))
    if before is not None:
        kept_low, kept_high = before
        if low >= kept_low and high <= kept_high and kept_high - kept_low <= high - low + 2:
            return before
    return float(min(low, high - LEAST_DECADES)), float(high)
