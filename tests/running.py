"""Small runs for tests: a network, its data, and a job in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.plan import Plan
from studio.observe.frames import Scalars
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox
from studio.train.store import RunFolder
from studio.train.worker import Job, Result, run

TOY = {"data.source": "toy", "data.samples": 120, "train.batch_size": 16, "train.threads": 1}
DIGITS = {"data.source": "digits", "train.batch_size": 64, "train.threads": 1}


def plan_of(draw: Drawing) -> Plan:
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    return analysis.plan


def points_network(**extra: Any) -> Drawing:
    """Two numbers to two classes, with batch normalisation and dropout."""
    draw = Drawing()
    draw.chain(
        draw.add("input", "points", shape=("N", 2)),
        draw.add("Linear", "hidden", out_features=16),
        draw.add("BatchNorm1d", "norm"),
        draw.add("ReLU", "relu", **extra),
        draw.add("Dropout", "drop", p=0.3),
        draw.add("Linear", "scores", out_features=2),
        draw.add("output", "out"),
    )
    return draw


def straight(*layers: tuple[str, dict[str, Any]], shape: tuple[Any, ...] = ("N", 2)) -> Drawing:
    """An input, these layers in a row, an output."""
    draw = Drawing()
    nodes = [draw.add("input", "x", shape=shape)]
    nodes += [draw.add(kind, **params) for kind, params in layers]
    draw.chain(*nodes, draw.add("output", "y"))
    return draw


def job(folder: Path, draw: Drawing, resume_from: Path | None = None, **settings: Any) -> Job:
    """A job with the toy data, changed by ``train_lr=0.1`` and the like."""
    project = draw.project.copy()
    project.settings |= TOY | {key.replace("_", ".", 1): value for key, value in settings.items()}
    return Job(project, plan_of(draw), folder, resume_from)


def train(
    folder: Path,
    draw: Drawing,
    inbox: Inbox | None = None,
    resume_from: Path | None = None,
    **settings: Any,
) -> Result:
    """Train in this thread, to the end; frames go where nobody looks."""
    return run(job(folder, draw, resume_from, **settings), Mailbox(), inbox)


def numbers(folder: Path) -> list[tuple[Any, ...]]:
    """A run's history without its times, for exact comparison."""
    return [stripped(scalars) for scalars in RunFolder.open(folder).history()]


def stripped(scalars: Scalars) -> tuple[Any, ...]:
    return scalars.step, scalars.epoch, tuple(sorted(scalars.values.items()))
