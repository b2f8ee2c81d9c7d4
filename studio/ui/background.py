"""Slow work of one panel, done in a thread and handed back on the Qt thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

POLL_MS = 30


class Background(QObject):
    """Runs one piece of work at a time; of those that wait, only the latest is kept.

    No Qt signal crosses a thread: a timer looks for the result, and only while there is one to
    come.
    """

    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception it ended with."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: Future[Any] | None = None
        self._waiting: Callable[[], Any] | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._collect)

    @property
    def busy(self) -> bool:
        return self._running is not None

    def ask(self, work: Callable[[], Any]) -> None:
        """Do this as soon as the work under way has ended; its result no longer matters."""
        if self._closed:
            return
        if self._running is not None:
            self._waiting = work
            return
        self._running = self._pool.submit(work)
        self._timer.start()

    def close(self) -> None:
        """Wait for the work under way, and take no more."""
        self._closed = True
        self._waiting = None
        self._timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _collect(self) -> None:
        future = self._running
        if future is None or not future.done():
            return
        self._running = None
        if self._waiting is not None:
            work, self._waiting = self._waiting, None
            self.ask(work)
            return
        self._timer.stop()
        if error := future.exception():
            self.failed.emit(error)
        else:
            self.done.emit(future.result())
