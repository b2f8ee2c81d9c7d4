"""Lines that say what a thing being dragged is in line with, and that draw it there.

Only cards in sight count. A drag's step asks sorted lists for the nearest edge and the nearest
centre, so it costs little however large the graph is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.graph.furniture import Point
from studio.ui.canvas import gaps, hits
from studio.ui.canvas.gaps import Box
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.overview import FAR
from studio.ui.canvas.tools.tool import Surface

REACH = 6.0
"""How near a guide draws what is dragged to it, in the view's pixels."""
MOST = 400
"""Where more cards are dragged, none of their wires is made level."""


class Level(NamedTuple):
    """A wire from what is dragged to what is not: it is level after a move down by ``dy``."""

    dy: float
    y: float
    """The height of the end that stays."""
    stays: float
    """Where that end is across."""
    goes: float
    """Where the end is that is dragged, before it moves."""


class _Axis:
    """Where cards have edges and centres along one axis, in order."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._edges = sorted(
            [(box[0], box) for box in boxes] + [(box[2], box) for box in boxes],
        )
        self._centres = sorted(((box[0] + box[2]) / 2, box) for box in boxes)
        self._edge_values = [value for value, _ in self._edges]
        self._centre_values = [value for value, _ in self._centres]

    def nearest(self, low: float, high: float, reach: float) -> float | None:
        """How far something from ``low`` to ``high`` must move to be in line with a card."""
        found = [_nearest(self._edge_values, low), _nearest(self._edge_values, high)]
        found.append(_nearest(self._centre_values, (low + high) / 2))
        near = [shift for shift in found if abs(shift) <= reach]
        return min(near, key=abs, default=None)

    def in_line(self, low: float, high: float) -> list[tuple[float, list[Box]]]:
        """The edges that it is in line with, or else the centre, and the cards there."""
        found: list[tuple[float, list[Box]]] = []
        edges = (low,) if low == high else (low, high)
        for values, cards, probes in (
            (self._edge_values, self._edges, edges),
            (self._centre_values, self._centres, ((low + high) / 2,)),
        ):
            for probe in probes if not found else ():
                some = cards[bisect_left(values, probe - 0.01) : bisect_right(values, probe + 0.01)]
                if some:
                    found.append((probe, [card for _, card in some]))
        return found


class Guides:
    """Finds, for every step of a drag, how far it goes, and the lines to show."""

    def __init__(
        self,
        surface: Surface,
        rect: QRectF,
        anchor: Point,
        moving: Collection[str] = (),
        levels: Iterable[Level] = (),
    ) -> None:
        self._surface = surface
        self._rect = rect
        self._anchor = anchor
        self._moving = moving
        self._levels = sorted(levels, key=lambda level: level.dy)
        self._level_values = [level.dy for level in self._levels]
        self._seen = QRectF()
        self._boxes: list[Box] = []
        self._across = self._down = _Axis(())
        self.lines: list[QLineF] = []
        """What to show, in scene coordinates."""

    def step(self, step: QPointF, keys: Qt.KeyboardModifier) -> Point:
        """How far to move, for a pointer that moved by this; with Control, just as far."""
        settings = self._surface.session.settings
        self.lines = []
        if keys & Qt.KeyboardModifier.ControlModifier:
            return float(round(step.x())), float(round(step.y()))
        x, y = self._anchor
        if settings.snap:
            dx, dy = snapped(x + step.x()) - x, snapped(y + step.y()) - y
        else:
            dx, dy = float(round(step.x())), float(round(step.y()))
        if not settings.guides or self._surface.zoom < FAR:
            return dx, dy
        self._look()
        reach = REACH / self._surface.zoom
        rect = self._rect.translated(step)
        across = self._across.nearest(rect.left(), rect.right(), reach)
        down = self._down.nearest(rect.top(), rect.bottom(), reach)
        level = _nearest(self._level_values, step.y())
        if abs(level) <= reach and (down is None or abs(level) <= abs(down)):
            down = level
        by_gap = gaps.across(self._boxes, _box(rect), reach) if across is None else None
        by_gap_down = gaps.down(self._boxes, _box(rect), reach) if down is None else None
        dx = dx if across is None else step.x() + across
        dy = dy if down is None else step.y() + down
        if by_gap is not None:
            dx = step.x() + by_gap
        if by_gap_down is not None:
            dy = step.y() + by_gap_down
        self._draw(dx, dy, (across is not None, down is not None))
        box = _box(self._rect.translated(dx, dy))
        if by_gap is not None:
            self.lines += gaps.lines_across(self._boxes, box)
        if by_gap_down is not None:
            self.lines += gaps.lines_down(self._boxes, box)
        return dx, dy

    def bounds(self) -> QRectF:
        """Where in the scene there are lines."""
        found = QRectF()
        for line in self.lines:
            place = QRectF(line.p1(), line.p2()).normalized()
            found = found.united(place.adjusted(-2, -2, 2, 2))
        return found

    def paint(self, painter: QPainter) -> None:
        if self.lines:
            smooth = bool(painter.renderHints() & QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(self._surface.canvas.look.ink.marquee)
            painter.drawLines(self.lines)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)

    def _look(self) -> None:
        """Take down the cards that are in sight now."""
        seen = self._surface.sight()
        if seen == self._seen:
            return
        self._seen = seen
        canvas = self._surface.canvas
        ids = (n for n in hits.nodes_in(canvas, seen) if n not in self._moving)
        items = [item for node_id in ids if (item := canvas.node_item(node_id))]
        self._boxes = [_box(item.rect) for item in items]
        self._across = _Axis(self._boxes)
        self._down = _Axis([(top, left, bottom, right) for left, top, right, bottom in self._boxes])

    def _draw(self, dx: float, dy: float, wanted: tuple[bool, bool]) -> None:
        left, top, right, bottom = _box(self._rect.translated(dx, dy))
        if wanted[0]:
            for x, boxes in self._across.in_line(left, right):
                ends = [top, bottom, *(box[1] for box in boxes), *(box[3] for box in boxes)]
                self.lines.append(QLineF(x, min(ends), x, max(ends)))
        if wanted[1]:
            for y, boxes in self._down.in_line(top, bottom):
                ends = [left, right, *(box[1] for box in boxes), *(box[3] for box in boxes)]
                self.lines.append(QLineF(min(ends), y, max(ends), y))
            begin, end = bisect_left(self._level_values, dy - 0.01), len(self._levels)
            for level in self._levels[begin:end]:
                if level.dy > dy + 0.01:
                    break
                self.lines.append(QLineF(level.stays, level.y, level.goes + dx, level.y))


def guides_of(surface: Surface, node: str, ids: Collection[str]) -> Guides:
    """Guides for cards that are dragged, held by one of them."""
    canvas = surface.canvas
    held = canvas.node_item(node)
    assert held is not None
    moving = frozenset(ids)
    levels: list[Level] = []
    few = moving if len(moving) <= MOST else ()
    for wire in (wire for node_id in few for wire in canvas.touching(node_id)):
        item = canvas.wire_item(wire)
        if item is None or item.points or (wire.source in moving and wire.target in moving):
            continue
        x1, y1, x2, y2 = item.ends
        if wire.source in moving:
            levels.append(Level(y2 - y1, y2, x2, x1))
        else:
            levels.append(Level(y1 - y2, y1, x1, x2))
    return Guides(surface, canvas.content(moving), (held.left, held.top), moving, levels)


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _nearest(values: Sequence[float], value: float) -> float:
    """How far it is to the nearest of some sorted values."""
    at = bisect_left(values, value)
    return min((other - value for other in values[max(at - 1, 0) : at + 1]), key=abs, default=1e9)
