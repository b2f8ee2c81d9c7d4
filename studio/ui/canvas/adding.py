"""Where a layer found by search goes: to the pointer, or wired behind the selected node."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from studio.compile.card_sizes import CARD_WIDTH, HEADER, PORT_PITCH
from studio.ui.canvas import fitting, wiring
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.scene import CanvasScene


def origin_of(scene: CanvasScene, node_id: str) -> PortRef | None:
    """The port a wire from this node begins at: its first output, else its first input."""
    item = scene.node_item(node_id)
    ports = item.card.layout.ports if item else ()
    port = next((p for p in ports if p.side == "output"), ports[0] if ports else None)
    return PortRef(node_id, port.side, port.end) if port else None


def behind(scene: CanvasScene, kind: str, origin: PortRef) -> str | None:
    """Add a layer to the right of a port's node and wire it to that port."""
    item = scene.node_item(origin.node)
    if item is None:
        return None
    _, y = item.anchor(origin.side, origin.end)
    right = item.rect.right() + wiring.SPACE
    place = QRectF(right, y - HEADER / 2, CARD_WIDTH, HEADER)
    while any(other.rect.intersects(place) for other in scene.node_items()):
        place.translate(0, PORT_PITCH)
    y = place.top() + HEADER / 2
    linking = fitting.linking_from(scene.graph, origin)
    return wiring.add_linked(scene.session, kind, right, y, linking)


def at(scene: CanvasScene, kind: str, point: QPointF) -> str | None:
    """Add a layer whose card is about this place."""
    x, y = snapped(point.x() - CARD_WIDTH / 2), snapped(point.y() - HEADER / 2)
    node = scene.session.fresh(kind, x, y)
    return node.id if scene.session.do(scene.session.adding(node)) else None
