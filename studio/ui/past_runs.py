"""Shows what an earlier run left: curves, samples, what it wrote; read in a thread.

When a run is gone on with, the panels begin with what it had shown until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from studio.app.run import Run
from studio.app.session import Session
from studio.message import UserError
from studio.observe.frames import Mark, Scalars, Shown
from studio.train import album
from studio.train.journal import marks
from studio.train.store import RunFolder
from studio.ui.background import Background
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.samples import SamplesPanel
from studio.ui.panels.writing import WritingPanel


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the folder of a run."""

    name: str
    history: list[Scalars]
    marked: list[Mark]
    kept: list[Shown]
    text: str | None
    begins: bool
    """Whether the run under way goes on from there."""


class PastRuns:
    """Brings the folders of runs into the panels that show them."""

    def __init__(
        self,
        session: Session,
        curves: CurvesPanel,
        samples: SamplesPanel,
        writing: WritingPanel,
        parent: QObject,
    ) -> None:
        self._session = session
        self._curves = curves
        self._samples = samples
        self._writing = writing
        self._reader = Background("run-history", parent)
        self._reader.done.connect(self._show)
        self._reader.failed.connect(self._tell)
        self._found: Found | None = None
        """What was shown last."""
        self._disconnects = [
            session.runs.started.connect(self._begin),
            session.past.opened.connect(self._show_again),
        ]

    def show(self, folder: Path) -> None:
        """Read a run's history and show it."""
        if (refusal := self._session.past.refusal(folder)) is not None:
            self._session.notify("refused", refusal)
            return
        self._reader.ask(lambda: _read(folder))
        self._session.past.open(folder)

    def close(self) -> None:
        """Wait for the reading under way."""
        for disconnect in self._disconnects:
            disconnect()
        self._reader.close()

    def _begin(self, run: Run) -> None:
        job = run.worker.job
        if job.resume_from is not None:
            folder, step = job.resume_from, _step_of(job.checkpoint)
            self._reader.ask(lambda: _read(folder, until=step, begins=True))

    def _show_again(self, folder: Path | None) -> None:
        """The views are of another run now, and have forgotten what they showed."""
        run = self._session.runs.current
        if folder is None and run is not None and run.ended:
            folder = run.folder
        if folder is None:
            if run is not None and self._session.runs.active:
                self._reader.ask(lambda: _read(run.folder, begins=True))
                self._curves.take(self._session.past.marks)
                self._curves.mark()
            return
        if self._found is not None and self._found.name == folder.name:
            self._show(self._found)
        else:
            self._reader.ask(lambda: _read(folder))

    def _show(self, found: Found) -> None:
        looked_at = self._session.past.folder
        if not found.begins:
            self._found = found
        if found.begins and looked_at is None:
            self._samples.begin_with(found.kept)
            self._writing.begin_with(found.text)
        elif not found.begins and (
            looked_at.name == found.name if looked_at else not self._session.runs.active
        ):
            self._curves.show_history(found.name, found.history, found.marked)
            self._samples.show_kept(found.name, found.kept)
            self._writing.show_kept(found.name, found.text)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._session.notify("error", error.message)


def _read(folder: Path, until: int | None = None, begins: bool = False) -> Found:
    """What a run left, or what it had shown until a step that was gone on from."""
    run = RunFolder.open(folder)
    kept, text = album.read(run), album.written(run)
    if until is not None:
        # What it wrote last was written later.
        kept, text = [frame for frame in kept if frame.step <= until], None
    history = [] if begins else run.history()
    return Found(folder.name, history, marks(run), kept, text, begins)


def _step_of(checkpoint: str) -> int | None:
    """The step of a checkpoint that was kept on the way; none of the last."""
    number = checkpoint.partition("-")[2].partition("-")[0]
    return int(number) if number else None
