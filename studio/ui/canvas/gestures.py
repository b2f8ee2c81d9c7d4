"""Leads the one gesture that is going on from its start to its end, or to nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from studio.ui.canvas import fitting, hits
from studio.ui.canvas.tools.choose import Held, tool_for
from studio.ui.canvas.tools.place_node import PlaceNode
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr


class Gestures:
    """Knows the tool in hand. At most one gesture goes on at a time."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._tool: Tool | None = None
        self._button = Qt.MouseButton.NoButton
        self._painted = QRectF()

    @property
    def tool(self) -> Tool | None:
        return self._tool

    @property
    def cursor(self) -> Qt.CursorShape | None:
        return self._tool.cursor if self._tool else None

    def hint(self) -> str:
        """What could be done now, in a sentence."""
        if self._tool is not None:
            return self._tool.hint()
        port = self._surface.canvas.look.hovered_port
        if port is not None and fitting.wires_at(self._surface.canvas.graph, port):
            if port.side == "input":
                return tr("Drag the wire off to move it")
            return tr("Drag from a port to connect it; with Shift held all its wires are moved")
        if port is not None:
            return tr("Drag from a port to connect it")
        if (path := self._surface.canvas.look.path) is not None:
            into, out = path.counts
            return tr(
                "{into} layers flow in (dashed), {out} are flowed into (solid). Escape ends it",
                into=into,
                out=out,
            )
        if self._surface.canvas.hovered_wire is not None:
            return tr("Drag an end to move the wire; a double-click leads it through a point")
        grip = self._surface.canvas.furniture.hovered
        if grip is not None and grip.edges:
            return tr("Drag to make it larger or smaller")
        if grip is not None and grip.framed:
            return tr("Drag to move it with what it holds, Alt-drag to move it alone")
        if grip is not None:
            return tr("Drag to move it; a double-click writes in it")
        return ""

    def press(self, at: Pointer, button: Qt.MouseButton, held: Held = "") -> None:
        """A button went down. A second one, during a gesture, cancels it."""
        if self._tool is not None and self._tool.waits and button == Qt.MouseButton.LeftButton:
            self._button = button
            self._tool.start(at)
            return
        if self._tool is not None:
            self.cancel()
            return
        tool = tool_for(self._surface, at, button, held)
        if tool is not None:
            self.take(tool, at)
            self._button = button

    def take(self, tool: Tool, at: Pointer) -> None:
        """Begin a gesture."""
        self.cancel()
        self._tool = tool
        tool.start(at)

    def arm(self, tool: Tool) -> None:
        """Have the next press begin this gesture."""
        self.cancel()
        self._tool = tool

    def move(self, at: Pointer) -> None:
        """The pointer moved: on with the gesture, or show what is under it."""
        if self._tool is not None and not self._tool.waits:
            self._tool.move(at)
        else:
            self.hover(at)

    def release(self, at: Pointer, button: Qt.MouseButton) -> None:
        if self._tool is not None and button == self._button:
            self.finish(at)

    def finish(self, at: Pointer) -> None:
        """End the gesture: what it was for happens now."""
        tool, self._tool = self._tool, None
        self._button = Qt.MouseButton.NoButton
        if tool is not None:
            tool.end(at)

    def cancel(self) -> bool:
        """End the gesture without a trace; whether there was one."""
        tool, self._tool = self._tool, None
        self._button = Qt.MouseButton.NoButton
        if tool is None:
            return False
        tool.cancel()
        return True

    def carry(self, kind: str, at: Pointer) -> None:
        """A layer is carried over the canvas from elsewhere."""
        if not isinstance(self._tool, PlaceNode):
            self.take(PlaceNode(self._surface, kind), at)
        self.move(at)

    def hover(self, at: Pointer) -> None:
        """Show what a press would take."""
        canvas = self._surface.canvas
        if canvas.look.linking is not None:
            return
        port = hits.port_at(canvas, at.scene)
        item = hits.node_at(canvas, at.scene) if port is None else None
        wire = hits.wire_at(canvas, at.scene) if port is None and item is None else None
        canvas.hover(
            port.node if port else item.node_id if item else "",
            port,
            wire[0].wire if wire else None,
        )
        free = port is None and item is None and wire is None
        scale = self._surface.zoom
        canvas.furniture.hover(canvas.furniture.grip_at(at.scene, scale) if free else None)

    def unhover(self) -> None:
        """The pointer is gone."""
        if self._tool is None:
            self._surface.canvas.hover("", None, None)
            self._surface.canvas.furniture.hover(None)

    def dirty(self) -> QRectF:
        """What of the scene the tool paints on now, or did when this was last asked."""
        now = self._tool.bounds() if self._tool else QRectF()
        both = now.united(self._painted)
        self._painted = now
        return both
