"""What a hand on the small map does to the view: jump, drag, zoom, walk by keys."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from studio.app.session import Session
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.minimap import Minimap


class Seen(Protocol):
    """The view that the map is of."""

    camera: Camera
    session: Session

    def touch(self) -> None:
        """The user moved it."""
        ...

    def setFocus(self, reason: Qt.FocusReason, /) -> None: ...


class MapHand:
    """Joins a map to its view."""

    def __init__(self, view: Seen, minimap: Minimap) -> None:
        self._view = view
        minimap.aimed.connect(self._aim)
        minimap.jumped.connect(self._jump)
        minimap.zoomed.connect(self._zoom)
        minimap.walked.connect(self._walk)
        minimap.left.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))

    def _aim(self, point: QPointF) -> None:
        self._view.camera.look_at(point)
        self._view.touch()

    def _jump(self, point: QPointF) -> None:
        self._view.session.trail.note()
        self._aim(point)

    def _zoom(self, factor: float) -> None:
        self._view.camera.zoom_by(factor)
        self._view.touch()

    def _walk(self, across: float, down: float) -> None:
        seen = self._view.camera.seen()
        step = QPointF(across * seen.width(), down * seen.height())
        self._aim(seen.center() + step)
