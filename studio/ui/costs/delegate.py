"""How cells of the table of costs look: figures over a bar that says what share they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.costs.columns import FIRST_NUMBER, NAME
from studio.ui.costs.model import SHARE, Index
from studio.ui.theme import Theme, mono_font, translucent, ui_font

ROW = 24
EDGE = 8
LEAST = 1.5
"""Pixels of the bar of what is hardly anything."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class CostDelegate(QStyledItemDelegate):
    """Paints one cell; only those in sight are asked for."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fonts = ui_font(12), ui_font(11), mono_font(11)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        column = index.column()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.hover))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, translucent(tokens.hover, 0.5))
        share = index.data(SHARE)
        if share:
            self._paint_bar(painter, rect, share)
        number = column >= FIRST_NUMBER
        kind = column == NAME + 1
        painter.setFont(self._fonts[0 if column == NAME else 1 if kind else 2])
        blank = number and share == 0.0
        colour = tokens.text if column == NAME else tokens.text_3 if blank else tokens.text_2
        painter.setPen(QColor(colour))
        box = rect.adjusted(2 if column == NAME else EDGE, 0, -EDGE, 0)
        words = painter.fontMetrics().elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _RIGHT if number else _LEFT, words)

    def _paint_bar(self, painter: QPainter, rect: QRect, share: float) -> None:
        room = QRectF(rect).adjusted(EDGE / 2, 4, -EDGE / 2, -4)
        room.setWidth(max(room.width() * min(share, 1.0), LEAST))
        painter.fillRect(room, translucent(self._theme.tokens.accent, 0.26))
