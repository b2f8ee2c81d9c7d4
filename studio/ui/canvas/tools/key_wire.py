"""Draw a wire without a pointer: arrows go from port to port, Return connects."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.canvas import led, wiring
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class KeyWire(Tool):
    """Begins at a port, or leads wires away from one; nearest ports come first."""

    def __init__(self, surface: Surface, linking: Linking) -> None:
        super().__init__(surface)
        self.origin = linking.origin
        self._linking = linking
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
        return led.bounds(self.surface.canvas, self._linking, self._goal)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.surface.canvas.look.ink.wire_pending)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in led.paths(self.surface.canvas, self._linking, self._goal):
            painter.drawPath(path)

    def _aim(self) -> None:
        canvas, port = self.surface.canvas, self._ports[self._at]
        canvas.aim(port)
        self.surface.whisper(self._sentence(port), at=self._point(port))

    def _sentence(self, port: PortRef) -> str:
        source, target = self._title(self.origin), self._title(port)
        if not self._linking.hidden:
            return tr(
                "Connect {source} to {target}: Return. Next: arrow keys. Leave: Escape.",
                source=source,
                target=target,
            )
        if self._linking.sought == self.origin.side:
            return tr(
                "Move all wires of {source} to {target}: Return. Next: arrow keys. Leave: Escape.",
                source=source,
                target=target,
            )
        return tr(
            "Move the wire from {source} to {target}: Return. Next: arrow keys. Leave: Escape.",
            source=source,
            target=target,
        )

    def _title(self, port: PortRef) -> str:
        return f"{self.surface.canvas.graph.node(port.node).name}.{port.end}"

    def _leave(self) -> None:
        self.surface.canvas.link(None)
        self.surface.whisper("")

    def _candidates(self) -> list[PortRef]:
        canvas, sought = self.surface.canvas, self._linking.sought
        linking = self._linking
        ends = [(w.target, w.input) for w in canvas.touching(self.origin.node)]
        ends += [(w.target, w.input) for w in linking.hidden]
        wired = set(ends)
        start = self._point(self.origin)
        found: list[tuple[float, PortRef]] = []
        for node_id in self._linking.fits:
            item = canvas.node_item(node_id)
            for port in item.card.layout.ports if item else ():
                ref = PortRef(node_id, port.side, port.end)
                free = sought == "output" or (node_id, port.end) not in wired
                if free and linking.takes(ref):
                    gap = self._point(ref) - start
                    behind = 2000 if (gap.x() < 0) == (sought == "input") else 0
                    found.append((hypot(gap.x(), gap.y()) + behind, ref))
        return [ref for _, ref in sorted(found, key=lambda pair: (pair[0], pair[1].end))]

    @property
    def _goal(self) -> QPointF:
        return self._point(self._ports[self._at])

    def _point(self, port: PortRef) -> QPointF:
        return led.point_of(self.surface.canvas, port)
