"""A sentence beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.theme import Theme, ui_font

WIDEST = 320
BESIDE = QPoint(16, 18)
BELOW = QPoint(0, 4) - BESIDE
"""Added to a corner, puts the sentence just below it."""


class Whisper(QLabel):
    """Takes no events and goes when it has nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(11))
        self.hide()

    def say(self, text: str, refused: bool, at: QPoint) -> None:
        """Show this near a place of the parent, inside it."""
        if not text:
            self.hide()
            return
        if text != self.text() or not self.isVisible():
            tokens = self._theme.tokens
            edge = tokens.error if refused else tokens.line
            self.setStyleSheet(
                f"background: {tokens.raised}; color: {tokens.text};"
                f" border: 1px solid {edge}; border-radius: 4px; padding: 4px 8px;"
            )
            self.setWordWrap(False)
            self.setText(text)
            self.setMaximumWidth(WIDEST)
            self.setMinimumWidth(0)
            if self.sizeHint().width() > WIDEST:
                self.setWordWrap(True)
                self.setMinimumWidth(WIDEST)
            self.adjustSize()
        room = self._over.rect()
        corner = at + BESIDE
        corner.setX(max(4, min(corner.x(), room.right() - self.width() - 4)))
        if corner.y() + self.height() > room.bottom() - 4:
            corner.setY(at.y() - self.height() - 8)
        self.move(corner)
        self.show()
        self.raise_()
