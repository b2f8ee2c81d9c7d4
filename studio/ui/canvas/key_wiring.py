"""Wires drawn by keys: where one begins, the list of where it could go, and how it ends."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QWidget

from studio.ui.canvas import adding, fitting, led
from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.port_box import PortBox
from studio.ui.canvas.tools.key_wire import KeyWire
from studio.ui.canvas.tools.tool import Pointer, Surface
from studio.ui.text import tr
from studio.ui.theme import Theme


class Ground(Surface, Protocol):
    """The view, as wires drawn by keys see it."""

    def pointer(self) -> Pointer: ...
    def renew_gesture(self) -> None: ...
    def mapFromScene(self, point: QPointF, /) -> QPoint: ...


class KeyWiring:
    """Holds the list of ports; the wire itself is the gesture that goes on."""

    def __init__(self, desk: Ground, over: QWidget, gestures: Gestures, theme: Theme) -> None:
        self._desk = desk
        self._gestures = gestures
        self.box = PortBox(theme, over)
        self.box.aimed.connect(desk.renew_gesture)
        self.box.taken.connect(lambda: self._end(taken=True))
        self.box.left.connect(lambda: self._end(taken=False))
        self.box.turned.connect(self._turn)

    def start(self, all_of_port: bool) -> None:
        """Draw a wire from the selected node; or lead the chosen one, or all, elsewhere."""
        desk = self._desk
        scene, graph, kinds = desk.canvas, desk.canvas.graph, desk.session.kinds
        wire, selection = scene.chosen, desk.session.selection
        origin = adding.origin_of(scene, selection[0]) if len(selection) == 1 else None
        if wire is not None:
            begin = PortRef(wire.source, "output", wire.output)
            linking = fitting.linking_from(graph, begin, (wire,), kinds)
        elif origin is None:
            return
        elif all_of_port:
            linking = fitting.leading_from(graph, fitting.wired_port(graph, origin), kinds)
        else:
            linking = fitting.linking_from(graph, origin, (), kinds)
        if all_of_port and not linking.hidden:
            desk.whisper(tr("This node has no wires."))
            return
        begun = self._lead(linking)
        if not begun and origin is not None and not linking.hidden:
            begun = self._lead_from_next(origin, 1)
        if not begun:
            desk.whisper(tr("There is no port that this node could be connected to."))

    def _lead(self, linking: Linking) -> bool:
        """Begin a wire, with the ports listed that it could go to; whether there are any."""
        desk = self._desk
        tool = KeyWire(desk, linking)
        if tool.possible:
            self._gestures.take(tool, desk.pointer())
            origin = led.point_of(desk.canvas, linking.origin)
            self.box.ask(tool, desk.mapFromScene(origin))
        return tool.possible

    def _turn(self, by: int) -> None:
        """Let the wire begin at another port of its node."""
        tool = self._gestures.tool
        if isinstance(tool, KeyWire) and tool.begins_anew:
            self._lead_from_next(tool.origin, by)

    def _lead_from_next(self, origin: PortRef, by: int) -> bool:
        """Begin at the nearest other port of a node from which there is somewhere to go."""
        scene, kinds = self._desk.canvas, self._desk.session.kinds
        item = scene.node_item(origin.node)
        ports = item.card.layout.ports if item else ()
        found = [PortRef(origin.node, port.side, port.end) for port in ports]
        at = found.index(origin)
        others = (found[(at + by * step) % len(found)] for step in range(1, len(found)))
        return any(
            self._lead(fitting.linking_from(scene.graph, port, (), kinds)) for port in others
        )

    def _end(self, *, taken: bool) -> None:
        if taken:
            self._gestures.finish(self._desk.pointer())
        else:
            self._gestures.cancel()
        self._desk.renew_gesture()
