"""Where a layer that was chosen in the palette goes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from studio.compile.card_sizes import CARD_WIDTH
from studio.ui.canvas import adding
from studio.ui.canvas.view import CanvasView

ROOM = (CARD_WIDTH + 24.0, 64.0)


def chosen(canvas: CanvasView, kind: str) -> str | None:
    """Add it and give its id: behind the selected node and wired to it, or where there is room.

    It is wired only where the selected node has an output that goes nowhere yet, so that layers
    chosen one after another make a chain, and nothing that stands is rewired.
    """
    session = canvas.session
    graph = session.graph
    spec = session.kinds.find(kind)
    if len(session.selection) == 1 and spec is not None and spec.inputs:
        node = session.selection[0]
        origin = adding.origin_of(canvas.canvas, node)
        if origin is not None and origin.side == "output" and not graph.outgoing(node):
            return adding.behind(canvas.canvas, kind, origin)
    return adding.at(canvas.canvas, kind, _free_place(canvas))


def _free_place(canvas: CanvasView) -> QPointF:
    """The middle of the view, or the nearest place below it that no card covers."""
    width, height = ROOM
    place = canvas.scene_position()
    room = QRectF(place.x() - width / 2, place.y() - height / 2, width, height)
    cards = [item.rect for item in canvas.canvas.node_items()]
    while any(card.intersects(room) for card in cards):
        room.translate(0, height / 2)
    return room.center()
