"""The names of some curves in their colours, in as many rows as they need; a click hides one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots.plot import Plot, caption_font, elided, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

ROW = 18
SWATCH = 10
GAP = 14


@dataclass(slots=True)
class Entry:
    """One name."""

    key: str
    words: str
    colour: str
    """A colour, not a token."""
    hidden: bool = False


class Legend(Plot):
    """Says which of the entries was clicked; whoever owns it hides what that stands for."""

    clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.entries: list[Entry] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Runs"))
        self._at = 0

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these."""
        self.entries = entries
        self._at = min(self._at, max(0, len(entries) - 1))
        self.setVisible(bool(entries))
        self._fit()
        self.update()

    def places(self) -> list[QRectF]:
        """Where each entry is."""
        found: list[QRectF] = []
        x, y = 0.0, 0.0
        for entry in self.entries:
            width = min(SWATCH + 6 + width_of(entry.words, caption_font()) + 2, float(self.width()))
            if x and x + width > self.width():
                x, y = 0.0, y + ROW
            found.append(QRectF(x, y, width, ROW))
            x += width + GAP
        return found

    def draw(self, painter: QPainter) -> None:
        tokens = self.tokens
        for at, (entry, rect) in enumerate(zip(self.entries, self.places(), strict=True)):
            swatch = QRectF(rect.left(), rect.center().y() - 1.5, SWATCH, 3)
            painter.fillRect(swatch, QColor(tokens.line if entry.hidden else entry.colour))
            words = rect.adjusted(SWATCH + 6, 0, 0, 0)
            colour = tokens.text_3 if entry.hidden else tokens.text_2
            write(painter, words, elided(entry.words, caption_font(), words.width()), colour,
                  caption_font())  # fmt: skip
            if entry.hidden:
                painter.fillRect(QRectF(words.left(), rect.center().y(), words.width(), 1),
                                 QColor(tokens.text_3))  # fmt: skip
            if self.hasFocus() and at == self._at:
                painter.setPen(QColor(tokens.accent))
                painter.drawRect(rect.adjusted(0, 1, -1, -2))

    def describe(self, at: QPointF) -> str:
        for entry, rect in zip(self.entries, self.places(), strict=True):
            if rect.contains(at):
                return tr("{name}: click to hide or show", name=entry.words)
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for entry, rect in zip(self.entries, self.places(), strict=True):
            if rect.contains(event.position()):
                self.clicked.emit(entry.key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self.entries)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and count:
            self._at = (self._at + (1 if event.key() == Qt.Key.Key_Right else -1)) % count
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and count:
            self.clicked.emit(self.entries[self._at].key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        places = self.places()
        height = int(places[-1].bottom()) if places else 0
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())
