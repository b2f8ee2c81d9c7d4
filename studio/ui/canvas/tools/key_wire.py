"""Draw a wire without a pointer: arrows go from port to port, Return connects."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.canvas import wiring
from studio.ui.canvas.courses import bounds_of, path_of
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class KeyWire(Tool):
    """Begins at a node's output (or input, where it has no output); nearest ports come first."""

    def __init__(self, surface: Surface, origin: PortRef) -> None:
        super().__init__(surface)
        self.origin = origin
        canvas = surface.canvas
        self._linking = wiring.linking_from(canvas.graph, origin)
        self._ports = self._candidates()
        self._at = 0

    @property
    def possible(self) -> bool:
        """Whether there is any port to go to."""
        return bool(self._ports)

    def start(self, at: Pointer) -> None:
        self.surface.canvas.link(self._linking)
        self._aim()

    def step(self, by: int) -> None:
        """On to the next port, or back."""
        self._at = (self._at + by) % len(self._ports)
        self._aim()

    def end(self, at: Pointer) -> None:
        self._leave()
        edit = wiring.link_edit(
            self._linking, self._ports[self._at], self.surface.session.scope.graph
        )
        if edit is not None:
            self.surface.session.do(edit)

    def cancel(self) -> None:
        self._leave()

    def bounds(self) -> QRectF:
        return bounds_of(self.surface.canvas.look.style, self._ends()).adjusted(-4, -4, 4, 4)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.surface.canvas.look.ink.wire_pending)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(self.surface.canvas.look.style, self._ends()))

    def _aim(self) -> None:
        canvas, port = self.surface.canvas, self._ports[self._at]
        canvas.aim(port)
        text = tr(
            "Connect {source} to {target}: Return. Next: arrow keys. Leave: Escape.",
            source=self._title(self.origin),
            target=self._title(port),
        )
        self.surface.whisper(text, at=self._point(port))

    def _title(self, port: PortRef) -> str:
        return f"{self.surface.canvas.graph.node(port.node).name}.{port.end}"

    def _leave(self) -> None:
        self.surface.canvas.link(None)
        self.surface.whisper("")

    def _candidates(self) -> list[PortRef]:
        canvas, sought = self.surface.canvas, self._linking.sought
        wires = {(w.target, w.input) for w in canvas.touching(self.origin.node)}
        start = self._point(self.origin)
        found: list[tuple[float, PortRef]] = []
        for node_id in self._linking.fits:
            item = canvas.node_item(node_id)
            for port in item.card.layout.ports if item else ():
                ref = PortRef(node_id, port.side, port.end)
                if port.side == sought and (sought == "output" or (node_id, port.end) not in wires):
                    gap = self._point(ref) - start
                    behind = 2000 if (gap.x() < 0) == (sought == "input") else 0
                    found.append((hypot(gap.x(), gap.y()) + behind, ref))
        return [ref for _, ref in sorted(found, key=lambda pair: (pair[0], pair[1].end))]

    def _ends(self) -> tuple[float, float, float, float]:
        one, other = (
            self._point(self.origin),
            self._point(self._ports[self._at]),
        )
        if self.origin.side == "input":
            one, other = other, one
        return one.x(), one.y(), other.x(), other.y()

    def _point(self, port: PortRef) -> QPointF:
        item = self.surface.canvas.node_item(port.node)
        return QPointF(*item.anchor(port.side, port.end)) if item else QPointF()
