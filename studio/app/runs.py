"""The runs of a session: start one, steer it, hear from it, and what it differs in from the canvas.

The run itself is a worker of ``studio.train`` in its own thread; this is its remote control on the
main thread. torch is loaded only when a run starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from studio import paths
from studio.graph.signal import Signal
from studio.message import Message, UserError
from studio.observe.frames import FieldInfo, Frame, Progress, RunState, Watch
from studio.observe.mailbox import Mailbox

if TYPE_CHECKING:
    from studio.app.session import Session
    from studio.compile.plan import Plan
    from studio.train.worker import Worker

ACTIVE: frozenset[str] = frozenset({"starting", "running", "paused", "stopping"})


@dataclass(slots=True)
class Run:
    """One run that this program started."""

    worker: Worker
    mailbox: Mailbox
    plan: Plan
    folder: Path
    progress: Progress


class Runs:
    """At most one run at a time; the last one stays ``current`` until the next starts."""

    def __init__(self, session: Session, folder: Path | None = None) -> None:
        self._session = session
        self.folder = folder or paths.runs()
        """Where run folders are made."""
        self.current: Run | None = None
        self.frames: Signal[list[Frame]] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.started: Signal[Run] = Signal()
        self.ended: Signal[Run] = Signal()
        self._watch = Watch()
        self._wanted: _Start | None = None

    @property
    def state(self) -> RunState | Literal["idle"]:
        """Of the current run; ``idle`` before the first."""
        return self.current.progress.state if self.current else "idle"

    @property
    def active(self) -> bool:
        """Whether a run is under way, paused included, or about to start."""
        return self.state in ACTIVE or self._wanted is not None

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The data fields of the current run, once it has loaded them."""
        return ()

    def refusal(self) -> Message | None:
        """Why training cannot start now, or ``None``."""
        if self.active:
            return Message("A run is already under way.")
        analysis = self._session.analysis
        if analysis is None:
            return Message("The model has not been checked yet.")
        if not analysis.ok:
            return Message("The model has problems: see the Problems panel.")
        return None

    def start(self, resume_from: Path | None = None) -> None:
        """Train the document as it is now. Raises ``UserError`` with the reason where it cannot."""
        raise UserError("Training is not available yet.")

    def pause(self) -> None:
        """Halt after the step under way."""

    def resume(self) -> None:
        """Go on after a pause."""

    def step(self) -> None:
        """Take one step and halt."""

    def stop(self) -> None:
        """End the run after the step under way; it keeps its checkpoints."""

    def last(self) -> Path | None:
        """The folder of the last run that can be gone on with."""
        return None

    def watch(self, watch: Watch) -> None:
        """Say what is on screen, now and for later runs."""
        self._watch = watch

    def differing(self) -> frozenset[str]:
        """Nodes of the document that are not as in the run under way."""
        return frozenset()

    def poll(self) -> bool:
        """Hand over what the run has to show; whether it is under way."""
        return False

    def close(self) -> None:
        """Stop the run and wait for it."""


@dataclass(frozen=True, slots=True)
class _Start:
    resume_from: Path | None
