"""Marks on curves: where something was changed while the run went on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.observe.frames import Mark
from studio.ui.plots.logarithmic import Axis
from studio.ui.plots.series import Count
from studio.ui.text import say, tr
from studio.ui.theme import Tokens

NEAR = 6.0
"""Pixels from a mark that still mean it."""
HEAD = 4.0
EVEN = Axis()
KEPT = "checkpoint"
"""The name of a mark that is no change but a checkpoint that was kept."""


@dataclass(frozen=True, slots=True)
class Marked:
    """All that was changed after one step."""

    step: int
    epoch: float
    marks: tuple[Mark, ...]
    seconds: float = math.nan
    """Since the run began, where that is known."""

    def at(self, count: Count) -> float:
        """Where it is on an axis that counts this."""
        return {"step": self.step, "epoch": self.epoch, "time": self.seconds}[count]

    @property
    def kept(self) -> bool:
        """Whether nothing was changed: it is a checkpoint alone."""
        return all(mark.name == KEPT for mark in self.marks)

    @property
    def words(self) -> str:
        """The step, and a line for each change."""
        lines = [tr("Step {step}", step=f"{self.step:,}"), *(say(m.message) for m in self.marks)]
        return "\n".join(lines)


def gathered(
    marks: Iterable[Mark], when: Callable[[int], float] = lambda _: math.nan
) -> list[Marked]:
    """Marks by their steps; of what was changed twice there, both.

    ``when`` says how many seconds after its beginning a run had come to a step.
    """
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.step, []).append(mark)
    return [
        Marked(step, each[0].epoch, tuple(each), when(step)) for step, each in sorted(found.items())
    ]


def place(
    marked: Marked, area: QRectF, span: tuple[float, float], *, count: Count, axis: Axis = EVEN
) -> float:
    """Where a mark is across the area."""
    left, right = span
    return area.left() + (axis.place(marked.at(count)) - left) / (right - left) * area.width()


def nearest(
    found: Sequence[Marked],
    x: float,
    area: QRectF,
    span: tuple[float, float],
    *,
    count: Count,
    axis: Axis = EVEN,
) -> Marked | None:
    """The mark under the mouse."""
    apart = [(abs(place(each, area, span, count=count, axis=axis) - x), each) for each in found]
    close = [pair for pair in apart if pair[0] <= NEAR]
    return min(close, key=lambda pair: pair[0])[1] if close else None


def paint(
    painter: QPainter,
    found: Sequence[Marked],
    area: QRectF,
    span: tuple[float, float],
    tokens: Tokens,
    *,
    count: Count,
    axis: Axis = EVEN,
) -> None:
    """A dashed line with a head for each."""
    colour = QColor(tokens.text_3)
    pen = QPen(colour, 1, Qt.PenStyle.DashLine)
    for each in found:
        if not span[0] <= axis.place(each.at(count)) <= span[1]:
            continue
        x = round(place(each, area, span, count=count, axis=axis)) + 0.5
        if each.kept:
            painter.setPen(QPen(colour, 1))
            painter.drawEllipse(QPointF(x, area.bottom()), HEAD - 1, HEAD - 1)
            continue
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = area.top()
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x - HEAD, top), QPointF(x + HEAD, top), QPointF(x, top + 1.5 * HEAD)]
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
