"""Cut a wire without a pointer: arrows go from wire to wire, Return cuts."""

from __future__ import annotations

from studio.graph.edits import Disconnect
from studio.graph.model import Wire
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class KeyCut(Tool):
    """Goes through the wires of the selected nodes; those of the graph where none is selected."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        graph, selection = surface.canvas.graph, surface.session.selection
        self._wires: list[Wire] = [
            wire
            for wire in graph.wires()
            if not selection or wire.source in selection or wire.target in selection
        ]
        self._at = 0

    @property
    def possible(self) -> bool:
        """Whether there is any wire to cut."""
        return bool(self._wires)

    def start(self, at: Pointer) -> None:
        self._aim()

    def step(self, by: int) -> None:
        """On to the next wire, or back."""
        self._at = (self._at + by) % len(self._wires)
        self._aim()

    def end(self, at: Pointer) -> None:
        self.cancel()
        session = self.surface.session
        session.do(Disconnect((self._wires[self._at],), session.scope.graph))

    def cancel(self) -> None:
        self.surface.canvas.doom(())
        self.surface.whisper("")

    def hint(self) -> str:
        return tr("Return cuts the wire; arrow keys go to the next; Escape leaves")

    def _aim(self) -> None:
        canvas, wire = self.surface.canvas, self._wires[self._at]
        canvas.doom((wire,))
        text = tr(
            "Cut {source} to {target}: Return. Next: arrow keys. Leave: Escape.",
            source=f"{canvas.graph.node(wire.source).name}.{wire.output}",
            target=f"{canvas.graph.node(wire.target).name}.{wire.input}",
        )
        item = canvas.wire_item(wire)
        self.surface.whisper(text, at=item.path().pointAtPercent(0.5) if item else None)
