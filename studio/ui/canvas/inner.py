"""A small picture of the graph that a block stands for, drawn into its card."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.compile.card_sizes import CARD_WIDTH, HEADER
from studio.compile.kinds import ProjectKinds
from studio.graph.model import Graph
from studio.layers.spec import Family
from studio.ui.canvas import captions
from studio.ui.canvas.ink import Ink

MOST = 120
"""Of a larger graph so many nodes, evenly spread, are drawn."""
INSET = 5.0
LARGEST = 0.22
"""A small graph is drawn no larger than this."""
LEAST = 2.5


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    """Blocks and lines in the coordinates of the graph they were taken from."""

    place: QRectF
    cells: tuple[tuple[QRectF, Family], ...]
    lines: tuple[QLineF, ...]


def inner_of(graph: Graph, kinds: ProjectKinds) -> Inner | None:
    """The picture of a graph; ``None`` of one without nodes."""
    nodes = list(graph)
    if not nodes:
        return None
    nodes = nodes[:: -(-len(nodes) // MOST)]
    cells = {
        node.id: (
            QRectF(node.x, node.y, CARD_WIDTH, HEADER),
            captions.family_of(kinds.find(node.kind)),
        )
        for node in nodes
    }
    lines = tuple(
        QLineF(cells[wire.source][0].center(), cells[wire.target][0].center())
        for node in nodes
        for wire in graph.incoming(node.id)
        if wire.source in cells
    )
    place = QRectF()
    for rect, _ in cells.values():
        place = place.united(rect)
    return Inner(place, tuple(cells.values()), lines)


def paint_inner(painter: QPainter, into: QRectF, inner: Inner, ink: Ink) -> None:
    """Paint the picture into the middle of a rectangle, as large as it fits."""
    room = into.adjusted(INSET, INSET, -INSET, -INSET)
    place = inner.place
    scale = min(room.width() / place.width(), room.height() / place.height(), LARGEST)
    centre, middle = room.center(), place.center()

    def x(value: float) -> float:
        return centre.x() + (value - middle.x()) * scale

    def y(value: float) -> float:
        return centre.y() + (value - middle.y()) * scale

    painter.setPen(ink.inner_wire)
    if inner.lines:
        painter.drawLines([QLineF(x(a.x1()), y(a.y1()), x(a.x2()), y(a.y2())) for a in inner.lines])
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, family in inner.cells:
        width, height = max(rect.width() * scale, LEAST), max(rect.height() * scale, LEAST)
        painter.setBrush(ink.family[family])
        painter.drawRoundedRect(QRectF(x(rect.left()), y(rect.top()), width, height), 1.2, 1.2)
