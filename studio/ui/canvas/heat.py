"""Colours for what nodes cost: shades from hardly anything to the most, and writing for each.

The shades are those of magma, so they rise evenly in lightness and are told apart without seeing
colours; the lowest lies near the canvas in both themes, so that what costs little recedes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QPen

from studio.ui.tokens import BLACK, DARK, WHITE, Tokens, mix

Shade = int
SHADES = 32
COOL: Shade = -1
"""In place of a shade: a node that costs nothing, among those that cost something."""
LOWEST, HIGHEST = 0.14, 0.96
"""The part of magma that is used: its very ends are lost on a dark and on a light canvas."""


class Writing(NamedTuple):
    """The pens for a card's texts."""

    text: QPen
    text_2: QPen
    text_3: QPen


@dataclass(frozen=True, slots=True)
class Warmth:
    """What a card shows of its node's cost."""

    shade: Shade
    figure: str
    """How much it is, in words."""
    about: str = ""
    """More of it, for whoever rests the pointer on the figure."""


def shade_of(value: float, most: float) -> Shade:
    """The shade of a value, none of them below nought.

    Roots are shown, so that nodes of a tenth and of a hundredth of the most still differ.
    """
    if most <= 0:
        return 0
    return round((SHADES - 1) * sqrt(min(max(value / most, 0.0), 1.0)))


def contrast(first: QColor, second: QColor) -> float:
    """How well one colour is read on another, from 1 to 21, as WCAG counts it."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class HeatInk:
    """Brushes and pens of one theme, made when they are first used."""

    def __init__(self, tokens: Tokens) -> None:
        self._dark = tokens is DARK
        self.cool = QBrush(QColor(mix(tokens.raised, tokens.text_3, 0.14)))

    @cached_property
    def colours(self) -> tuple[QColor, ...]:
        """Every shade, from the lowest."""
        # Not at the top: the colour maps load numpy, and the canvas is painted before that.
        from studio.ui.plots.colours import TOP, shades

        table = shades("magma")
        span = HIGHEST - LOWEST
        places = [LOWEST + span * n / (SHADES - 1) for n in range(SHADES)]
        found = tuple(QColor(*map(int, table[round(TOP * place)])) for place in places)
        return found if self._dark else found[::-1]

    @cached_property
    def fills(self) -> tuple[QBrush, ...]:
        return tuple(map(QBrush, self.colours))

    @cached_property
    def writing(self) -> tuple[Writing, ...]:
        """The pens that can be read on each shade."""
        return tuple(_writing_on(colour) for colour in self.colours)


def _writing_on(colour: QColor) -> Writing:
    pen = QPen(max(QColor(WHITE), QColor(BLACK), key=lambda each: contrast(each, colour)))
    return Writing(pen, pen, pen)
