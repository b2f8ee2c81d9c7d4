"""How cells of the table of costs look: figures over a bar that says what share they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.costs.columns import FIRST_NUMBER, NAME
from studio.ui.costs.model import CostModel, Index
from studio.ui.theme import Theme, mono_font, translucent, ui_font

ROW = 24
EDGE = 8
LEAST = 1.5
"""Pixels of the bar of what is hardly anything."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_SIZE = QSize(60, ROW)
_CHOSEN, _OVER = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver


class CostDelegate(QStyledItemDelegate):
    """Paints one cell; only those in sight are asked for, so it asks the model and no roles."""

    def __init__(self, theme: Theme, model: CostModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        fonts = (ui_font(12), ui_font(11), mono_font(11))
        self._faces = tuple((font, QFontMetrics(font)) for font in fonts)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = self._model.row(index), index.column()
        if state & _CHOSEN:
            painter.fillRect(rect, self._chosen)
        elif state & _OVER:
            painter.fillRect(rect, self._over)
        share = self._model.share(row, column)
        if share:
            self._paint_bar(painter, rect, share)
        words = self._model.text(row, column)
        if not words:
            return
        number = column >= FIRST_NUMBER
        font, metrics = self._faces[min(column, 2)]
        painter.setFont(font)
        painter.setPen(self._inks[0 if column == NAME else 2 if share == 0.0 else 1])
        box = rect.adjusted(2 if column == NAME else EDGE, 0, -EDGE, 0)
        if metrics.horizontalAdvance(words) > box.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _RIGHT if number else _LEFT, words)

    def _paint_bar(self, painter: QPainter, rect: QRect, share: float) -> None:
        room = QRectF(rect).adjusted(EDGE / 2, 4, -EDGE / 2, -4)
        room.setWidth(max(room.width() * min(share, 1.0), LEAST))
        painter.fillRect(room, self._bar)

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self._chosen, self._over = QColor(tokens.hover), translucent(tokens.hover, 0.5)
        self._bar = translucent(tokens.accent, 0.26)
        self._inks = QColor(tokens.text), QColor(tokens.text_2), QColor(tokens.text_3)
