"""Move all wires of a port to another one, at once."""

from __future__ import annotations

from studio.ui.canvas import fitting
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.tools.draw_wire import DrawWire
from studio.ui.canvas.tools.tool import Pointer, Surface
from studio.ui.text import tr


class MoveWires(DrawWire):
    """All that is wired to a port follows the pointer to a port of the same side that fits."""

    def __init__(self, surface: Surface, origin: PortRef) -> None:
        super().__init__(surface, origin)
        self.picked = fitting.wires_at(surface.canvas.graph, origin)

    def end(self, at: Pointer) -> None:
        if self._dragging:
            super().end(at)

    def hint(self) -> str:
        return tr(
            "Drop {count} wires on another port to move them, on empty space to remove them",
            count=len(self.picked),
        )

    def off(self) -> str:
        if len(self.picked) == 1:
            return tr("Release to remove the wire.")
        return tr("Release to remove {count} wires.", count=len(self.picked))

    def linking(self) -> Linking:
        canvas = self.surface.canvas
        return fitting.leading_from(canvas.graph, self.origin, canvas.session.kinds)
