"""How many examples each class has, in both splits: a row of two bars for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.figures import count
from studio.ui.plots.plot import Plot, caption_font, elided, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

ROW, BAR, NAMES = 22, 7, 96
MOST = 200
"""Classes that have a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One class."""

    name: str
    train: int
    validation: int


class BalanceBars(Plot):
    """As tall as its rows are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these classes, in their order."""
        self.rows = tuple(rows[:MOST])
        self.setAccessibleName(tr("Examples of each class"))
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        most = max((max(row.train, row.validation) for row in self.rows), default=0) or 1
        tokens, figures = self.tokens, number_font()
        room = width_of(count(most), figures) + 12
        across = max(10.0, self.width() - NAMES - room - 8)
        for number, row in enumerate(self.rows):
            top = number * ROW
            name = elided(row.name, caption_font(), NAMES - 8)
            box = QRectF(0, top, NAMES - 8, ROW)
            write(painter, box, name, tokens.text_2, caption_font(), align=_RIGHT)
            pairs = ((row.train, tokens.accent, 3), (row.validation, tokens.warn, 3 + BAR + 1))
            for value, colour, below in pairs:
                width = across * value / most
                painter.fillRect(QRectF(NAMES, top + below, max(width, 1), BAR), QColor(colour))
            box = QRectF(NAMES + across * row.train / most + 6, top, room, ROW)
            write(painter, box, count(row.train), tokens.text_3, figures, align=_LEFT)

    def describe(self, at: QPointF) -> str:
        place = int(at.y() // ROW)
        if not 0 <= place < len(self.rows):
            return ""
        row = self.rows[place]
        return tr(
            "{name}: {train} to train on, {validation} to validate with",
            name=row.name,
            train=count(row.train),
            validation=count(row.validation),
        )

    def sizeHint(self) -> QSize:
        return QSize(260, ROW * len(self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW * len(self.rows))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
