"""A run in a background thread, and its remote control. torch is loaded in that thread.

``run`` is the same run without a thread; both write the same folder and the same history.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.observe.frames import FieldInfo, RunState, Watch
from studio.observe.mailbox import Outbox
from studio.train.inbox import Inbox, Look, Pause, Resume, SetRate, StepOnce, Stop

if TYPE_CHECKING:
    from studio.compile.plan import Plan
    from studio.graph.model import Project


@dataclass(frozen=True, slots=True)
class Job:
    """What to train. The settings of the project (``data.*``, ``train.*``) say how.

    Args:
        project: a copy that nobody edits.
        plan: of the project's model.
        folder: the run's own folder, as ``RunFolder.create`` made it; made here if missing.
        resume_from: the folder of the run to go on with; may be ``folder`` itself.
        base: the folder that relative paths of the data settings start from.
    """

    project: Project
    plan: Plan
    folder: Path
    resume_from: Path | None = None
    base: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended."""

    state: RunState
    folder: Path
    epochs: int
    """Completed."""
    steps: int
    seconds: float
    """Of training, pauses left out; earlier parts of a resumed run counted in."""
    device: str
    final: dict[str, float]
    """The last epoch's numbers: ``train_loss``, ``val_loss``, ``val_accuracy`` …"""
    message: str = ""
    node: str = ""


@dataclass(slots=True)
class Standing:
    """What the run says of itself to whoever asks between frames; written by the run alone."""

    state: RunState = "starting"
    fields: tuple[FieldInfo, ...] = ()
    result: Result | None = field(default=None)


def run(job: Job, mailbox: Outbox, inbox: Inbox | None = None) -> Result:
    """Train to the end in this thread. Never raises for what a user can mend: see the result."""
    from studio.train.engine import Engine

    return Engine(job, mailbox, Inbox() if inbox is None else inbox, Standing()).run()


class Worker:
    """Trains a job in a background thread and gives frames to the mailbox.

    With ``linger`` it goes on answering ``watch`` after the end, until ``close``.
    """

    def __init__(self, job: Job, mailbox: Outbox, *, linger: bool = False) -> None:
        self.job = job
        self._standing = Standing()
        self._inbox = Inbox()
        arguments = (job, mailbox, self._inbox, self._standing, linger)
        self._thread = threading.Thread(target=_work, args=arguments, name="run", daemon=True)

    @property
    def state(self) -> RunState:
        return self._standing.state

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The data fields, once loaded."""
        return self._standing.fields

    @property
    def result(self) -> Result | None:
        """How it ended, once it has."""
        return self._standing.result

    def start(self) -> None:
        self._thread.start()

    def pause(self) -> None:
        self._inbox.put(Pause())

    def resume(self) -> None:
        self._inbox.put(Resume())

    def step_once(self) -> None:
        self._inbox.put(StepOnce())

    def stop(self) -> None:
        """End after the step under way. A lingering worker still answers until ``close``."""
        self._inbox.put(Stop())

    def set_lr(self, rate: float) -> None:
        """Use this learning rate from the next step on."""
        self._inbox.put(SetRate(rate))

    def watch(self, watch: Watch) -> None:
        self._inbox.put(Look(watch))

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread; whether it has ended."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def close(self, timeout: float | None = None) -> bool:
        """Stop, stop lingering, and wait; whether it has ended."""
        self._inbox.close()
        return self.join(timeout)


def _work(job: Job, mailbox: Outbox, inbox: Inbox, standing: Standing, linger: bool) -> None:
    from studio.train.engine import Engine

    engine = Engine(job, mailbox, inbox, standing)
    engine.run()
    if linger:
        engine.linger()
