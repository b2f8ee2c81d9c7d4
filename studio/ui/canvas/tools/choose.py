"""Which gesture a press begins, by what lies under the pointer."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt

from studio.ui.canvas import fitting, hits
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.tools.box_select import BoxSelect
from studio.ui.canvas.tools.cut_wires import CutWires
from studio.ui.canvas.tools.draw_wire import DrawWire
from studio.ui.canvas.tools.lasso import Lasso
from studio.ui.canvas.tools.move_nodes import MoveNodes
from studio.ui.canvas.tools.move_pieces import MovePieces
from studio.ui.canvas.tools.move_point import MovePoint
from studio.ui.canvas.tools.move_wires import MoveWires
from studio.ui.canvas.tools.pan import Pan
from studio.ui.canvas.tools.resize_piece import ResizePiece
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool

Held = Literal["", "pan", "cut"]
"""Which key is held that makes of a drag another one."""


def tool_for(surface: Surface, at: Pointer, button: Qt.MouseButton, held: Held = "") -> Tool | None:
    """The gesture for a press."""
    if button == Qt.MouseButton.MiddleButton:
        return Pan(surface)
    if button != Qt.MouseButton.LeftButton:
        return None
    if held:
        return Pan(surface) if held == "pan" else CutWires(surface)
    canvas = surface.canvas
    reach = max(hits.PORT_REACH, 7 / surface.zoom) if surface.zoom > 0.3 else 0.0
    if port := hits.port_at(canvas, at.scene, reach):
        return _from_port(surface, port, at)
    if item := hits.node_at(canvas, at.scene):
        return MoveNodes(surface, item)
    if held_point := hits.point_at(canvas, at.scene):
        return MovePoint(surface, *held_point)
    if found := hits.wire_at(canvas, at.scene):
        item_, along = found
        wire = item_.wire
        if along < 0.5:
            return DrawWire(surface, PortRef(wire.target, "input", wire.input), wire)
        return DrawWire(surface, PortRef(wire.source, "output", wire.output), wire)
    if grip := canvas.furniture.grip_at(at.scene, surface.zoom):
        return ResizePiece(surface, grip) if grip.edges else MovePieces(surface, grip.piece)
    alone = at.modifiers & Qt.KeyboardModifier.AltModifier
    return Lasso(surface) if alone else BoxSelect(surface)


def _from_port(surface: Surface, port: PortRef, at: Pointer) -> Tool:
    """An input that has a wire gives it up; every other port begins a new one."""
    wires = fitting.wires_at(surface.canvas.graph, port)
    if wires and at.modifiers & Qt.KeyboardModifier.ShiftModifier:
        return MoveWires(surface, port)
    if wires and port.side == "input":
        return DrawWire(surface, PortRef(wires[0].source, "output", wires[0].output), wires[0])
    return DrawWire(surface, port)
