"""The small switch on the canvas, while there is a run, for what is shown of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from studio.app.session import Session
from studio.ui.text import tr
from studio.ui.theme import Theme

MARGIN = 14
SIDE = 30
GROUPS = (
    ("view.pictures_values", "view.pictures_weights", "view.pictures_gradients"),
    ("view.flow", "view.health"),
    ("view.colour_time", "view.colour_kept", "view.colour_family"),
)
"""What its menu offers."""


class OverlayButton(QToolButton):
    """In the upper left corner of the canvas. Whoever shows its menu listens to ``clicked``."""

    def __init__(self, session: Session, theme: Theme, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session = session
        self._theme = theme
        self.setObjectName("overlays")
        self.setToolTip(tr("What of the run is shown on wires and nodes"))
        self.setAccessibleName(tr("Overlays of the run"))
        self.setFixedSize(SIDE, SIDE)
        self.setIconSize(QSize(18, 18))
        self.move(MARGIN, MARGIN)
        self._disconnects: list[Callable[[], None]] = [
            session.runs.started.connect(lambda _: self._show()),
            session.past.opened.connect(lambda _: self._show()),
            session.opened.connect(lambda _: self._show()),
        ]
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show()

    @property
    def corner(self) -> QPoint:
        """Where on the screen its menu opens."""
        return self.mapToGlobal(QPoint(0, SIDE + 2))

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def _show(self) -> None:
        self.setVisible(self._session.past.has_run)

    def _restyle(self) -> None:
        self.setIcon(self._theme.icon("stack"))
