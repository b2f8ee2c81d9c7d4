"""Drag nodes about; drop a lone one on a wire to insert it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.graph.edits import Batch, Edit, Move
from studio.graph.model import Wire
from studio.message import Message
from studio.ui.canvas import hits, wiring
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.tools.carriage import Carriage
from studio.ui.canvas.tools.guides import guides_of
from studio.ui.canvas.tools.shake import Shake
from studio.ui.canvas.tools.taken_out import TakenOut
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import say, tr


class MoveNodes(Tool):
    """Pressing a node selects it; moving on moves the selection; a click only selects."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, surface: Surface, item: NodeItem) -> None:
        super().__init__(surface)
        self._node = item.node_id

    def start(self, at: Pointer) -> None:
        session = self.surface.session
        self._first = at
        self._dragging = False
        self._before = session.all_selected
        self._toggled_off = False
        self._onto: Wire | None = None
        self._out: TakenOut | None = None
        self._step = (0.0, 0.0)
        if at.adding:
            if self._node in self._before:
                self._toggled_off = True
            else:
                session.select((*self._before, self._node))
        elif self._node not in self._before:
            session.select((self._node,))

    def move(self, at: Pointer) -> None:
        if not self._dragging:
            if not at.far_from(self._first):
                return
            self._begin()
        step = at.scene - self._first.scene
        if self._node not in self._carriage.origins:
            return  # It is pinned, and says so.
        self._step = self._guides.step(step, at.modifiers)
        self._carriage.show(*self._step)
        if self._shake.move(at.view, at.time_ms) and self._out is not None:
            self._take_out(not self._out.on)
        self._look_for_wire(at.scene)

    def end(self, at: Pointer) -> None:
        session = self.surface.session
        if not self._dragging:
            if self._toggled_off:
                session.select(n for n in self._before if n != self._node)
            elif not at.adding:
                session.select((self._node,))
            return
        self._finish()
        session.document.seal()
        if self._node in self._carriage.origins and not session.do(self._edit()):
            self._carriage.put_back()
        session.document.seal()

    def cancel(self) -> None:
        if self._dragging:
            self._finish()
            self._carriage.put_back()
        self.surface.session.select(self._before)

    def _begin(self) -> None:
        self._dragging = True
        self._toggled_off = False
        canvas, session = self.surface.canvas, self.surface.session
        alone = session.settings.frames_alone
        self._carriage = Carriage(canvas, session.selection, session.selected_pieces, alone=alone)
        self._lone = self._carriage.ids == (self._node,) and wiring.fits_between(
            session.kinds.find(canvas.graph.node(self._node).kind)
        )
        self._out = TakenOut(self.surface, self._carriage.origins)
        self._shake = Shake(self._first.view)
        self._guides = guides_of(self.surface, self._node, self._carriage.ids)
        canvas.lift(self._carriage.ids)
        if self._carriage.refusal is not None:
            self.surface.whisper(say(self._carriage.refusal), refused=True)
        held = self._first.modifiers & Qt.KeyboardModifier.AltModifier
        if held and self._node in self._carriage.origins:
            self._take_out(on=True)

    def _take_out(self, on: bool) -> None:
        """Take the nodes out of their wires, which are mended; or put them back."""
        assert self._out is not None
        self._out.switch(on)
        self._onto = None
        self.surface.whisper(self._out.sentence())

    def _finish(self) -> None:
        self.surface.canvas.lift(())
        self.surface.canvas.veil(())
        self.surface.canvas.hover(self._node, None, None)
        if self._carriage.refusal is None:
            self.surface.whisper("")

    def _look_for_wire(self, point: QPointF) -> None:
        free = self._out is not None and (self._out.on or not self._out.possible)
        if not (self._lone and free):
            return
        found = hits.wire_at(self.surface.canvas, point, hits.WIRE_REACH * 2)
        onto = found[0].wire if found else None
        if onto != self._onto:
            self._onto = onto
            self.surface.canvas.hover(self._node, None, onto)
            told = self._out.sentence() if self._out else ""
            self.surface.whisper(tr("Release to insert here.") if onto else told)

    def hint(self) -> str:
        if self._out is None:
            return ""
        if not self._out.possible:
            return tr("Drop it on a wire to insert it there") if self._lone else ""
        if self._out.on:
            return tr("Release to leave it here without its old wires; shake it to put it back")
        return tr("Shake it to take it out of its wires, which are mended; or drag with Alt held")

    def bounds(self) -> QRectF:
        if self._out is None:
            return QRectF()
        return self._out.bounds().united(self._guides.bounds())

    def paint(self, painter: QPainter) -> None:
        if self._out is not None:
            self._out.paint(painter)
            self._guides.paint(painter)

    def _edit(self) -> Edit:
        session = self.surface.session
        canvas = self.surface.canvas
        item = canvas.node_item(self._node)
        out = self._out if self._out is not None and self._out.on else None
        if self._onto is None or item is None:
            move = self._carriage.edit(*self._step)
            if out is None:
                return move
            taken = out.edit(())
            return Batch((taken, move), taken.title())
        layout = item.card.layout
        x, y = (a + b for a, b in zip(self._carriage.origins[self._node], self._step, strict=True))
        x = wiring.clear_of(canvas.node_item(self._onto.source), x, y, layout.height)
        node = wiring.moved(session.graph.node(self._node), x, y)
        edits = wiring.splice(session, self._onto, node, layout.width)
        move = Move(((node.id, x, y),), session.scope.graph)
        first = (out.edit(()), move) if out else (move,)
        return Batch((*first, *edits), Message("Insert {name}", name=node.name))
