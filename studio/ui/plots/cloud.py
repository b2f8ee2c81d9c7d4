"""Points in two or three dimensions: turned by the mouse, clicked, and brushed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots.plot import Plot, caption_font, width_of, write
from studio.ui.theme import FAMILY, Theme, Tokens

MARGIN = 14
NEAR = 9
"""Pixels from a point to the mouse that is on it."""
CLICK = 4
"""Pixels that the mouse may move in a click."""
TURN = 0.01
"""Radians a pixel."""
THUMB = 72
LAYERS = ((4.0, 0.55), (5.5, 0.8), (7.0, 1.0))
"""Size and opacity of the points of three layers, the farthest first."""
SIX_MORE = ("#A97BFF", "#25BFD2", "#E573BC", "#A8753C", "#8D97A8", "#AFC22F")
"""Violet, cyan, pink, brown, grey and lime: with the four before them ten that are told apart."""
Ints = NDArray[np.int64]
Numbers = NDArray[np.floating[Any]]


def ring(tokens: Tokens) -> tuple[str, ...]:
    """The colours of classes, one after the other."""
    return (tokens.accent, tokens.warn, tokens.go, tokens.error, *SIX_MORE, *FAMILY.values())


class Cloud(Plot):
    """What a point is called, and what a click means, is said by whoever shows it."""

    clicked = Signal(int)
    brushed = Signal(list)
    """The points that a lasso was drawn around."""
    pointed = Signal(int)
    """The point under the mouse; -1: none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.name: Callable[[int], str] = str
        """What to say of a point."""
        self.brushing = False
        """Whether a drag draws a lasso, rather than turns."""
        self.thumb: QImage | None = None
        """A picture of the point under the mouse."""
        self.chosen = -1
        self.linked: tuple[int, ...] = ()
        """Points to which lines lead from the chosen one."""
        self.marked: frozenset[int] = frozenset()
        self.legend: tuple[tuple[str, str], ...] = ()
        """Words and colours, at the bottom."""
        self._points: Floats = np.zeros((0, 2), np.float32)
        self._inks: Ints = np.zeros(0, np.int64)
        self._colours: Sequence[str] = ()
        self._screen: Numbers = np.zeros((0, 2))
        self._depth: Numbers = np.zeros(0)
        self._placed: object = None
        self._turn: Numbers = _turned(0.5, -0.4)
        self._zoom = 1.0
        self._under = -1
        self._press: QPointF | None = None
        self._last: QPointF | None = None
        self._lasso: list[QPointF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, points: Floats, inks: Ints, colours: Sequence[str]) -> None:
        """Points × 2 or 3; for each the place of its colour."""
        self._points, self._inks, self._colours = points, inks, colours
        self._placed = None
        if self.chosen >= len(points):
            self.chosen, self.linked = -1, ()
        self.retell()
        self.update()

    @property
    def dimensions(self) -> int:
        return int(self._points.shape[1])

    def place_of(self, index: int) -> QPointF:
        """Where a point is on the screen."""
        self._place()
        return QPointF(*self._screen[index].tolist())

    def draw(self, painter: QPainter) -> None:
        self._place()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_links(painter)
        self._draw_points(painter)
        for index in self.marked:
            self._draw_ring(painter, index, self.tokens.text, 4.5)
        if self.chosen >= 0:
            self._draw_ring(painter, self.chosen, self.tokens.accent, 7)
        if self._under >= 0:
            self._draw_ring(painter, self._under, self.tokens.text, 6)
        if self._lasso:
            shade = QColor(self.tokens.accent)
            shade.setAlpha(40)
            painter.setBrush(shade)
            painter.setPen(QPen(QColor(self.tokens.accent), 1))
            painter.drawPolygon(QPolygonF(self._lasso))
        self._draw_legend(painter)
        if self.thumb is not None and self._under >= 0:
            self._draw_thumb(painter, self.thumb)

    def _draw_points(self, painter: QPainter) -> None:
        layers = self._layers()
        for (size, opacity), inside in layers:
            for ink in np.unique(self._inks[inside]).tolist():
                name = self._colours[ink % len(self._colours)]
                dot = _dot(name, size, opacity, self.devicePixelRatioF())
                chosen = (
                    self._screen[inside & (self._inks == ink)]
                    - dot.deviceIndependentSize().width() / 2
                )
                for x, y in chosen.tolist():
                    painter.drawPixmap(QPointF(x, y), dot)

    def _layers(self) -> list[tuple[tuple[float, float], NDArray[np.bool_]]]:
        """Which points are drawn how: the farther ones first, smaller and paler."""
        if self.dimensions < 3 or not len(self._depth):
            return [((5.5, 0.85), np.ones(len(self._screen), bool))]
        low, high = self._depth.min(), self._depth.max()
        layer = np.clip(((self._depth - low) / ((high - low) or 1) * 3).astype(int), 0, 2)
        return [(look, layer == place) for place, look in enumerate(LAYERS)]

    def _draw_links(self, painter: QPainter) -> None:
        if self.chosen < 0:
            return
        painter.setPen(QPen(QColor(self.tokens.text_3), 1))
        for other in self.linked:
            painter.drawLine(self.place_of(self.chosen), self.place_of(other))

    def _draw_ring(self, painter: QPainter, index: int, colour: str, radius: float) -> None:
        if index < len(self._screen):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 1.5))
            painter.drawEllipse(self.place_of(index), radius, radius)

    def _draw_legend(self, painter: QPainter) -> None:
        x, y, font = 2.0, self.height() - 16.0, caption_font()
        for word, colour in self.legend:
            width = width_of(word, font)
            if x + width + 14 > self.width():
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(x + 4, y + 8), 3, 3)
            write(painter, QRectF(x + 11, y, width + 2, 16), word, self.tokens.text_2, font)
            x += width + 24

    def _draw_thumb(self, painter: QPainter, thumb: QImage) -> None:
        at = self.place_of(self._under)
        left = at.x() + 12 if at.x() + 12 + THUMB < self.width() else at.x() - 12 - THUMB
        top = min(max(at.y() - THUMB / 2, 0.0), max(0.0, self.height() - THUMB))
        side = max(thumb.width(), thumb.height()) / THUMB
        rect = QRectF(left, top, thumb.width() / side, thumb.height() / side)
        painter.drawImage(rect, thumb)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.line), 1))
        painter.drawRect(rect)

    def describe(self, at: QPointF) -> str:
        index = self.at(at)
        return self.name(index) if index >= 0 else ""

    def at(self, place: QPointF) -> int:
        """The point at a place; -1: none. Of several in three dimensions, the nearest to us."""
        self._place()
        if not len(self._screen):
            return -1
        away = np.hypot(self._screen[:, 0] - place.x(), self._screen[:, 1] - place.y())
        index = int(np.argmin(away))
        return index if away[index] <= NEAR else -1

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self._last = event.position()
            if self._draws_lasso(event):
                self._lasso = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._last is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if self._lasso:
                self._lasso.append(at)
            elif self.dimensions == 3:
                moved = at - self._last
                self._turn = _turned(moved.x() * TURN, moved.y() * TURN) @ self._turn
                self._placed = None
            self._last = at
            self.update()
        self._notice(self.at(at))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        way, press = event.position() - self._press, self._press
        lasso, self._lasso, self._press, self._last = self._lasso, [], None, None
        if abs(way.x()) <= CLICK and abs(way.y()) <= CLICK:
            index = self.at(press)
            if index >= 0:
                self.clicked.emit(index)
            else:
                self.brushed.emit([])
        elif lasso:
            self.brushed.emit(self.inside(lasso))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom = min(max(self._zoom * 1.001 ** event.angleDelta().y(), 0.5), 20.0)
        self._placed = None
        self.update()
        event.accept()

    def inside(self, lasso: Sequence[QPointF]) -> list[int]:
        """The points within an outline."""
        outline = QPolygonF(list(lasso))
        fill = Qt.FillRule.OddEvenFill
        places = enumerate(self._screen.tolist())
        return [index for index, (x, y) in places if outline.containsPoint(QPointF(x, y), fill)]

    def _draws_lasso(self, event: QMouseEvent) -> bool:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return self.brushing or self.dimensions < 3 or shifted

    def _point(self, at: QPointF | None) -> None:
        if at is None:
            self._notice(-1)
        super()._point(at)

    def _notice(self, index: int) -> None:
        if index != self._under:
            self._under, self.thumb = index, None
            self.pointed.emit(index)
            self.update()

    def _place(self) -> None:
        """Work out where points are, once for every size, turn and cloud."""
        key = (self.width(), self.height())
        if self._placed == key:
            return
        self._placed = key
        points = self._points.astype(np.float64)
        if not len(points):
            self._screen, self._depth = np.zeros((0, 2)), np.zeros(0)
            return
        points = points - (points.min(0) + points.max(0)) / 2
        room_x, room_y = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN - 14
        if self.dimensions == 3:
            radius = float(np.sqrt((points**2).sum(1).max())) or 1.0
            turned = points @ self._turn.T
            unit = min(room_x, room_y) / (2 * radius)
            self._depth = turned[:, 2]
        else:
            turned = points
            span = np.abs(points).max(0) * 2
            unit = min(room_x / (span[0] or 1.0), room_y / (span[1] if span[1] > 0 else 1.0))
        unit = max(unit, 0.0) * self._zoom
        across = self.width() / 2 + turned[:, 0] * unit
        down = (self.height() - 14) / 2 - turned[:, 1] * unit
        self._screen = np.stack([across, down], 1)

    def sizeHint(self) -> QSize:
        return QSize(300, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 96)


@lru_cache(maxsize=256)
def _dot(name: str, size: float, opacity: float, ratio: float) -> QPixmap:
    """One point, painted once: a thousand copies of it take a tenth of the time."""
    side = ceil(size) + 2
    found = QPixmap(round(side * ratio), round(side * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(name)
    colour.setAlphaF(opacity)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(side / 2, side / 2), size / 2, size / 2)
    painter.end()
    return found


def _turned(across: float, down: float) -> Numbers:
    """A turn about the upright axis, then about the one that lies across."""
    cos, sin = np.cos(across), np.sin(across)
    upright = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
    cos, sin = np.cos(down), np.sin(down)
    found: Numbers = np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]]) @ upright
    return found
