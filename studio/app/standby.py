"""Who trains: a thread of this program, or a process of its own, of which one may stand ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from studio.observe.mailbox import Mailbox
    from studio.train.config import TrainConfig
    from studio.train.isolated import IsolatedWorker, Spare
    from studio.train.worker import Job, Worker

AnyWorker: TypeAlias = "Worker | IsolatedWorker"


def kill(worker: AnyWorker) -> None:
    """End a worker at once, if it has a process of its own; a thread ends by itself."""
    from studio.train.isolated import IsolatedWorker

    if isinstance(worker, IsolatedWorker):
        worker.kill()


class Standby:
    """Makes the worker of each run."""

    def __init__(self) -> None:
        self.spare: Spare | None = None
        """Has loaded all that the next run needs, where that will have a process of its own."""

    def worker(self, job: Job, mailbox: Mailbox, config: TrainConfig, *, linger: bool) -> AnyWorker:
        """A worker for a job, as its settings say."""
        from studio.train.isolated import IsolatedWorker
        from studio.train.worker import Worker

        if config.run_in == "thread":
            return Worker(job, mailbox, linger=linger)
        spare, self.spare = self.spare, None
        if spare is not None and not spare.ready:
            spare.close()
            spare = None
        return IsolatedWorker(job, mailbox, linger=linger, spare=spare)

    def settle(self, *, wanted: bool, busy: bool) -> None:
        """Have a process ready if one is wanted, and none else; none is begun beside a run."""
        if wanted and self.spare is None and not busy:
            from studio.train.isolated import Spare

            self.spare = Spare()
        elif not wanted and self.spare is not None:
            spare, self.spare = self.spare, None
            spare.close()
