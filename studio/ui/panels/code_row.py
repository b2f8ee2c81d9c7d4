"""The row of the inspector that leads from a node to the Python it stands for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.graph.model import CODE
from studio.ui.text import tr
from studio.ui.theme import Theme


class CodeRow(QWidget):
    """One button; hidden at nodes of any other kind."""

    asked = Signal(str)
    """The name of the Python to be edited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self.button = QPushButton(tr("Edit code…"))
        self.button.setObjectName("edit-code")
        self.button.clicked.connect(lambda: self.asked.emit(self._name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_kind(self, kind: str) -> None:
        """Follow the kind of the node that is shown."""
        self._name = kind.removeprefix(CODE) if kind.startswith(CODE) else ""
        self.setVisible(bool(self._name))

    def _restyle(self) -> None:
        self.button.setIcon(self._theme.icon("code"))
