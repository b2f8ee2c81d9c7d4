"""A run in a background thread, and its remote control. torch is loaded in that thread.

``run`` is the same run without a thread; both write the same folder and the same history.
"""

from __future__ import annotations

import threading

from studio.observe.frames import FieldInfo, RunState, Watch
from studio.observe.mailbox import Outbox
from studio.train.inbox import Adjust, Inbox, Look, Pause, Resume, StepOnce, Stop
from studio.train.job import Job, Result, Standing

__all__ = ["Job", "Result", "Worker", "run"]


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

    def step_once(self, *, inspected: bool = False) -> None:
        """Take one step and halt; inspected, all its values are told."""
        self._inbox.put(StepOnce(inspected))

    def stop(self) -> None:
        """End after the step under way. A lingering worker still answers until ``close``."""
        self._inbox.put(Stop())

    def adjust(self, order: Adjust) -> None:
        """Use another value from the next step on."""
        self._inbox.put(order)

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
