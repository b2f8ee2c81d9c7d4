"""Where there is room on a canvas, so that what is new lies on nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import ProjectKinds
from studio.graph.furniture import Frame, Piece, Point
from studio.graph.model import Graph, Node
from studio.graph.room import Rectangle, free_shift


def shift_to_room(
    graph: Graph, kinds: ProjectKinds, size: Callable[[str], Point]
) -> Callable[[Sequence[Node], Sequence[Piece]], Point]:
    """How far to move new nodes and pieces from where they would be, so that they lie on nothing.

    Args:
        graph: where they shall be.
        kinds: the known kinds.
        size: of the cards that are there.
    """

    def shift(nodes: Sequence[Node], pieces: Sequence[Piece]) -> Point:
        sizes = CardSizes(kinds, graph)
        moving = [_box((node.x, node.y), sizes.size(node)) for node in nodes]
        moving += [_piece_box(piece) for piece in pieces]
        framed = any(isinstance(piece, Frame) for piece in pieces)
        standing = [_box((node.x, node.y), size(node.id)) for node in graph]
        standing += [
            _piece_box(piece)
            for piece in graph.pieces.values()
            if framed or not isinstance(piece, Frame)
        ]
        return free_shift((moving, standing))

    return shift


def _box(corner: Point, size: Point) -> Rectangle:
    return *corner, corner[0] + size[0], corner[1] + size[1]


def _piece_box(piece: Piece) -> Rectangle:
    return _box((piece.x, piece.y), (piece.width, piece.height))
