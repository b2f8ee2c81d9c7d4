"""A layout of neighbours, worked out in a thread while one watches."""

from __future__ import annotations

from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from studio.observe.statistics.neighbour_embedding import Layout, layouts
from studio.ui.background import Background

PACE_MS = 60
AGAIN = 150
"""Rounds, where it goes on from a layout of the same points."""
Floats = NDArray[np.floating[Any]]


class LayoutWork(QObject):
    """One layout at a time; ``renewed`` tells how far it is, and when it is done."""

    renewed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Background | None = None
        self._stop = Event()
        self._latest: Layout | None = None
        self._told: Layout | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def busy(self) -> bool:
        return self._work is not None and self._work.busy

    def begin(self, numbers: Floats, dimensions: int, begin: Floats | None) -> None:
        """Lay these points out, from where they lay before if they are the same ones."""
        self.cancel()
        if self._work is None:
            self._work = Background("layout", self)
            self._work.done.connect(lambda _: self._finish())
        stop = self._stop = Event()
        self._latest = self._told = None

        def work() -> None:
            rounds = {} if begin is None else {"rounds": AGAIN}
            for layout in layouts(numbers, dimensions, begin=begin, every=10, **rounds):
                if stop.is_set():
                    return
                self._latest = layout

        self._work.ask(work)
        self._timer.start()

    def cancel(self) -> None:
        """Leave it as it is now."""
        self._stop.set()
        self._timer.stop()

    def close_down(self) -> None:
        """End the thread; another one begins with the next layout."""
        self.cancel()
        if self._work is not None:
            self._work.close()
            self._work.deleteLater()
            self._work = None

    def _finish(self) -> None:
        if not self._stop.is_set():
            self._timer.stop()
            self._tell()
        self.ended.emit()

    def _tell(self) -> None:
        if self._latest is not None and self._latest is not self._told:
            self._told = self._latest
            self.renewed.emit(self._latest)
