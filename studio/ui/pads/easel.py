"""A picture drawn with the mouse, for pictures of one or three colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QRadialGradient
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QSizePolicy, QSlider, QToolButton, QWidget

from studio.data.fields import Array, Field
from studio.data.own import pictures
from studio.data.own.taken import Taken
from studio.ui.plots.plot import Plot
from studio.ui.text import tr
from studio.ui.theme import Theme

FINE = 280
"""Pixels of the longer side: finer than what is learnt from, for smooth edges."""
UNDOS = 32
STROKE = 220
"""Hundredths of a pixel of the data: as wide as a stroke of a digit."""
SOFT = 0.55
"""Of a brush's radius: so far it covers wholly."""
APART = 0.2
"""Of a brush's radius: from one dab to the next."""
INKS = ("#FFFFFF", "#000000", "#E03131", "#F08C00", "#FFD43B", "#2F9E44", "#1971C2", "#7048E8")
"""For pictures of three colours."""


class Easel(Plot):
    """A soft brush and an eraser, on the ground that the data's pictures lie on."""

    drawn = Signal()

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._field = field
        _, height, width = field.shape
        factor = max(1, FINE // max(height, width))
        self._image = QImage(width * factor, height * factor, QImage.Format.Format_RGB32)
        framing = pictures.framing_of(field)
        level = round(framing.ground * 255)
        self._ground = QColor(level, level, level)
        self._ink = QColor("white" if level < 128 else "black")
        self._image.fill(self._ground)
        self._past: list[QImage] = []
        self._last: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.brush = _button(tr("Brush"))
        self.eraser = _button(tr("Eraser"))
        self._tools = QButtonGroup(self)
        self._tools.addButton(self.brush)
        self._tools.addButton(self.eraser)
        self.brush.setChecked(True)
        self.size_of_brush = QSlider(Qt.Orientation.Horizontal)
        self.size_of_brush.setRange(2, 30)
        self.size_of_brush.setValue(round(min(max(STROKE / max(height, width), 6), 20)))
        self.size_of_brush.setFixedWidth(72)
        self.size_of_brush.setToolTip(tr("How wide the brush is, in hundredths of the picture"))
        self.size_of_brush.setAccessibleName(tr("Width of the brush"))
        self.centre = QCheckBox(tr("Centred"))
        self.centre.setChecked(True)
        self.centre.setToolTip(
            tr("Put what is drawn into the middle, as large as the data have it")
        )
        self.centre.toggled.connect(lambda _: self.drawn.emit())
        self._inks = self._swatches() if field.shape[0] == 3 else []
        if field.shape[0] == 3:
            self.centre.setChecked(False)

    def controls(self) -> list[QWidget]:
        return [self.brush, self.eraser, self.size_of_brush, *self._inks, self.centre]

    def work(self) -> Callable[[], Taken]:
        centred = self.centre.isChecked()
        return partial(pictures.from_drawing, self.pixels(), self._field, centred=centred)

    def clear(self) -> None:
        self._remember()
        self._image.fill(self._ground)
        self._renew()

    def undo(self) -> None:
        if self._past:
            self._image = self._past.pop()
            self._renew()

    def pixels(self) -> Array:
        """A copy of what is drawn: height × width × 1 or 3 bytes."""
        image = self._image
        every = np.frombuffer(image.constBits(), np.uint8)
        blue_first = every.reshape(image.height(), image.bytesPerLine() // 4, 4)
        channels = [1] if self._field.shape[0] == 1 else [2, 1, 0]
        return np.ascontiguousarray(blue_first[:, : image.width(), channels])

    def area(self) -> QRectF:
        """Where the picture is."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def draw(self, painter: QPainter) -> None:
        area = self.area()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image)
        painter.setPen(QPen(QColor(self.tokens.line), 1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        if self.pointer is not None and area.contains(self.pointer):
            radius = self._radius() * area.width() / self._image.width()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.tokens.accent), 1))
            painter.drawEllipse(self.pointer, radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._remember()
        self._last = self._place(event.position())
        self._dab(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._last is not None:
            place = self._place(event.position())
            self._dab(self._last, place)
            self._last = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def sizeHint(self) -> QSize:
        return QSize(FINE, FINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 140)

    def _place(self, at: QPointF) -> QPointF:
        area = self.area()
        scale = self._image.width() / max(1.0, area.width())
        return (at - area.topLeft()) * scale

    def _radius(self) -> float:
        longer = max(self._image.width(), self._image.height())
        return max(0.6, self.size_of_brush.value() / 200 * longer)

    def _dab(self, start: QPointF, end: QPointF) -> None:
        """Soft dabs along a line."""
        radius = self._radius()
        colour = self._ground if self.eraser.isChecked() else self._ink
        clear = QColor(colour)
        clear.setAlpha(0)
        way = end - start
        length = float(np.hypot(way.x(), way.y()))
        count = max(1, int(length / (APART * radius)))
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(1, count + 1):
            centre = start + way * (index / count)
            gradient = QRadialGradient(centre, radius)
            gradient.setColorAt(0, colour)
            gradient.setColorAt(SOFT, colour)
            gradient.setColorAt(1, clear)
            painter.setBrush(gradient)
            painter.drawEllipse(centre, radius, radius)
        painter.end()
        self._renew()

    def _remember(self) -> None:
        self._past = [*self._past[-UNDOS + 1 :], self._image.copy()]

    def _renew(self) -> None:
        self.update()
        self.drawn.emit()

    def _swatches(self) -> list[QWidget]:
        group = QButtonGroup(self)
        found: list[QWidget] = []
        for name in INKS:
            button = QToolButton()
            button.setCheckable(True)
            button.setFixedSize(18, 18)
            button.setStyleSheet(
                f"QToolButton {{ background: {name}; border: 2px solid transparent; }}"
                f"QToolButton:checked {{ border-color: {self.tokens.accent}; }}"
            )
            button.setAccessibleName(tr("Colour {name}", name=name))
            button.setChecked(QColor(name) == self._ink)
            button.clicked.connect(partial(self._choose_ink, name))
            group.addButton(button)
            found.append(button)
        return found

    def _choose_ink(self, name: str, _checked: bool = False) -> None:
        self._ink = QColor(name)
        self.brush.setChecked(True)


def _button(text: str) -> QToolButton:
    found = QToolButton()
    found.setText(text)
    found.setCheckable(True)
    return found
