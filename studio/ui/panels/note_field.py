"""A few lines of text about something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

HEIGHT = 56


class NoteField(QPlainTextEdit):
    """What is written is kept when the focus leaves."""

    left = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setObjectName("node-note")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
