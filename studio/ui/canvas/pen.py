"""A pen: its tip is a pointer like any other, its other end cuts wires.

Qt makes events of a mouse out of those of a tip that nobody takes, double clicks included, so only
the eraser is seen to here.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent

from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.tools.cut_wires import CutWires
from studio.ui.canvas.tools.tool import Pointer, Surface


class Desk(Surface, Protocol):
    """What a pen moves over."""

    gestures: Gestures

    def point_at(self, place: QPoint, keys: Qt.KeyboardModifier, time_ms: int = 0) -> Pointer:
        """The pointer is here now."""
        ...


def take(desk: Desk, event: QEvent) -> bool:
    """Cut wires with the eraser; whether the event was one of it."""
    if not isinstance(event, QTabletEvent):
        return False
    if event.pointerType() != QPointingDevice.PointerType.Eraser:
        event.ignore()
        return False
    at = desk.point_at(event.position().toPoint(), event.modifiers(), event.timestamp())
    kind, gestures = event.type(), desk.gestures
    if kind == QEvent.Type.TabletPress:
        if gestures.tool is not None and not gestures.tool.waits:
            gestures.cancel()
        else:
            gestures.take(CutWires(desk), at)
    elif kind == QEvent.Type.TabletMove and isinstance(gestures.tool, CutWires):
        gestures.move(at)
    elif kind == QEvent.Type.TabletRelease and isinstance(gestures.tool, CutWires):
        gestures.finish(at)
    event.accept()
    return True
