"""The one meeting point of the screen with what goes on behind it.

One timer asks the session for news, only while something is under way: often while the model is
being read, so that shapes follow the hand, and at the pace of plots while a run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from studio.app.session import Session

if TYPE_CHECKING:
    from studio.observe.frames import Watch

READING_MS = 16
RUNNING_MS = 50
POLLS_PER_WATCH = 2
"""Every so many times that news are asked for, it is asked what is on screen."""


class Viewer(Protocol):
    """A panel that shows something of a run."""

    def isVisible(self) -> bool: ...

    def watch(self, base: Watch) -> Watch:
        """``base`` and what this panel wants to see besides."""
        ...


class Bridge(QObject):
    """Polls the session, and tells its run what is on screen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._viewers: tuple[Viewer, ...] = ()
        self._watch: Watch | None = None
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        session.woke.connect(lambda _: self.wake())
        session.selected.connect(lambda _: self.renew_watch())

    def show_to(self, viewers: Sequence[Viewer]) -> None:
        """Ask the run for what these want to see."""
        self._viewers = tuple(viewers)

    @property
    def polling(self) -> bool:
        return self._timer.isActive()

    def wake(self) -> None:
        """Something began: ask for news until there is none to come."""
        self._pace()
        if not self._timer.isActive():
            self._timer.start()

    def renew_watch(self) -> None:
        """Tell the run what is on screen now, if that is something else than before."""
        from studio.observe.frames import Watch

        watch = Watch()
        for viewer in self._viewers:
            if viewer.isVisible():
                watch = viewer.watch(watch)
        if watch != self._watch:
            self._watch = watch
            self._session.past.watch(watch)
            if self._session.runs.current is not None:
                self.wake()

    def stop(self) -> None:
        """The session is closing."""
        self._viewers = ()
        self._timer.stop()

    def _tick(self) -> None:
        busy = self._session.poll()
        if not self._timer.isActive():
            return  # What came in closed the window.
        self._ticks += 1
        if self._session.runs.active and self._ticks % POLLS_PER_WATCH == 0:
            self.renew_watch()
        if busy:
            self._pace()
        else:
            self._timer.stop()

    def _pace(self) -> None:
        reading = self._session.stale or self._session.analysis is None
        wanted = READING_MS if reading else RUNNING_MS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)
