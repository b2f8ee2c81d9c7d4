"""The track of the time slider: a run from its first step to its last, with what it kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import expm1, log1p

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Mark
from studio.ui.plots.marks import Marked, gathered
from studio.ui.plots.plot import Plot
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.ui.tokens import mix

HEIGHT = 30
INSET = 10.0
"""Room at both ends, so that the handle is never cut."""
NEAR = 5.0
"""Pixels from a mark that still mean it."""
FAR_STEP = 5
"""Moments that a page key goes."""


class TimeTrack(Plot):
    """Ticks for kept moments, heads for changes, dots for checkpoints, and where one is."""

    moved = Signal(object)
    """A moment was chosen, by its step; ``None``: the run as it is."""
    stepped = Signal(int)
    """So many moments further."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.moments: tuple[int, ...] = ()
        self.at: int | None = None
        self.last = 0
        self.is_logarithmic = True
        self.has_live = True
        """Whether there is something after the last moment: the run as it is."""
        self._marked: list[Marked] = []
        self._checkpoints: tuple[int, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setAccessibleName(tr("Moments of the run"))
        self.hovered.connect(self.setToolTip)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def show_run(
        self, moments: Sequence[int], last: int, marks: Sequence[Mark], checkpoints: Sequence[int]
    ) -> None:
        """Show what there is of a run."""
        found = tuple(moments), max(last, 1), gathered(marks), tuple(checkpoints)
        if found != (self.moments, self.last, self._marked, self._checkpoints):
            self.moments, self.last, self._marked, self._checkpoints = found
            self.update()

    def show_at(self, at: int | None, *, has_live: bool) -> None:
        """Show where one is."""
        if (at, has_live) != (self.at, self.has_live):
            self.at, self.has_live = at, has_live
            self.update()

    def set_logarithmic(self, on: bool) -> None:
        """Give the beginning most of the room, or every step the same."""
        self.is_logarithmic = on
        self.update()

    def x_of(self, step: float) -> float:
        """Where a step is, across the track."""
        share = log1p(step) / log1p(self.last) if self.is_logarithmic else step / self.last
        return INSET + min(share, 1.0) * (self.width() - 2 * INSET)

    def step_at(self, x: float) -> float:
        """Which step is there."""
        share = min(max((x - INSET) / max(self.width() - 2 * INSET, 1.0), 0.0), 1.0)
        return expm1(share * log1p(self.last)) if self.is_logarithmic else share * self.last

    def moment_at(self, x: float) -> int | None:
        """The moment that is nearest to a place; ``None`` where that is the run as it is."""
        place = bisect_left(self.moments, self.step_at(x))
        around = self.moments[max(place - 1, 0) : place + 1]
        moment = min(around, key=lambda each: abs(self.x_of(each) - x))
        end = self.x_of(self.last)
        if self.has_live and abs(end - x) <= abs(self.x_of(moment) - x):
            return None
        return moment

    def describe(self, at: QPointF) -> str:
        if not self.moments:
            return ""
        words = [each.words for each in self._marked if abs(self.x_of(each.step) - at.x()) <= NEAR]
        for step in self._checkpoints:
            if abs(self.x_of(step) - at.x()) <= NEAR:
                words.append(tr("Checkpoint of step {step}", step=f"{step:,}"))
        moment = self.moment_at(at.x())
        if moment is None:
            words.append(tr("The run as it is"))
        else:
            words.append(tr("Kept moment: step {step}", step=f"{moment:,}"))
        return "\n".join(words)

    def draw(self, painter: QPainter) -> None:
        if not self.moments:
            return
        tokens, middle = self.tokens, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.x_of(0), self.x_of(self.last)
        here = right if self.at is None else self.x_of(self.at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(QRectF(left, middle - 1.5, right - left, 3), 1.5, 1.5)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(left, middle - 1.5, here - left, 3), 1.5, 1.5)
        for step in self.moments:
            x = round(self.x_of(step)) + 0.5
            passed = self.at is None or step <= self.at
            colour = mix(tokens.surface, tokens.accent if passed else tokens.text_3, 0.8)
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.text_2))
        for step in self._checkpoints:
            painter.drawEllipse(QPointF(self.x_of(step), self.height() - 3.5), 2.0, 2.0)
        painter.setBrush(QColor(tokens.warn))
        for marked in self._marked:
            x = self.x_of(marked.step)
            head = [QPointF(x - 4, 1), QPointF(x + 4, 1), QPointF(x, 7)]
            painter.drawPolygon(QPolygonF(head))
        painter.setPen(QPen(QColor(tokens.surface), 2))
        painter.setBrush(QColor(tokens.go if self.at is None else tokens.accent))
        painter.drawEllipse(QPointF(here, middle), 7.0, 7.0)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(here, middle), 9.0, 9.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.moments:
            self.moved.emit(self.moment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton and self.moments:
            self.moved.emit(self.moment_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -FAR_STEP,
            Qt.Key.Key_PageUp: FAR_STEP,
        }.get(Qt.Key(event.key()))
        if not self.moments:
            super().keyPressEvent(event)
        elif by is not None:
            self.stepped.emit(by)
        elif event.key() == Qt.Key.Key_Home:
            self.moved.emit(self.moments[0])
        elif event.key() == Qt.Key.Key_End:
            self.moved.emit(None if self.has_live else self.moments[-1])
        else:
            super().keyPressEvent(event)
