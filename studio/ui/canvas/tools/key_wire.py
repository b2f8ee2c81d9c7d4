"""Draw a wire without a pointer: the ports that it could go to are listed, Return connects."""

from __future__ import annotations

from collections.abc import Callable
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
        self.ports = self._candidates()
        """Where the wire could go, nearest first."""
        self.over: Callable[[], None] = _nothing
        """Called when the gesture has ended."""
        self._aimed = self.ports[0] if self.ports else None

    @property
    def possible(self) -> bool:
        """Whether there is any port to go to."""
        return bool(self.ports)

    @property
    def begins_anew(self) -> bool:
        """Whether the wire is a new one, and no wire is led elsewhere."""
        return not self._linking.hidden

    def start(self, at: Pointer) -> None:
        self.surface.canvas.link(self._linking)

    def aim_at(self, port: PortRef) -> None:
        """Lead the wire to another port."""
        self._aimed = port
        self.surface.canvas.aim(port)

    def end(self, at: Pointer) -> None:
        goal = self._aimed
        self._leave()
        if goal is None:
            return
        edit = wiring.link_edit(self._linking, goal, self.surface.session.scope.graph)
        if edit is not None:
            self.surface.session.do(edit)

    def cancel(self) -> None:
        self._leave()

    def hint(self) -> str:
        return tr("Return connects; arrow keys go to the next port; Escape leaves")

    def bounds(self) -> QRectF:
        return led.bounds(self.surface.canvas, self._linking, self._goal)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.surface.canvas.look.ink.wire_pending)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in led.paths(self.surface.canvas, self._linking, self._goal):
            painter.drawPath(path)

    @property
    def question(self) -> str:
        """What is asked for."""
        origin = self._title(self.origin)
        if self._linking.sought == self.origin.side:
            return tr("All wires of {port} to…", port=origin)
        if self._linking.sought == "input":
            return tr("From {port} to…", port=origin)
        return tr("Into {port} from…", port=origin)

    @property
    def sentence(self) -> str:
        """What Return would do now."""
        if self._aimed is None:
            return ""
        source, target = self._title(self.origin), self._title(self._aimed)
        if not self._linking.hidden:
            return tr(
                "Return connects {source} to {target}. Tab: from another port.",
                source=source,
                target=target,
            )
        if self._linking.sought == self.origin.side:
            return tr(
                "Return moves all wires of {source} to {target}.", source=source, target=target
            )
        return tr("Return moves the wire from {source} to {target}.", source=source, target=target)

    def words(self, port: PortRef) -> tuple[str, str]:
        """A port by its name, and what kind of layer has it."""
        node = self.surface.canvas.graph.node(port.node)
        spec = self.surface.session.kinds.find(node.kind)
        return self._title(port), spec.title if spec else node.kind

    def _title(self, port: PortRef) -> str:
        return f"{self.surface.canvas.graph.node(port.node).name}.{port.end}"

    def _leave(self) -> None:
        self.surface.canvas.link(None)
        self._aimed = None
        over, self.over = self.over, _nothing
        over()

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
        return self._point(self._aimed or self.origin)

    def _point(self, port: PortRef) -> QPointF:
        return led.point_of(self.surface.canvas, port)


def _nothing() -> None:
    """What hears of an end that nobody waits for."""
