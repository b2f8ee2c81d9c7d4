"""Nodes that are dragged out of their wires: how it looks, and the edit it would be."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.app import taking_out
from studio.graph.edits import Edit
from studio.graph.healing import Healing, unhooking
from studio.graph.model import Wire
from studio.ui.canvas.courses import Ends, bounds_of, path_of
from studio.ui.canvas.tools.tool import Surface
from studio.ui.text import tr


class TakenOut:
    """Hides the wires around the nodes, and paints those that would close the gap."""

    def __init__(self, surface: Surface, ids: Collection[str]) -> None:
        self._surface = surface
        self._ids = tuple(ids)
        self.on = False

    @cached_property
    def _healed(self) -> Healing:
        return taking_out.around(self._surface.session, self._ids)

    @cached_property
    def possible(self) -> bool:
        """Whether there are wires to be taken out of."""
        inside, canvas = set(self._ids), self._surface.canvas
        return any(
            wire.source not in inside or wire.target not in inside
            for node_id in self._ids
            for wire in canvas.touching(node_id)
        )

    def switch(self, on: bool) -> None:
        """Take the nodes out, or put them back."""
        self.on = on and self.possible
        self._surface.canvas.veil(self._healed.cut if self.on else ())

    def sentence(self) -> str:
        """What letting go would do, for the pointer."""
        lost = len(self._healed.lost)
        if not self.on:
            return ""
        if lost:
            return tr("Taken out. {count} wires cannot be mended: nothing fits.", count=lost)
        return tr("Taken out, and the wires are mended.")

    def edit(self, places: tuple[tuple[str, float, float], ...]) -> Edit:
        session = self._surface.session
        label = taking_out.title(session, self._ids)
        return unhooking(self._healed, label, session.scope.graph, places)

    def bounds(self) -> QRectF:
        found = QRectF()
        style = self._surface.canvas.look.style
        for wire in self._healed.joined if self.on else ():
            found = found.united(bounds_of(style, self._ends(wire)))
        return found

    def paint(self, painter: QPainter) -> None:
        look = self._surface.canvas.look
        painter.setPen(look.ink.wire_pending)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wire in self._healed.joined if self.on else ():
            painter.drawPath(path_of(look.style, self._ends(wire)))

    def _ends(self, wire: Wire) -> Ends:
        canvas = self._surface.canvas
        source, target = canvas.node_item(wire.source), canvas.node_item(wire.target)
        if source is None or target is None:
            return 0.0, 0.0, 0.0, 0.0
        return *source.anchor("output", wire.output), *target.anchor("input", wire.input)
