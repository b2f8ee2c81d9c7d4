"""Makes a search ready while nobody waits for it, so that the first key is as fast as others."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from studio.ui.palette.finder import Finder

FEW = 12
"""Kinds at a time: about a millisecond."""
APART_MS = 15


class Warming(QTimer):
    """Ticks until all kinds are ready, and then no more."""

    def __init__(self, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self._finder = finder
        self.setInterval(APART_MS)
        self.timeout.connect(self._work)

    def _work(self) -> None:
        if not self._finder.prepare(FEW):
            self.stop()
