"""What all plots share: the theme, no frame, a caption under the mouse, fonts."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme, Tokens, mono_font, ui_font


class Plot(QWidget):
    """A picture of frames. Subclasses paint in ``draw`` and say in ``describe`` what lies where."""

    hovered = Signal(str)
    """What is under the mouse, in words; empty when there is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pointer: QPointF | None = None
        self._described = ""
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.restyle)

    @property
    def tokens(self) -> Tokens:
        return self.theme.tokens

    def restyle(self) -> None:
        """The theme has changed."""
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint the picture; the ground is there already."""
        raise NotImplementedError

    def describe(self, at: QPointF) -> str:
        """What lies at a point, in words."""
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.tokens.surface))
        self.draw(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def _point(self, at: QPointF | None) -> None:
        if self.pointer is None and at is None:
            return
        self.pointer = at
        self.retell()
        self.update()

    def retell(self) -> None:
        """Say again what is under the mouse, as it may have changed."""
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if words != self._described:
            self._described = words
            self.hovered.emit(words)


CAPTION = 10.5
"""Pixels; axes and captions."""


@cache
def caption_font() -> QFont:
    return ui_font(CAPTION)


@cache
def number_font() -> QFont:
    return mono_font(CAPTION)


@cache
def heading_font() -> QFont:
    return ui_font(11, QFont.Weight.DemiBold)


@lru_cache(maxsize=4096)
def width_of(text: str, font: QFont) -> float:
    """Remembered, as the numbers at an axis are the same at nearly every frame."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, width: float) -> str:
    """The text, its end replaced by … where it is too wide."""
    if width_of(text, font) <= width:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def _prepared(text: str, font: QFont) -> QStaticText:
    """Laid out once, as most texts are the same at nearly every frame."""
    found = QStaticText(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    found.prepare(QTransform(), font)
    return found


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


@cache
def _height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: str,
    font: QFont,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, centred vertically and shortened where it does not fit."""
    text = elided(text, font, rect.width() + 0.5)
    x = rect.left()
    if align == Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width_of(text, font)
    elif align == Qt.AlignmentFlag.AlignHCenter:
        x = rect.center().x() - width_of(text, font) / 2
    painter.setFont(font)
    painter.setPen(_colour(colour))
    top = rect.center().y() - _height(font) / 2
    painter.drawStaticText(QPointF(x, round(top)), _prepared(text, font))
