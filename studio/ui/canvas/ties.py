"""Dashed lines that join all calls of one layer, while one of them is selected or hovered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.compile.card_sizes import CARD_WIDTH
from studio.ui.canvas.geometry import PAD
from studio.ui.canvas.guise import PILL_HEIGHT, PILL_RISE, PILL_WIDTH
from studio.ui.canvas.look import Look
from studio.ui.canvas.node_item import NodeItem

HEIGHT = -0.5
"""Above wires, below cards."""
SAG = 36.0
"""How far a line hangs below the lower of two cards, at most."""
BULGE = 110.0
"""How far a line swings out to the left past cards that stand one above the other."""


class Ties(QGraphicsItem):
    """One item for all the lines that are shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._path = QPainterPath()
        self.setZValue(HEIGHT)
        self.setVisible(False)

    def join(self, groups: Iterable[Iterable[NodeItem]]) -> None:
        """Show a line through the link marks of the cards of each group."""
        path = QPainterPath()
        for group in groups:
            points = sorted((_mark(item) for item in group), key=lambda at: (at.x(), at.y()))
            for one, other in pairwise(points):
                path.moveTo(one)
                path.cubicTo(*_bend(one, other), other)
        self.prepareGeometryChange()
        self._path = path
        self.setVisible(not path.isEmpty())

    @property
    def path(self) -> QPainterPath:
        return self._path

    def boundingRect(self) -> QRectF:
        return self._path.controlPointRect().adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setPen(self.look.ink.tie)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


def _bend(one: QPointF, other: QPointF) -> tuple[QPointF, QPointF]:
    """The two points that bend a line clear of the cards it joins."""
    if abs(other.x() - one.x()) < CARD_WIDTH:
        x = min(one.x(), other.x()) - BULGE
        return QPointF(x, one.y() + SAG), QPointF(x, other.y() + SAG)
    low = max(one.y(), other.y()) + SAG
    return QPointF(one.x(), low), QPointF(other.x(), low)


def _mark(item: NodeItem) -> QPointF:
    """Where the link mark of a card is."""
    down = item.card.layout.height + PILL_HEIGHT - PILL_RISE
    return QPointF(item.left + PAD + PILL_WIDTH / 2, item.top + down)
