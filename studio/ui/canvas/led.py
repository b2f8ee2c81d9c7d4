"""Wires in the user's hand: how they run from where they stay to the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from studio.graph.furniture import Point
from studio.ui.canvas import fitting
from studio.ui.canvas.courses import Ends, bounds_of, path_of
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.scene import CanvasScene

Course = tuple[Ends, tuple[Point, ...]]


def point_of(scene: CanvasScene, port: PortRef) -> QPointF:
    """Where in the scene a port is."""
    item = scene.node_item(port.node)
    return QPointF(*item.anchor(port.side, port.end)) if item else QPointF()


def paths(scene: CanvasScene, linking: Linking, at: QPointF) -> list[QPainterPath]:
    """The lines to draw."""
    return [path_of(scene.look.style, *course) for course in _courses(scene, linking, at)]


def bounds(scene: CanvasScene, linking: Linking, at: QPointF) -> QRectF:
    """A rectangle that holds them, with the dot at their end."""
    found = QRectF()
    for course in _courses(scene, linking, at):
        found = found.united(bounds_of(scene.look.style, *course))
    return found.adjusted(-4, -4, 4, 4)


def _courses(scene: CanvasScene, linking: Linking, at: QPointF) -> list[Course]:
    courses: list[Course] = []
    for number, port in enumerate(fitting.fixed_ends(linking)):
        fixed = point_of(scene, port)
        begin, end = (fixed, at) if port.side == "output" else (at, fixed)
        points = linking.hidden[number].points if linking.hidden else ()
        courses.append(((begin.x(), begin.y(), end.x(), end.y()), points))
    return courses
