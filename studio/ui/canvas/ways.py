"""Two small arrows beside the tabs: back to where one was, and forward again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from studio.app.session import Session
from studio.ui.key_tips import follow
from studio.ui.text import tr
from studio.ui.theme import Theme

ICON = QSize(14, 14)


class WayButtons(QWidget):
    """Grey where there is nowhere to go."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.back = self._button(tr("Back to where you were"), "view.back", session.go_back)
        self.on = self._button(tr("Forward again"), "view.on", session.go_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.back)
        row.addWidget(self.on)
        self._disconnects: list[Callable[[], None]] = [
            session.trail.changed.connect(lambda _: self.refresh()),
            session.changed.connect(lambda _: self.refresh()),
        ]
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Show which ways there are."""
        self.back.setEnabled(self._session.trail.can_go_back)
        self.on.setEnabled(self._session.trail.can_go_on)

    def _button(self, words: str, action: str, act: Callable[[], bool]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(ICON)
        follow(button, words, self._session.bindings, action)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _restyle(self) -> None:
        self.back.setIcon(self._theme.icon("previous"))
        self.on.setIcon(self._theme.icon("next"))
