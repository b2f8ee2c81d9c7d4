"""The points that a wire is led through: add, move and remove them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF

from studio.graph.furnishing import LeadWire
from studio.graph.furniture import Point
from studio.graph.model import Wire
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireItem


def at_hand(scene: CanvasScene) -> Wire | None:
    """The wire that keys speak of: the chosen one, or else the one under the pointer.

    Or else the only one between two selected nodes, or out of the only selected one.
    """
    return scene.chosen or scene.hovered_wire or _of_selection(scene)


def _of_selection(scene: CanvasScene) -> Wire | None:
    chosen = scene.session.selection
    if len(chosen) == 1:
        wires = scene.graph.outgoing(chosen[0])
    elif len(chosen) == 2:
        wires = [wire for end in chosen for wire in scene.graph.incoming(end)]
        wires = [wire for wire in wires if wire.source in chosen]
    else:
        return None
    return wires[0] if len(wires) == 1 else None


def add(scene: CanvasScene, wire: Wire, place: QPointF) -> bool:
    """Lead a wire through one more point, on the grid, and choose it."""
    item = scene.wire_item(wire)
    if item is None:
        return False
    along = item.distance(place)[1]
    index = sum(passed < along for passed in _passed(item))
    points = list(item.points)
    points.insert(index, on_grid(scene, place))
    if not _lead(scene, item.wire, points):
        return False
    _choose(scene, item, index)
    return True


def add_in_the_middle(scene: CanvasScene, wire: Wire) -> bool:
    """Add a point in the middle of the longest stretch without one."""
    item = scene.wire_item(wire)
    if item is None:
        return False
    stretches = pairwise((0.0, *_passed(item), 1.0))
    begin, end = max(stretches, key=lambda stretch: round(stretch[1] - stretch[0], 6))
    return add(scene, wire, item.path().pointAtPercent((begin + end) / 2))


def step(scene: CanvasScene, by: int) -> bool:
    """Choose the next point of the chosen wire, or the one before; whether it has any."""
    wire = scene.chosen
    item = scene.wire_item(wire) if wire is not None else None
    if item is None or not item.points:
        return False
    held, last = scene.look.held_point, len(item.points) - 1
    before = held[1] if held is not None else -1 if by > 0 else last + 1
    index = min(max(before + by, 0), last)
    scene.choose(item.wire, index)
    return True


def remove(scene: CanvasScene, wire: Wire, index: int) -> bool:
    """Lead a wire through one point less."""
    item = scene.wire_item(wire)
    if item is None or index >= len(item.points):
        return False
    points = [point for place, point in enumerate(item.points) if place != index]
    if not _lead(scene, item.wire, points):
        return False
    scene.choose(item.wire)
    return True


def push(scene: CanvasScene, dx: float, dy: float, merge: str) -> None:
    """Move the chosen point."""
    held = scene.look.held_point
    item = scene.wire_item(held[0]) if held is not None else None
    if held is None or item is None:
        return
    points = list(item.points)
    x, y = points[held[1]]
    points[held[1]] = (x + dx, y + dy)
    _lead(scene, item.wire, points, f"{merge} {held[1]}")


def on_grid(scene: CanvasScene, place: QPointF) -> Point:
    """Where a point goes that is dropped here."""
    if scene.session.settings.snap:
        return snapped(place.x()), snapped(place.y())
    return float(round(place.x())), float(round(place.y()))


def _passed(item: WireItem) -> list[float]:
    """How far along the wire (0 to 1) it passes each of its points."""
    return [item.distance(QPointF(*point))[1] for point in item.points]


def _lead(scene: CanvasScene, wire: Wire, points: list[Point], merge: str = "") -> bool:
    session = scene.session
    return session.do(LeadWire(wire, tuple(points), session.scope.graph), merge)


def _choose(scene: CanvasScene, item: WireItem, index: int) -> None:
    scene.session.select(())
    scene.choose(item.wire, index)
