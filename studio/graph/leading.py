"""The points that wires are led through, when what is around them moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import hypot

from studio.graph.furniture import Point
from studio.graph.model import Graph, Node, Wire


def shifted(points: Iterable[Point], dx: float, dy: float) -> tuple[Point, ...]:
    """The same points, moved."""
    return tuple((x + dx, y + dy) for x, y in points)


def carried(graph: Graph, nodes: Mapping[str, Node | None]) -> dict[Wire, Wire]:
    """Wires whose points move along because both their ends move, and by the same.

    Args:
        graph: as it is.
        nodes: what some of its nodes will be.
    """
    found: dict[Wire, Wire] = {}
    for wire in led_among(graph, nodes):
        source, target = nodes[wire.source], nodes[wire.target]
        if source is None or target is None:
            continue
        was_source, was_target = graph.node(wire.source), graph.node(wire.target)
        dx, dy = target.x - was_target.x, target.y - was_target.y
        if (source.x - was_source.x, source.y - was_source.y) == (dx, dy):
            new = replace(wire, points=shifted(wire.points, dx, dy))
            found[new] = new
    return found


def led_among(graph: Graph, ids: Collection[str]) -> list[Wire]:
    """The wires with points that begin and end among these nodes."""
    return [
        wire
        for node_id in ids
        for wire in graph.incoming(node_id)
        if wire.points and wire.source in ids
    ]


def led_at(graph: Graph, ids: Iterable[str]) -> list[Wire]:
    """The wires with points that begin or end at one of these nodes."""
    found = {
        wire: wire
        for node_id in ids
        for wire in (*graph.incoming(node_id), *graph.outgoing(node_id))
        if wire.points
    }
    return list(found.values())


def parted(
    points: Sequence[Point], start: Point, place: Point, end: Point
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points before a place and those behind it, where a wire is led through the place too.

    It goes where the way from start to end grows the least.
    """
    stops = [start, *points, end]
    at = min(
        range(len(points) + 1),
        key=lambda k: _far(stops[k], place) + _far(place, stops[k + 1]) - _far(*stops[k : k + 2]),
    )
    return tuple(points[:at]), tuple(points[at:])


def _far(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])
