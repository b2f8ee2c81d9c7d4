"""The course of a wire in each style: straight, curved, or along the axes. Scene pixels.

A wire begins at the right edge of a card and ends at the left edge of another. On its way it may
be led through points. ``sides`` are the heights of the upper and lower edges of those two cards,
which a wire that runs back goes round.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from studio.app.settings import WireStyle
from studio.graph.furniture import Point
from studio.ui.canvas.geometry import WIRE_SPAN, wire_bounds, wire_path

Ends: TypeAlias = tuple[float, float, float, float]
"""Where a wire begins and ends: x1, y1, x2, y2."""

STUB = WIRE_SPAN / 2
"""How far a wire along the axes runs on from a port before it turns."""
ROUND = 8.0
"""The radius of its corners."""
ROOM = 8.0
"""What a wire needs above and below to run between two cards."""
UNDER = 18.0
"""How far below two cards a wire runs back that finds no room between them."""
DOT = 4.0
"""The radius of the dots that mark the points."""


class Sides(NamedTuple):
    """Upper and lower edges of the card where a wire begins, and of that where it ends."""

    source: tuple[float, float]
    target: tuple[float, float]


def path_of(
    style: WireStyle, ends: Ends, points: Sequence[Point] = (), sides: Sides | None = None
) -> QPainterPath:
    """The line to draw."""
    if style == "orthogonal":
        return _rounded(corners(ends, points, sides))
    stops = [ends[:2], *points, ends[2:]]
    if style == "straight":
        path = QPainterPath(QPointF(*stops[0]))
        for stop in stops[1:]:
            path.lineTo(*stop)
        return path
    return _smooth(stops) if points else wire_path(*ends)


def bounds_of(
    style: WireStyle, ends: Ends, points: Sequence[Point] = (), sides: Sides | None = None
) -> QRectF:
    """A rectangle that holds the wire with its stroke; without points, in every style."""
    if points:
        room = DOT + 3
        rect = path_of(style, ends, points, sides).controlPointRect()
        return rect.adjusted(-room, -room, room, room)
    rect = wire_bounds(*ends)
    if sides is not None:
        level = _level(*sides)
        rect.setTop(min(rect.top(), level - 3))
        rect.setBottom(max(rect.bottom(), level + 3))
    return rect


def nearest(path: QPainterPath, point: QPointF) -> tuple[float, float]:
    """How far a point is from the line, and how far along it (0 to 1) it is nearest."""
    polygons = path.toSubpathPolygons()
    places = [(place.x(), place.y()) for place in polygons[0].toList()] if polygons else []
    x, y = point.x(), point.y()
    start = path.pointAtPercent(0)  # All there is of a wire whose ends are one place.
    best, at, run = hypot(start.x() - x, start.y() - y), 0.0, 0.0
    for (ax, ay), (bx, by) in pairwise(places):
        dx, dy = bx - ax, by - ay
        length = hypot(dx, dy)
        t = min(max(((x - ax) * dx + (y - ay) * dy) / length**2, 0.0), 1.0) if length else 0.0
        gap = hypot(ax + t * dx - x, ay + t * dy - y)
        if gap < best:
            best, at = gap, run + t * length
        run += length
    return best, at / run if run else 0.0


def corners(ends: Ends, points: Sequence[Point] = (), sides: Sides | None = None) -> list[Point]:
    """Where a wire along the axes turns, with its ends. It runs level through its points."""
    x1, y1, x2, y2 = ends
    if not points and x2 - x1 >= 2 * STUB:
        if y1 == y2:
            return [(x1, y1), (x2, y2)]
        middle = (x1 + x2) / 2
        return [(x1, y1), (middle, y1), (middle, y2), (x2, y2)]
    sides = sides or Sides((y1, y1), (y2, y2))
    found = [(x1, y1), (x1 + STUB, y1)]
    heading = 1
    for place, point in enumerate(points):
        top, bottom = sides.source
        if place == 0 and point[0] < x1 + STUB and top - ROOM < point[1] < bottom + ROOM:
            _round_about(found, point, bottom + UNDER)
            heading = 0
        else:
            heading = _on(found, point, heading)
    x, y = found[-1]
    goal = (x2 - STUB, y2)
    if goal[0] < x:
        _round_about(found, goal, _level((y, y) if points else sides.source, sides.target))
    else:
        _on(found, goal, heading)
    found.append((x2, y2))
    return _turns(found)


def _on(found: list[Point], point: Point, heading: int) -> int:
    """Go on to a point; whether the wire then runs to the right (1), left (-1) or neither."""
    (x, y), (goal_x, goal_y) = found[-1], point
    across = goal_x - x
    if across == 0:
        found.append(point)
        return heading if y == goal_y else 0
    way = 1 if across > 0 else -1
    if heading in (way, 0):
        middle = x + across / 2
        found += [(middle, y), (middle, goal_y), point]
    else:
        found += [(x, goal_y), point]
    return way


def _round_about(found: list[Point], point: Point, level: float) -> None:
    x, _ = found[-1]
    found += [(x, level), (point[0], level), point]


def _level(one: tuple[float, float], other: tuple[float, float]) -> float:
    """At which height to run back: between two cards where there is room, or below both."""
    upper, lower = sorted((one, other))
    if lower[0] - upper[1] >= 2 * ROOM:
        return (lower[0] + upper[1]) / 2
    return max(one[1], other[1]) + UNDER


def _turns(places: list[Point]) -> list[Point]:
    """The same line without the places where it goes straight on."""
    found: list[Point] = []
    for place in places:
        if found and place == found[-1]:
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], place):
            found[-1] = place
        else:
            found.append(place)
    return found


def _straight(a: Point, b: Point, c: Point) -> bool:
    ax, ay, bx, by = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
    return ax * by == ay * bx and ax * bx + ay * by > 0


def _rounded(places: list[Point]) -> QPainterPath:
    path = QPainterPath(QPointF(*places[0]))
    for (ax, ay), (bx, by), (cx, cy) in zip(places, places[1:], places[2:], strict=False):
        before, after = abs(bx - ax) + abs(by - ay), abs(cx - bx) + abs(cy - by)
        size = min(ROUND, before / 2, after / 2)
        if size > 0:
            path.lineTo(bx + (ax - bx) * size / before, by + (ay - by) * size / before)
            path.quadTo(bx, by, bx + (cx - bx) * size / after, by + (cy - by) * size / after)
    path.lineTo(*places[-1])
    return path


def _smooth(stops: Sequence[Point]) -> QPainterPath:
    """A curve through all stops that leaves and arrives level.

    A handle reaches no farther than the nearer neighbour allows, so that it bulges little.
    """
    gaps = [hypot(bx - ax, by - ay) / 3 for (ax, ay), (bx, by) in pairwise(stops)]
    handles = [(gaps[0], 0.0)]
    for place in range(1, len(stops) - 1):
        (ax, ay), (cx, cy) = stops[place - 1], stops[place + 1]
        scale = min(gaps[place - 1], gaps[place]) / (hypot(cx - ax, cy - ay) or 1.0)
        handles.append(((cx - ax) * scale, (cy - ay) * scale))
    handles.append((gaps[-1], 0.0))
    path = QPainterPath(QPointF(*stops[0]))
    for ((ax, ay), (bx, by)), ((ux, uy), (vx, vy)) in zip(
        pairwise(stops), pairwise(handles), strict=True
    ):
        path.cubicTo(ax + ux, ay + uy, bx - vx, by - vy, bx, by)
    return path
