"""Curves over steps or epochs, with their names and latest values at their ends.

Hairline grid, no frame, no legend. The wheel zooms along the axis, a drag pans, a double click
shows everything again. A frame costs the same at a hundred points and at a million.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.plots import marks, numbers, polyline
from studio.ui.plots.marks import Marked
from studio.ui.plots.plot import heading_font, number_font, width_of, write
from studio.ui.plots.series import Line, Outline, Series
from studio.ui.plots.zoomable import Zoomable
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme, translucent

HEADER = 20
FOOTER = 18
Span: TypeAlias = tuple[float, float]
ROOM_FOR_ENDS = 300
"""From this width on names and values stand at the curves' ends, below it in the header."""


class Chart(Zoomable):
    """Some lines over one axis."""

    mark_asked = Signal(object, object)
    """A mark whose menu is wanted, and where."""

    def __init__(self, theme: Theme, title: str, lines: list[Line], parent: QWidget | None = None):
        super().__init__(theme, parent)
        self.title = title
        self.lines = lines
        self.by_epoch = False
        self.marks: list[Marked] = []
        self._range = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    # What to show.

    def append(
        self, name: str, steps: list[float], epochs: list[float], values: list[float]
    ) -> None:
        """Add points to the line of this name."""
        next(line for line in self.lines if line.name == name).extend(steps, epochs, values)
        self.update()

    def set_marks(self, found: list[Marked]) -> None:
        """Show where something was changed."""
        self.marks = found
        self.update()

    def clear(self) -> None:
        self.marks = []
        for line in self.lines:
            line.clear()
        self.set_view(None)
        self.update()

    def set_smoothing(self, window: int) -> None:
        """Draw the mean of the last ``window`` steps over the raw curve; 1 is none."""
        for line in self.lines:
            line.set_window(window)
        self.update()

    def set_by_epoch(self, by_epoch: bool) -> None:
        self.by_epoch = by_epoch
        self.set_view(None)
        self.update()

    def label(self, line: Line) -> str:
        """What stands at the line's end: its name and its value, the latest or at the cross."""
        series = line.shown
        value = series.last()
        if self.cross is not None and (at := series.nearest(self.cross, self.by_epoch)) is not None:
            value = float(series.values[at])
        return f"{line.label} {numbers.short(value)}"

    @property
    def empty(self) -> bool:
        return not any(len(line.raw) for line in self.lines)

    # Where things are.

    def extent(self) -> tuple[float, float]:
        """From the first point of any line to the last."""
        ends = [line.raw.ends(self.by_epoch) for line in self.lines if len(line.raw)]
        if not ends:
            return 0.0, 1.0
        left, right = min(a for a, _ in ends), max(b for _, b in ends)
        left = 0.0 if left <= 0.1 * right else left
        return left, right if right > left else left + 1.0

    def area(self) -> QRectF:
        """Where the curves are."""
        font = number_font()
        low, high = self._range
        words = numbers.labels(numbers.ticks(low, high, 5))
        left = max((width_of(word, font) for word in words), default=0.0) + 10
        right = 8.0
        if self._labels_at_ends:
            live = [line for line in self.lines if len(line.raw)]
            right = max((width_of(self.label(line) + "0", font) for line in live), default=0) + 12
        return QRectF(
            left, HEADER + 4, self.width() - left - right, self.height() - HEADER - FOOTER - 8
        )

    @property
    def _labels_at_ends(self) -> bool:
        return self.width() >= ROOM_FOR_ENDS

    def _fit_range(self, left: float, right: float) -> None:
        """Choose the value axis anew only where the curves have left it or have much shrunk."""
        both = [line.shown.bounds(left, right, self.by_epoch) for line in self.lines]
        low = min((a for a, _ in both if math.isfinite(a)), default=0.0)
        high = max((b for _, b in both if math.isfinite(b)), default=1.0)
        if low >= 0 and low < 0.6 * high:
            top = numbers.ceiling(high)
            self._range = (0.0, top)
            return
        pad = 0.04 * (high - low) or 0.5 * abs(high) or 0.5
        marks = numbers.ticks(low - pad, high + pad, 6)
        step = marks[1] - marks[0] if len(marks) > 1 else 2 * pad
        self._range = (math.floor(low / step) * step, math.ceil(high / step) * step)
        if self._range[0] == self._range[1]:
            self._range = (low - pad, high + pad)

    # Painting.

    def draw(self, painter: QPainter) -> None:
        span = self.span()
        self._fit_range(*span)
        area = self.area()
        self._draw_header(painter)
        if area.width() < 24 or area.height() < 16:
            return
        self._draw_grid(painter, area, span)
        painter.save()
        painter.setClipRect(area.adjusted(-1, -3, 3, 3))
        for line in reversed(self.lines):
            if line.raw is not line.shown:
                self._draw_line(painter, area, span, line, line.raw, faint=True)
        for line in self.lines:
            self._draw_line(painter, area, span, line, line.shown, faint=False)
        if not self.empty:
            marks.paint(painter, self.marks, area, span, self.tokens, by_epoch=self.by_epoch)
        self._draw_cross(painter, area, span)
        painter.restore()
        if self._labels_at_ends:
            self._draw_ends(painter, area, span[1])

    def _draw_header(self, painter: QPainter) -> None:
        title_width = width_of(self.title, heading_font()) + 6
        write(painter, QRectF(0, 0, title_width, HEADER), self.title, self.tokens.text,
              heading_font())  # fmt: skip
        if self._labels_at_ends:
            return
        font, live = number_font(), [line for line in self.lines if len(line.raw)]
        texts = [self.label(line) for line in live]
        if sum(width_of(text, font) + 10 for text in texts) > self.width() - title_width:
            texts = [text.rpartition(" ")[2] for text in texts]
        x = float(self.width())
        for line, text in zip(reversed(live), reversed(texts), strict=True):
            x -= width_of(text, font) + 1
            if x >= title_width:
                place = QRectF(x, 0, self.width() - x, HEADER)
                write(painter, place, text, self._ink(line), font)
            x -= 9

    def _draw_grid(self, painter: QPainter, area: QRectF, span: Span) -> None:
        low, high = self._range
        font, align = number_font(), Qt.AlignmentFlag
        marks = numbers.ticks(low, high, max(2, min(5, int(area.height() // 26) + 1)))
        hairline = QColor(self.tokens.line)
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            y = area.bottom() - (mark - low) / (high - low) * area.height()
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), hairline)
            rect = QRectF(0, y - 8, area.left() - 8, 16)
            write(painter, rect, text, self.tokens.text_3, font, align=align.AlignRight)
        if self.empty:
            return
        left, right = span
        unit = tr("epoch") if self.by_epoch else tr("step")
        after = 0.0
        unit_width = width_of(unit, font) + 4
        beside = self._labels_at_ends
        limit = self.width() if beside else area.right() - unit_width - 8
        steps = numbers.ticks(left, right, max(2, int(area.width() // 52)), not self.by_epoch)
        for mark, text in zip(steps, numbers.labels(steps), strict=True):
            x = area.left() + (mark - left) / (right - left) * area.width()
            half = width_of(text, font) / 2 + 2
            if x + half <= limit:
                rect = QRectF(max(x - half, 0), area.bottom() + 4, 2 * half, FOOTER - 4)
                write(painter, rect, text, self.tokens.text_3, font, align=align.AlignHCenter)
                after = rect.right()
        start = max(after, area.right()) + 8 if beside else area.right() - unit_width
        rect = QRectF(start, area.bottom() + 4, unit_width, FOOTER - 4)
        write(painter, rect, unit, self.tokens.text_3, font)

    def _ink(self, line: Line) -> str:
        colour: str = getattr(self.tokens, line.colour)
        return colour

    def _draw_line(
        self,
        painter: QPainter,
        area: QRectF,
        span: Span,
        line: Line,
        series: Series,
        *,
        faint: bool,
    ) -> None:
        if not len(series):
            return
        left, right = span
        part = series.outline(left, right, int(area.width()), self.by_epoch)
        low, high = self._range
        x = area.left() + (part.x - left) / (right - left) * area.width()
        scale = area.height() / (high - low)
        top = area.bottom() - (part.high - low) * scale
        bottom = area.bottom() - (part.low - low) * scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = translucent(self._ink(line), 0.3) if faint else QColor(self._ink(line))
        painter.setPen(QPen(colour, 1))
        if part.exact:
            polyline.draw(painter, x, bottom)
        else:
            polyline.draw(painter, *_zigzag(Outline(x, bottom, top, exact=False)))
        if (line.sparse and len(x) <= 60) or len(series) == 1:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            for px, py in zip(x, bottom, strict=True):
                if math.isfinite(py):
                    painter.drawEllipse(QPointF(px, py), 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_cross(self, painter: QPainter, area: QRectF, span: Span) -> None:
        left, right = span
        if self.cross is None or not left <= self.cross <= right:
            return
        x = round(area.left() + (self.cross - left) / (right - left) * area.width())
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), QColor(self.tokens.text_3))

    def _draw_ends(self, painter: QPainter, area: QRectF, right: float) -> None:
        """Names and values beside the curves' last points, pushed apart where they would touch."""
        low, high = self._range
        placed: list[tuple[float, Line]] = []
        for line in self.lines:
            series = line.shown
            if not len(series):
                continue
            at = series.nearest(right, self.by_epoch)
            value = float(series.values[at]) if at is not None else float("nan")
            share = (value - low) / (high - low) if math.isfinite(value) else 0.5
            placed.append((area.bottom() - min(1.0, max(0.0, share)) * area.height(), line))
        placed.sort(key=lambda pair: pair[0])
        spread = _apart([y for y, _ in placed], 14, area.top(), area.bottom() - 4)
        for y, (_, line) in zip(spread, placed, strict=True):
            rect = QRectF(area.right() + 8, y - 8, self.width() - area.right() - 8, 16)
            write(painter, rect, self.label(line), self._ink(line), number_font())

    # Gestures.

    def describe(self, at: QPointF) -> str:
        if self.empty:
            return ""
        x = self.place(at)
        where = tr("epoch {x}", x=f"{x:.2f}") if self.by_epoch else tr("step {x}", x=f"{x:,.0f}")
        words = [self.label(line) for line in self.lines if len(line.raw)]
        if (found := self.mark_at(at)) is not None:
            words.append(found.words.replace("\n", "  "))
        return "  ".join([where, *words])

    def mark_at(self, at: QPointF) -> Marked | None:
        """The mark under a point."""
        if self.empty:
            return None
        return marks.nearest(self.marks, at.x(), self.area(), self.span(), by_epoch=self.by_epoch)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), as_tip(found.words) if found else "", self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.mark_at(QPointF(event.pos()))
        if found is None:
            event.ignore()
            return
        self.mark_asked.emit(found, event.globalPos())
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(360, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)


def _zigzag(part: Outline) -> tuple[np.ndarray, np.ndarray]:
    """One line that touches the lowest and the highest of every place."""
    return np.repeat(part.x, 2), np.stack((part.low, part.high), axis=1).ravel()


def _apart(wanted: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Sorted places, moved as little as needed so that neighbours are ``gap`` apart."""
    found = list(wanted)
    for index in range(1, len(found)):
        found[index] = max(found[index], found[index - 1] + gap)
    limit = bottom
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit)
        limit = found[index] - gap
    return [max(y, top + index * gap) for index, y in enumerate(found)]
