"""A text whose tokens are coloured by how much each of them counts."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.plot import Plot, number_font, width_of
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font
from studio.ui.tokens import BLACK, WHITE

PADDING = 3.0
LINE = 22.0
FOOTER = 20
BREAK = "⏎"


class TokenHeat(Plot):
    """Tokens one after the other, in lines as wide as there is room; a line break begins one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tokens: tuple[str, ...] = ()
        self._values: Floats = np.zeros(0, np.float32)
        self._signed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tokens(self, tokens: tuple[str, ...], values: Floats, *, signed: bool) -> None:
        """Show how much each token counts."""
        self._tokens = tokens
        self._values = np.ravel(values) if signed else np.abs(np.ravel(values))
        self._signed = signed
        self.retell()
        self.update()

    def places(self) -> list[QRectF]:
        """Where each token is; those that there is no room for are below the edge."""
        font, found = mono_font(12), []
        x = y = 0.0
        single = all(len(token) == 1 for token in self._tokens)
        gap = 0.0 if single else 2.0
        for token in self._tokens:
            wide = width_of(token, font) + (2.0 if single else 2 * PADDING)
            if x + wide > self.width() and x > 0:
                x, y = 0.0, y + LINE
            found.append(QRectF(x, y, wide, LINE - 2))
            x += wide + gap
            if token == BREAK:
                x, y = 0.0, y + LINE
        return found

    def colour(self, index: int) -> QColor:
        """The ground of a token."""
        shade = colours.shades(self._name)[self._shades()[index]]
        return QColor(*(int(part) for part in shade))

    def draw(self, painter: QPainter) -> None:
        if not self._tokens:
            return
        name, shades = self._name, self._shades()
        table = colours.shades(name)
        painter.setFont(mono_font(12))
        bottom = self.height() - FOOTER
        for place, token, index in zip(self.places(), self._tokens, shades, strict=True):
            if place.bottom() > bottom:
                break
            ground = QColor(*(int(part) for part in table[index]))
            painter.fillRect(place, ground)
            painter.setPen(QColor(BLACK if ground.lightnessF() > 0.5 else WHITE))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, token)
        rect = QRectF(0, bottom + 2, self.width(), FOOTER - 2)
        used = scale.draw_scale(painter, rect, self.tokens, name, self._bounds())
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if words:
            painter.setFont(number_font())
            painter.setPen(QColor(self.tokens.text_2))
            rect.setLeft(used + 16)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), words)

    @property
    def _name(self) -> colours.MapName:
        if not self._signed:
            return "magma"
        return "diverging dark" if self.theme.dark else "diverging light"

    def _bounds(self) -> tuple[float, float]:
        low, high = colours.bounds(self._values, self._signed)
        return (low, high) if self._signed else (0.0, high)

    def _shades(self) -> list[int]:
        found = colours.quantise(self._values, *self._bounds())
        return [min(int(each), colours.TOP) for each in found]

    def describe(self, at: QPointF) -> str:
        for index, place in enumerate(self.places()):
            if place.contains(at):
                value = numbers.short(float(self._values[index]))
                return tr("{token} at {index}: {value}", token=self._tokens[index],
                          index=index, value=value)  # fmt: skip
        return ""

    def sizeHint(self) -> QSize:
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 48)
