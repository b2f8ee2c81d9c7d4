"""Runs that follow the one under way, once that has ended."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.app.run import Run
from studio.message import UserError
from studio.observe.frames import Mark
from studio.train.inbox import Adjust
from studio.train.worker import Job


@dataclass(frozen=True, slots=True)
class Successor:
    """A run that waits for the one under way to end."""

    job: Job
    orders: tuple[Adjust, ...]
    resume: bool
    """Whether to go on at once."""


def way_back(run: Run | None, mark: Mark, *, undo: bool, paused: bool) -> Successor:
    """What goes on from a mark of a run; with ``undo`` without the change that was made there.

    Raises ``UserError`` where there is no run, or no checkpoint.
    """
    if run is None or not mark.checkpoint:
        raise UserError("There is no checkpoint at this mark to go back to.")
    source = run.folder.with_name(mark.run) if mark.run else run.folder
    job = replace(run.worker.job, resume_from=source, checkpoint=mark.checkpoint, paused=True)
    orders = (Adjust(mark.node, mark.name, mark.old),) if undo else ()
    return Successor(job, orders, resume=not paused)
