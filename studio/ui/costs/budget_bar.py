"""A bar of what a training step needs memory for, above one of how that stands to what is free."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.train.capacity import Verdict
from studio.ui.costs.fit import colour
from studio.ui.figures import memory
from studio.ui.text import tr
from studio.ui.theme import FAMILY, Theme, mono_font, ui_font

GAUGE = 4
BAR = 12
SWATCH = 8
LINE = 18
BETWEEN = 14
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar."""

    name: str
    octets: int
    colour: str


def parts_of(verdict: Verdict) -> tuple[Part, ...]:
    """What the memory is needed for; what takes nothing is left out."""
    parts = verdict.parts
    found = (
        Part(tr("Weights"), parts.parameters + parts.buffers, FAMILY["dense"]),
        Part(tr("Gradients"), parts.gradients, FAMILY["recurrent"]),
        Part(tr("Optimiser"), parts.states, FAMILY["activation"]),
        Part(tr("Activations"), parts.activations, FAMILY["normalisation"]),
        Part(tr("PyTorch itself"), verdict.reserve, FAMILY["shape"]),
    )
    return tuple(part for part in found if part.octets)


class BudgetBar(QWidget):
    """Two bars and what their colours mean, in as many lines as it takes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict: Verdict | None = None
        self._parts: tuple[Part, ...] = ()
        self._words, self._figures = ui_font(11), mono_font(11)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self._parts

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another."""
        if verdict == self._verdict:
            return
        self._verdict, self._parts = verdict, parts_of(verdict)
        said = (f"{part.name} {memory(part.octets)}" for part in self._parts)
        self.setAccessibleName(", ".join(said))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._top() + LINE * self._lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = self._theme.tokens
        if verdict.available:
            full = QRectF(0, 0, self.width(), GAUGE)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(full, GAUGE / 2, GAUGE / 2)
            share = min(1.0, verdict.needed / verdict.available)
            full.setWidth(max(full.width() * share, GAUGE))
            painter.setBrush(QColor(colour(verdict.level, tokens)))
            painter.drawRoundedRect(full, GAUGE / 2, GAUGE / 2)
        self._paint_parts(painter)
        self._paint_legend(painter)

    def _paint_parts(self, painter: QPainter) -> None:
        total = sum(part.octets for part in self._parts)
        x, top = 0.0, float(self._top() - BAR - 8)
        for part in self._parts:
            width = self.width() * part.octets / total
            painter.setBrush(QColor(part.colour))
            painter.drawRect(QRectF(x, top, max(width - 1, LEAST), BAR))
            x += width

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        for part, (x, line) in zip(self._parts, self._places(), strict=True):
            y = self._top() + LINE * line
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(part.colour))
            painter.drawRect(QRectF(x, y + (LINE - SWATCH) / 2, SWATCH, SWATCH))
            painter.setFont(self._words)
            painter.setPen(QColor(tokens.text_2))
            middle = Qt.AlignmentFlag.AlignVCenter
            box = QRectF(x + SWATCH + 6, y, self.width(), LINE)
            painter.drawText(box, middle, part.name)
            box.translate(QFontMetricsF(self._words).horizontalAdvance(part.name) + 6, 0)
            painter.setFont(self._figures)
            painter.setPen(QColor(tokens.text))
            painter.drawText(box, middle, memory(part.octets))

    def _places(self) -> list[tuple[float, int]]:
        """Where in the legend each part stands: how far in, and in which line."""
        words, figures = QFontMetricsF(self._words), QFontMetricsF(self._figures)
        x, line, found = 0.0, 0, []
        for part in self._parts:
            width = SWATCH + 12 + words.horizontalAdvance(part.name)
            width += figures.horizontalAdvance(memory(part.octets))
            if x and x + width > self.width():
                x, line = 0.0, line + 1
            found.append((x, line))
            x += width + BETWEEN
        return found

    def _lines(self) -> int:
        return max((line for _, line in self._places()), default=0) + 1

    def _top(self) -> int:
        """Where the legend begins."""
        gauge = GAUGE + 6 if self._verdict is not None and self._verdict.available else 0
        return gauge + BAR + 8

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
