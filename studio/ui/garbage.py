"""Collects garbage in the Qt thread only, and only between two events.

Python by itself collects in whichever thread happens to allocate: in that of a run, which must
destroy no widget, or in the window's own amidst a widget that Qt is destroying. Both end programs.
So does a layer or a plug-in that calls ``gc.collect`` to free a GPU's memory: it is heard, and what
it wants is done in the Qt thread a moment later.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collecting(QObject):
    """While it lives, nothing else looks for garbage."""

    def __init__(self, parent: QObject, ready: Callable[[], bool]) -> None:
        """Begin.

        Args:
            parent: it lives as long.
            ready: whether all is there that stays anyway. Nothing is collected before.
        """
        super().__init__(parent)
        gc.disable()
        self._ready = ready
        self._home = threading.get_ident()
        self._asked = False
        """Whether another thread wanted all garbage collected."""
        self._collect = gc.collect
        vars(gc)["collect"] = self._collect_here
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        vars(gc)["collect"] = self._collect
        gc.enable()

    def _look(self) -> None:
        if not self._ready():
            return
        if self._asked:
            self._asked = False
            self._collect()
        else:
            collect()

    def _collect_here(self, generation: int = 2) -> int:
        """In place of ``gc.collect``: how many objects were found."""
        if threading.get_ident() == self._home:
            return self._collect(generation)
        self._asked = True
        return 0


def collect() -> None:
    """Collect the oldest generation whose time has come, as Python itself would."""
    counts, most = gc.get_count(), gc.get_threshold()
    due = [generation for generation in (0, 1, 2) if counts[generation] > most[generation]]
    if due:
        gc.collect(due[-1])
