"""What an empty canvas says: what to do next, in one line with one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.app.bindings import Bindings
from studio.app.canvas_keys import QUICK_ADD
from studio.ui.strokes import shown
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font


class EmptyCanvas(QWidget):
    """Lies over the view and lets everything but its button through."""

    def __init__(
        self, theme: Theme, parent: QWidget, bindings: Bindings, add: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bindings = bindings
        self.line = QLabel(self)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line.setFont(ui_font(14))
        self.button = QPushButton(tr("Add a layer"), self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(add)
        self.line.setWordWrap(True)
        self.line.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self.line)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._dress)
        self.destroyed.connect(bindings.changed.connect(lambda _: self.say(*self._said)))
        self.say()
        self._dress()

    def say(self, line: str = "", button: str = "") -> None:
        """Say something else than that layers can be dragged here; nothing: that again."""
        self._said = line, button
        keys = shown(self._bindings.first(QUICK_ADD.id))
        offer = tr("Drag a layer here, or press {keys} to search", keys=keys)
        self.line.setText(line or (offer if keys else tr("Drag a layer here")))
        self.button.setText(button or tr("Add a layer"))

    def make_way_for(self, box: QWidget) -> None:
        """Say nothing while a box is open over the canvas."""
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            for each in (self.line, self.button):
                each.setVisible(event.type() == QEvent.Type.Hide)
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self.line.setStyleSheet(f"color: {self._theme.tokens.text_2}; background: transparent;")
