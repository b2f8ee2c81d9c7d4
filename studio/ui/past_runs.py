"""Shows the curves of an earlier run; its history is read in a thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from studio.app.session import Session
from studio.message import Message, UserError
from studio.observe.frames import Scalars
from studio.train.store import RunFolder
from studio.ui.background import Background
from studio.ui.panels.curves import CurvesPanel


class PastRuns:
    """Brings run folders into the Curves panel, while no run is under way."""

    def __init__(self, session: Session, curves: CurvesPanel, parent: QObject) -> None:
        self._session = session
        self._curves = curves
        self._reader = Background("run-history", parent)
        self._reader.done.connect(self._show)
        self._reader.failed.connect(self._tell)

    def show(self, folder: Path) -> None:
        """Read a run's history and show it."""
        if self._session.runs.active:
            told = Message("Stop the run under way before you look at another.")
            self._session.notify("refused", told)
            return
        self._reader.ask(lambda: (folder.name, RunFolder.open(folder).history()))

    def close(self) -> None:
        """Wait for the reading under way."""
        self._reader.close()

    def _show(self, found: tuple[str, list[Scalars]]) -> None:
        if not self._session.runs.active:
            self._curves.show_history(*found)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._session.notify("error", error.message)
