"""Drag a frame by its header, or a note; a frame takes along what lies in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.canvas.tools.carriage import Carriage
from studio.ui.canvas.tools.guides import Guides
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import say, tr


class MovePieces(Tool):
    """Pressing a piece selects it; moving on moves all that is selected; a click only selects."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, surface: Surface, piece_id: str) -> None:
        super().__init__(surface)
        self._piece = piece_id

    def start(self, at: Pointer) -> None:
        session = self.surface.session
        self._first = at
        self._carriage: Carriage | None = None
        self._step = (0.0, 0.0)
        self._before = session.all_selected
        self._toggled_off = False
        if at.adding:
            if self._piece in self._before:
                self._toggled_off = True
            else:
                session.select((*self._before, self._piece))
        elif self._piece not in self._before:
            session.select((self._piece,))

    def move(self, at: Pointer) -> None:
        if self._carriage is None:
            if not at.far_from(self._first):
                return
            self._carriage = self._begin()
        self._step = self._guides.step(at.scene - self._first.scene, at.modifiers)
        self._carriage.show(*self._step)

    def end(self, at: Pointer) -> None:
        session, carriage = self.surface.session, self._carriage
        if carriage is None:
            if self._toggled_off:
                session.select(each for each in self._before if each != self._piece)
            elif not at.adding:
                session.select((self._piece,))
            return
        self._finish()
        session.document.seal()
        if not session.do(carriage.edit(*self._step)):
            carriage.put_back()
        session.document.seal()

    def cancel(self) -> None:
        if self._carriage is not None:
            self._finish()
            self._carriage.put_back()
        self.surface.session.select(self._before)

    def hint(self) -> str:
        if self._carriage is None:
            return ""
        return tr("Release to put it here. Escape: back to where it was.")

    def bounds(self) -> QRectF:
        return self._guides.bounds() if self._carriage is not None else QRectF()

    def paint(self, painter: QPainter) -> None:
        if self._carriage is not None:
            self._guides.paint(painter)

    def _begin(self) -> Carriage:
        session, canvas = self.surface.session, self.surface.canvas
        held = bool(self._first.modifiers & Qt.KeyboardModifier.AltModifier)
        alone = session.settings.frames_alone != held
        carriage = Carriage(canvas, session.selection, session.selected_pieces, alone=alone)
        piece = canvas.graph.pieces[self._piece]
        content = canvas.content(carriage.ids)
        self._guides = Guides(self.surface, content, (piece.x, piece.y), carriage.origins)
        canvas.lift(carriage.ids)
        if carriage.refusal is not None:
            self.surface.whisper(say(carriage.refusal))
        return carriage

    def _finish(self) -> None:
        self.surface.canvas.lift(())
        self.surface.whisper("")
