"""Drag an edge or a corner of a frame or a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from studio.graph.edits import Batch
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Piece
from studio.message import Message
from studio.ui.canvas.furniture import Grip
from studio.ui.canvas.geometry import snapped
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr

LEAST_FRAME = (80.0, 60.0)
LEAST_NOTE = (80.0, 40.0)


class ResizePiece(Tool):
    """The edges that were taken follow the pointer; what lies in a frame stays."""

    def __init__(self, surface: Surface, grip: Grip) -> None:
        super().__init__(surface)
        self._grip = grip
        self.cursor = grip.cursor

    def start(self, at: Pointer) -> None:
        self._first = at
        self._before = self.surface.session.all_selected
        self._piece = self.surface.canvas.graph.pieces[self._grip.piece]
        self._rect = _rect(self._piece)
        self._dragging = False
        self.surface.session.select((self._piece.id,))

    def move(self, at: Pointer) -> None:
        if not self._dragging and not at.far_from(self._first):
            return
        canvas = self.surface.canvas
        if not self._dragging:
            self._dragging = True
            canvas.lift((self._piece.id,))
        self._rect = self._resized(at.scene - self._first.scene)
        canvas.furniture.place(((self._piece.id, self._rect),))

    def end(self, at: Pointer) -> None:
        if not self._dragging:
            return
        self.surface.canvas.lift(())
        session, rect = self.surface.session, self._rect
        sized = replace(
            self._piece, x=rect.x(), y=rect.y(), width=rect.width(), height=rect.height()
        )
        session.document.seal()
        framed = isinstance(sized, Frame)
        title = Message("Resize a frame") if framed else Message("Resize a note")
        if not session.do(Batch((PutPiece(sized, session.scope.graph),), title)):
            self.surface.canvas.furniture.unplace((self._piece.id,))
        session.document.seal()

    def cancel(self) -> None:
        if self._dragging:
            self.surface.canvas.lift(())
            self.surface.canvas.furniture.unplace((self._piece.id,))
        self.surface.session.select(self._before)

    def hint(self) -> str:
        if not self._dragging:
            return ""
        return tr(
            "{width} × {height}. Escape: as it was.",
            width=round(self._rect.width()),
            height=round(self._rect.height()),
        )

    def _resized(self, step: QPointF) -> QRectF:
        rect, edges = _rect(self._piece), self._grip.edges
        width, height = LEAST_FRAME if isinstance(self._piece, Frame) else LEAST_NOTE
        if "left" in edges:
            rect.setLeft(min(snapped(rect.left() + step.x()), rect.right() - width))
        if "right" in edges:
            rect.setRight(max(snapped(rect.right() + step.x()), rect.left() + width))
        if "top" in edges:
            rect.setTop(min(snapped(rect.top() + step.y()), rect.bottom() - height))
        if "bottom" in edges:
            rect.setBottom(max(snapped(rect.bottom() + step.y()), rect.top() + height))
        return rect


def _rect(piece: Piece) -> QRectF:
    return QRectF(piece.x, piece.y, piece.width, piece.height)
