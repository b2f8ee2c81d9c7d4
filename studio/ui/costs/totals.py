"""The line below the table: what the whole model costs, each figure under its column."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTreeView, QWidget

from studio.ui.costs.columns import COLUMNS, NAME
from studio.ui.costs.delegate import EDGE, ROW
from studio.ui.costs.model import CostModel
from studio.ui.figures import count, memory
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font, ui_font

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Totals(QWidget):
    """Follows the columns of a table."""

    def __init__(self, table: QTreeView, model: CostModel, theme: Theme) -> None:
        super().__init__()
        self._table = table
        self._model = model
        self._theme = theme
        bold = QFont.Weight.DemiBold
        self._fonts = ui_font(12, bold), mono_font(11, bold)
        header = table.header()
        header.sectionResized.connect(lambda *_: self.update())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        model.refigured.connect(self.refresh)
        theme.changed.connect(self.update)
        self.refresh()

    def refresh(self) -> None:
        """The figures are others."""
        said = [text for key, text in self.texts().items() if key != "name"]
        self.setAccessibleName(", ".join((tr("Whole model"), *filter(None, said))))
        self.update()

    def texts(self) -> dict[str, str]:
        """What the line says, by column."""
        found = {"name": tr("Whole model")}
        for at, column in enumerate(COLUMNS):
            if column.figure is None or (column.measured and not self._model.measured):
                continue
            words = memory if column.measured else count
            found[column.key] = words(self._model.total(at))
        return found

    def sizeHint(self) -> QSize:
        return QSize(200, ROW + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, ROW + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, header = self._theme.tokens, self._table.header()
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(QColor(tokens.text))
        texts = self.texts()
        for at, column in enumerate(COLUMNS):
            if header.isSectionHidden(at) or column.key not in texts:
                continue
            left = header.sectionViewportPosition(at)
            box = QRect(left, 1, header.sectionSize(at), self.height() - 1)
            name = at == NAME
            painter.setFont(self._fonts[0 if name else 1])
            inner = box.adjusted(EDGE, 0, -EDGE, 0)
            words = texts[column.key]
            if name:
                words = painter.fontMetrics().elidedText(words, _ELIDE, inner.width())
            painter.drawText(inner, _LEFT if name else _RIGHT, words)
