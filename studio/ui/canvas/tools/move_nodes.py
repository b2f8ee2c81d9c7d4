"""Drag nodes about; drop a lone one on a wire to insert it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.graph.edits import Batch, Edit, Move
from studio.graph.model import Wire
from studio.message import Message
from studio.ui.canvas import hits, wiring
from studio.ui.canvas.guides import guides_of
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.tools.shake import Shake
from studio.ui.canvas.tools.taken_out import TakenOut
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


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
        self._before = session.selection
        self._toggled_off = False
        self._onto: Wire | None = None
        self._out: TakenOut | None = None
        self._places: tuple[tuple[str, float, float], ...] = ()
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
        dx, dy = self._guides.step(step, at.modifiers)
        self._places = tuple((n, x + dx, y + dy) for n, (x, y) in self._origins.items())
        self.surface.canvas.place(self._places)
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
        if not session.do(self._edit()):
            self.surface.canvas.unplace(self._origins)
        session.document.seal()

    def cancel(self) -> None:
        if self._dragging:
            self._finish()
            self.surface.canvas.unplace(self._origins)
        self.surface.session.select(self._before)

    def _begin(self) -> None:
        self._dragging = True
        self._toggled_off = False
        canvas = self.surface.canvas
        graph = canvas.graph
        nodes = [graph.node(node_id) for node_id in self.surface.session.selection]
        self._origins = {node.id: (node.x, node.y) for node in nodes}
        self._lone = len(nodes) == 1 and wiring.fits_between(
            self.surface.session.kinds.find(nodes[0].kind)
        )
        self._out = TakenOut(self.surface, self._origins)
        self._shake = Shake(self._first.view)
        self._guides = guides_of(self.surface, self._node, self._origins)
        canvas.lift(self._origins)
        if self._first.modifiers & Qt.KeyboardModifier.AltModifier:
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
        if self._out is None or not self._out.possible:
            return ""
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
            return out.edit(self._places) if out else Move(self._places, session.scope.graph)
        layout = item.card.layout
        _, x, y = self._places[0]
        x = wiring.clear_of(canvas.node_item(self._onto.source), x, y, layout.height)
        node = wiring.moved(session.graph.node(self._node), x, y)
        edits = wiring.splice(session, self._onto, node, layout.width)
        move = Move(((node.id, x, y),), session.scope.graph)
        first = (out.edit(()), move) if out else (move,)
        return Batch((*first, *edits), Message("Insert {name}", name=node.name))
