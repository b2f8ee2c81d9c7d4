"""The learning rates that a run will have, found by going through its schedules beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.optim import lr_scheduler

from studio.compile.ownership import optimisers, schedule_of
from studio.compile.plan import Plan, Step
from studio.train import optimisers as making
from studio.train.problems import TrainingError

LONGEST = 20_000
"""Updates that are shown; of a longer run every so-manieth."""
MOST = 2_000_000
"""Updates that are gone through."""
OFTEN = 1_000
"""Updates between two looks at whether the curve is still wanted."""


def never() -> bool:
    """The curve is wanted to its end."""
    return False


@dataclass(frozen=True, slots=True)
class Rates:
    """How the learning rate of one optimiser changes over a run."""

    name: str
    """Of its node."""
    values: tuple[float, ...]
    """Evenly spread over the run, the first and the last update among them."""
    updates: int
    is_open: bool = False
    """Whether it also depends on how the training goes, so that this is but its beginning."""


def foretold(
    plan: Plan, batches: int, epochs: int, stop: Callable[[], bool] = never
) -> tuple[Rates, ...]:
    """The rates of the optimisers that have a schedule, in their order.

    Args:
        plan: of the training graph, or of its optimisers and schedules alone.
        batches: in an epoch.
        epochs: in the run.
        stop: whether to give up, as nobody wants the curves any more; then there are none.

    Raises ``TrainingError`` where torch refuses the settings of one.
    """
    steps = making.by_node(plan.steps)
    found: list[Rates] = []
    for sink in optimisers(plan):
        wired = schedule_of(plan.steps, sink)
        if wired is not None:
            rates = _of(sink, wired, steps, batches, epochs, stop=stop)
            if rates is None:
                return ()
            found.append(rates)
    return tuple(found)


def _of(
    sink: Step,
    wired: Step,
    steps: dict[str, Step],
    batches: int,
    epochs: int,
    *,
    stop: Callable[[], bool],
) -> Rates | None:
    weight = torch.nn.Parameter(torch.zeros(1, 1))
    optimizer = making.optimiser(sink, [{"params": [weight]}], fused=False)
    updates_of = {name: sink.settings[name] for name in ("times", "every", "accumulate")}
    times, every, accumulate = (int(value) for value in updates_of.values())  # type: ignore[arg-type]
    an_epoch = max(1, batches * times // (every * accumulate))
    per_epoch = making.counts(wired, steps) == "epoch"
    length = epochs if per_epoch else an_epoch * epochs
    schedule = making.schedule(wired, steps, optimizer, length)
    if isinstance(schedule, lr_scheduler.ReduceLROnPlateau):
        return Rates(sink.called, (float(optimizer.param_groups[0]["lr"]),) * 2, length, True)
    if length > MOST:
        raise TrainingError(
            "The learning rate of {name} is not drawn beforehand: the run takes {count} updates, "
            "and at most {limit} are gone through.",
            name=sink.called,
            count=f"{length:,}",
            limit=f"{MOST:,}",
        )
    weight.grad = torch.zeros_like(weight)
    values: list[float] = []
    gap = max(1, length // LONGEST)
    for count in range(length):
        if count % OFTEN == 0 and stop():
            return None
        if count % gap == 0 or count == length - 1:
            values.append(float(optimizer.param_groups[0]["lr"]))
        if not count:
            optimizer.step(lambda: 0.0)  # Else torch warns that a schedule goes on before it.
        schedule.step()
    return Rates(sink.called, tuple(values), length)
