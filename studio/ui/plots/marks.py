"""Marks on curves: where something was changed while the run went on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.observe.frames import Mark
from studio.ui.text import say, tr
from studio.ui.theme import Tokens

NEAR = 6.0
"""Pixels from a mark that still mean it."""
HEAD = 4.0


@dataclass(frozen=True, slots=True)
class Marked:
    """All that was changed after one step."""

    step: int
    epoch: float
    marks: tuple[Mark, ...]

    @property
    def words(self) -> str:
        """The step, and a line for each change."""
        lines = [tr("Step {step}", step=f"{self.step:,}"), *(say(m.message) for m in self.marks)]
        return "\n".join(lines)


def gathered(marks: Iterable[Mark]) -> list[Marked]:
    """Marks by their steps; of what was changed twice there, both."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.step, []).append(mark)
    return [Marked(step, each[0].epoch, tuple(each)) for step, each in sorted(found.items())]


def place(marked: Marked, area: QRectF, span: tuple[float, float], *, by_epoch: bool) -> float:
    """Where a mark is across the area."""
    left, right = span
    at = marked.epoch if by_epoch else marked.step
    return area.left() + (at - left) / (right - left) * area.width()


def nearest(
    found: Sequence[Marked], x: float, area: QRectF, span: tuple[float, float], *, by_epoch: bool
) -> Marked | None:
    """The mark under the mouse."""
    apart = [(abs(place(each, area, span, by_epoch=by_epoch) - x), each) for each in found]
    close = [pair for pair in apart if pair[0] <= NEAR]
    return min(close, key=lambda pair: pair[0])[1] if close else None


def paint(
    painter: QPainter,
    found: Sequence[Marked],
    area: QRectF,
    span: tuple[float, float],
    tokens: Tokens,
    *,
    by_epoch: bool,
) -> None:
    """A dashed line with a head for each."""
    colour = QColor(tokens.text_3)
    pen = QPen(colour, 1, Qt.PenStyle.DashLine)
    for each in found:
        if not span[0] <= (each.epoch if by_epoch else each.step) <= span[1]:
            continue
        x = round(place(each, area, span, by_epoch=by_epoch)) + 0.5
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
