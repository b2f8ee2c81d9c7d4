"""Which gesture a press begins, by what lies under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.canvas import hits
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.tools.box_select import BoxSelect
from studio.ui.canvas.tools.draw_wire import DrawWire
from studio.ui.canvas.tools.move_nodes import MoveNodes
from studio.ui.canvas.tools.pan import Pan
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool


def tool_for(
    surface: Surface, at: Pointer, button: Qt.MouseButton, panning: bool = False
) -> Tool | None:
    """The gesture for a press; ``panning`` while the space bar is held."""
    if button == Qt.MouseButton.MiddleButton or (panning and button == Qt.MouseButton.LeftButton):
        return Pan(surface)
    if button != Qt.MouseButton.LeftButton:
        return None
    canvas = surface.canvas
    reach = max(hits.PORT_REACH, 7 / surface.zoom) if surface.zoom > 0.3 else 0.0
    if port := hits.port_at(canvas, at.scene, reach):
        return _from_port(surface, port)
    if item := hits.node_at(canvas, at.scene):
        return MoveNodes(surface, item)
    if found := hits.wire_at(canvas, at.scene):
        item_, along = found
        wire = item_.wire
        if along < 0.5:
            return DrawWire(surface, PortRef(wire.target, "input", wire.input), wire)
        return DrawWire(surface, PortRef(wire.source, "output", wire.output), wire)
    return BoxSelect(surface)


def _from_port(surface: Surface, port: PortRef) -> Tool:
    """An input that has a wire gives it up; every other port begins a new one."""
    if port.side == "input":
        for wire in surface.canvas.touching(port.node):
            if (wire.target, wire.input) == (port.node, port.end):
                return DrawWire(surface, PortRef(wire.source, "output", wire.output), wire)
    return DrawWire(surface, port)
