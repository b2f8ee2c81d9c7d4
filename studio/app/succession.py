"""Runs that follow the one under way, once that has ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.app.run import Run
from studio.message import UserError
from studio.observe.frames import Mark
from studio.train.inbox import Adjust
from studio.train.worker import Job


@dataclass(frozen=True, slots=True)
class Successor:
    """A run that waits for the one under way to end."""

    job: Job
    orders: tuple[Adjust, ...] = ()
    resume: bool = False
    """Whether to go on at once."""


def way_back(
    run: Run | None, mark: Mark, jobs: Mapping[str, Job], *, undo: bool, paused: bool
) -> Successor:
    """What goes on from a mark of a run; with ``undo`` without the change that was made there.

    Args:
        run: the one of now.
        mark: where to go on from.
        jobs: what earlier runs trained, by the names of their folders: it may have been another
            model.
        undo: whether to change back what was changed at the mark.
        paused: whether the run of now is.

    Raises:
        UserError: there is no run, or no checkpoint.
    """
    if run is None or not mark.checkpoint:
        raise UserError("There is no checkpoint at this mark to go back to.")
    source = run.folder.with_name(mark.run) if mark.run else run.folder
    return at_mark(
        jobs.get(source.name, run.worker.job), source, mark, undo=undo, resume=not paused
    )


def at_mark(job: Job, source: Path, mark: Mark, *, undo: bool, resume: bool) -> Successor:
    """What goes on with a job from a mark of the run in a folder."""
    job = replace(job.alone(), resume_from=source, checkpoint=mark.checkpoint, paused=True)
    orders = (Adjust(mark.node, mark.name, mark.old),) if undo else ()
    return Successor(job, orders, resume)


def as_it_was(job: Job) -> Successor:
    """What a run went on from that could not begin in a changed model; it stays paused."""
    assert job.grown_from is not None
    return Successor(replace(job.grown_from, resume_from=job.resume_from, paused=True))
