"""The buttons that every view has at its top, and the chips that say how it departs from the rest.

A view that is as usual has no chips. A click on one ends what it says.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from studio.ui.text import tr
from studio.ui.theme import Theme

SIDE = 22
WIDEST = 168
"""Of a chip; a longer name ends in an ellipsis."""


class Corner(QWidget):
    """What can be done with the view, and what it shows."""

    menu_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.menu = self._button(tr("What can be done with this view"))
        self.menu.clicked.connect(self.menu_asked)
        self.help = self._button(tr("What am I looking at?"))
        self.help.clicked.connect(self.help_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.menu)
        row.addWidget(self.help)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFixedSize(SIDE, SIDE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _restyle(self) -> None:
        self.menu.setIcon(self._theme.icon("dots-three"))
        self.help.setIcon(self._theme.icon("question"))


class Chip(QToolButton):
    """One word of how a view departs from the rest; hidden while it does not."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.words = ""
        """What it says, whole."""
        self.setProperty("role", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setMaximumWidth(WIDEST)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell(self, words: str, tip: str) -> None:
        """Say this, or with no words nothing."""
        self.words = words
        room = WIDEST - 40
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setVisible(bool(words))

    def _restyle(self) -> None:
        self.setIcon(self._theme.icon(self._icon))
