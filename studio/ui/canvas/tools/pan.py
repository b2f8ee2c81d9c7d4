"""Move the picture under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.canvas.tools.tool import Pointer, Tool


class Pan(Tool):
    """Follows the pointer; cancelled, the picture goes back."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def start(self, at: Pointer) -> None:
        self._first = self._last = at.view

    def move(self, at: Pointer) -> None:
        step = at.view - self._last
        self._last = at.view
        self.surface.pan_by(step.x(), step.y())

    def cancel(self) -> None:
        back = self._first - self._last
        self.surface.pan_by(back.x(), back.y())
