"""What a view does that shows another run than the rest: it asks that run, and hears it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.app.other_run import OtherRun
from studio.app.session import Session

if TYPE_CHECKING:
    from studio.message import Message
    from studio.observe.frames import FieldInfo, Frame, Watch

POLL_MS = 40


class Elsewhere(QObject):
    """One other run, for one view. Asks for news only while there is some to come."""

    def __init__(
        self,
        session: Session,
        folder: Path,
        hear: Callable[[list[Frame]], None],
        moved: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._run = OtherRun(session, folder)
        self._run.frames.connect(hear)
        self._run.moved.connect(lambda _: moved())
        self._run.moved.connect(lambda _: self._wake())
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._wake()

    @property
    def name(self) -> str:
        """Of the run's folder."""
        return self._run.folder.name

    @property
    def at(self) -> int | None:
        """The moment that is looked at; ``None`` while the run is read."""
        return self._run.at

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The data fields of the run, once it is read."""
        return self._run.fields

    @property
    def trouble(self) -> Message | None:
        """Why it cannot be looked at."""
        return self._run.trouble

    def watch(self, watch: Watch) -> None:
        """Say what is on screen of it."""
        self._run.watch(watch)
        self._wake()

    def close(self) -> None:
        """End it."""
        self._timer.stop()
        self._run.close()

    def _wake(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _poll(self) -> None:
        if not self._run.poll():
            self._timer.stop()
