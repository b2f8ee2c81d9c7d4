"""Carry a new layer from the palette; drop it on empty canvas or on a wire."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from studio.compile.card_sizes import ends_of
from studio.graph.edits import Batch
from studio.graph.model import Wire
from studio.message import Message
from studio.ui.canvas import captions, hits, wiring
from studio.ui.canvas.card import blank, fitted, paint_card
from studio.ui.canvas.tools.guides import Guides
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class PlaceNode(Tool):
    """A ghost of the card follows the pointer; the node comes to be when it is dropped."""

    def __init__(self, surface: Surface, kind: str) -> None:
        super().__init__(surface)
        session = surface.session
        self._node = session.fresh(kind)
        self._spec = session.kinds.find(kind)
        ink = surface.canvas.look.ink
        self._card = blank(
            captions.family_of(self._spec),
            self._node.name,
            captions.kind_of(self._node, self._spec),
        )
        self._card.layout = fitted(
            self._card, ends_of(self._spec, surface.canvas.graph, self._node.id), ink
        )
        self._card.selected = True
        self._corner = QPointF()
        self._guides = Guides(surface, self._card.layout.rect, (0.0, 0.0))
        self._onto: Wire | None = None

    def start(self, at: Pointer) -> None:
        self.move(at)

    def move(self, at: Pointer) -> None:
        layout = self._card.layout
        corner = at.scene - QPointF(layout.width / 2, layout.height / 2)
        self._corner = QPointF(*self._guides.step(corner, at.modifiers))
        if not wiring.fits_between(self._spec):
            return
        found = hits.wire_at(self.surface.canvas, at.scene, hits.WIRE_REACH * 2)
        onto = found[0].wire if found else None
        if onto != self._onto:
            self._onto = onto
            self.surface.canvas.hover("", None, onto)
            self.surface.whisper(tr("Release to insert here.") if onto else "")

    def end(self, at: Pointer) -> None:
        self._clear()
        session = self.surface.session
        x, y = self._corner.x(), self._corner.y()
        if self._onto is not None:
            source = self.surface.canvas.node_item(self._onto.source)
            x = wiring.clear_of(source, x, y, self._card.layout.height)
        node = wiring.moved(self._node, x, y)
        if self._onto is not None:
            node = session.growing.fitted(node, self._onto)
        edit = session.adding(node)
        if self._onto is not None:
            edits = wiring.splice(session, self._onto, node, self._card.layout.width)
            edit = Batch((edit, *edits), Message("Insert {name}", name=node.name))
        if session.do(edit):
            session.select((node.id,))

    def cancel(self) -> None:
        self._clear()

    def hint(self) -> str:
        return tr("Drop it on empty space to add it, on a wire to insert it there")

    def bounds(self) -> QRectF:
        card = self._card.layout.bounds.translated(self._corner)
        return card.united(self._guides.bounds())

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.translate(self._corner)
        painter.setOpacity(0.75)
        paint_card(painter, self._card, self.surface.canvas.look.ink, self.surface.zoom)
        painter.restore()
        self._guides.paint(painter)

    def _clear(self) -> None:
        self.surface.canvas.hover("", None, None)
        self.surface.whisper("")
