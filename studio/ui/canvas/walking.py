"""From node to node by keys: along wires, between neighbours, or to what lies in a direction."""

from __future__ import annotations

from math import hypot

from studio.app.canvas_keys import Direction
from studio.graph.model import Graph
from studio.ui.canvas.scene import CanvasScene

_VECTORS: dict[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


def along_wires(scene: CanvasScene, node_id: str, direction: Direction) -> str | None:
    """Right: where data goes; left: where it comes from; up and down: others beside this one."""
    graph = scene.graph
    if direction == "right":
        ahead = [wire.target for wire in graph.outgoing(node_id)]
        return _topmost(graph, ahead)
    if direction == "left":
        return _topmost(graph, [wire.source for wire in graph.incoming(node_id)])
    beside = {
        other
        for wire in graph.incoming(node_id)
        for other in (out.target for out in graph.outgoing(wire.source))
    } | {
        other
        for wire in graph.outgoing(node_id)
        for other in (into.source for into in graph.incoming(wire.target))
    }
    column = sorted(beside | {node_id}, key=lambda n: (graph.node(n).y, n))
    at = column.index(node_id) + (1 if direction == "down" else -1)
    return column[at] if 0 <= at < len(column) else None


def _topmost(graph: Graph, ids: list[str]) -> str | None:
    return min(ids, key=lambda n: (graph.node(n).y, n), default=None)


def towards(scene: CanvasScene, node_id: str, direction: Direction) -> str | None:
    """The nearest card in a direction, those straight ahead first."""
    start = scene.node_item(node_id)
    if start is None:
        return None
    dx, dy = _VECTORS[direction]
    centre = start.rect.center()
    best, least = None, float("inf")
    for item in scene.node_items():
        gap = item.rect.center() - centre
        ahead = gap.x() * dx + gap.y() * dy
        aside = abs(gap.x() * dy) + abs(gap.y() * dx)
        if ahead > 1 and ahead >= aside / 2:
            cost = hypot(ahead, 2.5 * aside)
            if cost < least:
                best, least = item.node_id, cost
    return best


def first(scene: CanvasScene) -> str | None:
    """Where walking begins."""
    order = scene.graph.order()
    return order[0] if order else None
