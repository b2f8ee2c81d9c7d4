"""How strong the gradient is in each layer: one bar a layer, on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

ROW = 20
FOOTER = 18
Values: TypeAlias = Mapping[str, Mapping[str, float]]
"""By node id, then by parameter."""


def together(parts: Mapping[str, float]) -> float:
    """The norm of all parameters of a layer."""
    return math.sqrt(sum(value * value for value in parts.values()))


def largest(parts: Mapping[str, float]) -> float:
    """The largest number of a layer's parameters."""
    return max(parts.values(), default=0.0)


class GradientBars(Plot):
    """Rows in the order of the model. A click chooses the layer."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.combine = together
        """Makes one number of those of a layer's parameters."""
        self._norms: Values = {}
        self._rows: list[tuple[str, str]] = []
        self._selected: frozenset[str] = frozenset()
        self._decades = (-4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_norms(
        self,
        norms: Values,
        names: Sequence[tuple[str, str]],
        selected: frozenset[str] = frozenset(),
    ) -> None:
        """Show one step's norms.

        Args:
            norms: by node id, then by parameter.
            names: (id, name) in the order of the model; ids without gradients are passed over.
            selected: ids to mark.
        """
        self._norms, self._selected = norms, selected
        rows = [(node, name) for node, name in names if node in norms]
        if len(rows) != len(self._rows):
            self.updateGeometry()
        self._rows = rows
        self._fit()
        self.retell()
        self.update()

    def norm(self, node: str) -> float:
        """What its bar shows."""
        return self.combine(self._norms[node])

    def _fit(self) -> None:
        """Widen the scale to whole decades; it does not shrink while bars only tremble."""
        sizes = [norm for node, _ in self._rows if 0 < (norm := self.norm(node)) < math.inf]
        if not sizes:
            return
        low, high = math.floor(math.log10(min(sizes))), math.ceil(math.log10(max(sizes)))
        kept_low, kept_high = self._decades
        if low < kept_low or high > kept_high or kept_high - kept_low > high - low + 3:
            self._decades = (min(low, high - 2), high)

    def draw(self, painter: QPainter) -> None:
        if not self._rows:
            return
        names = min(
            max(width_of(name, ui_font(11)) for _, name in self._rows) + 10, self.width() * 0.4
        )
        texts = [numbers.short(self.norm(node)) for node, _ in self._rows]
        values = max(width_of(text, number_font()) for text in texts) + 2
        area = QRectF(names, 0, max(8.0, self.width() - names - values - 10), 0)
        low, high = self._decades
        bottom = len(self._rows) * ROW
        every = max(1, math.ceil((high - low) * 40 / area.width()))
        for decade in range(low, high + 1, every):
            x = area.left() + (decade - low) / (high - low) * area.width()
            painter.fillRect(QRectF(round(x), 0, 1, bottom), QColor(self.tokens.line))
            text = f"{10.0**decade:g}"
            width = width_of(text, number_font()) + 2
            rect = QRectF(min(x - width / 2, self.width() - width), bottom, width, FOOTER)
            write(painter, rect, text, self.tokens.text_3, number_font())
        for row, ((node, name), text) in enumerate(zip(self._rows, texts, strict=True)):
            top, picked = row * ROW, node in self._selected
            ink = self.tokens.text if picked else self.tokens.text_2
            write(painter, QRectF(0, top, names - 8, ROW), name, ink, ui_font(11))
            norm = self.norm(node)
            share = (math.log10(norm) - low) / (high - low) if 0 < norm < math.inf else 0.0
            bar = QRectF(area.left(), top + 6, max(1.0, min(1.0, share) * area.width()), 8)
            colour = self.tokens.accent if picked else self.tokens.text_3
            if not math.isfinite(norm):
                colour = self.tokens.error
                bar.setWidth(area.width())
            painter.fillRect(bar, QColor(colour))
            place = QRectF(self.width() - values, top, values, ROW)
            write(painter, place, text, ink, number_font(), align=Qt.AlignmentFlag.AlignRight)

    def _row(self, at: QPointF) -> int | None:
        row = int(at.y() // ROW)
        return row if 0 <= row < len(self._rows) else None

    def describe(self, at: QPointF) -> str:
        row = self._row(at)
        if row is None:
            return ""
        node, name = self._rows[row]
        parts = [f"{part} {numbers.short(norm)}" for part, norm in self._norms[node].items()]
        return tr("{name}: {parts}", name=name, parts=", ".join(parts))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.chosen.emit(self._rows[row][0])

    def sizeHint(self) -> QSize:
        return QSize(240, max(1, len(self._rows)) * ROW + FOOTER)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, max(1, len(self._rows)) * ROW + FOOTER)
