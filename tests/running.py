"""Small runs for tests: a network, its data, and a job in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.plan import Plan
from studio.graph.model import MODEL, TRAINING
from studio.observe.frames import Scalars
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox, Order
from studio.train.store import RunFolder
from studio.train.worker import Job, Result, run

TOY = {"data.source": "toy", "data.samples": 120, "train.batch_size": 16, "train.threads": 1}
DIGITS = {"data.source": "digits", "train.batch_size": 64, "train.threads": 1}


class OrderAt(Inbox):
    """An inbox into which an order falls right after the n-th event of the loop."""

    def __init__(self, event: int, order: Order) -> None:
        super().__init__()
        self._wait = event
        self._order = order

    def __bool__(self) -> bool:
        self._wait -= 1
        if self._wait == 0:
            self.put(self._order)
        return super().__bool__()


def plan_of(draw: Drawing, graph: str = MODEL) -> Plan:
    analysis = Analyser(STANDARD).analyse(draw.project, graph)
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
    training = plan_of(draw, TRAINING) if TRAINING in project.graphs else None
    return Job(project, plan_of(draw), folder, resume_from, training=training)


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


class OrdersAt(Inbox):
    """An inbox into which orders fall right after certain events of the loop."""

    def __init__(self, orders: Mapping[int, Sequence[Order]]) -> None:
        super().__init__()
        self._orders_at = orders
        self._events = 0

    def __bool__(self) -> bool:
        self._events += 1
        for order in self._orders_at.get(self._events, ()):
            self.put(order)
        return super().__bool__()
