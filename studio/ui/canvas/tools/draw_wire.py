"""Draw a wire from a port, or pick up an end of one that is there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.graph.edits import Disconnect, Edit
from studio.graph.furniture import Point
from studio.graph.model import Wire
from studio.layers.spec import LayerSpec
from studio.ui.canvas import hits, wiring
from studio.ui.canvas.courses import bounds_of, path_of
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import say, tr

SNAP = 24.0
"""How near a fitting port draws the wire to it, in the view's pixels."""


class DrawWire(Tool):
    """Ports that fit light up. Dropped on nothing it asks what to add, or removes the wire."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface, origin: PortRef, picked: Wire | None = None) -> None:
        super().__init__(surface)
        self.origin = origin
        self.picked = picked

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
            canvas.link(wiring.linking_from(canvas.graph, self.origin, self.picked))
        target = self._target(at.scene)
        self._over = target is not None
        self._at = at.scene
        self._edit, self._refused = None, False
        if target is None:
            canvas.aim(None)
            self.surface.whisper(tr("Release to remove the wire.") if self.picked else "")
            return
        linking = canvas.look.linking
        assert linking is not None
        self._edit = wiring.link_edit(linking, target, canvas.session.scope.graph)
        refusal = canvas.session.document.refusal(self._edit) if self._edit else None
        self._refused = refusal is not None
        canvas.aim(None if self._refused else target)
        if not self._refused:
            self._at = _point(self.surface, target)
        self.surface.whisper(say(refusal) if refusal else "", refused=True)

    def end(self, at: Pointer) -> None:
        canvas, session = self.surface.canvas, self.surface.session
        linking = canvas.look.linking
        canvas.link(None)
        if not self._dragging or linking is None:
            if self.picked is not None:
                session.select(())
                canvas.choose(self.picked)
            return
        if not self._refused:
            self.surface.whisper("")
        if self._edit is not None:
            session.do(self._edit)
        elif self._over:
            return
        elif self.picked is not None:
            session.do(Disconnect((self.picked,), session.scope.graph))
        else:
            self._search(at.scene)

    def cancel(self) -> None:
        self.surface.canvas.link(None)
        self.surface.whisper("")

    def hint(self) -> str:
        if self.picked is not None:
            return tr("Drop the wire on a port to move it, on empty space to remove it")
        return tr("Drop a wire on empty space to add what fits")

    def bounds(self) -> QRectF:
        if not self._dragging:
            return QRectF()
        style = self.surface.canvas.look.style
        return bounds_of(style, self._ends(), self._points()).adjusted(-4, -4, 4, 4)

    def paint(self, painter: QPainter) -> None:
        if self._dragging:
            ink = self.surface.canvas.look.ink
            painter.setPen(ink.wire_refused if self._refused else ink.wire_pending)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            style = self.surface.canvas.look.style
            painter.drawPath(path_of(style, self._ends(), self._points()))
            painter.setBrush(ink.error if self._refused else ink.accent_brush)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._at, 4, 4)

    def _points(self) -> tuple[Point, ...]:
        return self.picked.points if self.picked is not None else ()

    def _ends(self) -> tuple[float, float, float, float]:
        fixed = _point(self.surface, self.origin)
        one, other = (fixed.x(), fixed.y()), (self._at.x(), self._at.y())
        return (*one, *other) if self.origin.side == "output" else (*other, *one)

    def _target(self, point: QPointF) -> PortRef | None:
        """The port meant: the nearest that fits, else one that is hit, else one of the card."""
        canvas = self.surface.canvas
        linking = canvas.look.linking
        assert linking is not None
        near = hits.port_at(canvas, point, SNAP / max(self.surface.zoom, 0.2), linking.sought)
        if near is not None and near.node in linking.fits:
            return near
        hit = hits.port_at(canvas, point)
        if hit is not None and hit != self.origin:
            return hit
        item = hits.node_at(canvas, point)
        if item is None or item.node_id == self.origin.node:
            return None
        port = wiring.port_to_take(canvas.graph, item, linking.sought, self.picked)
        return PortRef(item.node_id, port.side, port.end) if port else None

    def _search(self, point: QPointF) -> None:
        surface = self.surface
        linking = wiring.linking_from(surface.canvas.graph, self.origin)

        def fits(spec: LayerSpec) -> bool:
            return wiring.first_end(spec, linking.sought) is not None

        def chosen(kind: str) -> None:
            added = wiring.add_linked(surface.session, kind, point.x(), point.y(), linking)
            if added is not None:
                surface.session.select((added,))

        surface.search(point, fits, chosen)


def _point(surface: Surface, port: PortRef) -> QPointF:
    item = surface.canvas.node_item(port.node)
    return QPointF(*item.anchor(port.side, port.end)) if item else QPointF()
