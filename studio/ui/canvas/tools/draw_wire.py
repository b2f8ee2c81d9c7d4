"""Draw a wire from a port, or pick up an end of one that is there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.app import spots
from studio.graph.edits import Disconnect, Edit
from studio.graph.model import Wire
from studio.layers.spec import LayerSpec
from studio.ui.canvas import fitting, led, wiring
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class DrawWire(Tool):
    """Ports that fit light up. Dropped on nothing it asks what to add, or removes the wire."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface, origin: PortRef, picked: Wire | None = None) -> None:
        super().__init__(surface)
        self.origin = origin
        self.picked: tuple[Wire, ...] = (picked,) if picked is not None else ()

    def start(self, at: Pointer) -> None:
        self._first = at
        self._at = at.scene
        self._dragging = False
        self._edit: Edit | None = None
        self._over = False
        self._refused = False

    def move(self, at: Pointer) -> None:
        canvas = self.surface.canvas
        if not self._dragging:
            if not at.far_from(self._first):
                return
            self._dragging = True
            canvas.hover("", None, None)
            canvas.link(self.linking())
        linking = canvas.look.linking
        assert linking is not None
        target = fitting.port_meant(canvas, at.scene, self.surface.zoom)
        self._over = target is not None
        self._at = at.scene
        self._edit, self._refused = None, False
        if target is None:
            canvas.aim(None)
            self.surface.whisper(self.off())
            return
        reason = fitting.refusal(canvas, target)
        self._refused = bool(reason)
        canvas.aim(None if reason else target)
        if target.end and target.side == linking.sought:
            self._edit = wiring.link_edit(linking, target, canvas.session.scope.graph)
        if not reason:
            self._at = led.point_of(canvas, target)
        self.surface.whisper(reason or fitting.caution(canvas, target), refused=bool(reason))

    def end(self, at: Pointer) -> None:
        canvas, session = self.surface.canvas, self.surface.session
        linking = canvas.look.linking
        canvas.link(None)
        if not self._dragging or linking is None:
            if len(self.picked) == 1:
                session.select(())
                canvas.choose(self.picked[0])
            return
        if not self._refused:
            self.surface.whisper("")
        if self._edit is not None:
            session.do(self._edit)
        elif self._over:
            return
        elif self.picked:
            session.do(Disconnect(self.picked, session.scope.graph))
        else:
            self._search(at.scene, linking)

    def cancel(self) -> None:
        self.surface.canvas.link(None)
        self.surface.whisper("")

    def hint(self) -> str:
        if self.picked:
            return tr("Drop the wire on a port to move it, on empty space to remove it")
        return tr("Drop a wire on empty space to add what fits")

    def off(self) -> str:
        """What letting go over nothing would do, where that is not plain."""
        return tr("Release to remove the wire.") if self.picked else ""

    def bounds(self) -> QRectF:
        linking = self.surface.canvas.look.linking
        if not self._dragging or linking is None:
            return QRectF()
        return led.bounds(self.surface.canvas, linking, self._at)

    def paint(self, painter: QPainter) -> None:
        linking = self.surface.canvas.look.linking
        if self._dragging and linking is not None:
            ink = self.surface.canvas.look.ink
            painter.setPen(ink.wire_refused if self._refused else ink.wire_pending)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for path in led.paths(self.surface.canvas, linking, self._at):
                painter.drawPath(path)
            painter.setBrush(ink.error if self._refused else ink.accent_brush)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._at, 4, 4)

    def linking(self) -> Linking:
        """What may be done with what was picked up."""
        canvas = self.surface.canvas
        return fitting.linking_from(canvas.graph, self.origin, self.picked, canvas.session.kinds)

    def _search(self, point: QPointF, linking: Linking) -> None:
        surface = self.surface

        def fits(spec: LayerSpec) -> bool:
            return wiring.first_end(spec, linking.sought, linking.carried) is not None

        def chosen(kind: str) -> None:
            added = wiring.add_linked(surface.session, kind, point.x(), point.y(), linking)
            if added is not None:
                surface.session.select((added,))

        origin = self.origin
        spot = None
        if origin.side == "output":
            spot = spots.behind(surface.session, origin.node, origin.end)
        surface.search(point, fits, chosen, spot=spot)
