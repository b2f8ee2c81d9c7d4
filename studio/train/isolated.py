"""A run in a process of its own: what happens to it costs the window nothing. No torch here.

It is steered as a run in a thread is, and gives the same frames.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any

from studio.message import Message
from studio.observe.frames import FieldInfo, Progress, RunState, Watch
from studio.observe.mailbox import Outbox
from studio.train.child import Begin, Close, Letter, News, serve
from studio.train.inbox import Adjust, Look, Pause, Resume, StepOnce, Stop
from studio.train.job import Job, Result
from studio.train.store import RUN, RunError, RunFolder

ENDED: frozenset[RunState] = frozenset({"finished", "stopped", "failed"})
DYING_S = 5.0
"""How long a process whose pipe is closed may take to end."""


class Spare:
    """A process that has loaded all that a run needs, and waits for one."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=serve, args=(theirs,), name="plexus-run", daemon=True
        )
        self.process.start()
        theirs.close()

    @property
    def ready(self) -> bool:
        """Whether it is still there."""
        return self.process.is_alive()

    def close(self) -> None:
        """End it; it has nothing to lose."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class IsolatedWorker:
    """Trains a job in another process and gives its frames to the mailbox.

    Args:
        job: what to train.
        mailbox: where frames go.
        linger: go on answering ``watch`` after the end, until ``close``.
        spare: a process that stands ready; without, one is started.
    """

    def __init__(
        self, job: Job, mailbox: Outbox, *, linger: bool = False, spare: Spare | None = None
    ) -> None:
        self.job = job
        self._mailbox = mailbox
        self._linger = linger
        self._spare = spare
        self._letters: SimpleQueue[Letter | None] = SimpleQueue()
        """What is to be sent: a pipe that nobody empties would hold up whoever writes to it."""
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._receive, name="isolated run", daemon=True)
        self.state: RunState = "starting"
        self.fields: tuple[FieldInfo, ...] = ()
        self.result: Result | None = None
        self._last: Progress | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._thread.start()

    def pause(self) -> None:
        self._send(Pause())

    def resume(self) -> None:
        self._send(Resume())

    def step_once(self, *, inspected: bool = False) -> None:
        """Take one step and halt; inspected, all its values are told."""
        self._send(StepOnce(inspected))

    def stop(self) -> None:
        """End after the step under way."""
        self._send(Stop())

    def adjust(self, order: Adjust) -> None:
        """Use another value from the next step on."""
        self._send(order)

    def watch(self, watch: Watch) -> None:
        self._send(Look(watch))

    def kill(self) -> None:
        """End it at once, also where it hangs; it keeps its last checkpoint."""
        process = self._process
        if process is not None:
            process.kill()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the process; whether it has ended."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def close(self, timeout: float | None = None) -> bool:
        """Stop, stop lingering, and wait; whether it has ended."""
        self._send(Close())
        return self.join(timeout)

    def _send(self, letter: Letter) -> None:
        self._letters.put(letter)

    def _receive(self) -> None:
        spare = self._spare or Spare()
        self._process = spare.process
        sender = threading.Thread(target=self._deliver, args=(spare.connection,), daemon=True)
        sender.start()
        try:
            while True:
                self._take(spare.connection.recv())
        except (EOFError, OSError):
            spare.process.join(DYING_S)
        if self.result is None:
            self._lose(spare.process.exitcode)
        self._letters.put(None)
        sender.join()
        self._process = None
        spare.close()

    def _deliver(self, connection: Connection[Any, Any]) -> None:
        letter: Letter | None = Begin(self.job, self._linger)
        # A process that has ended takes no letters; the receiving thread tells of it.
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            while letter is not None:
                connection.send(letter)
                letter = self._letters.get()

    def _take(self, news: News) -> None:
        self.fields = news.fields
        for frame in news.frames:
            if isinstance(frame, Progress):
                self.state, self._last = frame.state, frame
                if frame.state in ENDED:
                    self.result = news.result
            self._mailbox.put(frame)

    def _lose(self, code: int | None) -> None:
        """Tell that the process is gone, here and in the folder of the run."""
        self.state = "failed"
        message = _why(code)
        last = self._last or Progress("failed", 0, 0, 0, 0, 0.0, Message(""))
        try:
            if (self.job.folder / RUN).is_file():
                RunFolder.open(self.job.folder).update(state="failed", message=str(message))
        except (OSError, RunError) as error:
            message = Message("{message} {more}", message=message, more=_unwritten(error))
        self.result = Result(
            "failed",
            self.job.folder,
            last.epoch,
            last.step,
            0.0,
            str(last.device),
            {},
            str(message),
        )
        self._mailbox.put(
            Progress(
                "failed",
                last.step,
                last.steps,
                last.epoch,
                last.epochs,
                0.0,
                last.device,
                message,
            )
        )


def _unwritten(error: OSError | RunError) -> Message:
    return Message("That cannot be written into its folder: {reason}.", reason=error)


def _why(code: int | None) -> Message:
    kept = Message("The run keeps its last checkpoint: resume it from there.")
    if code is None:
        return Message("The process of the run does not answer any more. {kept}", kept=kept)
    if code == -9:
        return Message(
            "The process of the run was killed, as a system does that runs out of memory. {kept}",
            kept=kept,
        )
    if code < 0:
        return Message(
            "The process of the run crashed (signal {signal}). {kept}", signal=-code, kept=kept
        )
    return Message(
        "The process of the run ended unexpectedly (exit code {code}). {kept}",
        code=code,
        kept=kept,
    )
