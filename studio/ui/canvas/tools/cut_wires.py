"""Paint across wires to cut them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from studio.graph.edits import Disconnect
from studio.graph.model import Wire
from studio.ui.canvas import hits
from studio.ui.canvas.overview import FAR
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class CutWires(Tool):
    """Every wire that the way painted crosses stands out; they are cut together at its end."""

    cursor = Qt.CursorShape.BitmapCursor  # A knife.

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._way: QPainterPath | None = None
        self._last = QPointF()
        self._crossed: dict[Wire, QPainterPath] = {}

    def start(self, at: Pointer) -> None:
        self._last = at.scene
        self._way = QPainterPath(at.scene)
        self.surface.canvas.hover("", None, None)

    def move(self, at: Pointer) -> None:
        if self._way is None or at.scene == self._last:
            return
        stroke = QLineF(self._last, at.scene)
        self._way.lineTo(at.scene)
        self._last = at.scene
        canvas, known = self.surface.canvas, len(self._crossed)
        for item in hits.wires_across(canvas, stroke):
            self._crossed[item.wire] = item.path()
        if len(self._crossed) != known:
            canvas.doom(self._crossed)
            count = len(self._crossed)
            one = tr("Release to cut the wire.")
            self.surface.whisper(
                one if count == 1 else tr("Release to cut {count} wires.", count=count)
            )

    def end(self, at: Pointer) -> None:
        crossed = tuple(sorted(self._crossed))
        self.cancel()
        session = self.surface.session
        if crossed:
            session.do(Disconnect(crossed, session.scope.graph))

    def cancel(self) -> None:
        self._way = None
        self._crossed = {}
        self.surface.canvas.doom(())
        self.surface.whisper("")

    def hint(self) -> str:
        return tr("Drag across wires to cut them; Escape leaves them whole")

    def bounds(self) -> QRectF:
        if self._way is None:
            return QRectF()
        found = self._way.boundingRect()
        if self.surface.zoom < FAR:
            for path in self._crossed.values():
                found = found.united(path.boundingRect())
        edge = 4 / self.surface.zoom
        return found.adjusted(-edge, -edge, edge, edge)

    def paint(self, painter: QPainter) -> None:
        if self._way is None:
            return
        ink = self.surface.canvas.look.ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.surface.zoom < FAR:  # From afar wires are not items of their own.
            painter.setPen(ink.wire_doomed_far)
            for path in self._crossed.values():
                painter.drawPath(path)
        painter.setPen(ink.knife)
        painter.drawPath(self._way)
