"""Move the picture under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.canvas.gliding import Speed
from studio.ui.canvas.tools.tool import Pointer, Tool
from studio.ui.text import tr


class Pan(Tool):
    """Follows the pointer; flicked, the picture glides on; cancelled, it goes back."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def start(self, at: Pointer) -> None:
        self._first = self._last = at.view
        self._speed = Speed()

    def move(self, at: Pointer) -> None:
        step = at.view - self._last
        self._last = at.view
        self._speed.note(step, at.time_ms)
        self.surface.pan_by(step.x(), step.y())

    def end(self, at: Pointer) -> None:
        self.surface.glide(self._speed.at(at.time_ms))

    def cancel(self) -> None:
        back = self._first - self._last
        self.surface.pan_by(back.x(), back.y())

    def hint(self) -> str:
        return tr("Let go while it moves and the picture glides on; Escape takes it back")
