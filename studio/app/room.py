"""Where there is room on a canvas, so that what is new lies on nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import ProjectKinds
from studio.graph.furniture import Frame, Piece, Point
from studio.graph.layout import GRID
from studio.graph.model import Graph, Node

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

GAP = 32.0
_PAIRS = 100_000
"""Of cards; where there are more of them, what is new counts as one large card."""


def shift_to_room(
    graph: Graph, kinds: ProjectKinds, size: Callable[[str], Point]
) -> Callable[[Sequence[Node], Sequence[Piece], Point], Point]:
    """How far to move new nodes and pieces from where they would be, so that they lie on nothing.

    Args:
        graph: where they shall be.
        kinds: the known kinds.
        size: of the cards that are there.
    """

    def shift(nodes: Sequence[Node], pieces: Sequence[Piece], way: Point) -> Point:
        sizes = CardSizes(kinds, graph)
        moving = [_box((node.x, node.y), sizes.size(node), way) for node in nodes]
        moving += [_piece_box(piece, way) for piece in pieces]
        framed = any(isinstance(piece, Frame) for piece in pieces)
        standing = [_box((node.x, node.y), size(node.id)) for node in graph]
        standing += [
            _piece_box(piece)
            for piece in graph.pieces.values()
            if framed or not isinstance(piece, Frame)
        ]
        return free_shift(moving, standing)

    return shift


def free_shift(moving: Sequence[Box], standing: Sequence[Box]) -> Point:
    """The shortest way straight down, right, up or left after which no box lies on another."""
    if len(moving) * len(standing) > _PAIRS:
        moving = [_around(moving)]
    if not any(_overlap(one, other) for one in moving for other in standing):
        return 0.0, 0.0
    down = _least(_blocked(moving, standing))
    up = _least([(-high, -low) for low, high in _blocked(moving, standing)])
    turned = [_turned(box) for box in moving], [_turned(box) for box in standing]
    right = _least(_blocked(*turned))
    left = _least([(-high, -low) for low, high in _blocked(*turned)])
    ways = [(down, (0.0, down)), (right, (right, 0.0)), (up, (0.0, -up)), (left, (-left, 0.0))]
    return min(ways, key=lambda way: way[0])[1]


def _box(corner: Point, size: Point, way: Point = (0.0, 0.0)) -> Box:
    left, top = corner[0] + way[0], corner[1] + way[1]
    return left, top, left + size[0], top + size[1]


def _piece_box(piece: Piece, way: Point = (0.0, 0.0)) -> Box:
    return _box((piece.x, piece.y), (piece.width, piece.height), way)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _turned(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _blocked(moving: Sequence[Box], standing: Sequence[Box]) -> list[Point]:
    """Between which ways down some box would be nearer to another than a gap."""
    return [
        (other[1] - GAP - one[3], other[3] + GAP - one[1])
        for one in moving
        for other in standing
        if one[0] < other[2] + GAP and other[0] < one[2] + GAP
    ]


def _least(blocked: Sequence[Point]) -> float:
    """The shortest way, in whole steps of the grid, that is not blocked."""
    way = 0.0
    for low, high in sorted(blocked):
        if low < way < high:
            way = math.ceil(high / GRID) * GRID
    return way
