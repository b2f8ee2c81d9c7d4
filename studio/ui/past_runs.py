"""Shows the curves and samples of an earlier run; they are read in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject

from studio.app.session import Session
from studio.message import Message, UserError
from studio.observe.frames import Mark, Scalars, Shown
from studio.train import album
from studio.train.journal import marks
from studio.train.store import RunFolder
from studio.ui.background import Background
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.samples import SamplesPanel

Found: TypeAlias = "tuple[str, list[Scalars], list[Mark], list[Shown]]"


class PastRuns:
    """Brings run folders into the panels that show them, while no run is under way."""

    def __init__(
        self, session: Session, curves: CurvesPanel, samples: SamplesPanel, parent: QObject
    ) -> None:
        self._session = session
        self._curves = curves
        self._samples = samples
        self._reader = Background("run-history", parent)
        self._reader.done.connect(self._show)
        self._reader.failed.connect(self._tell)

    def show(self, folder: Path) -> None:
        """Read a run's history and show it."""
        if self._session.runs.active:
            told = Message("Stop the run under way before you look at another.")
            self._session.notify("refused", told)
            return
        self._reader.ask(lambda: _read(folder))

    def close(self) -> None:
        """Wait for the reading under way."""
        self._reader.close()

    def _show(self, found: Found) -> None:
        name, history, marked, kept = found
        if not self._session.runs.active:
            self._curves.show_history(name, history, marked)
            self._samples.show_kept(name, kept)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._session.notify("error", error.message)


def _read(folder: Path) -> Found:
    run = RunFolder.open(folder)
    return folder.name, run.history(), marks(run), album.read(run)
