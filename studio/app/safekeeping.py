"""Recovery snapshots of the work in hand, written beside and never over the user's file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from studio import paths
from studio.graph.model import Project
from studio.graph.recovery import Autosave, Recovery, pending
from studio.message import UserError

CLOSING_S = 10.0
Job = Callable[[], None]


class Safekeeping:
    """Writes a snapshot in a thread of its own, a little while after each change.

    ``touch``, ``forget``, ``poll`` belong to the main thread. The files are touched by the thread
    alone, in the order of the calls, so that a snapshot never outlives the save that made it
    needless.
    """

    def __init__(
        self, folder: Path | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder = folder or paths.state() / "recovery"
        self._clock = clock
        self._autosave = Autosave(self.folder)
        self._due: float | None = None
        self._inherited: Recovery | None = None
        self._state = threading.Condition()
        """Guards what follows."""
        self._job: Job | None = None
        self._busy = False
        self._closed = False
        self._failure: UserError | None = None
        self._thread: threading.Thread | None = None

    def pending(self) -> list[Recovery]:
        """What programs that did not end properly left behind."""
        return pending(self.folder)

    def touch(self, delay_s: float) -> None:
        """Note that there is something new to keep, soon."""
        if self._due is None:
            self._due = self._clock() + delay_s

    def inherit(self, recovery: Recovery) -> None:
        """Drop what was left behind, once this program keeps it itself."""
        self._inherited = recovery

    def forget(self) -> None:
        """Drop the snapshot: the work is saved or given up."""
        self._due = None
        if self._thread is not None or self._inherited is not None:
            inherited, self._inherited = self._inherited, None
            self._submit(lambda: self._drop(inherited))

    def poll(self, copy: Callable[[], Project], original: Path | None) -> bool:
        """Begin a snapshot when one is due; whether one is to come or under way.

        Raises ``UserError``, once, where a snapshot could not be written.
        """
        with self._state:
            failure, self._failure = self._failure, None
            busy = self._busy or self._job is not None
        if failure is not None:
            raise failure
        if not busy and self._due is not None and self._clock() >= self._due:
            self._due = None
            project, inherited = copy(), self._inherited
            self._inherited = None
            self._submit(lambda: self._keep(project, original, inherited))
            busy = True
        return busy or self._due is not None

    def keep_now(self, project: Project, original: Path | None) -> bool:
        """Write a snapshot and wait for it; whether it was written."""
        inherited, self._inherited, self._due = self._inherited, None, None
        self._submit(lambda: self._keep(project, original, inherited))
        with self._state:
            idle = self._state.wait_for(lambda: not self._busy and self._job is None, CLOSING_S)
            return idle and self._failure is None

    def close(self) -> None:
        """End the thread and drop the snapshot."""
        with self._state:
            self._closed = True
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join(CLOSING_S)
        self._autosave.close()

    def _keep(self, project: Project, original: Path | None, inherited: Recovery | None) -> None:
        self._autosave.write(project, original)
        if inherited is not None:
            inherited.discard()

    def _drop(self, inherited: Recovery | None) -> None:
        self._autosave.clear()
        if inherited is not None:
            inherited.discard()

    def _submit(self, job: Job) -> None:
        with self._state:
            self._job = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def _work(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._job is not None or self._closed)
                if self._job is None:
                    return
                job, self._job, self._busy = self._job, None, True
            failure: UserError | None = None
            try:
                job()
            except UserError as error:
                failure = error
            except OSError as error:
                failure = UserError("The recovery snapshot could not be kept: {why}.", why=error)
            with self._state:
                self._busy, self._failure = False, failure
                self._state.notify_all()
