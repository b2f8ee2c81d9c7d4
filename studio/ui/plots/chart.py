"""Curves over steps or epochs, with their names and latest values at their ends.

Hairline grid, no frame, no legend. The wheel zooms along the axis, a drag pans, a double click
shows everything again. A frame costs the same at a hundred points and at a million.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.plots import marks, numbers
from studio.ui.plots.bands import Band, Points, Spread
from studio.ui.plots.logarithmic import Axis
from studio.ui.plots.marks import Marked
from studio.ui.plots.plot import heading_font, number_font, width_of, write
from studio.ui.plots.series import Count, Line, Series
from studio.ui.plots.strokes import Frame, draw_line, draw_range
from studio.ui.plots.zoomable import Zoomable
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme, translucent
from studio.ui.tokens import FAMILY, Tokens, mix

HEADER = 20
FOOTER = 18
Span: TypeAlias = tuple[float, float]
NEAR = 6.0
"""Pixels from a curve that still mean it."""
STILL = 3
"""Pixels that the hand may move in a click."""
FAINT, BAND_ALPHA, OTHER_RUN = 0.3, 0.22, 0.12
ROOM_FOR_ENDS = 300
"""From this width on names and values stand at the curves' ends, below it in the header."""


class Chart(Zoomable):
    """Some lines over one axis."""

    mark_asked = Signal(object, object)
    """A mark whose menu is wanted, and where."""
    picked = Signal(str, int)
    """A curve was clicked: its run, and at which step."""

    def __init__(self, theme: Theme, title: str, lines: list[Line], parent: QWidget | None = None):
        super().__init__(theme, parent)
        self.title = title
        self.lines = lines
        self.bands: list[Band] = []
        self.count: Count = "step"
        self.along, self.upright = Axis(), Axis()
        self._pressed: QPointF | None = None
        self.marks: list[Marked] = []
        self._range = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    # What to show.

    def append(
        self,
        name: str,
        steps: list[float],
        epochs: list[float],
        values: list[float],
        seconds: list[float] | None = None,
    ) -> None:
        """Add points to the line of this name."""
        own = next(line for line in self.lines if line.name == name and not line.run)
        own.extend(steps, epochs, values, seconds)
        self.update()

    def add_other(self, name: str, run: str, colour: str, points: Points) -> None:
        """Lay a curve of another run over the others."""
        own = next(line for line in self.lines if line.name == name and not line.run)
        line = Line(name, own.label, colour, own.sparse)
        line.run, line.dashed = run, own.sparse
        line.extend(points.steps, points.epochs, points.values, points.seconds)
        line.set_window(own.window)
        self.lines.append(line)
        self.update()

    def add_band(self, name: str, key: str, colour: str, band: Spread) -> None:
        """Draw the mean of some curves, and all between the least and the most of them."""
        own = next(line for line in self.lines if line.name == name and not line.run)
        line, low, high = Line(name, own.label, colour), Series(), Series()
        line.run, line.dashed = key, own.sparse
        mean = band.mean
        line.extend(mean.steps, mean.epochs, mean.values, mean.seconds)
        low.extend(mean.steps, mean.epochs, band.low, mean.seconds)
        high.extend(mean.steps, mean.epochs, band.high, mean.seconds)
        self.bands.append(Band(line, low, high))
        self.update()

    def drop_others(self) -> None:
        """Show one run alone again."""
        self.lines = [line for line in self.lines if not line.run]
        self.bands = []
        self.update()

    def set_marks(self, found: list[Marked]) -> None:
        """Show where something was changed."""
        self.marks = found
        self.update()

    def clear(self) -> None:
        self.marks = []
        for line in self.lines:
            if not line.run:
                line.clear()
        self.set_view(None)
        self.update()

    def set_smoothing(self, window: int) -> None:
        """Draw the mean of the last ``window`` steps over the raw curve; 1 is none."""
        for line in self.lines:
            line.set_window(window)
        self.update()

    def set_axes(self, count: Count, *, log_x: bool, log_y: bool) -> None:
        """What the axis counts, and which of the two are logarithmic."""
        if (count, log_x) != (self.count, self.along.log):
            self.set_view(None)
        self.count, self.along.log, self.upright.log = count, log_x, log_y
        self.update()

    def label(self, line: Line) -> str:
        """What stands at the line's end: its name and its value, the latest or at the cross."""
        series = line.shown
        value = series.last()
        if self.cross is not None:
            at = series.nearest(self.along.value(self.cross), self.count)
            value = float(series.values[at]) if at is not None else value
        return f"{line.label} {numbers.short(value)}"

    @property
    def empty(self) -> bool:
        return not any(len(line.raw) for line in self.lines)

    @property
    def visible(self) -> list[Line]:
        """The curves that are drawn, the first on top."""
        return [line for line in self.lines if not line.hidden and len(line.raw)]

    @property
    def own(self) -> list[Line]:
        """The curves of the run that is shown, which have their values beside them."""
        return [line for line in self.visible if not line.run]

    # Where things are.

    def extent(self) -> tuple[float, float]:
        """From the first point of any line to the last."""
        shown = self.visible or [line for line in self.lines if len(line.raw)]
        ends = [line.raw.ends(self.count) for line in shown]
        if not ends:
            return 0.0, 1.0
        left, right = min(a for a, _ in ends), max(b for _, b in ends)
        if self.along.log:
            # What comes before the first that has a place has none.
            every = (line.raw.xs(self.count) for line in shown)
            firsts = [float(xs[np.searchsorted(xs, 0.0, "right")]) for xs in every if xs[-1] > 0]
            if not firsts:
                return 0.0, 1.0
            left, right = self.along.place(min(firsts)), self.along.place(right)
            return left, right if right > left else left + 1.0
        left = 0.0 if left <= 0.1 * right else left
        return left, right if right > left else left + 1.0

    def area(self) -> QRectF:
        """Where the curves are."""
        font = number_font()
        words = [text for _, text in self.upright.ticks(*self._range, self._rows)]
        left = max((width_of(word, font) for word in words), default=0.0) + 10
        right = 8.0
        if self._labels_at_ends:
            texts = [self._unit, *(self.label(line) + "0" for line in self.own)]
            right = max(width_of(text, font) for text in texts) + 12
        return QRectF(
            left, HEADER + 4, self.width() - left - right, self.height() - HEADER - FOOTER - 8
        )

    @property
    def _rows(self) -> int:
        """For how many numbers there is room beside the curves."""
        return max(2, min(5, int((self.height() - HEADER - FOOTER - 8) // 26) + 1))

    @property
    def _unit(self) -> str:
        return {"step": tr("step"), "epoch": tr("epoch"), "time": tr("seconds")}[self.count]

    @property
    def _labels_at_ends(self) -> bool:
        return self.width() >= ROOM_FOR_ENDS

    def _fit_range(self, left: float, right: float) -> None:
        """Choose the value axis anew only where the curves have left it or have much shrunk."""
        ends = self.along.value(left), self.along.value(right)
        both = [line.shown.bounds(*ends, self.count) for line in self.visible]
        for band in self.bands:
            if not band.hidden:
                both.append((band.low.bounds(*ends, self.count)[0],
                             band.high.bounds(*ends, self.count)[1]))  # fmt: skip
        low = min((a for a, _ in both if math.isfinite(a)), default=0.0)
        high = max((b for _, b in both if math.isfinite(b)), default=1.0)
        self._range = self.upright.range(low, high)

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
        self._draw_curves(painter, self._frame(area, span))
        if not self.empty:
            found = self.marks
            marks.paint(painter, found, area, span, self.tokens, count=self.count, axis=self.along)
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
        font, live = number_font(), self.own
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
        marks = self.upright.ticks(low, high, self._rows)
        hairline = QColor(self.tokens.line)
        for mark, text in marks:
            y = area.bottom() - (mark - low) / (high - low) * area.height()
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), hairline)
            rect = QRectF(0, y - 8, area.left() - 8, 16)
            write(painter, rect, text, self.tokens.text_3, font, align=align.AlignRight)
        if self.empty:
            return
        left, right = span
        unit = self._unit
        after = 0.0
        unit_width = width_of(unit, font) + 4
        beside = self._labels_at_ends
        limit = self.width() if beside else area.right() - unit_width - 8
        most = max(2, int(area.width() // 52))
        for mark, text in self.along.ticks(left, right, most, self.count == "step"):
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
        return self.ink_of(line.colour, self.tokens)

    @staticmethod
    def ink_of(name: str, tokens: Tokens) -> str:
        """The colour of a token or of a family."""
        if name in FAMILY:
            return mix(FAMILY[name], tokens.text, OTHER_RUN)
        colour: str = getattr(tokens, name)
        return colour

    def _frame(self, area: QRectF, span: Span) -> Frame:
        return Frame(area, span, self._range, self.along, self.upright, self.count)

    def _draw_curves(self, painter: QPainter, frame: Frame) -> None:
        for band in self.bands:
            if not band.hidden:
                ink = self._ink(band.line)
                draw_range(painter, frame, band.low, band.high, translucent(ink, BAND_ALPHA))
                draw_line(painter, frame, band.line, band.line.raw, QColor(ink))
        for line in reversed(self.visible):
            if line.raw is not line.shown:
                faint = translucent(self._ink(line), FAINT)
                draw_line(painter, frame, line, line.raw, faint)
        for line in reversed(self.visible):
            draw_line(painter, frame, line, line.shown, QColor(self._ink(line)))

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
        for line in self.own:
            series = line.shown
            at = series.nearest(self.along.value(right), self.count)
            value = float(series.values[at]) if at is not None else float("nan")
            value = self.upright.place(value)
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
        x = self.along.value(self.place(at))
        where = {
            "step": tr("step {x}", x=f"{x:,.0f}"),
            "epoch": tr("epoch {x}", x=f"{x:.2f}"),
            "time": tr("{x} s", x=f"{x:,.1f}"),
        }[self.count]
        words = [self.label(line) for line in self.own]
        if (line := self.line_at(at)) is not None and line.run:
            words = [tr("{run}: {value}", run=line.run, value=self.label(line))]
        if (found := self.mark_at(at)) is not None:
            words.append(found.words.replace("\n", "  "))
        return "  ".join([where, *words])

    def mark_at(self, at: QPointF) -> Marked | None:
        """The mark under a point."""
        if self.empty:
            return None
        found, span = self.marks, self.span()
        return marks.nearest(found, at.x(), self.area(), span, count=self.count, axis=self.along)

    def line_at(self, at: QPointF) -> Line | None:
        """The curve under a point."""
        area, span = self.area(), self.span()
        if self.empty or not area.contains(at):
            return None
        frame = self._frame(area, span)
        ends = [self.along.value(self.place(QPointF(at.x() + d, 0))) for d in (-NEAR, NEAR)]
        best: tuple[float, Line] | None = None
        for line in self.visible:
            low, high = line.shown.bounds(ends[0], ends[1], self.count)
            near = line.shown.nearest(self.along.value(self.place(at)), self.count)
            if not (math.isfinite(low) and math.isfinite(high)) or near is None:
                continue
            bottom, top, middle = frame.up(np.array([low, high, line.shown.values[near]]))
            outside = max(top - at.y(), at.y() - bottom, 0.0)
            if outside <= NEAR and (best is None or abs(middle - at.y()) < best[0]):
                best = abs(middle - at.y()), line
        return best[1] if best else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at, pressed, self._pressed = event.position(), self._pressed, None
        if pressed is None or (at - pressed).manhattanLength() > STILL:
            return
        line = self.line_at(at)
        near = line.raw.nearest(self.along.value(self.place(at)), self.count) if line else None
        if line is not None and near is not None:
            self.picked.emit(line.run, int(line.raw.steps[near]))

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
