"""Texts whose letters say how well the model saw them coming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.asks.predictions import Floats, Ints
from studio.ui.plots.plot import Plot, caption_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font, translucent

LINE = 20
HEADER = 18
BETWEEN = 10
BLANKS = "␣⏎⇥␍"
"""Marks of what leaves no ink, drawn so that they are hardly seen."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """One text: what came, what was thought likeliest, and how likely what came was."""

    title: str
    right: Ints
    given: Ints
    chance: Floats


class Guesses(Plot):
    """Texts below each other; the less expected a letter, the redder."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._texts: tuple[Guessed, ...] = ()
        self._names: tuple[str, ...] = ()
        self._top = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Texts"))

    def show_texts(self, texts: Sequence[Guessed], names: Sequence[str]) -> None:
        self._texts, self._names = tuple(texts), tuple(names)
        self._top = min(self._top, max(0, len(self._texts) - 1))
        self.retell()
        self.update()

    @property
    def _pitch(self) -> float:
        return QFontMetricsF(mono_font(12)).horizontalAdvance("0")

    def _in_line(self) -> int:
        return max(8, int(self.width() // self._pitch))

    def _tall(self, text: Guessed) -> float:
        return HEADER + LINE * -(-len(text.right) // self._in_line()) + BETWEEN

    def name(self, index: int) -> str:
        return self._names[index] if 0 <= index < len(self._names) else "?"

    def draw(self, painter: QPainter) -> None:
        top, wide = 0.0, self._in_line()
        pitch = self._pitch
        for text in self._texts[self._top :]:
            if top > self.height():
                return
            heading = QRectF(0, top, self.width(), HEADER - 2)
            write(painter, heading, text.title, self.tokens.text_3, caption_font())
            painter.setFont(mono_font(12))
            for place, (letter, chance) in enumerate(
                zip(text.right.tolist(), text.chance.tolist(), strict=True)
            ):
                row, column = divmod(place, wide)
                box = QRectF(column * pitch, top + HEADER + row * LINE, pitch, LINE - 2)
                surprise = min(1.0, -np.log(max(chance, 1e-6)) / 5.0)
                painter.fillRect(box, translucent(self.tokens.error, 0.75 * surprise))
                name = self.name(letter)
                blank = name in BLANKS
                painter.setPen(QColor(self.tokens.line if blank else self.tokens.text))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
            top += self._tall(text)

    def _at(self, at: QPointF) -> tuple[int, int] | None:
        """The text under a point, and the place in it; below 0: its heading."""
        top = 0.0
        for index in range(self._top, len(self._texts)):
            tall = self._tall(self._texts[index])
            if at.y() < top + tall:
                row = int((at.y() - top - HEADER) // LINE)
                column = int(at.x() // self._pitch)
                place = row * self._in_line() + column
                inside = row >= 0 and 0 <= column < self._in_line()
                return index, place if inside and place < len(self._texts[index].right) else -1
            top += tall
        return None

    def describe(self, at: QPointF) -> str:
        found = self._at(at)
        if found is None or found[1] < 0:
            return ""
        text, place = self._texts[found[0]], found[1]
        came, thought = self.name(int(text.right[place])), self.name(int(text.given[place]))
        return tr("{came} came, {chance} likely; the likeliest was {thought}", came=came,
                  chance=f"{float(text.chance[place]):.3f}", thought=thought)  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(found[0])
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._scroll(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._texts:
            self.chosen.emit(self._top)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def _scroll(self, texts: int) -> None:
        self._top = min(max(self._top + texts, 0), max(0, len(self._texts) - 1))
        self.retell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)
