"""Small pieces that several panels are made of: facts in two columns, hairlines, headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

Fact = tuple[str, str]
"""What it is and how much, both as shown."""


def label(text: str, role: str, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles. What is in it is never taken as HTML."""
    found = QLabel(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setProperty("role", role)
    found.setWordWrap(wrap)
    return found


def hairline() -> QFrame:
    """A line between two parts of a panel."""
    found = QFrame()
    found.setProperty("role", "line")
    found.setFixedHeight(1)
    return found


class Facts(QWidget):
    """Rows of a word and a figure, the figures in a monospaced face and aligned right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these and no others; labels are reused, so that nothing flickers."""
        while len(self._rows) < len(facts):
            self._add_row()
        for at, (word, figure) in enumerate(self._rows):
            visible = at < len(facts)
            word.setVisible(visible)
            figure.setVisible(visible)
            if visible:
                word.setText(facts[at][0])
                figure.setText(facts[at][1])

    def text(self) -> dict[str, str]:
        """What is shown, by word."""
        return {a.text(): b.text() for a, b in self._rows if not a.isHidden()}

    def _add_row(self) -> None:
        word, figure = label("", "hint"), label("", "mono")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        at = len(self._rows)
        self._grid.addWidget(word, at, 0)
        self._grid.addWidget(figure, at, 1)
        self._rows.append((word, figure))


class Elided(QLabel):
    """A line that ends in an ellipsis where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def shown(self) -> str:
        """What is to be read."""
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), right, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter), self.shown)
