"""A button that listens for one combination of keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from studio.ui.strokes import stroke_of
from studio.ui.text import tr


class KeyButton(QPushButton):
    """Pressed, it takes the next keys for what they are called; Escape lets it go on."""

    pressed_keys = Signal(str)
    """What was pressed, as ``studio.app.keystrokes`` writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(lambda _: self._say())
        self._say()

    def event(self, event: QEvent) -> bool:
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(stroke_of(event))
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setChecked(False)

    def _take(self, stroke: str) -> None:
        if not stroke:
            return
        self.setChecked(False)
        if stroke != "Esc":
            self.pressed_keys.emit(stroke)

    def _say(self) -> None:
        self.setText(tr("Press the keys; Escape leaves") if self.isChecked() else tr("Add keys…"))
