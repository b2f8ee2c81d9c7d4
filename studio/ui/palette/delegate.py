"""How rows of the palette look: a small picture, the title and a star; a heading and its count."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.emblems import paint_emblem
from studio.ui.palette.categories import Entry, Heading, category_of, family_of
from studio.ui.palette.model import Index, KindModel, category_name
from studio.ui.pictures.paint import Thumbnails
from studio.ui.theme import FAMILY, Theme, mix, ui_font

ROW = 28
PICTURE = 24
STAR = 26
"""The width of the place at the right of a row where its star is."""
_SIZE = QSize(120, ROW)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def star_place(row: QRect) -> QRect:
    """Where in a row a click is one on its star."""
    return QRect(row.right() - STAR, row.top(), STAR, row.height())


class KindDelegate(QStyledItemDelegate):
    """Paints a row of the model; a search paints all that are in sight at every key stroke."""

    def __init__(self, theme: Theme, model: KindModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._thumbnails = Thumbnails(theme, PICTURE)
        bold = QFont.Weight.DemiBold
        self._fonts = ui_font(12), ui_font(11, bold), ui_font(10.5)
        self._widths: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            tokens = self._theme.tokens
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover if chosen else tokens.raised))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 0.5, -2, -0.5), 5, 5)
        if isinstance(row, Entry):
            self._paint_kind(painter, rect, row, chosen or over)
        elif row is not None:
            self._paint_heading(painter, rect, row)
        painter.restore()

    def _paint_kind(self, painter: QPainter, rect: QRect, row: Entry, live: bool) -> None:
        tokens, spec = self._theme.tokens, row.spec
        ratio = painter.device().devicePixelRatioF()
        top = rect.top() + (rect.height() - PICTURE) // 2
        painter.drawPixmap(QPointF(rect.left() + 8, top), self._thumbnails.of(spec, ratio))
        starred = self._model.is_starred(spec.key)
        # Among the favourites a star says nothing until it can be clicked.
        with_star = live or (starred and row.category != "favourites")
        if with_star:
            self._paint_star(painter, QRectF(star_place(rect)).center(), starred)
        box = rect.adjusted(8 + PICTURE + 8, 0, -STAR if with_star else -10, 0)
        title = spec.title
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(tokens.text))
        wanted, room = self._width(title, 0), box.width()
        if wanted > room:
            title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _LEFT, title)
        hint = "" if row.category else category_name(category_of(spec))
        # Only whole words: half of one would say nothing that the colour does not.
        if hint and wanted + 10 + self._width(hint, 2) <= room:
            painter.setFont(self._fonts[2])
            painter.setPen(QColor(tokens.text_3))
            painter.drawText(box, _RIGHT, hint)

    def _width(self, text: str, font: int) -> int:
        """Of a text in one of the fonts; measured once."""
        key = text, font
        if key not in self._widths:
            self._widths[key] = QFontMetrics(self._fonts[font]).horizontalAdvance(text)
        return self._widths[key]

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        tokens = self._theme.tokens
        middle = QPointF(rect.left() + 15, rect.center().y() + 0.5)
        painter.setPen(QPen(QColor(tokens.text_3), 1.4))
        arm = 3.0
        points = [QPointF(-arm / 2, -arm), QPointF(arm / 2, 0), QPointF(-arm / 2, arm)]
        if heading.is_open:
            points = [QPointF(-arm, -arm / 2), QPointF(0, arm / 2), QPointF(arm, -arm / 2)]
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
        painter.setFont(self._fonts[1])
        painter.setPen(QColor(tokens.text_2))
        self._paint_emblem(painter, QRectF(rect.left() + 26, middle.y() - 6.5, 13, 13), heading)
        painter.setPen(QColor(tokens.text_2))
        box = rect.adjusted(46, 0, -12, 0)
        painter.drawText(box, _LEFT, category_name(heading.category))
        painter.setFont(self._fonts[2])
        painter.setPen(QColor(tokens.text_3))
        painter.drawText(box, _RIGHT, str(heading.count))

    def _paint_emblem(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        """What the cards of this category bear before their names: the palette is its legend."""
        tokens, category = self._theme.tokens, heading.category
        if category == "favourites":
            self._paint_star(painter, box.center(), True)
            return
        family = family_of(category)
        colour = FAMILY[family] if category != "recent" else tokens.text_3
        brush = QBrush(QColor(colour if self._theme.dark else mix(colour, tokens.text, 0.3)))
        paint_emblem(painter, family, box, brush)

    def _paint_star(self, painter: QPainter, middle: QPointF, filled: bool) -> None:
        tokens = self._theme.tokens
        colour = QColor(tokens.warn if filled else tokens.text_3)
        painter.setPen(QPen(colour, 1.2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([middle + point for point in _STAR]))


def _star(outer: float, inner: float) -> list[QPointF]:
    from math import cos, pi, sin

    return [
        QPointF(radius * sin(n * pi / 5), -radius * cos(n * pi / 5))
        for n in range(10)
        for radius in [inner if n % 2 else outer]
    ]


_STAR = _star(5.4, 2.5)
