"""Where things lie: ports on a card, the shape of a card, the course of a wire. Scene pixels.

Nothing here paints. A card's own coordinates begin at its upper left corner, which is where its
node is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from studio.compile.card_sizes import (
    CARD_WIDTH,
    FIRST_PORT,
    MINIATURE_BELOW,
    MINIATURE_HEIGHT,
    PORT_PITCH,
    Ends,
)

Side = Literal["input", "output"]

GRID = 4
CORNER = 8
STRIPE = 3
PAD = 12
EMBLEM = 14.0
"""The side of the emblem of a card's family, before its name."""
NAME_LEFT = 30.0
PORT_RADIUS = 5.0
MINIATURE_INSET = 10
BADGE_RADIUS = 7.0
OUTER = 10.0
"""How far a card paints beyond its edge: ports, badge, selection."""
LABEL_GAP = 20
LANE = 44.0
"""How far from the ports of a card a wire passes it on its way back."""
WIRE_SPAN = 26.0
"""How far a wire that runs back bulges beyond its ports."""


@dataclass(frozen=True, slots=True)
class PortPlace:
    """A port on a card. ``end`` is its name as a wire has it: ``input.2`` for a slot."""

    side: Side
    end: str
    x: float
    y: float
    label: str = ""
    """What is written beside it; empty where a card needs no port names."""
    spare: bool = False
    """The free slot that a variadic port always offers."""
    optional: bool = False

    @property
    def point(self) -> QPointF:
        return QPointF(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a card and its ports. Cards alike share one."""

    width: float
    height: float
    ports: tuple[PortPlace, ...]
    miniature: QRectF | None = None
    folded: bool = False
    """Whether it is only the line with the name."""
    rect: QRectF = field(init=False)
    bounds: QRectF = field(init=False)
    """The card with what straddles its edge."""

    def __post_init__(self) -> None:
        rect = QRectF(0, 0, self.width, self.height)
        object.__setattr__(self, "rect", rect)
        object.__setattr__(self, "bounds", rect.adjusted(-OUTER, -OUTER, OUTER, OUTER))

    def port(self, side: Side, end: str) -> PortPlace | None:
        """The port on this side where a wire of this end goes."""
        return next((port for port in self.ports if port.side == side and port.end == end), None)

    def anchor(self, side: Side, end: str) -> tuple[float, float]:
        """Where a wire meets the card; the middle of the side for a port that is not there."""
        for port in self.ports:
            if port.end == end and port.side == side:
                return port.x, port.y
        return (0.0 if side == "input" else self.width), FIRST_PORT


@lru_cache(maxsize=4096)
def lay_out(ends: Ends, width: float, miniature: bool) -> Layout:
    """The layout of a card with these ends that is ``width`` wide."""
    ports = [
        PortPlace(
            side,
            end,
            0.0 if side == "input" else width,
            ends.height_of(row, len(places)),
            label if ends.labelled else "",
            spare,
            optional,
        )
        for side, places in _sides(ends)
        for row, (end, label, spare, optional) in enumerate(places)
    ]
    height = ends.bare_height
    picture = None
    if miniature and not ends.folded:
        top = ends.miniature_top
        picture = QRectF(MINIATURE_INSET, top, width - 2 * MINIATURE_INSET, MINIATURE_HEIGHT)
        height = max(height, picture.bottom() + MINIATURE_BELOW)
    return Layout(width, height, tuple(ports), picture, ends.folded)


def _sides(
    ends: Ends,
) -> tuple[tuple[Side, tuple[tuple[str, str, bool, bool], ...]], ...]:
    return (("input", ends.inputs), ("output", ends.outputs))


def card_width(*lines: float) -> float:
    """The width of a card whose lines of text are this wide."""
    return float(max(CARD_WIDTH, ceil((max(lines, default=0) + 2 * PAD) / GRID) * GRID))


def snapped(value: float) -> float:
    """The nearest place on the grid."""
    return float(round(value / GRID) * GRID)


def wire_path(x1: float, y1: float, x2: float, y2: float) -> QPainterPath:
    """A cubic from an output to an input; round the back where the input lies to the left."""
    path = QPainterPath(QPointF(x1, y1))
    if x2 - x1 >= 0:
        reach = max((x2 - x1) / 2, min(WIRE_SPAN, abs(y2 - y1) / 2))
        path.cubicTo(x1 + reach, y1, x2 - reach, y2, x2, y2)
        return path
    level = _way_back(y1, y2)
    bulge = WIRE_SPAN / 0.75
    path.cubicTo(x1 + bulge, y1, x1 + bulge, level, x1, level)
    path.lineTo(x2, level)
    path.cubicTo(x2 - bulge, level, x2 - bulge, y2, x2, y2)
    return path


def _way_back(y1: float, y2: float) -> float:
    """At which height a wire runs back: above the lower card, or below both when they are close."""
    if abs(y2 - y1) >= 2 * LANE:
        return max(y1, y2) - LANE
    return max(y1, y2) + LANE + PORT_PITCH


def wire_bounds(x1: float, y1: float, x2: float, y2: float) -> QRectF:
    """A rectangle that holds the wire with its stroke."""
    left, right = min(x1, x2), max(x1, x2)
    top, bottom = min(y1, y2), max(y1, y2)
    if x2 < x1:
        left, right = left - WIRE_SPAN, right + WIRE_SPAN
        bottom = max(bottom, _way_back(y1, y2))
    elif x2 - x1 < WIRE_SPAN:
        left, right = left - WIRE_SPAN, right + WIRE_SPAN
    return QRectF(left - 3, top - 3, right - left + 6, bottom - top + 6)
