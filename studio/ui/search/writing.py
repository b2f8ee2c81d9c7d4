"""How a row of the search looks: its name, its kind, and why, with what was asked for marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from studio.app.query import Hit
from studio.ui.search.rows import Heading, RowModel, aspect_word, heading, reason
from studio.ui.search_box import MIDDLE, SearchRow
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent, ui_font

GAP = 10
INDENT = 10
_LEFT = MIDDLE | Qt.AlignmentFlag.AlignLeft


class HitRow(SearchRow):
    """Writes a row of the model."""

    def __init__(self, theme: Theme, model: RowModel, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._model = model

    def write(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.rows[index.row()]
        tokens = self.theme.tokens
        if isinstance(row, Heading):
            painter.setFont(ui_font(10.5, QFont.Weight.DemiBold))
            painter.setPen(QColor(tokens.text_2))
            painter.drawText(place.adjusted(4, 4, -4, 0), _LEFT, heading(row))
            return
        self._write_hit(painter, place.adjusted(INDENT, 0, -6, 0), row)

    def _write_hit(self, painter: QPainter, place: QRect, hit: Hit) -> None:
        tokens, entry = self.theme.tokens, hit.entry
        title = entry.title or tr("Untitled")
        place = self._marked(painter, place, title, ui_font(12), tokens.text)
        if entry.kind:
            place = self._marked(painter, place, entry.kind, ui_font(10.5), tokens.text_2)
        text = reason(hit, self._model.query)
        if word := aspect_word(hit.aspect.name) if text else "":
            painter.setFont(ui_font(10.5))
            painter.setPen(QColor(tokens.text_3))
            painter.drawText(place, _LEFT, word)
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(word) + 5)
        if text:
            problem = hit.aspect.name == "problem"
            self._marked(
                painter, place, text, ui_font(10.5), tokens.warn if problem else tokens.text_2
            )

    def _marked(
        self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str
    ) -> QRect:
        """Write a text, what was asked for on a tinted ground; the room that is left."""
        if place.width() <= 0:
            return place
        painter.setFont(font)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        for at, length in self._model.query.spans(shown):
            left = metrics.horizontalAdvance(shown[:at])
            width = metrics.horizontalAdvance(shown[at : at + length])
            height = metrics.height()
            box = QRectF(
                place.left() + left - 1, place.center().y() - height / 2, width + 2, height
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(translucent(self.theme.tokens.accent, 0.30))
            painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colour))
        painter.drawText(place, _LEFT, shown)
        return place.adjusted(metrics.horizontalAdvance(shown) + GAP, 0, 0, 0)
