"""Edits of frames, notes and the ways of wires."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.furniture import Frame, Piece, Point
from studio.graph.model import MODEL, Graph, Project, Wire
from studio.graph.patch import KEPT, Part, Patch, patch_of
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.message import Message

_LEAST = 1.0
"""Of the width and height of a frame or note."""


@dataclass(frozen=True, slots=True)
class PutPiece(Simple):
    """Add a frame or a note, or put it in place of the one that has its id."""

    piece: Piece
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Frame") if isinstance(self.piece, Frame) else Message("Note")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        there = graph.pieces.get(self.piece.id)
        if there is not None and type(there) is not type(self.piece):
            raise EditError("The id {id} belongs to another piece already.", id=self.piece.id)
        piece = _checked(self.piece)
        return Patch(self.title(), {self.graph: Part(pieces={piece.id: piece})})


@dataclass(frozen=True, slots=True)
class RemovePieces(Simple):
    """Remove frames and notes; what frames hold stays."""

    ids: tuple[str, ...]
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Remove frames and notes")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        for piece_id in self.ids:
            piece_of(graph, piece_id)
        return Patch(self.title(), {self.graph: Part(pieces=dict.fromkeys(self.ids))})


@dataclass(frozen=True, slots=True)
class LeadWire(Simple):
    """Lead a wire through some points, in scene units, from its source on; none: straight away."""

    wire: Wire
    points: tuple[Point, ...]
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Lead a wire")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        now = graph.wire_into(self.wire.target, self.wire.input)
        if now != self.wire or now is None:
            raise EditError("There is no such wire any more.")
        points = tuple(
            (
                rules.check_number("a wire", "position", x),
                rules.check_number("a wire", "position", y),
            )
            for x, y in self.points
        )
        led = replace(now, points=points)
        return patch_of(self.title(), self.graph, wires={led: led}, face=KEPT)


def piece_of(graph: Graph, piece_id: str) -> Piece:
    """The frame or note of this id. Raises :class:`EditError`."""
    found = graph.pieces.get(piece_id)
    if found is None:
        raise EditError("There is no frame or note with the id {id} any more.", id=piece_id)
    return found


def _checked(piece: Piece) -> Piece:
    """The same with numbers that a file gives back the same. Raises :class:`EditError`."""
    name = piece.id
    if not name:
        raise EditError("A frame or a note must have an id.")
    texts = (
        (piece.id, piece.title, piece.colour) if isinstance(piece, Frame) else (name, piece.text)
    )
    for text in texts:
        rules.check_text(name, "text", text)
    numbers = (piece.x, piece.y, piece.width, piece.height)
    x, y, width, height = (rules.check_number(name, "position", number) for number in numbers)
    if width < _LEAST or height < _LEAST:
        raise EditError("{name} must be at least {least} wide and high.", name=name, least=_LEAST)
    clean = replace(piece, x=x, y=y, width=width, height=height, extra=dict(piece.extra))
    if not isinstance(clean, Frame) or clean.holds is None:
        return clean
    for held in clean.holds:
        rules.check_text(name, "text", held)
        if not held:
            raise EditError("A frame or a note must have an id.")
    return replace(clean, holds=tuple(clean.holds))
