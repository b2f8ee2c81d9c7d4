"""What pictures of layers are drawn with: a square of 100 by 100, and three inks.

``main`` is the colour of the layer's family and shows what comes out or matters; ``quiet`` shows
what goes in; ``faint`` is for axes and empty cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from studio.ui.theme import mono_font
from studio.ui.tokens import Tokens, mix

Ink = Literal["main", "quiet", "faint"]
Point: TypeAlias = tuple[float, float]
SIDE = 100.0
"""The side of the square in which pictures are thought."""
LARGE = 44
"""Pixels from which on there is room for more than the essence."""


class Sketch:
    """Draws in a square of a painter, which may be at any place and of any size."""

    def __init__(self, painter: QPainter, box: QRectF, tokens: Tokens, colour: str) -> None:
        self._painter = painter
        self._box = box
        self._scale = box.width() / SIDE
        self.large = box.width() >= LARGE
        """Whether there is room for details."""
        self._width = 1.6 if self.large else 1.3
        ground = tokens.ground
        self._inks: dict[Ink, str] = {
            "main": colour,
            "quiet": tokens.text_3,
            "faint": mix(ground, tokens.text_3, 0.45),
        }
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def line(self, points: Sequence[Point], ink: Ink = "main", *, dotted: bool = False) -> None:
        """A line through points."""
        self._pen(ink, dotted)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in points]))

    def area(self, points: Sequence[Point], ink: Ink = "main", strength: float = 0.25) -> None:
        """A filled shape without an edge."""
        self._fill(ink, strength)
        self._painter.drawPolygon(QPolygonF([self._at(x, y) for x, y in points]))

    def cell(self, x: float, y: float, width: float, height: float, strength: float = 1.0) -> None:
        """A filled cell of a grid in the main ink: the stronger, the larger its value."""
        self._fill("main", 0.12 + 0.88 * strength)
        self._painter.drawRect(self._rect(x, y, width, height))

    def tile(self, x: float, y: float, width: float, height: float, strength: float | None) -> None:
        """A cell where there is no room for the lines of a grid: gaps stand for them."""
        if strength is None:
            self._fill("faint", 0.45)
        else:
            self._fill("main", 0.2 + 0.8 * strength)
        gap = 1.0 / self._painter.device().devicePixelRatioF()
        self._painter.drawRect(self._rect(x, y, width, height).adjusted(0, 0, -gap, -gap))

    def block(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        ink: Ink = "main",
        strength: float = 0.0,
    ) -> None:
        """A box with an edge and, if asked, a fill."""
        rect = self._rect(x, y, width, height)
        round_by = min(rect.width(), rect.height()) * 0.12
        if strength:
            self._fill(ink, strength)
            self._painter.drawRoundedRect(rect, round_by, round_by)
        self._pen(ink)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect, round_by, round_by)

    def dot(self, x: float, y: float, radius: float = 7.0, ink: Ink = "main") -> None:
        """A filled circle."""
        self._fill(ink, 1.0)
        self._painter.drawEllipse(self._at(x, y), radius * self._scale, radius * self._scale)

    def ring(self, x: float, y: float, radius: float = 7.0, ink: Ink = "main") -> None:
        """An empty circle."""
        self._pen(ink)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(self._at(x, y), radius * self._scale, radius * self._scale)

    def arrow(self, start: Point, end: Point, ink: Ink = "quiet") -> None:
        """A straight line with a head."""
        self.line((start, end), ink)
        self.head(start, end, ink)

    def head(self, start: Point, end: Point, ink: Ink = "quiet", size: float = 9.0) -> None:
        """The head of an arrow that comes from ``start``."""
        (x0, y0), (x1, y1) = start, end
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        along, across = ((x1 - x0) / length, (y1 - y0) / length), ((y0 - y1), (x1 - x0))
        across = across[0] / length, across[1] / length
        back = x1 - along[0] * size, y1 - along[1] * size
        half = size * 0.62
        self.line(
            (
                (back[0] + across[0] * half, back[1] + across[1] * half),
                (x1, y1),
                (back[0] - across[0] * half, back[1] - across[1] * half),
            ),
            ink,
        )

    def curve(self, start: Point, by: tuple[Point, Point], end: Point, ink: Ink = "main") -> None:
        """A curved line; ``by`` are the points that pull at it."""
        path = QPainterPath(self._at(*start))
        path.cubicTo(self._at(*by[0]), self._at(*by[1]), self._at(*end))
        self._pen(ink)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)

    def text(self, x: float, y: float, words: str, size: float = 46, ink: Ink = "main") -> None:
        """A sign or a few letters about a point; ``size`` is the height of the face."""
        self._painter.setFont(mono_font(max(6, round(size * self._scale))))
        self._painter.setPen(QColor(self._inks[ink]))
        rect = self._rect(x - 100, y - 50, 200, 100)
        self._painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(self._box.left() + x * self._scale, self._box.top() + y * self._scale)

    def _rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Its edges on whole pixels, so that cells meet and are crisp."""
        ratio = self._painter.device().devicePixelRatioF()
        corner, end = self._at(x, y), self._at(x + width, y + height)

        def snapped(value: float) -> float:
            return round(value * ratio) / ratio

        return QRectF(
            QPointF(snapped(corner.x()), snapped(corner.y())),
            QPointF(snapped(end.x()), snapped(end.y())),
        )

    def _pen(self, ink: Ink, dotted: bool = False) -> None:
        pen = QPen(QColor(self._inks[ink]), self._width if ink == "main" else self._width * 0.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dotted:
            pen.setDashPattern([1.0, 2.5])
        self._painter.setPen(pen)

    def _fill(self, ink: Ink, strength: float) -> None:
        colour = QColor(self._inks[ink])
        colour.setAlphaF(min(max(strength, 0.0), 1.0))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)


Picture: TypeAlias = Callable[[Sketch], None]
