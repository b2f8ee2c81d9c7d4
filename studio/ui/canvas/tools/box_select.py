"""Select what a rectangle touches; a click on empty canvas selects nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from studio.ui.canvas import hits
from studio.ui.canvas.tools.tool import Pointer, Tool
from studio.ui.text import tr


class BoxSelect(Tool):
    """Shows what would be selected while it grows; selects when it ends."""

    def start(self, at: Pointer) -> None:
        self._first = at
        self._dragging = False
        self._box = QRectF()
        self._chosen = self.surface.canvas.chosen
        self._before = self.surface.session.all_selected if at.adding else ()
        self._found: tuple[str, ...] = self._before

    def move(self, at: Pointer) -> None:
        if not self._dragging and not at.far_from(self._first):
            return
        self._dragging = True
        self._box = QRectF(self._first.scene, at.scene).normalized()
        canvas = self.surface.canvas
        inside = sorted(hits.nodes_in(canvas, self._box))
        inside += canvas.furniture.touched(self._box)
        self._found = tuple(dict.fromkeys((*self._before, *inside)))
        self.surface.canvas.show_selection(self._found)

    def end(self, at: Pointer) -> None:
        self.surface.canvas.choose(None)
        self.surface.session.select(self._found)

    def cancel(self) -> None:
        self.surface.canvas.show_selection(self.surface.session.all_selected)
        self.surface.canvas.choose(self._chosen)

    def hint(self) -> str:
        return tr("Box: what it touches is selected; with Shift it adds; L or Alt draws a lasso")

    def bounds(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter) -> None:
        if self._dragging:
            ink = self.surface.canvas.look.ink
            painter.setPen(ink.marquee)
            painter.setBrush(ink.wash)
            painter.drawRect(self._box)
