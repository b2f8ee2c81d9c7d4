"""Sees when a pointer is shaken to and fro."""

from __future__ import annotations

from PySide6.QtCore import QPoint

STROKE = 18
"""How long one stroke is at least, in the view's pixels."""
TURNS = 3
"""How often the pointer turns back."""
SPAN_MS = 900
"""Within how long."""


class Shake:
    """Told where the pointer is, it says when that was a shake; then it begins anew."""

    def __init__(self, place: QPoint) -> None:
        self._across = _Axis(place.x())
        self._down = _Axis(place.y())

    def move(self, place: QPoint, time_ms: int) -> bool:
        """The pointer moved; whether it has been shaken now."""
        shaken = [
            self._across.move(place.x(), time_ms),
            self._down.move(place.y(), time_ms),
        ]
        if any(shaken):
            self._across, self._down = _Axis(place.x()), _Axis(place.y())
        return any(shaken)


class _Axis:
    def __init__(self, value: int) -> None:
        self._furthest = value
        self._way = 0
        self._turns: list[int] = []

    def move(self, value: int, time_ms: int) -> bool:
        step = value - self._furthest
        if self._way * step > 0:
            self._furthest = value
        elif abs(step) >= STROKE:
            if self._way:
                self._turns.append(time_ms)
            self._way = 1 if step > 0 else -1
            self._furthest = value
        self._turns = [turn for turn in self._turns if time_ms - turn <= SPAN_MS]
        return len(self._turns) >= TURNS
