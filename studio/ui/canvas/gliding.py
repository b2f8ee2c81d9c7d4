"""The picture glides on when it was flicked, and comes to rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import exp, hypot

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, QTimer

SLOWEST = 24.0
"""Pixels a second at which it rests."""
FLICK = 240.0
"""Pixels a second from which on letting go is a flick."""
FASTEST = 6000.0
FADING_S = 0.26
"""In this time it loses about two thirds of its speed."""
STEP_MS = 12
RECENT_MS = 90
"""Of how long before it is let go the speed is taken."""
LONGEST_MS = 60
"""A hitch does not throw it further than this."""


class Speed:
    """How fast something was moved last."""

    def __init__(self) -> None:
        self._steps: deque[tuple[int, QPoint]] = deque(maxlen=32)

    def note(self, step: QPoint, time_ms: int) -> None:
        """It was moved by so much, at this time."""
        self._steps.append((time_ms, step))

    def at(self, time_ms: int) -> QPointF:
        """Pixels a second when it was let go, at this time."""
        recent = [(when, step) for when, step in self._steps if time_ms - when <= RECENT_MS]
        if len(recent) < 2:
            return QPointF()
        span = max(time_ms - recent[0][0], 1)
        way = QPointF()
        for _, step in recent[1:]:
            way += QPointF(step)
        return way * (1000 / span)


class Glide(QObject):
    """Its timer ticks only while the picture moves.

    Args:
        move: moves the picture by so many of the view's pixels.
        place: where the picture is. Once something else moves it, it glides no more.
    """

    def __init__(
        self, move: Callable[[int, int], None], place: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._move = move
        self._place = place
        self._speed = self._rest = QPointF()
        self._left_at: object = None
        self._clock = QElapsedTimer()
        self.timer = QTimer(self)
        self.timer.setInterval(STEP_MS)
        self.timer.timeout.connect(lambda: self.step(self._clock.restart()))

    def start(self, speed: QPointF) -> None:
        """Go on at this speed, in pixels a second, if that is a flick."""
        size = hypot(speed.x(), speed.y())
        if size < FLICK:
            return
        self._speed = speed * min(1.0, FASTEST / size)
        self._rest = QPointF()
        self._left_at = self._place()
        self._clock.start()
        self.timer.start()

    def stop(self) -> None:
        """Stand still."""
        self.timer.stop()

    def step(self, elapsed_ms: int) -> None:
        """Move as far as in this time."""
        if self._place() != self._left_at:
            self.stop()
            return
        seconds = min(elapsed_ms, LONGEST_MS) / 1000
        kept = exp(-seconds / FADING_S)
        way = self._speed * (FADING_S * (1 - kept)) + self._rest
        self._speed *= kept
        whole = QPoint(round(way.x()), round(way.y()))
        self._rest = way - QPointF(whole)
        if not whole.isNull():
            self._move(whole.x(), whole.y())
        self._left_at = self._place()
        if hypot(self._speed.x(), self._speed.y()) < SLOWEST:
            self.stop()
