"""What lies under a point of the scene: a port, a card, a wire, a badge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from studio.ui.canvas.card import badge_centre, figure_place
from studio.ui.canvas.geometry import BADGE_RADIUS, PORT_RADIUS
from studio.ui.canvas.health import tag_of
from studio.ui.canvas.look import NO_VALUE, PortRef, ValueRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.piece_item import PieceItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireItem

PORT_REACH = PORT_RADIUS + 4
WIRE_REACH = 6.0
POINT_REACH = 9.0


def _near(scene: CanvasScene, point: QPointF, reach: float) -> Iterator[QGraphicsItem]:
    place = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    return iter(
        scene.items(
            place,
            Qt.ItemSelectionMode.IntersectsItemBoundingRect,
            Qt.SortOrder.DescendingOrder,
        )
    )


def node_at(scene: CanvasScene, point: QPointF) -> NodeItem | None:
    """The uppermost card here."""
    return next(
        (
            item
            for item in _near(scene, point, 0.5)
            if isinstance(item, NodeItem) and item.rect.contains(point)
        ),
        None,
    )


def port_at(
    scene: CanvasScene,
    point: QPointF,
    reach: float = PORT_REACH,
    wanted: Callable[[PortRef], bool] | None = None,
) -> PortRef | None:
    """The nearest port within reach, of all or of those that are wanted."""
    best, nearest = None, reach
    for item in _near(scene, point, reach):
        if not isinstance(item, NodeItem):
            continue
        for port in item.card.layout.ports:
            centre = item.port_point(port)
            gap = hypot(centre.x() - point.x(), centre.y() - point.y())
            if gap <= nearest:
                ref = PortRef(item.node_id, port.side, port.end)
                if wanted is None or wanted(ref):
                    best, nearest = ref, gap
    return best


def wire_at(
    scene: CanvasScene, point: QPointF, reach: float = WIRE_REACH
) -> tuple[WireItem, float] | None:
    """The nearest wire within reach, and how far along it the point is (0 to 1)."""
    best, nearest = None, reach
    for item in _near(scene, point, reach):
        if isinstance(item, WireItem) and item.isVisible():
            gap, along = item.distance(point)
            if gap <= nearest:
                best, nearest = (item, along), gap
    return best


def wires_across(scene: CanvasScene, stroke: QLineF) -> list[WireItem]:
    """The wires in sight that a straight stroke crosses."""
    place = QRectF(stroke.p1(), stroke.p2()).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)
    found = scene.items(place, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
    return [
        item
        for item in found
        if isinstance(item, WireItem) and item.isVisible() and _crosses(item.path(), stroke)
    ]


def _crosses(path: QPainterPath, stroke: QLineF) -> bool:
    """Whether a stroke crosses a path, which need not be closed."""
    if stroke.length() == 0:
        return False
    meets = QLineF.IntersectionType.BoundedIntersection
    return any(
        QLineF(one, other).intersects(stroke)[0] == meets
        for line in path.toSubpathPolygons()
        for one, other in pairwise(line.toList())
    )


def point_at(scene: CanvasScene, point: QPointF) -> tuple[WireItem, int] | None:
    """The nearest of the points that wires are led through, if one is within reach."""
    best, nearest = None, POINT_REACH
    for item in _near(scene, point, POINT_REACH):
        if isinstance(item, WireItem) and item.points and item.isVisible():
            for index, (x, y) in enumerate(item.points):
                gap = hypot(x - point.x(), y - point.y())
                if gap <= nearest:
                    best, nearest = (item, index), gap
    return best


def value_at(scene: CanvasScene, point: QPointF) -> ValueRef:
    """The value of a parameter that a card shows here; ``NO_VALUE`` for none."""
    item = node_at(scene, point)
    for row in (item.card.values or ()) if item is not None else ():
        if item is not None and row.place.contains(point - item.pos()):
            return ValueRef(item.node_id, row.name)
    return NO_VALUE


Overlay = Literal["picture", "health", "heat"]


def overlay_at(scene: CanvasScene, point: QPointF) -> tuple[Overlay, str] | None:
    """What of a run is shown here of a node, and of which: its picture, or one of its tags."""
    look = scene.look
    for item in _near(scene, point, 0.5):
        if not isinstance(item, NodeItem):
            continue
        card, at = item.card, point - item.pos()
        health = look.health.get(item.node_id) if look.health is not None else None
        if health is not None and tag_of(card.layout, health, look.ink).contains(at):
            return "health", item.node_id
        if card.warmth is not None and figure_place(card.warmth.figure, look.ink).contains(at):
            return "heat", item.node_id
        place = card.layout.miniature
        if card.miniature is not None and place is not None and place.contains(at):
            return "picture", item.node_id
        if item.rect.contains(point):
            return None
    return None


def badge_at(scene: CanvasScene, point: QPointF) -> str:
    """The node whose problem the badge that is here tells of; empty where there is none.

    That of a collapsed frame tells of a node that is hidden in it.
    """
    for item in _near(scene, point, BADGE_RADIUS):
        match item:
            case NodeItem() if item.card.severity:
                centre, node_id = item.pos() + badge_centre(item.card.layout), item.node_id
            case PieceItem() if item.is_bar and item.severity:
                centre, node_id = item.badge_centre, scene.problem_in(item.piece.id)
            case _:
                continue
        if hypot(centre.x() - point.x(), centre.y() - point.y()) <= BADGE_RADIUS + 1:
            return node_id
    return ""


def nodes_in(scene: CanvasScene, place: QRectF) -> list[str]:
    """The ids of the cards that touch a rectangle."""
    found = scene.items(place, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
    return [
        item.node_id for item in found if isinstance(item, NodeItem) and item.rect.intersects(place)
    ]
