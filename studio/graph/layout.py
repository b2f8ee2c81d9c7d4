"""Automatic layout: layers from left to right, few crossings, wires as straight as may be.

The classic stages: a column for each node (``ranks``), an order within each column (``rows``),
heights (``heights``), and room for wires that would yet run under a card (``clearing``).

It begins with the order in which the nodes stand. A picture that was arranged once stays as it is
when it is arranged again, and after a small edit most of it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from studio.graph.heights import ROW_GAP
from studio.graph.layered import (
    COLUMN_GAP,
    GRID,
    Corners,
    Heights,
    Part,
    Stopped,
    card,
    is_picture,
)
from studio.graph.model import Graph, Node, Wire, natural
from studio.graph.room import Rectangle, free_shift
from studio.graph.rows import Size

__all__ = ["COLUMN_GAP", "GRID", "ROW_GAP", "Place", "Size", "Stopped", "arrange"]

Place = tuple[str, float, float]
_EPSILON = 1e-6


def _usual_size(node: Node) -> Size:
    return (150.0, 90.0)


def arrange(
    graph: Graph,
    size: Callable[[Node], Size] = _usual_size,
    ends: Callable[[Wire], Heights] | None = None,
    ids: Iterable[str] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> tuple[Place, ...]:
    """New positions of left upper corners.

    As many nodes as can stay where they are do; where hardly any can, the picture's left upper
    corner stays. Pinned nodes stay in any case. What is not moved is not covered.

    Args:
        graph: read, not changed.
        size: width and height of a node on the screen.
        ends: how far below the upper edges of its nodes a wire begins and ends; in their middles
            if left out.
        ids: the nodes to move; all if left out.
        stopped: asked now and then whether to give up.

    Raises:
        Stopped: as was asked for.
    """
    chosen = set(graph.ids() if ids is None else ids)
    if not chosen:
        return ()
    nodes = [graph.node(node_id) for node_id in graph.ids() if node_id in chosen]
    sizes = {node.id: size(node) for node in nodes}
    heights = ends or (lambda wire: (sizes[wire.source][1] / 2, sizes[wire.target][1] / 2))
    corners = {node.id: (node.x, node.y) for node in nodes}
    parts = [Part(graph, part, sizes, heights, stopped) for part in _connected(graph, corners)]
    if len(chosen) == len(graph) and not is_picture(corners):
        new = _stacked(parts, corners, sizes)
    else:
        standing = [card((n.x, n.y), size(n)) for n in graph if n.id not in chosen]
        new = _beside(parts, corners, standing)
    return tuple((node.id, *_kept(node, new[node.id])) for node in nodes)


def _connected(graph: Graph, corners: Corners) -> list[list[str]]:
    """The parts that no wire joins, from top to bottom, each in topological order."""
    import networkx as nx

    wired = graph.as_networkx().subgraph(corners)
    parts = [list(part) for part in nx.weakly_connected_components(wired)]
    place = {node_id: n for n, node_id in enumerate(graph.order())}
    ordered = [sorted(part, key=place.__getitem__) for part in parts]
    return sorted(
        ordered,
        key=lambda part: (min(corners[each][1] for each in part), min(map(natural, part))),
    )


def _stacked(parts: Iterable[Part], corners: Corners, sizes: Mapping[str, Size]) -> Corners:
    """All parts one below the other, from where they were made."""
    new: Corners = {}
    left, top = next(iter(corners.values()))
    for part in parts:
        placed = part.placed(corners)
        up, side = (min(corner[axis] for corner in placed.values()) for axis in (1, 0))
        new |= {each: (x - side + left, y - up + top) for each, (x, y) in placed.items()}
        top = max(y + sizes[each][1] for each, (_, y) in new.items()) + 2 * ROW_GAP
    return new


def _beside(parts: Iterable[Part], corners: Corners, standing: Sequence[Rectangle]) -> Corners:
    """All parts where they are, as far as they do not lie on one another or on what stands."""
    new: Corners = {}
    cards, wires = list(standing), list[Rectangle]()
    for part in sorted(parts, key=lambda part: not part.pinned):
        placed = part.anchored(corners)
        if not part.pinned:
            mine, courses = part.cards(placed), part.courses(placed)
            dx, dy = free_shift((mine, [*cards, *wires]), (courses, cards))
            placed = {each: (x + dx, y + dy) for each, (x, y) in placed.items()}
        cards += part.cards(placed)
        wires += part.courses(placed)
        new |= placed
    return new


def _kept(node: Node, corner: tuple[float, float]) -> tuple[float, float]:
    """Where a node goes; exactly where it stands if that is but a rounding away."""
    x, y = corner
    return (
        node.x if abs(x - node.x) < _EPSILON else x,
        node.y if abs(y - node.y) < _EPSILON else y,
    )
