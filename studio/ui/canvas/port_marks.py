"""The shapes of ports: each sort of tensor has its own, told apart without colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from studio.compile.tensor_kinds import TensorKind
from studio.layers.spec import Family
from studio.ui.canvas.geometry import PORT_RADIUS, PortPlace
from studio.ui.canvas.ink import Ink

Mark = Literal["plain", "fits", "dimmed", "target", "hovered"]
"""How a port stands out while the pointer or a wire is about."""


UNKNOWN: Final = 0.8
"""How large the ring of a port is of which nothing is known."""
_SQUARE, _FLAT = 0.88, (1.3, 0.72)
_ARM, _HALF = 1.15, 0.42

_CORNERS: Final[dict[TensorKind, tuple[tuple[float, float], ...]]] = {
    "sequence": ((-0.62, -1.15), (1.28, 0), (-0.62, 1.15)),
    "index": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "schedule": ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
    "mask": (
        (-_HALF, -_ARM),
        (_HALF, -_ARM),
        (_HALF, -_HALF),
        (_ARM, -_HALF),
        (_ARM, _HALF),
        (_HALF, _HALF),
        (_HALF, _ARM),
        (-_HALF, _ARM),
        (-_HALF, _HALF),
        (-_ARM, _HALF),
        (-_ARM, -_HALF),
        (-_HALF, -_HALF),
    ),
}


def paint_port(painter: QPainter, kind: TensorKind, x: float, y: float, radius: float) -> None:
    """Paint a port about a point, in the painter's pen and brush, about as large as a circle."""
    if kind in ("features", "any"):
        radius *= UNKNOWN if kind == "any" else 1
        painter.drawEllipse(QPointF(x, y), radius, radius)
    elif kind == "image":
        half = _SQUARE * radius
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
    elif kind == "scalar":
        across, down = _FLAT[0] * radius, _FLAT[1] * radius
        place = QRectF(x - across, y - down, 2 * across, 2 * down)
        painter.drawRoundedRect(place, down, down)
    else:
        corners = [QPointF(x + radius * a, y + radius * b) for a, b in _CORNERS[kind]]
        painter.drawPolygon(QPolygonF(corners), Qt.FillRule.WindingFill)


def paint_ports(
    painter: QPainter,
    ports: Iterable[tuple[PortPlace, TensorKind]],
    family: Family,
    ink: Ink,
    mark: Callable[[PortPlace], Mark] | None,
) -> None:
    """Paint the ports of a card, in the colour of its family."""
    opacity = painter.opacity()
    for port, kind in ports:
        look = mark(port) if mark else "plain"
        radius = PORT_RADIUS - 1
        if look == "dimmed":
            painter.setOpacity(0.25 * opacity)
        elif look in ("target", "hovered"):
            radius = PORT_RADIUS + 0.5
        if look in ("target", "fits"):
            painter.setPen(ink.selected)
        elif port.spare:
            painter.setPen(ink.spare[family])
        else:
            painter.setPen(ink.optional[family] if port.optional else ink.port[family])
        if look == "target":
            painter.setBrush(ink.accent_brush)
        else:
            painter.setBrush(ink.family[family] if port.side == "output" else ink.card)
        if port.spare and look == "plain":
            radius -= 1
        paint_port(painter, kind, port.x, port.y, radius)
        if look == "dimmed":
            painter.setOpacity(opacity)
